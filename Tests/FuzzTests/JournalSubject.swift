import FileIO
import Journal
import ReleaseModel
import TestSupport

extension FuzzSubject {
    /// One line.
    static let line = FuzzSubject(
        description: "line",
        rounds: 3_000,
        samples: (1...3).map { [UInt8](SampleJournal.lines($0).split(separator: 10)[$0 - 1]) },
        words: FuzzSubject.json.words
    ) { bytes in
        guard let line = JournalLine(bytes[...]) else { return nil }
        if line.sequence.value > Limits.sequenceMax { return "sequence \(line.sequence.value)" }
        // What an independent reader takes from it is the same.
        guard let event = try? JSONTree(bytes) else { return "a record that Foundation does not call JSON" }
        return event["sequence"]?.text.flatMap { SequenceNumber(text: $0) } == line.sequence ? nil : "another sequence"
    }

    /// A segment of the journal, whatever is in it, before every reader there is.
    static let segment = FuzzSubject(
        description: "segment",
        rounds: 100,
        samples: [SampleJournal.lines(4)],
        words: FuzzSubject.json.words + [[10], [10, 10], SampleJournal.lines(1)]
    ) { bytes in
        do { return try JournalReaders(bytes).fault() } catch { return "\(error)" }
    }
}

/// What every reader makes of one segment.
struct JournalReaders {
    private let root: SampleRoot
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) throws {
        root = try SampleRoot()
        root.write(root.segment(), bytes)
        self.bytes = bytes
    }

    func fault() throws -> String? {
        let whole = bytes[..<((bytes.lastIndex(of: 10) ?? -1) + 1)]
        let lines = whole.count { $0 == 10 }
        // Records in a row from the first, each carrying the hash of the one before.
        var check = ChainCheck(next: .first, previousHash: .zero)
        var read: [UInt8] = []
        var isChain = true
        do {
            let reader = JournalReader(folder: root.journal, after: nil)
            while let line = try reader.line() {
                read += line.bytes
                if isChain { isChain = (try? check.take(line.bytes, at: line.position)) != nil }
            }
            if read[...] != whole { return "the reader gives other bytes than the file has" }
        } catch is JournalDamage {
            isChain = false
            if !whole.starts(with: read) { return "the reader gives other bytes than the file has" }
        }
        var faults: [JournalFault] = []
        let verifier = JournalVerifier(
            folder: root.journal,
            remembering: nil,
            href: { _ in "" },
            textHref: { _ in "" },
            forEach: { count, body in for index in 0..<count { body(index) } },
            tell: { faults.append($0) }
        )
        try verifier.run { _ in }
        // Its faults of contents are not the chain's.
        let ofContents = ["href", "duplicate", "revision"]
        let chainFaults = faults.filter { fault in !ofContents.contains { fault.problem.contains($0) } }
        // What a power cut left behind the last line may be longer than any line: damage to one reader, not to another.
        let isLong = bytes.count - whole.count > Limits.recordBytesMax
        if !isLong && isChain != chainFaults.filter({ !$0.problem.contains("accept") }).isEmpty {
            return "the chain is \(isChain ? "whole" : "broken"), the verifier says \(faults)"
        }
        let copier = JournalCopier(folder: root.journal, after: nil)
        do {
            var copied = 0
            while let stretch = try copier.stretch() { copied += stretch.bytes.count }
            if copied != whole.count { return "\(copied) of \(whole.count) bytes copied" }
        } catch is JournalDamage {}
        do {
            let last = try JournalEnd.last(in: root.journal)
            if (last == nil) != (lines == 0) { return "an end without a line, or a line without an end" }
        } catch is JournalDamage {}
        let end = JournalPosition(segment: .first, offset: Int64(whole.count))
        do { _ = try JournalTail.line(endingAt: end, in: root.journal) } catch is JournalDamage {}
        do { try JournalSearch.records(in: root.journal, holding: [0x22]) { _ in } } catch is JournalDamage {}
        _ = try JournalLookup(folder: root.journal).record(at: JournalPosition(segment: .first, offset: 0))
        return nil
    }
}
