import FileIO
import ReleaseModel

/// Files that are not text, all different, made before the clock starts, beside the inbox on its file system.
struct PreparedFiles {
    let folder: Directory
    let bytes: Int
    private(set) var names: [PathBytes] = []
    /// The inode of each: an adopted file is found again under its new name.
    private(set) var identities: [FileStatus.Identity] = []

    /// - Parameter flushed: whether the bytes are on the disk before the clock starts. Their names always are.
    init(count: Int, bytes: Int, flushed: Bool, in folder: Directory) throws {
        self.folder = folder
        self.bytes = bytes
        var noise = Noise(seed: folder.calls.randomNumber())
        for number in 0..<count {
            let name = PathBytes("drop-\(number).bin")
            let file = try folder.open(name, .createNew, permissions: 0o644)
            try file.writeAll(noise.block(bytes)[...])
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
private struct Noise {
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

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
