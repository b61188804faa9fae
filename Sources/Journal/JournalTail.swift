public import FileIO
import ReleaseModel

/// The last line of a journal, read backwards from its end.
public enum JournalTail {
    /// The line that ends at `end`, its newline included.
    /// - Parameter end: at the start of a segment, the last line of the segment before it is meant.
    /// - Returns: nil at the very beginning of the journal.
    /// - Throws: ``JournalDamage`` when no line ends there; ``FileError``.
    public static func line(endingAt end: JournalPosition, in journal: Directory) throws -> ArraySlice<UInt8>? {
        var end = end
        if end.offset == 0 {
            let segments = try JournalSegment.list(in: journal)
            guard let previous = segments.last(where: { $0 < end.segment }) else {
                if end.segment == .first { return nil }
                throw JournalDamage(end, "the segment before it is missing")
            }
            let size = try journal.status(JournalSegment.name(previous)).size
            end = JournalPosition(segment: previous, offset: size)
        }
        let segment = try journal.open(JournalSegment.name(end.segment), .read)
        let start = max(0, end.offset - Int64(Limits.recordBytesMax) - 1)
        let tail = try segment.readAll(from: start, count: Int(end.offset - start))
        let newline = UInt8(ascii: "\n")
        guard tail.last == newline else { throw JournalDamage(end, "no line ends there") }
        return tail.dropLast().lastIndex(of: newline).map { tail[($0 + 1)...] } ?? tail[...]
    }
}
