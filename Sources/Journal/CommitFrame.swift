import Crypto
public import ReleaseModel

/// One batch as it is committed: the very bytes that go into the journal, and what finishes each of its drops.
public struct CommitFrame: Sendable, Equatable {
    /// Whole lines of the journal.
    public var lines: [UInt8]
    /// How many.
    public var count: Int
    /// The SHA-256 of the last of them.
    public var lastHash: ContentDigest
    /// What is left to do for each drop once the lines are readable.
    public var drops: [CommittedDrop]

    /// A batch.
    public init(lines: [UInt8], count: Int, lastHash: ContentDigest, drops: [CommittedDrop]) {
        self.lines = lines
        self.count = count
        self.lastHash = lastHash
        self.drops = drops
    }
}

/// What finishes one drop: its file leaves custody, for good or for the folder of rejected files.
public struct CommittedDrop: Sendable, Equatable {
    /// The inbox it came from, by name.
    public var inbox: String
    /// Where it lies in that inbox's custody.
    public var place: PathBytes
    /// Where a rejected file goes, relative to the inbox; nil for what is kept in the archive.
    public var setAside: PathBytes?
    /// What it hashes to; nil for what cannot be hashed.
    public var digest: ContentDigest?
    /// Its size in bytes.
    public var size: Int64

    /// What finishes one drop.
    public init(inbox: String, place: PathBytes, setAside: PathBytes?, digest: ContentDigest?, size: Int64) {
        self.inbox = inbox
        self.place = place
        self.setAside = setAside
        self.digest = digest
        self.size = size
    }
}

/// How frames lie in the log: `RLF1`, the length of the payload (4 bytes), the SHA-256 of length, generation and
/// payload, the payload. The generation is in the hash, so that no frame of an older log can pass for one of this.
enum FrameCoding {
    static let magic = Array("RLF1".utf8)
    static let headBytes = 4 + 4 + 32

    static func encode(payload: [UInt8], generation: UInt64) -> [UInt8] {
        var out = BinaryWriter()
        out.add(raw: magic)
        out.add(UInt32(payload.count))
        out.add(raw: checksum(payload[...], generation))
        out.add(raw: payload)
        return out.bytes
    }

    /// The payload of a frame at the front of `bytes`, nil when there is no whole, good one.
    static func decode(_ bytes: ArraySlice<UInt8>, generation: UInt64) -> ArraySlice<UInt8>? {
        var reader = BinaryReader(bytes)
        guard reader.take(count: 4).map(Array.init) == magic, let count = reader.take(UInt32.self),
            Int(count) <= Limits.frameBytesMax, let sum = reader.take(count: 32),
            let payload = reader.take(count: Int(count)), sum.elementsEqual(checksum(payload, generation))
        else { return nil }
        return payload
    }

    private static func checksum(_ payload: ArraySlice<UInt8>, _ generation: UInt64) -> [UInt8] {
        var head = BinaryWriter()
        head.add(UInt32(payload.count))
        head.add(generation)
        var hash = SHA256()
        hash.update(data: head.bytes)
        hash.update(data: payload)
        return Array(hash.finalize())
    }

    static func payload(_ frame: CommitFrame) -> [UInt8] {
        var out = BinaryWriter()
        out.add(UInt32(frame.count))
        out.add(raw: frame.lastHash.bytes)
        out.add(lengthAnd: frame.lines)
        out.add(UInt32(frame.drops.count))
        for drop in frame.drops {
            out.add(UInt8((drop.setAside == nil ? 0 : 1) | (drop.digest == nil ? 0 : 2)))
            out.add(UInt64(bitPattern: drop.size))
            out.add(lengthAnd: drop.inbox.utf8)
            out.add(lengthAnd: drop.place.bytes)
            if let setAside = drop.setAside { out.add(lengthAnd: setAside.bytes) }
            if let digest = drop.digest { out.add(raw: digest.bytes) }
        }
        return out.bytes
    }

    static func frame(_ payload: ArraySlice<UInt8>) -> CommitFrame? {
        var reader = BinaryReader(payload)
        guard let count = reader.take(UInt32.self), let lastHash = reader.takeDigest(), let lines = reader.takeBlob(),
            let dropCount = reader.take(UInt32.self)
        else { return nil }
        var drops: [CommittedDrop] = []
        for _ in 0..<dropCount {
            guard let flags = reader.take(UInt8.self), let size = reader.take(UInt64.self),
                let inbox = reader.takeBlob(), let place = reader.takePath()
            else { return nil }
            var drop = CommittedDrop(
                inbox: String(decoding: inbox, as: UTF8.self),
                place: place,
                setAside: nil,
                digest: nil,
                size: Int64(bitPattern: size)
            )
            if flags & 1 != 0 {
                guard let setAside = reader.takePath() else { return nil }
                drop.setAside = setAside
            }
            if flags & 2 != 0 {
                guard let digest = reader.takeDigest() else { return nil }
                drop.digest = digest
            }
            drops.append(drop)
        }
        guard reader.isAtEnd else { return nil }
        return CommitFrame(lines: Array(lines), count: Int(count), lastHash: lastHash, drops: drops)
    }
}
