import FileIO
import ReleaseModel

/// One segment of the journal read in long stretches of whole lines: what is fast for a copier and bounded for a
/// verifier.
final class SegmentStretches {
    /// What a read gave.
    enum Stretch {
        /// Whole lines, the last newline included.
        case lines(ArraySlice<UInt8>)
        /// A line longer than any record, and its newline far behind.
        case overlong
        /// The present end; behind it bytes of a line that has no newline yet.
        case end(tornBytes: Int)
    }

    /// Where the next stretch begins, in bytes from the segment's start.
    private(set) var offset: Int64 = 0
    private let segment: Descriptor
    private var buffer = [UInt8](repeating: 0, count: 4 * Limits.readBytes)

    /// A segment from its start on.
    init(_ segment: consuming Descriptor) { self.segment = segment }

    /// The next stretch. At the end it can be asked again.
    func next() throws(FileError) -> Stretch {
        let stretch = try look()
        if case .lines(let bytes) = stretch { offset += Int64(bytes.count) }
        return stretch
    }

    /// The next stretch, without going on to the one after it.
    func look() throws(FileError) -> Stretch {
        let count = try segment.read(into: &buffer, at: offset)
        if let end = buffer[..<count].lastIndex(of: UInt8(ascii: "\n")) { return .lines(buffer[...end]) }
        guard count > Limits.recordBytesMax else { return .end(tornBytes: count) }
        // What a power cut left behind the last line may be long, and has no newline either.
        return try newline(from: offset) == nil ? .end(tornBytes: Int(try segment.status().size - offset)) : .overlong
    }

    /// Goes behind the next newline, however far that is.
    func skipLine() throws(FileError) {
        if let newline = try newline(from: offset) { offset = newline + 1 }
    }

    private func newline(from start: Int64) throws(FileError) -> Int64? {
        var position = start
        while true {
            let count = try segment.read(into: &buffer, at: position)
            if count == 0 { return nil }
            let index = buffer[..<count].firstIndex(of: UInt8(ascii: "\n"))
            if let index { return position + Int64(index) }
            position += Int64(count)
        }
    }

    /// statx(2) of the segment.
    func status() throws(FileError) -> FileStatus { try segment.status() }
}
