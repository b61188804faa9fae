public import FileIO
public import ReleaseModel

/// Gives the very bytes of the journal, many whole lines at a time, as its contract says: segments in the order of
/// their names, a line counts once its newline is there. It looks at newlines only; what stands between them is the
/// reader's business.
public final class JournalCopier {
    /// Some whole lines.
    public struct Stretch: Sendable {
        /// The lines, the last newline included.
        public let bytes: ArraySlice<UInt8>
        /// The sequence of the last of them, by its place.
        public let last: SequenceNumber
    }

    private let folder: Directory
    private let first: SequenceNumber
    private var next = SequenceNumber.first
    private var segment: (first: SequenceNumber, stretches: SegmentStretches)?

    /// A copier that begins with the record after `after`; nil begins with the first.
    public init(folder: Directory, after: SequenceNumber?) {
        self.folder = folder
        first = after.map { $0.value < Limits.sequenceMax ? $0.next : $0 } ?? .first
    }

    /// The next lines.
    /// - Returns: nil at the present end of the journal; it can be asked again.
    /// - Throws: ``JournalDamage`` when a segment is missing, a closed one ends within a line, or a line is longer than
    ///   any record; ``FileError``.
    public func stretch() throws -> Stretch? {
        if segment == nil, !(try begin()) { return nil }
        while let here = segment {
            switch try here.stretches.next() {
            case .lines(let bytes):
                let lines = bytes.newlineCount
                let before = next
                next = SequenceNumber(min(next.value + UInt64(lines), Limits.sequenceMax))
                if let wanted = bytes.dropLines(first.value > before.value ? first.value - before.value : 0) {
                    return Stretch(bytes: wanted, last: SequenceNumber(next.value - 1))
                }
            case .overlong:
                throw JournalDamage(position(here), "a line longer than \(Limits.recordBytesMax) bytes")
            case .end:
                guard try moveOn(from: here) else { return nil }
            }
        }
        return nil
    }

    private func begin() throws -> Bool {
        let segments = try JournalSegment.list(in: folder)
        guard let oldest = segments.first else { return false }
        guard try oldest == .first || LostRecords.before(oldest, in: folder)?.first == .first else {
            throw JournalDamage("journal/\(JournalSegment.name(.first).text)", "the first segment is missing")
        }
        try open(segments.last { $0 <= first } ?? oldest)
        return true
    }

    private func open(_ first: SequenceNumber) throws(FileError) {
        segment = (first, SegmentStretches(try folder.open(JournalSegment.name(first), .read)))
        next = first
    }

    private func position(_ here: (first: SequenceNumber, stretches: SegmentStretches)) -> JournalPosition {
        JournalPosition(segment: here.first, offset: here.stretches.offset)
    }

    /// Goes to the next segment once it is there; what was added to this one meanwhile comes first.
    private func moveOn(from here: (first: SequenceNumber, stretches: SegmentStretches)) throws -> Bool {
        guard let successor = try JournalSegment.list(in: folder).first(where: { $0 > here.first }) else {
            return false
        }
        // Only a look at a segment that is closed already shows its end.
        guard case .end(let torn) = try here.stretches.look() else { return true }
        guard torn == 0 else { throw JournalDamage(position(here), "a closed segment ends within a line") }
        guard try successor == next || LostRecords.before(successor, in: folder)?.first == next else {
            throw JournalDamage(
                position(here),
                "the next record is \(next), the next segment begins with \(successor)"
            )
        }
        try open(successor)
        return true
    }
}
