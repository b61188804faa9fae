import FileIO
import Journal
import ReleaseModel
import TestSupport
import Testing

@Suite("A journal copier") struct JournalCopyTests {
    private func journal(_ count: Int) throws -> VerifierJournal {
        let journal = try VerifierJournal()
        for number in 0..<count { journal.add(name: String(repeating: "n", count: number % 200 + 1)) }
        return journal
    }

    private func copied(_ copier: JournalCopier) throws -> (bytes: [UInt8], last: SequenceNumber?) {
        var bytes: [UInt8] = []
        var last: SequenceNumber?
        while let stretch = try copier.stretch() {
            bytes += stretch.bytes
            last = stretch.last
        }
        return (bytes, last)
    }

    @Test(arguments: [0, 1, 1_499, 1_500, 1_501, 2_999]) func `gives the very bytes behind a record`(
        _ after: Int
    ) throws {
        // More than one stretch in the first segment.
        let journal = try journal(3_000)
        try journal.write(0..<1_500, isClosed: true)
        try journal.write(1_500..<3_000)
        let copier = JournalCopier(folder: try journal.folder, after: SequenceNumber(UInt64(after)))
        let (bytes, last) = try copied(copier)
        #expect(bytes == journal.lines[after...].flatMap(\.self))
        #expect(last == SequenceNumber(3_000))
    }

    @Test func `gives nothing behind the end, and what comes there later`() throws {
        let journal = try journal(3)
        try journal.write(0..<2)
        let copier = JournalCopier(folder: try journal.folder, after: SequenceNumber(2))
        #expect(try copied(copier).bytes.isEmpty)
        try journal.write(0..<3)
        #expect(try copied(copier).bytes == journal.lines[2])
    }

    @Test func `goes on into a segment that is begun meanwhile`() throws {
        let journal = try journal(4)
        try journal.write(0..<2)
        let copier = JournalCopier(folder: try journal.folder, after: nil)
        #expect(try copied(copier).last == SequenceNumber(2))
        try journal.write(0..<3, isClosed: true)
        try journal.write(3..<4)
        let (bytes, last) = try copied(copier)
        #expect(bytes == journal.lines[2...].flatMap(\.self))
        #expect(last == SequenceNumber(4))
    }

    @Test func `leaves a last line without its newline until it has it`() throws {
        let journal = try journal(2)
        try journal.place.write("000000000001.jsonl", journal.bytes.dropLast(10).map(\.self))
        let copier = JournalCopier(folder: try journal.folder, after: nil)
        #expect(try copied(copier).bytes == journal.lines[0])
        try journal.write(0..<2)
        #expect(try copied(copier).bytes == journal.lines[1])
    }

    @Test func `ends before zeros that a power cut left`() throws {
        let journal = try journal(2)
        try journal.place.write("000000000001.jsonl", journal.bytes + [UInt8](repeating: 0, count: 3_000_000))
        #expect(try copied(JournalCopier(folder: journal.folder, after: nil)).bytes == journal.bytes)
    }

    @Test func `refuses a journal with a segment missing`() throws {
        let journal = try journal(6)
        try journal.write(0..<2, isClosed: true)
        try journal.write(4..<6)
        #expect(throws: JournalDamage.self) {
            try copied(JournalCopier(folder: journal.folder, after: nil))
        }
        let headless = try self.journal(4)
        try headless.write(2..<4)
        #expect(throws: JournalDamage.self) {
            try copied(JournalCopier(folder: headless.folder, after: nil))
        }
    }

    @Test func `finds every record of a name, and no other`() throws {
        let journal = try VerifierJournal()
        for name in ["a.txt", "aa.txt", "a.txt", "\u{1B}[2J.txt", "a"] { journal.add(name: name) }
        try journal.write(0..<5)
        for (name, expected) in [("a.txt", [1, 3]), ("\u{1B}[2J.txt", [4]), ("b", [])] {
            var found: [UInt64] = []
            let text = JournalSearch.text(ofName: PathBytes(name))
            try JournalSearch.records(in: journal.folder, holding: text) { found.append($0.sequence.value) }
            #expect(found == expected.map(UInt64.init))
        }
    }

    @Test func `the tail is the last whole line, and where the next goes`() throws {
        let journal = try journal(3)
        #expect(try JournalEnd.last(in: journal.folder) == nil)
        try journal.write(0..<3, isClosed: true)
        try journal.place.write("000000000004.jsonl", [UInt8](repeating: 0, count: 700_000))
        let last = try #require(try JournalEnd.last(in: journal.folder))
        #expect(last.record.sequence == SequenceNumber(3))
        #expect(last.head.next == SequenceNumber(4))
        #expect(last.head.lastHash == JournalLine.hash(journal.lines[2][...]))
        #expect(last.head.position.offset == Int64(journal.bytes.count))
    }

    @Test(.timeLimit(.minutes(20))) func `a follower wakes up when the journal grows`() throws {
        let journal = try journal(2)
        try journal.write(0..<1)
        let folder = try journal.folder
        let follower = JournalFollower(folder: folder)
        try journal.write(0..<2)
        let before = folder.calls.monotonicTime()
        try follower.wait(atMost: .seconds(30))
        #expect(folder.calls.monotonicTime() - before < .seconds(20))
    }
}
