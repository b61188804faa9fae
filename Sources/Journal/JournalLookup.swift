public import FileIO
public import ReleaseModel

/// Reads single records by their place, for a duplicate that points to one. Segments stay open, a few at a time.
public final class JournalLookup {
    private let folder: Directory
    private var open: [(SequenceNumber, Segment)] = []
    private static let openMax = 8

    /// A segment that is open for reading; several threads may ask it at once.
    public final class Segment: Sendable {
        private let descriptor: Descriptor

        fileprivate init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }

        /// The record whose line begins at an offset, in bytes.
        /// - Returns: nil when no whole record begins there.
        public func record(at offset: Int64) throws(FileError) -> JournalLine? {
            var line: [UInt8] = []
            // Most lines are shorter than the first read.
            var buffer = [UInt8](repeating: 0, count: 4_096)
            while line.count <= Limits.recordBytesMax {
                let count = try descriptor.read(into: &buffer, at: offset + Int64(line.count))
                if count == 0 { return nil }
                let end = buffer[..<count].firstIndex(of: UInt8(ascii: "\n"))
                line += buffer[..<(end ?? count)]
                if end != nil { return JournalLine(line[...]) }
            }
            return nil
        }
    }

    /// Looks up in the journal of this folder.
    public init(folder: Directory) { self.folder = folder }

    /// The record whose line begins at `position`.
    /// - Returns: nil when no whole record begins there.
    public func record(at position: JournalPosition) throws(FileError) -> JournalLine? {
        try segment(position.segment).record(at: position.offset)
    }

    /// The segment of this name.
    public func segment(_ first: SequenceNumber) throws(FileError) -> Segment {
        if let known = open.first(where: { $0.0 == first }) { return known.1 }
        let file = Segment(try folder.open(JournalSegment.name(first), .read))
        open = open.suffix(Self.openMax - 1) + [(first, file)]
        return file
    }
}
