import FileIO
import Journal
import ReleaseModel
import TestSupport
import Testing

@Suite("A journal verifier") struct JournalVerifierTests {
    private func faults(_ journal: VerifierJournal) throws -> [String] {
        var faults: [String] = []
        _ = try verified(journal) { faults.append($0.description) }
        return faults
    }

    private func verified(_ journal: VerifierJournal, _ tell: @escaping (JournalFault) -> Void) throws
        -> JournalVerifier
    {
        let verifier = JournalVerifier(
            folder: try journal.folder,
            remembering: SequenceNumber(2),
            href: VerifierJournal.href,
            textHref: VerifierJournal.textHref,
            forEach: { count, body in for index in 0..<count { body(index) } },
            tell: tell
        )
        try verifier.run { _ in }
        return verifier
    }

    private func journal(_ count: Int) throws -> VerifierJournal {
        let journal = try VerifierJournal()
        for _ in 0..<count { journal.add() }
        return journal
    }

    @Test func `finds nothing in a journal as it was written`() throws {
        let journal = try journal(200)
        journal.add(sameAs: 7)
        try journal.write(0..<100, isClosed: true)
        try journal.write(100..<201)
        let verifier = try verified(journal) { Issue.record("\($0)") }
        #expect(verifier.records == 201)
        #expect(verifier.last == SequenceNumber(201))
        #expect(verifier.rememberedHash == JournalLine.hash(journal.lines[1][...]))
        var originals: Set<ContentDigest> = []
        verifier.contents.originals { byte, list in
            #expect(list.allSatisfy { $0.digest.bytes[0] == byte })
            originals.formUnion(list.map(\.digest))
        }
        #expect(originals.count == 200)
    }

    @Test func `finds nothing where there is no journal yet`() throws {
        #expect(try faults(journal(0)) == [])
    }

    @Test func `finds a changed byte by the hash in the next line`() throws {
        let journal = try journal(3)
        let text = String(decoding: journal.bytes, as: UTF8.self)
        let changed = text.replacing("\"a.txt\"", with: "\"b.txt\"", maxReplacements: 1)
        try journal.place.write("000000000001.jsonl", changed)
        let faults = try faults(journal)
        #expect(faults.count == 1)
        #expect(faults.first?.contains("record 000000000002 does not carry the hash") == true)
    }

    @Test func `goes on behind a line that is no record`() throws {
        let journal = try journal(3)
        var bytes = journal.bytes
        bytes[0] = UInt8(ascii: "x")
        try journal.place.write("000000000001.jsonl", bytes)
        let faults = try faults(journal)
        #expect(faults.count == 2)
        #expect(faults.first?.contains("where record 000000000001 should stand is no record") == true)
    }

    @Test func `names the records of a missing segment once`() throws {
        let journal = try journal(9)
        try journal.write(0..<3, isClosed: true)
        try journal.write(6..<9)
        let faults = try faults(journal)
        #expect(faults.count == 1)
        #expect(faults.first?.contains("records 000000000004 to 000000000006 are missing") == true)
    }

    @Test func `names a missing line once`() throws {
        let journal = try journal(5)
        try journal.place.write("000000000001.jsonl", Array((journal.lines[..<2] + journal.lines[3...]).joined()))
        let faults = try faults(journal)
        #expect(faults.count == 1)
        #expect(faults.first?.contains("record 000000000003 is missing") == true)
    }

    @Test func `wants closed segments whole and read-only`() throws {
        let journal = try journal(4)
        try journal.write(0..<2)
        try journal.write(2..<4)
        #expect(try faults(journal).count == 1)
        try journal.place.write("000000000001.jsonl", Array(journal.lines[..<2].joined().dropLast(5)))
        let faults = try faults(journal)
        #expect(faults.contains { $0.contains("ends within a line") })
    }

    @Test func `does not count a last line without its newline`() throws {
        let journal = try journal(2)
        try journal.place.write("000000000001.jsonl", journal.bytes + Array("{\"spec".utf8))
        let verifier = try verified(journal) { Issue.record("\($0)") }
        #expect(verifier.records == 2)
        #expect(verifier.tornBytes == 6)
    }

    @Test(arguments: [65_536, 3_000_000]) func `goes on behind a line longer than any record`(_ length: Int) throws {
        let journal = try journal(2)
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: length) + [UInt8(ascii: "\n")]
        try journal.place.write("000000000001.jsonl", journal.lines[0] + long + journal.lines[1])
        var faults: [String] = []
        let verifier = try verified(journal) { faults.append($0.description) }
        #expect(!faults.isEmpty)
        #expect(verifier.contents.count == 2)
    }

    @Test func `wants one acceptance of a content, and duplicates of the same bytes`() throws {
        let twice = try journal(2)
        let hash = { (number: Int) in JournalLine.hash(Array("content \(number)".utf8)[...]).hex }
        let text = String(decoding: twice.bytes, as: UTF8.self)
        try twice.place.write("000000000001.jsonl", text.replacing(hash(2), with: hash(1)))
        #expect(try faults(twice).contains { $0.contains("accepts the bytes of record 000000000001 once more") })

        let other = try journal(2)
        other.add(sameAs: 1)
        let wrong = String(decoding: other.bytes, as: UTF8.self)
            .replacing("\"event\":\"000000000001\"", with: "\"event\":\"000000000002\"")
        try other.place.write("000000000001.jsonl", wrong)
        #expect(try faults(other).contains { $0.contains("with another sha256") })
    }
}
