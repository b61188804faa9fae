import Crypto
import FileIO
import ReleaseModel
import SystemPackage

/// What the bare loop does with each file until its bytes and names are on the disk. Any thread may: nothing here
/// changes.
struct BareHands: Sendable {
    let inbox: Directory
    let custody: Directory
    let folders: [Directory]

    private var calls: LinuxSystemCalls { LinuxSystemCalls() }

    /// One file on its way.
    struct Taken {
        let name: PathBytes
        let descriptor: RawDescriptor
        let folder: UInt8
    }

    /// Takes one file all the way but for its record, as a thread of its own may.
    func takeAlone(_ name: PathBytes) throws(Errno) {
        let file = try take(name)
        defer { try? calls.close(file.descriptor) }
        try flush([file])
        try calls.unlink(file.name, at: custody.raw)
    }

    /// Owns it, and gives it its name in the archive.
    func take(_ name: PathBytes) throws(Errno) -> Taken {
        let (descriptor, digest) = try own(name)
        try calls.link(name, at: custody.raw, to: PathBytes(Hex.text(digest)), at: folders[Int(digest[0])].raw)
        return Taken(name: name, descriptor: descriptor, folder: digest[0])
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
    func flush(_ taken: [Taken]) throws(Errno) {
        for file in taken { try calls.startWriteback(file.descriptor) }
        for file in taken { try calls.flushData(file.descriptor) }
        for folder in Set(taken.map(\.folder)) { try calls.flush(folders[Int(folder)].raw) }
        try calls.flush(inbox.raw)
        try calls.flush(custody.raw)
    }
}
