import Glibc

/// What people and their programs do to files.
extension RawPath {
    /// Creates a file and writes it in place, as cp(1) does.
    public func write(_ bytes: [UInt8], permissions: UInt32 = 0o644) throws {
        let file = try OpenFile(self, permissions: permissions)
        try file.write(bytes)
    }

    /// Creates a file and writes it in place.
    public func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Makes a folder.
    public func makeFolder() throws { try check(unsafe mkdir(pointee, 0o755), "mkdir") }
    /// Gives it another name.
    public func rename(to target: RawPath) throws {
        try check(unsafe Glibc.rename(pointee, target.pointee), "rename to \(target) of")
    }
    /// Gives it one more name.
    public func link(to target: RawPath) throws { try check(unsafe Glibc.link(pointee, target.pointee), "link") }
    /// Makes a symbolic link of this name.
    public func makeSymbolicLink(to target: RawPath) throws {
        try check(unsafe symlink(target.pointee, pointee), "symlink")
    }
    /// Makes a named pipe.
    public func makePipe() throws { try check(unsafe mkfifo(pointee, 0o644), "mkfifo") }
    /// Makes a device that swallows everything (`/dev/null`'s twin).
    public func makeDevice() throws { try check(unsafe mknod(pointee, S_IFCHR | 0o666, 1 << 8 | 3), "mknod") }
    /// Sets the permission bits.
    public func setPermissions(_ permissions: UInt32) throws { try check(unsafe chmod(pointee, permissions), "chmod") }
    /// Cuts or lengthens a file.
    public func resize(to size: Int) throws { try check(unsafe truncate(pointee, size), "truncate") }
    /// Removes a file's name.
    public func remove() throws { try check(unsafe unlink(pointee), "unlink") }

    /// Makes a socket of this name, which may be longer than an address has room for: made under a short name beside.
    public func makeSocket() throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        precondition(
            bytes.count < MemoryLayout.size(ofValue: address.sun_path),
            "a socket's path has 107 bytes at most"
        )
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let answer = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try check(answer, "bind")
    }

    private func check(_ answer: Int32, _ call: String) throws {
        if answer != 0 { throw SystemCallFailed(call, self) }
    }
}

/// A file that a test holds open for writing, as a program does that is not done yet. No child inherits it.
public final class OpenFile: Sendable {
    private let descriptor: Int32
    private let path: RawPath

    /// Opens a file at its end, made where missing.
    public init(_ path: RawPath, permissions: UInt32 = 0o644) throws {
        self.path = path
        descriptor = unsafe open(path.pointee, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, permissions)
        guard descriptor >= 0 else { throw SystemCallFailed("open", path) }
    }

    deinit { close(descriptor) }

    /// Appends all of it.
    public func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw SystemCallFailed("write", path) }
            rest = rest.dropFirst(count)
        }
    }
}
