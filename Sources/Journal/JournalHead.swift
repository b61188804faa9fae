public import FileIO
public import ReleaseModel

/// A place in the journal: a segment and a byte in it.
public struct JournalPosition: Hashable, Sendable {
    /// The segment, by the sequence of its first line.
    public var segment: SequenceNumber
    /// Bytes from its start.
    public var offset: Int64

    /// A byte of a segment.
    public init(segment: SequenceNumber, offset: Int64) {
        self.segment = segment
        self.offset = offset
    }
}

/// Where the journal ends: what the next line needs to know.
public struct JournalHead: Hashable, Sendable {
    /// The sequence of the next line.
    public var next: SequenceNumber
    /// The SHA-256 of the last line; zeros before the first.
    public var lastHash: ContentDigest
    /// Where the next line goes.
    public var position: JournalPosition

    /// The end of a journal.
    public init(next: SequenceNumber, lastHash: ContentDigest, position: JournalPosition) {
        self.next = next
        self.lastHash = lastHash
        self.position = position
    }

    /// Before the first record ever.
    public static let beginning = JournalHead(
        next: .first,
        lastHash: .zero,
        position: JournalPosition(segment: .first, offset: 0)
    )

    /// The last record, nil before the first.
    public var last: SequenceNumber? { next == .first ? nil : SequenceNumber(next.value - 1) }
}

/// The files of the journal: `000000000001.jsonl` and on, each named by its first sequence.
public enum JournalSegment {
    /// The file name of a segment.
    public static func name(_ first: SequenceNumber) -> PathBytes { PathBytes(first.description + suffix) }

    /// The name of a segment that is not begun yet: never one that ``list(in:)`` finds.
    static func newName(_ first: SequenceNumber) -> PathBytes { PathBytes(first.description + suffix + ".new") }

    /// Removes segments that were prepared and never begun.
    static func sweep(_ folder: Directory) throws(FileError) {
        for entry in try folder.entries() {
            let text = entry.name.text
            guard text.hasSuffix(suffix + ".new"), let first = SequenceNumber(text: text.prefix(12)),
                entry.name == newName(first)
            else { continue }
            try folder.unlinkIfThere(entry.name)
        }
    }

    private static let suffix = ".jsonl"

    /// The segments there are, in order. Other names in the folder are left alone.
    public static func list(in folder: Directory) throws(FileError) -> [SequenceNumber] {
        try folder.entries().compactMap { (entry) -> SequenceNumber? in
            let text = entry.name.text
            guard text.hasSuffix(suffix), text.utf8.count == 18 else { return nil }
            return SequenceNumber(text: text.dropLast(6))
        }.sorted()
    }
}

/// The journal or the commit log is not what was written: nothing is touched, a person decides.
public struct JournalDamage: Error, Sendable, CustomStringConvertible {
    /// Which file, and where in it.
    public let place: String
    /// What is wrong there.
    public let problem: String

    /// Whether it is worth trying to repair: what a newer version wrote is not.
    public let isMendable: Bool

    /// Damage at a place.
    public init(_ place: String, _ problem: String, isMendable: Bool = true) {
        self.place = place
        self.problem = problem
        self.isMendable = isMendable
    }

    /// Damage in a segment.
    public init(_ position: JournalPosition, _ problem: String) {
        self.init("journal/\(JournalSegment.name(position.segment).text) byte \(position.offset)", problem)
    }

    /// The place, the problem, and the remedy.
    public var description: String {
        "\(place): \(problem); nothing was changed"
            + (isMendable ? ": `releasectl repair` shows what can be saved, and asks" : "")
    }
}
