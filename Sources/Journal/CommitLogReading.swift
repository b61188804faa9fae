import FileIO
import ReleaseModel

/// What a start finds in `state/log/`.
public struct CommitLogContents: Sendable {
    /// Which log it is.
    public let generation: UInt64
    /// Where the journal stood, flushed, when it began.
    public let base: JournalHead
    /// Its good frames.
    public let frames: [CommitFrame]
    /// Bytes of a last frame that was never committed, cut off.
    public let tornBytes: Int

    /// All lines of its frames: the journal from the base on is this, or the beginning of it.
    public var stream: [UInt8] { frames.flatMap(\.lines) }

    /// Reads the newest log.
    /// - Returns: nil when there is none: a first start, or a restored backup.
    /// - Throws: ``JournalDamage`` when a broken frame has a good one behind it, when the log does not begin as one,
    ///   or is of a newer version; ``FileError``.
    static func newest(in folder: Directory) throws -> CommitLogContents? {
        let names = try folder.entries().map(\.name)
        let generations = names.compactMap { (name) -> (UInt64, PathBytes)? in
            let text = name.text
            guard text.hasSuffix(".log"), let number = SequenceNumber(text: text.dropLast(4)) else { return nil }
            return (number.value, name)
        }
        guard let (generation, name) = generations.max(by: { $0.0 < $1.0 }),
            let bytes = try folder.contents(name)
        else { return nil }
        return try CommitLogContents(bytes[...], generation: generation, place: "state/log/\(name.text)")
    }

    init(_ bytes: ArraySlice<UInt8>, generation: UInt64, place: String) throws {
        var rest = bytes
        guard let head = FrameCoding.decode(rest, generation: generation) else {
            throw JournalDamage("\(place) byte 0", "the commit log does not begin as one")
        }
        self.generation = generation
        base = try Self.base(head, generation: generation, place: place)
        rest = rest.dropFirst(FrameCoding.headBytes + head.count)
        var frames: [CommitFrame] = []
        while let payload = FrameCoding.decode(rest, generation: generation) {
            guard let frame = FrameCoding.frame(payload) else {
                throw JournalDamage("\(place) byte \(rest.startIndex)", "a frame with a good checksum says nothing")
            }
            frames.append(frame)
            rest = rest.dropFirst(FrameCoding.headBytes + payload.count)
        }
        self.frames = frames
        tornBytes = rest.count
        if Self.hasGoodFrame(rest.dropFirst(), generation: generation) {
            throw JournalDamage("\(place) byte \(rest.startIndex)", "a broken frame with a good one behind it")
        }
    }

    /// Where the journal stood when a log began, whatever became of its frames.
    static func base(of bytes: ArraySlice<UInt8>, generation: UInt64) -> JournalHead? {
        guard let head = FrameCoding.decode(bytes, generation: generation) else { return nil }
        return try? base(head, generation: generation, place: "")
    }

    private static func base(
        _ head: ArraySlice<UInt8>,
        generation: UInt64,
        place: String
    ) throws -> JournalHead {
        var reader = BinaryReader(head)
        guard let version = reader.take(UInt32.self) else { throw JournalDamage(place, "an empty head") }
        guard version <= CommitLog.version else {
            throw JournalDamage(
                place,
                "written by a newer version of released (format \(version)): install that one",
                isMendable: false
            )
        }
        guard reader.take(UInt64.self) == generation, let next = reader.takeSequence(), next >= .first,
            let lastHash = reader.takeDigest(), let segment = reader.takeSequence(),
            let offset = reader.take(UInt64.self), offset <= UInt64(Int64.max)
        else { throw JournalDamage(place, "a head that does not fit its name") }
        // A segment is named by its first record: the base is its beginning, or lies behind that.
        guard segment >= .first, segment <= next, (segment == next) == (offset == 0) else {
            throw JournalDamage(place, "a head whose record does not stand in its segment")
        }
        let position = JournalPosition(segment: segment, offset: Int64(offset))
        return JournalHead(next: next, lastHash: lastHash, position: position)
    }

    /// Whether a good frame begins anywhere in `bytes`.
    private static func hasGoodFrame(_ bytes: ArraySlice<UInt8>, generation: UInt64) -> Bool {
        var rest = bytes
        while let start = rest.firstIndex(of: FrameCoding.magic[0]) {
            rest = rest[start...]
            if FrameCoding.decode(rest, generation: generation) != nil { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
