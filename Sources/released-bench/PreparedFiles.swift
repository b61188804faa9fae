import FileIO
import ReleaseModel

/// Files, all different, made before the clock starts, beside the inbox on its file system.
struct PreparedFiles {
    let folder: Directory
    /// What the bytes come from; nil where they cannot be made again.
    private let seed: UInt64?
    /// The size of each; nil where they differ.
    let bytes: Int?
    private(set) var names: [PathBytes] = []
    /// The inode of each: an adopted file is found again under its new name.
    private(set) var identities: [FileStatus.Identity] = []

    /// Files that are not text.
    /// - Parameter flushed: whether the bytes are on the disk before the clock starts. Their names always are.
    init(count: Int, bytes: Int, flushed: Bool, in folder: Directory) throws {
        try self.init(count, bytes, flushed, seed: folder.calls.randomNumber(), in: folder) { $0 }
    }

    /// The same bytes once more, under other names.
    /// - precondition: they are all of one size, and not text.
    func again(flushed: Bool) throws -> PreparedFiles {
        guard let seed, let bytes else { preconditionFailure("these are not made twice") }
        return try PreparedFiles(names.count, bytes, flushed, seed: seed, in: folder, Self.nameAgain)
    }

    /// The other name of a file.
    static func nameAgain(_ name: PathBytes) -> PathBytes { PathBytes(Array("again-".utf8) + name.bytes) }

    private init(
        _ count: Int,
        _ bytes: Int,
        _ flushed: Bool,
        seed: UInt64,
        in folder: Directory,
        _ name: (PathBytes) -> PathBytes
    ) throws {
        self.folder = folder
        self.bytes = bytes
        self.seed = seed
        var noise = Noise(seed: seed)
        try write(count, flushed) { (name(PathBytes("drop-\($0).bin")), noise.block(bytes)) }
    }

    /// Files that are not text, several of each of some sizes, named for what they are.
    init(_ kinds: [(name: String, count: Int, bytes: Int)], flushed: Bool, in folder: Directory) throws {
        self.folder = folder
        bytes = nil
        seed = nil
        var noise = Noise(seed: folder.calls.randomNumber())
        for kind in kinds {
            // A large one is on the disk in any case: what is asked is how long it is hashed.
            try write(
                kind.count,
                flushed || kind.bytes >= Self.pieceBytes,
                pieces: { max(1, kind.bytes / Self.pieceBytes) }
            ) {
                (PathBytes("\(kind.name)-\($0).bin"), noise.block(min(kind.bytes, Self.pieceBytes)))
            }
        }
    }

    /// What is written at once; a larger file has it over and over.
    private static let pieceBytes = 1 << 20

    /// Files of text.
    init(_ releases: [[UInt8]], flushed: Bool, in folder: Directory) throws {
        self.folder = folder
        bytes = nil
        seed = nil
        try write(releases.count, flushed) { (PathBytes("drop-\($0).txt"), releases[$0]) }
    }

    private mutating func write(
        _ count: Int,
        _ flushed: Bool,
        pieces: () -> Int = { 1 },
        _ make: (Int) -> (name: PathBytes, bytes: [UInt8])
    ) throws {
        for number in 0..<count {
            let (name, bytes) = make(number)
            let file = try folder.open(name, .createNew, permissions: 0o644)
            for _ in 0..<pieces() { try file.writeAll(bytes[...]) }
            if flushed { try file.flushData() }
            names.append(name)
            identities.append(try file.status().identity)
            try file.close()
        }
        try folder.flush()
    }

    /// Renames one file into an inbox, as programs are told to.
    func drop(_ name: PathBytes, into inbox: Directory) throws { try folder.move(name, to: name, in: inbox) }
}

/// Bytes that no two files share and that are no text (splitmix64).
struct Noise {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func block(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        // A NUL first: no text, and no byte order mark that would make it one.
        bytes.append(0)
        while bytes.count < count {
            var word = next()
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// The next of a row of numbers that show no order.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
