import Foundation
import Glibc

/// A path as the kernel has it: bytes. Tests of names that are not UTF-8, or that Swift's `String` takes for one
/// another, build their files with it.
public struct RawPath: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// Without the final NUL.
    public let bytes: [UInt8]

    /// These very bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }
    /// The UTF-8 of a text.
    public init(_ text: String) { self.init(Array(text.utf8)) }
    /// The UTF-8 of a literal.
    public init(stringLiteral text: String) { self.init(text) }

    /// For messages: U+FFFD for what is not UTF-8.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
    /// The last part.
    public var name: RawPath { RawPath(Array(bytes[(bytes.lastIndex(of: Self.slash) ?? -1).advanced(by: 1)...])) }
    /// What `name` is below this folder.
    public func appending(_ name: RawPath) -> RawPath { RawPath(bytes + [Self.slash] + name.bytes) }
    /// What `name` is below this folder.
    public func appending(_ name: String) -> RawPath { appending(RawPath(name)) }

    static let slash = UInt8(ascii: "/")

    /// For the C library.
    var pointee: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}

/// A system call that did not do what a test needed.
public struct SystemCallFailed: Error, CustomStringConvertible {
    /// What, on what, and why.
    public let description: String

    init(_ call: String, _ path: RawPath) {
        let reason = unsafe String(cString: strerror(errno))
        description = "\(call) \(path): \(reason)"
    }
}

extension RawPath {
    /// What lstat(2) shows of a file.
    public struct Status: Sendable, Equatable {
        /// The permission bits, with setuid, setgid and sticky.
        public let permissions: UInt32
        /// Bytes.
        public let size: Int
        /// Names of this inode.
        public let links: Int
        /// Inode.
        public let inode: UInt64
        /// `S_IFREG` and its like.
        public let kind: UInt32
    }

    /// The status of what has this name itself, nil where nothing has.
    public var status: Status? {
        var status = stat()
        guard unsafe lstat(pointee, &status) == 0 else { return nil }
        return Status(
            permissions: status.st_mode & 0o7777,
            size: Int(status.st_size),
            links: Int(status.st_nlink),
            inode: UInt64(status.st_ino),
            kind: status.st_mode & S_IFMT
        )
    }

    /// Whether anything has this name.
    public var exists: Bool { status != nil }

    /// The names in this folder; empty where there is no such folder.
    public var names: [RawPath] {
        guard let stream = unsafe opendir(pointee) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [RawPath] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array(unsafe $0.prefix { $0 != 0 }) }
            if name != [0x2E] && name != [0x2E, 0x2E] { names.append(RawPath(name)) }
        }
        return names
    }

    /// The paths of all that is no folder below this one, at any depth.
    public var filesBelow: [RawPath] {
        names.flatMap { name in
            let path = appending(name)
            return path.status?.kind == S_IFDIR ? path.filesBelow : [path]
        }
    }

    /// The bytes of a file.
    /// - Parameter last: so many of them at most, from its end; nil for all.
    public func read(last: Int? = nil) throws -> [UInt8] {
        let descriptor = unsafe open(pointee, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemCallFailed("open", self) }
        defer { close(descriptor) }
        if let last, let size = status?.size, size > last { lseek(descriptor, off_t(size - last), SEEK_SET) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { throw SystemCallFailed("read", self) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
