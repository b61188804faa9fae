public import FileIO
public import ReleaseModel

/// What a repair says of records that nobody can restore: a note in the journal's folder, `000000004721.lost`, beside
/// the segment that begins behind them.
///
/// No line is put in the place of a lost one: it would be another line under a number that readers have seen. The
/// lines that are left keep their bytes and their numbers, so no cursor is wrong; the number of the next record says
/// how many are missing, and this note that it is known. Where the record behind the lost ones is left, it carries the
/// hash of the last of them, so a line that turns up again can still be proven.
public struct LostRecords: Hashable, Sendable {
    /// The first that is lost; the same as `next` where none is and only the link between two lines is broken.
    public let first: SequenceNumber
    /// The record that the segment begins with, or will.
    public let next: SequenceNumber
    /// The SHA-256 of the line before the first lost one; zeros at the beginning of the journal.
    public let hashBefore: ContentDigest
    /// What record `next` carries as `prevhash`.
    public let hashCarried: ContentDigest

    /// Records lost before `next`.
    /// - precondition: `first` is not behind `next`.
    public init(first: SequenceNumber, next: SequenceNumber, hashBefore: ContentDigest, hashCarried: ContentDigest) {
        precondition(first <= next, "lost records stand before the next")
        self.first = first
        self.next = next
        self.hashBefore = hashBefore
        self.hashCarried = hashCarried
    }

    /// How many.
    public var count: UInt64 { next.value - first.value }

    /// The name of the note.
    public var name: PathBytes { Self.name(before: next) }

    private static func name(before next: SequenceNumber) -> PathBytes { PathBytes(next.description + suffix) }
    private static let suffix = ".lost"

    /// `records 000000000007 to 000000000009 are lost`.
    public var description: String {
        switch count {
        case 0: "the link between record \(next) and the one before it is lost"
        case 1: "record \(first) is lost"
        default: "records \(first) to \(SequenceNumber(next.value - 1)) are lost"
        }
    }

    /// The note as a file: one object of JSON, in a line.
    public var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { note in
            note.member("lost", description)
            note.member("first", first.description)
            note.member("next", next.description)
            note.member("hashBefore", hashBefore.hex)
            note.member("hashCarried", hashCarried.hex)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    /// - Returns: nil when it is no such note for a segment that begins with `next`.
    public init?(_ bytes: ArraySlice<UInt8>, next: SequenceNumber) {
        guard let note = JSONValue(bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes),
            let first = note["first"]?.string.flatMap({ SequenceNumber(text: $0) }),
            note["next"]?.string == next.description, first >= .first, first <= next,
            let before = note["hashBefore"]?.string.flatMap({ ContentDigest(hex: $0) }),
            let carried = note["hashCarried"]?.string.flatMap({ ContentDigest(hex: $0) })
        else { return nil }
        self.init(first: first, next: next, hashBefore: before, hashCarried: carried)
    }

    /// What is known to be lost before the segment that begins with `next`.
    /// - Returns: nil where nothing is: where there is no note, or none that is one.
    public static func before(_ next: SequenceNumber, in folder: Directory) throws(FileError) -> LostRecords? {
        guard let bytes = try folder.contents(name(before: next)) else { return nil }
        return LostRecords(bytes[...], next: next)
    }

    /// Every note there is, in order.
    public static func all(in folder: Directory) throws(FileError) -> [LostRecords] {
        var found: [LostRecords] = []
        for entry in try folder.entries() {
            let text = entry.name.text
            guard text.hasSuffix(suffix), text.utf8.count == 12 + suffix.utf8.count,
                let next = SequenceNumber(text: text.dropLast(suffix.utf8.count))
            else { continue }
            if let lost = try before(next, in: folder) { found.append(lost) }
        }
        return found.sorted { $0.next < $1.next }
    }
}
