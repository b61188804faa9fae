import FileIO
import Journal
import ReleaseModel

/// A journal of many records, written by the service's own writer as a service that made them would have left it: the
/// chain, the segments and the commit log are true. What the register knows follows from it.
struct GeneratedJournal {
    /// Where a segment ends, as by default (`segment = "64 MiB"`).
    private static let segmentBytes: Int64 = 64 << 20
    /// Records written at once.
    private static let frameRecords = Limits.batchFilesMax

    /// Makes journal and commit log in a root that has neither.
    /// - Parameter progress: told at times how many records are written.
    static func make(
        _ count: UInt64,
        in root: Directory,
        source: String,
        progress: (UInt64) -> Void = { _ in }
    ) throws {
        let journal = try root.madeDirectory("journal", permissions: 0o750).0
        let logs = try root.madeDirectory("state", permissions: 0o700).0.madeDirectory("log", permissions: 0o700).0
        try journal.open(JournalSegment.name(.first), .createNew, permissions: 0o644).close()
        let writer = try JournalWriter(folder: journal, head: .beginning)
        var records = GeneratedRecords(
            count: count,
            source: source,
            end: root.calls.wallTime(),
            seed: root.calls.randomNumber()
        )
        var next: UInt64 = 1
        while next <= count {
            let last = min(count, next + UInt64(frameRecords) - 1)
            try writer.append(frame(next...last, after: writer.head.lastHash, &records))
            next = last + 1
            if writer.head.position.offset >= segmentBytes, next <= count {
                try begin(after: writer)
                progress(last)
            }
        }
        try writer.flush()
        _ = try CommitLog.begin(in: logs, base: writer.head, frames: [], generation: 1)
        try root.flush()
    }

    private static func frame(
        _ numbers: ClosedRange<UInt64>,
        after hash: ContentDigest,
        _ records: inout GeneratedRecords
    ) -> CommitFrame {
        var frame = CommitFrame(lines: [], count: numbers.count, lastHash: hash, drops: [])
        frame.lines.reserveCapacity(numbers.count * 1_024)
        for number in numbers {
            let line = RecordEncoder.line(records.record(number, previousHash: frame.lastHash))
            frame.lastHash = JournalLine.hash(line[...])
            frame.lines += line
        }
        return frame
    }

    private static func begin(after writer: JournalWriter) throws {
        try writer.flush()
        var head = writer.head
        head.position = JournalPosition(segment: head.next, offset: 0)
        try writer.prepareSegment(head.next)
        try writer.startSegment(head)
    }
}
