public import FileIO
import ReleaseModel

/// The end of the journal as it can be read, found without reading what comes before it.
public enum JournalEnd {
    /// The last whole line, its newline included, and where it stands.
    /// - Returns: nil before the first record.
    /// - Throws: ``JournalDamage`` when what stands there is no record; ``FileError``.
    public static func last(in folder: Directory) throws -> (record: JournalLine, head: JournalHead)? {
        // A segment that was just begun is empty: the line is in the one before.
        for first in try JournalSegment.list(in: folder).reversed() {
            let segment = try folder.open(JournalSegment.name(first), .read)
            let size = try segment.status().size
            guard let end = try newline(before: size, in: segment) else { continue }
            let begin = try newline(before: end, in: segment).map { $0 + 1 } ?? 0
            let position = JournalPosition(segment: first, offset: begin)
            let bytes = try segment.readAll(from: begin, count: Int(end + 1 - begin))[...]
            guard let record = JournalLine(bytes.dropLast()), record.sequence.value < Limits.sequenceMax else {
                throw JournalDamage(position, "the last line is no record")
            }
            let head = JournalHead(
                next: record.sequence.next,
                lastHash: JournalLine.hash(bytes),
                position: JournalPosition(segment: first, offset: end + 1)
            )
            return (record, head)
        }
        return nil
    }

    /// The last newline before `end`. What a power cut left behind the last line may be long.
    private static func newline(before end: Int64, in segment: borrowing Descriptor) throws(FileError) -> Int64? {
        var end = end
        while end > 0 {
            let start = max(0, end - Int64(Limits.readBytes))
            let bytes = try segment.readAll(from: start, count: Int(end - start))
            if let index = bytes.lastIndex(of: UInt8(ascii: "\n")) { return start + Int64(index) }
            end = start
        }
        return nil
    }
}
