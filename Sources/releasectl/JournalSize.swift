import FileIO
import Journal

/// How much a reading of the whole journal has before it.
enum JournalSize {
    /// Bytes of all segments.
    static func bytes(of journal: Directory) throws -> Int64 {
        try JournalSegment.list(in: journal).reduce(0) { $0 + (try journal.status(JournalSegment.name($1)).size) }
    }
}
