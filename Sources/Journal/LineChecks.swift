import ReleaseModel
import Synchronization

/// Takes lines apart and hashes them, many at a time, on as many threads as the caller has: that, not the disk, is
/// what verifying a journal costs.
struct LineChecks {
    /// One line.
    struct Line: Sendable {
        /// nil when it is no record.
        let record: JournalLine?
        /// Of the line with its newline.
        let hash: ContentDigest
        /// Its length, newline included.
        let count: Int
    }

    /// Calls its second argument once for each index below the first, on any thread, and returns when all have
    /// returned.
    typealias ForEach = (Int, @Sendable (Int) -> Void) -> Void

    private static let partLines = 64

    /// The lines of a stretch in order.
    static func lines(of bytes: ArraySlice<UInt8>, _ forEach: ForEach) -> [Line] {
        let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
        let partCount = (ends.count + partLines - 1) / partLines
        let parts = Mutex([[Line]](repeating: [], count: partCount))
        forEach(partCount) { part in
            let range = (part * partLines)..<min((part + 1) * partLines, ends.count)
            let lines = range.map { index in
                let begin = index == 0 ? bytes.startIndex : ends[index - 1] + 1
                let whole = bytes[begin...ends[index]]
                return Line(record: JournalLine(whole.dropLast()), hash: JournalLine.hash(whole), count: whole.count)
            }
            parts.withLock { $0[part] = lines }
        }
        return parts.withLock { $0 }.flatMap(\.self)
    }
}
