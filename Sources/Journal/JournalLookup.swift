public import FileIO
import ReleaseModel

/// Reads single records by their place, for a duplicate that points to one. Segments stay open, a few at a time.
public final class JournalLookup {
    private let folder: Directory
    private var open: [(SequenceNumber, SegmentFile)] = []
    private static let openMax = 8

    private final class SegmentFile {
        let descriptor: Descriptor
        init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }
    }

    /// Looks up in the journal of this folder.
    public init(folder: Directory) { self.folder = folder }

    /// The record whose line begins at `position`.
    /// - Returns: nil when no whole record begins there.
    public func record(at position: JournalPosition) throws(FileError) -> JournalLine? {
        let file = try segment(position.segment)
        var line: [UInt8] = []
        // Most lines are shorter than the first read.
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while line.count <= Limits.recordBytesMax {
            let count = try file.descriptor.read(into: &buffer, at: position.offset + Int64(line.count))
            if count == 0 { return nil }
            let end = buffer[..<count].firstIndex(of: UInt8(ascii: "\n"))
            line += buffer[..<(end ?? count)]
            if end != nil { return JournalLine(line[...]) }
        }
        return nil
    }

    private func segment(_ first: SequenceNumber) throws(FileError) -> SegmentFile {
        if let known = open.first(where: { $0.0 == first }) { return known.1 }
        let file = SegmentFile(try folder.open(JournalSegment.name(first), .read))
        open = open.suffix(Self.openMax - 1) + [(first, file)]
        return file
    }
}
