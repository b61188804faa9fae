public import FileIO
public import ReleaseModel
import SystemPackage

/// Reads the journal as its contract says: segments in the order of their names, a line counts once its newline is
/// there, sequences have no gaps but those that a note beside a segment names (``LostRecords``), a segment that has a successor never changes. At the end it can be asked again.
public final class JournalReader {
    /// One whole line and where it stands.
    public struct Line: Sendable {
        /// The line, its newline included.
        public let bytes: ArraySlice<UInt8>
        /// Its sequence by its place; what it says of itself is the reader's to check.
        public let sequence: SequenceNumber
        /// Where it begins.
        public let position: JournalPosition
    }

    private let folder: Directory
    private var position: JournalPosition?
    private var next: SequenceNumber
    private var segment: Descriptor?
    private var buffer: ArraySlice<UInt8> = []
    private var chunk = [UInt8](repeating: 0, count: 4 * Limits.readBytes)
    private let first: SequenceNumber

    /// A reader that begins with the record after `after`; nil begins with the first.
    public init(folder: Directory, after: SequenceNumber?) {
        self.folder = folder
        first = after.map { $0.value < Limits.sequenceMax ? $0.next : $0 } ?? .first
        next = .first
    }

    /// The next whole line.
    /// - Returns: nil at the present end of the journal.
    /// - Throws: ``JournalDamage`` when a segment is missing or a closed one ends within a line; ``FileError``.
    public func line() throws -> Line? {
        if position == nil { try begin() }
        while var here = position {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                guard next.value < Limits.sequenceMax else {
                    throw JournalDamage(here, "record \(next) has the last number there is")
                }
                let line = Line(bytes: buffer[...end], sequence: next, position: here)
                here.offset += Int64(line.bytes.count)
                position = here
                next = next.next
                buffer = buffer[(end + 1)...]
                if line.sequence >= first { return line }
            } else if try !fill(from: here) {
                guard try moveOn(from: here) else { return nil }
            }
        }
        return nil
    }

    /// Opens the segment that holds the first wanted record.
    private func begin() throws {
        let segments = try JournalSegment.list(in: folder)
        guard let oldest = segments.first else { return }
        guard try oldest == .first || LostRecords.before(oldest, in: folder)?.first == .first else {
            throw JournalDamage("journal/\(JournalSegment.name(.first).text)", "the first segment is missing")
        }
        try open(segments.last { $0 <= first } ?? oldest)
    }

    private func open(_ first: SequenceNumber) throws(FileError) {
        segment = .some(try folder.open(JournalSegment.name(first), .read))
        position = JournalPosition(segment: first, offset: 0)
        next = first
        buffer = []
    }

    /// Reads on. - Returns: false at the end of the file.
    private func fill(from position: JournalPosition) throws -> Bool {
        guard buffer.count <= Limits.recordBytesMax else {
            throw JournalDamage(position, "a line longer than \(Limits.recordBytesMax) bytes")
        }
        let offset = position.offset + Int64(buffer.count)
        let count = try segment?.read(into: &chunk, at: offset) ?? 0
        if buffer.isEmpty { buffer = chunk[..<count] } else { buffer = (Array(buffer) + chunk[..<count])[...] }
        return count > 0
    }

    /// Goes to the next segment once it is there. What was added to this one meanwhile is read first: only after a
    /// look at a closed segment does its end count.
    private func moveOn(from here: JournalPosition) throws -> Bool {
        guard let successor = try JournalSegment.list(in: folder).first(where: { $0 > here.segment }) else {
            return false
        }
        if try fill(from: here) { return true }
        guard buffer.isEmpty else { throw JournalDamage(here, "a closed segment ends within a line") }
        guard try successor == next || LostRecords.before(successor, in: folder)?.first == next else {
            throw JournalDamage(here, "the next record is \(next), the next segment begins with \(successor)")
        }
        try open(successor)
        return true
    }
}
