import Crypto
import FileIO
import ReleaseModel
import SystemPackage

/// The floor: the system calls that the protocol needs for each file, in one thread, with the same hash and the same
/// flushes, and nothing else: no events, no records of meaning, no register, no service. It promises nothing; it says
/// what the machine can do.
final class BareLoop {
    let inbox: Directory
    let custody: Directory
    let archive: Directory
    let calls = LinuxSystemCalls()
    let folders: [Directory]
    private let log: Descriptor
    let journal: Descriptor
    private var written: Int64 = 0

    /// As many as the service takes at once.
    static let batchFiles = Limits.batchFilesMax
    /// About what a record of the service takes.
    static let record = [UInt8](repeating: UInt8(ascii: "r"), count: 780) + [UInt8(ascii: "\n")]

    /// One file on its way.
    private struct Taken {
        let name: PathBytes
        let descriptor: RawDescriptor
        let folder: UInt8
    }

    /// Makes the folders and flushes them, as the service does at its first start.
    init(root: Directory) throws {
        inbox = try root.madeDirectory("inbox", permissions: 0o700).0
        custody = try root.madeDirectory("custody", permissions: 0o700).0
        let archive = try root.madeDirectory("archive", permissions: 0o700).0
        folders = try (UInt8.min...UInt8.max).map { byte in
            try archive.madeDirectory(PathBytes(Hex.text([byte])), permissions: 0o700).0
        }
        self.archive = archive
        log = try root.open("log", .createNew)
        journal = try root.open("journal", .createNew)
        try archive.flush()
        try root.flush()
    }

    /// Takes files that lie in the inbox all the way, in batches.
    func take(_ names: [PathBytes], batchFiles: Int = BareLoop.batchFiles) throws {
        var rest = names[...]
        while !rest.isEmpty {
            try takeBatch(rest.prefix(batchFiles))
            rest = rest.dropFirst(batchFiles)
        }
    }

    private func takeBatch(_ names: ArraySlice<PathBytes>) throws {
        var taken: [Taken] = []
        taken.reserveCapacity(names.count)
        defer { for file in taken { try? calls.close(file.descriptor) } }
        do {
            for name in names {
                let (descriptor, digest) = try own(name)
                taken.append(Taken(name: name, descriptor: descriptor, folder: digest[0]))
                let kept = PathBytes(Hex.text(digest))
                try calls.link(name, at: custody.raw, to: kept, at: folders[Int(digest[0])].raw)
            }
            try flush(taken)
            try record(count: taken.count)
            for file in taken { try calls.unlink(file.name, at: custody.raw) }
        } catch {
            throw BenchFailure("the bare loop failed: \(error)")
        }
    }

    ///     statx   openat(O_PATH)   openat   F_SETLEASE twice   close   renameat2
    ///     fchmod   statx   F_SETLEASE twice   read
    func own(_ name: PathBytes) throws(Errno) -> (RawDescriptor, [UInt8]) {
        let seen = try calls.status(name, at: inbox.raw)
        let looked = try calls.open(name, at: inbox.raw, .look, permissions: 0)
        let descriptor = try calls.open(name, at: inbox.raw, .read, permissions: 0)
        try calls.readLease(descriptor, take: true)
        try calls.readLease(descriptor, take: false)
        try calls.close(looked)
        try calls.rename(name, at: inbox.raw, to: name, at: custody.raw, replacing: false)
        try calls.setPermissions(descriptor, 0o444)
        let status = try calls.status("", at: descriptor)
        guard status.identity == seen.identity, status.links == 1 else { throw Errno.staleNFSFileHandle }
        try calls.readLease(descriptor, take: true)
        try calls.readLease(descriptor, take: false)
        return (descriptor, try hash(descriptor, Int(status.size)))
    }

    private func hash(_ descriptor: RawDescriptor, _ size: Int) throws(Errno) -> [UInt8] {
        var hash = SHA256()
        // One byte more than the file has, so that one read finds a small file's end.
        var buffer = [UInt8](repeating: 0, count: min(size + 1, Limits.readBytes))
        var offset = 0
        while offset < size {
            let count = try calls.read(descriptor, into: &buffer, at: Int64(offset))
            guard count > 0 else { throw Errno.ioError }
            hash.update(data: buffer[..<count])
            offset += count
        }
        return Array(hash.finalize())
    }

    /// The first flush: bytes, then the folders that changed.
    private func flush(_ taken: [Taken]) throws(Errno) {
        for file in taken { try calls.startWriteback(file.descriptor) }
        for file in taken { try calls.flushData(file.descriptor) }
        for folder in Set(taken.map(\.folder)) { try calls.flush(folders[Int(folder)].raw) }
        try calls.flush(inbox.raw)
        try calls.flush(custody.raw)
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
