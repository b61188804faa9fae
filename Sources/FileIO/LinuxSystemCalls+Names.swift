internal import CLinux
internal import Glibc
public import ReleaseModel
public import SystemPackage

// Each method is described in ``SystemCalls``.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// Names, directories and what is known about files.
extension LinuxSystemCalls {
    public func status(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) -> FileStatus {
        var raw = clinux_status()
        try unsafe path.withCString { (name) throws(Errno) in
            _ = try checked { unsafe clinux_status(directory, name, &raw) }
        }
        return FileStatus(
            identity: .init(device: raw.device, inode: raw.inode),
            kind: FileStatus.Kind(mode: raw.mode),
            permissions: raw.mode & 0o7777,
            links: raw.links,
            uid: raw.uid,
            size: Int64(clamping: raw.size),
            modified: WallTime(seconds: raw.modified_seconds, nanoseconds: raw.modified_nanoseconds),
            changed: WallTime(seconds: raw.changed_seconds, nanoseconds: raw.changed_nanoseconds),
            isMountRoot: raw.is_mount_root != 0,
            mount: raw.mount_id
        )
    }

    public func fileSystem(_ descriptor: RawDescriptor) throws(Errno) -> FileSystemStatus {
        var raw = clinux_file_system()
        _ = try checked { unsafe clinux_file_system(descriptor, &raw) }
        return FileSystemStatus(type: raw.type & 0xFFFF_FFFF, freeBytes: raw.free_bytes)
    }

    public func setPermissions(_ descriptor: RawDescriptor, _ permissions: UInt32) throws(Errno) {
        _ = try checked { fchmod(descriptor, permissions) }
    }

    /// Once a process.
    private static let leaseSignalsIgnored: Void = clinux_ignore_lease_signals()

    public func readLease(_ descriptor: RawDescriptor, take: Bool) throws(Errno) {
        Self.leaseSignalsIgnored
        _ = try checked { clinux_read_lease(descriptor, take ? 1 : 0) }
    }

    public func lock(_ descriptor: RawDescriptor) throws(Errno) {
        _ = try checked { clinux_try_lock(descriptor) }
    }

    public func isLocked(_ descriptor: RawDescriptor) throws(Errno) -> Bool {
        try checked { clinux_is_locked(descriptor) } != 0
    }

    public func nextEntries(_ directory: RawDescriptor) throws(Errno) -> [DirectoryEntry]? {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = try unsafe buffer.withBytes { (start, size) throws(Errno) in
            try checked { unsafe clinux_getdents(directory, start, UInt(size)) }
        }
        return count == 0 ? nil : DirectoryEntry.decode(buffer[..<count])
    }

    public func makeDirectory(_ path: PathBytes, at directory: RawDescriptor, permissions: UInt32) throws(Errno) {
        try unsafe path.withCString { (name) throws(Errno) in
            _ = try checked { unsafe mkdirat(directory, name, permissions) }
        }
    }

    public func removeDirectory(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) {
        try unsafe path.withCString { (name) throws(Errno) in
            _ = try checked { unsafe unlinkat(directory, name, AT_REMOVEDIR) }
        }
    }

    public func unlink(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) {
        try unsafe path.withCString { (name) throws(Errno) in
            _ = try checked { unsafe unlinkat(directory, name, 0) }
        }
    }

    public func rename(
        _ path: PathBytes,
        at directory: RawDescriptor,
        to newPath: PathBytes,
        at newDirectory: RawDescriptor,
        replacing: Bool
    ) throws(Errno) {
        try unsafe path.withCString { (from) throws(Errno) in
            try unsafe newPath.withCString { (to) throws(Errno) in
                _ = try checked { unsafe clinux_rename(directory, from, newDirectory, to, replacing ? 1 : 0) }
            }
        }
    }

    public func link(
        _ path: PathBytes,
        at directory: RawDescriptor,
        to newPath: PathBytes,
        at newDirectory: RawDescriptor
    ) throws(Errno) {
        try unsafe path.withCString { (from) throws(Errno) in
            try unsafe newPath.withCString { (to) throws(Errno) in
                _ = try checked { unsafe clinux_link(directory, from, newDirectory, to) }
            }
        }
    }
}

extension FileStatus.Kind {
    init(mode: UInt32) {
        self =
            switch mode & S_IFMT {
            case S_IFDIR: .directory
            case S_IFLNK: .symbolicLink
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            case S_IFCHR: .characterDevice
            case S_IFBLK: .blockDevice
            default: .regular
            }
    }
}

extension DirectoryEntry {
    /// Decodes getdents64(2)'s records: inode (8 bytes), offset (8), length of the record (2), type (1), the name and
    /// a NUL. A record that lies about its length ends the list.
    static func decode(_ bytes: ArraySlice<UInt8>) -> [DirectoryEntry] {
        var entries: [DirectoryEntry] = []
        var start = bytes.startIndex
        while bytes.endIndex - start > 19 {
            let length = Int(bytes[start + 16]) | Int(bytes[start + 17]) << 8
            guard length > 19, length <= bytes.endIndex - start else { break }
            let first = start + 19
            var end = first
            while end < start + length, bytes[end] != 0 { end += 1 }
            let isDots = (1...2).contains(end - first) && bytes[first] == 0x2E && bytes[end - 1] == 0x2E
            if !isDots {
                entries.append(
                    DirectoryEntry(name: PathBytes(Array(bytes[first..<end])), kind: kind(bytes[start + 18]))
                )
            }
            start += length
        }
        return entries
    }

    /// `d_type`: the file type bits of a mode, shifted (readdir(3)).
    private static func kind(_ type: UInt8) -> FileStatus.Kind? {
        type == 0 ? nil : FileStatus.Kind(mode: UInt32(type) << 12)
    }
}
