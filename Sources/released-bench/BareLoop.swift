import FileIO
import ReleaseModel
import SystemPackage

/// The floor: the system calls that the protocol needs for each file, in one thread, with the same hash and the same
/// flushes, and nothing else: no events, no records of meaning, no register, no service. It promises nothing; it says
/// what the machine can do.
final class BareLoop {
    let hands: BareHands
    let archive: Directory
    let calls = LinuxSystemCalls()
    private let log: Descriptor
    let journal: Descriptor
    private var written: Int64 = 0

    /// As many as the service takes at once.
    static let batchFiles = Limits.batchFilesMax
    /// About what a record of the service takes.
    static let record = [UInt8](repeating: UInt8(ascii: "r"), count: 780) + [UInt8(ascii: "\n")]

    /// Makes the folders and flushes them, as the service does at its first start.
    init(root: Directory) throws {
        let inbox = try root.madeDirectory("inbox", permissions: 0o700).0
        let custody = try root.madeDirectory("custody", permissions: 0o700).0
        let archive = try root.madeDirectory("archive", permissions: 0o700).0
        let folders = try (UInt8.min...UInt8.max).map { byte in
            try archive.madeDirectory(PathBytes(Hex.text([byte])), permissions: 0o700).0
        }
        self.archive = archive
        hands = BareHands(inbox: inbox, custody: custody, folders: folders)
        log = try root.open("log", .createNew)
        journal = try root.open("journal", .createNew)
        try archive.flush()
        try root.flush()
    }

    var inbox: Directory { hands.inbox }
    var custody: Directory { hands.custody }

    /// Takes files that lie in the inbox all the way, in batches.
    func take(_ names: [PathBytes], batchFiles: Int = BareLoop.batchFiles) throws {
        var rest = names[...]
        while !rest.isEmpty {
            try takeBatch(rest.prefix(batchFiles))
            rest = rest.dropFirst(batchFiles)
        }
    }

    private func takeBatch(_ names: ArraySlice<PathBytes>) throws {
        var taken: [BareHands.Taken] = []
        taken.reserveCapacity(names.count)
        defer { for file in taken { try? calls.close(file.descriptor) } }
        do {
            for name in names { taken.append(try hands.take(name)) }
            try hands.flush(taken)
            try record(count: taken.count)
            for file in taken { try calls.unlink(file.name, at: custody.raw) }
        } catch {
            throw BenchFailure("the bare loop failed: \(error)")
        }
    }

    /// The second flush: the log; and the same bytes into the journal.
    func record(count: Int) throws(Errno) {
        let bytes = Array(repeatElement(Self.record, count: count).joined())
        for (file, isLog) in [(log.raw, true), (journal.raw, false)] {
            guard try calls.write(file, bytes[...], at: written) == bytes.count else { throw Errno.noSpace }
            if isLog { try calls.flushData(file) }
        }
        written += Int64(bytes.count)
    }
}
