import FileIO
import Journal
import ReleaseModel
import TestSupport
import Testing

@Suite("lost records")
struct LostRecordsTests {
    /// Nine records, three of them lost: in two segments with a note between.
    static func wounded(first: Int = 4, next: Int = 7) throws -> VerifierJournal {
        let journal = try VerifierJournal()
        for _ in 1...9 { journal.add() }
        if first > 1 { try journal.write(0..<(first - 1), isClosed: true) }
        try journal.write((next - 1)..<9)
        let lost = LostRecords(
            first: SequenceNumber(UInt64(first)),
            next: SequenceNumber(UInt64(next)),
            hashBefore: first > 1 ? JournalLine.hash(journal.lines[first - 2][...]) : .zero,
            hashCarried: JournalLine.hash(journal.lines[next - 2][...])
        )
        try journal.place.write(lost.name.text, lost.bytes)
        return journal
    }

    private static func verify(_ journal: VerifierJournal) throws -> (faults: [JournalFault], JournalVerifier) {
        var faults: [JournalFault] = []
        let verifier = JournalVerifier(
            folder: try journal.folder,
            remembering: nil,
            href: VerifierJournal.href,
            textHref: VerifierJournal.textHref,
            forEach: { count, body in (0..<count).forEach(body) },
            tell: { faults.append($0) }
        )
        try verifier.run { _ in }
        return (faults, verifier)
    }

    @Test("a note says again what was written")
    func roundTrip() {
        let lost = LostRecords(first: SequenceNumber(4), next: SequenceNumber(7), hashBefore: .zero, hashCarried: .zero)
        #expect(LostRecords(lost.bytes[...], next: SequenceNumber(7)) == lost)
        #expect(LostRecords(lost.bytes[...], next: SequenceNumber(8)) == nil)
        #expect(LostRecords(lost.bytes.dropLast(5), next: SequenceNumber(7)) == nil)
    }

    @Test("readers go over what is lost", arguments: [(4, 7), (1, 4), (2, 9)])
    func read(first: Int, next: Int) throws {
        let journal = try Self.wounded(first: first, next: next)
        let left = (1...9).filter { $0 < first || $0 >= next }
        let reader = JournalReader(folder: try journal.folder, after: nil)
        var numbers: [Int] = []
        while let line = try reader.line() { numbers.append(Int(line.sequence.value)) }
        #expect(numbers == left)
        let copier = JournalCopier(folder: try journal.folder, after: nil)
        var bytes: [UInt8] = []
        var last: SequenceNumber?
        while let stretch = try copier.stretch() {
            bytes += stretch.bytes
            last = stretch.last
        }
        #expect(bytes == left.flatMap { journal.lines[$0 - 1] })
        #expect(last == SequenceNumber(9))
    }

    @Test("a cursor stays right wherever it stands", arguments: 1...8)
    func cursor(after: Int) throws {
        let journal = try Self.wounded()
        let reader = JournalReader(folder: try journal.folder, after: SequenceNumber(UInt64(after)))
        let expected = [1, 2, 3, 7, 8, 9].first { $0 > after }
        #expect(try reader.line().map { Int($0.sequence.value) } == expected)
    }

    @Test("without the note the gap is damage")
    func noNote() throws {
        let journal = try Self.wounded()
        try journal.folder.unlink("000000000007.lost")
        let reader = JournalReader(folder: try journal.folder, after: SequenceNumber(2))
        _ = try reader.line()
        #expect(throws: JournalDamage.self) { try reader.line() }
        #expect(try Self.verify(journal).faults.count == 1)
    }

    @Test("a verifier names what is lost, and finds no fault in it")
    func verifier() throws {
        let (faults, verifier) = try Self.verify(try Self.wounded())
        #expect(faults.isEmpty)
        #expect(verifier.lost.map(\.count) == [3])
        #expect(verifier.records == 6)
    }

    @Test("a line behind the gap is still held against the last lost one")
    func chain() throws {
        let journal = try Self.wounded()
        let lost = LostRecords(
            first: SequenceNumber(4),
            next: SequenceNumber(7),
            hashBefore: JournalLine.hash(journal.lines[2][...]),
            hashCarried: .zero
        )
        try journal.place.write(lost.name.text, lost.bytes)
        #expect(try Self.verify(journal).faults.count == 1)
    }

    @Test("a start without a log goes over the gap, and the next record is the next number")
    func start() throws {
        let journal = try Self.wounded()
        let logs = try TemporaryFolder()
        let folder = try Directory.open(configured: PathBytes(logs.path), calls: LinuxSystemCalls())
        let recovery = try JournalRecovery(journal: try journal.folder, logs: folder) { _ in }
        #expect(recovery.head.next == SequenceNumber(10))
        // And once more, with the log it began.
        #expect(try JournalRecovery(journal: try journal.folder, logs: folder) { _ in }.head.next == SequenceNumber(10))
    }

    @Test("what is lost at the very end is not numbered again")
    func end() throws {
        let journal = try VerifierJournal()
        for _ in 1...5 { journal.add() }
        try journal.write(0..<3, isClosed: true)
        try journal.place.write("000000000006.jsonl", [])
        let lost = LostRecords(
            first: SequenceNumber(4),
            next: SequenceNumber(6),
            hashBefore: JournalLine.hash(journal.lines[2][...]),
            hashCarried: JournalLine.hash(journal.lines[4][...])
        )
        try journal.place.write(lost.name.text, lost.bytes)
        let logs = try TemporaryFolder()
        let folder = try Directory.open(configured: PathBytes(logs.path), calls: LinuxSystemCalls())
        for _ in 1...2 {
            let recovery = try JournalRecovery(journal: try journal.folder, logs: folder) { _ in }
            #expect(recovery.head.next == SequenceNumber(6))
            #expect(recovery.head.lastHash == JournalLine.hash(journal.lines[4][...]))
        }
        #expect(try Self.verify(journal).faults.isEmpty)
    }
}
