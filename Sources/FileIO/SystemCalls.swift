public import ReleaseModel
public import SystemPackage

/// A file descriptor as the kernel counts them. Owned by ``Descriptor``, passed bare only across ``SystemCalls``.
public typealias RawDescriptor = Int32

/// Every system call the service makes on its files, its clock and its random names: the one seam between it and the
/// machine. A simulated disk stands behind the same seam in tests, so each method is one system call, does no more,
/// and fails with that call's own `errno`.
///
/// `EINTR` never leaves an implementation, except from `close`, where Linux has closed the descriptor all the same.
public protocol SystemCalls: Sendable {
    /// openat(2). `O_CLOEXEC` and `O_NOCTTY` always.
    func open(
        _ path: PathBytes,
        at directory: RawDescriptor,
        _ mode: OpenMode,
        permissions: UInt32
    ) throws(Errno) -> RawDescriptor
    /// close(2).
    func close(_ descriptor: RawDescriptor) throws(Errno)

    /// read(2) into the front of `buffer`. - Returns: bytes read, 0 at the end.
    func read(_ descriptor: RawDescriptor, into buffer: inout [UInt8]) throws(Errno) -> Int
    /// pread(2) into the front of `buffer`. - Returns: bytes read, 0 at the end.
    func read(_ descriptor: RawDescriptor, into buffer: inout [UInt8], at offset: Int64) throws(Errno) -> Int
    /// write(2). - Returns: bytes written, perhaps fewer than given.
    func write(_ descriptor: RawDescriptor, _ bytes: ArraySlice<UInt8>) throws(Errno) -> Int
    /// pwrite(2). - Returns: bytes written, perhaps fewer than given.
    func write(_ descriptor: RawDescriptor, _ bytes: ArraySlice<UInt8>, at offset: Int64) throws(Errno) -> Int
    /// ftruncate(2).
    func truncate(_ descriptor: RawDescriptor, to size: Int64) throws(Errno)
    /// fallocate(2) with `FALLOC_FL_KEEP_SIZE`.
    func reserve(_ descriptor: RawDescriptor, from offset: Int64, count: Int64) throws(Errno)
    /// ioctl_ficlone(2).
    func clone(_ source: RawDescriptor, into target: RawDescriptor) throws(Errno)

    /// ioctl `FS_IOC_FIEMAP` with `FIEMAP_FLAG_SYNC`: begins and awaits the write-back of what is in the page cache only,
    /// and asks where each byte lies. It is no flush: nothing of it is durable yet.
    /// - Returns: whether every byte up to `size` lies in an extent that is written: no hole, no room that was only
    ///   reserved. Bytes in the inode itself count as written.
    func isWhollyWritten(_ descriptor: RawDescriptor, size: Int64) throws(Errno) -> Bool

    /// fdatasync(2).
    func flushData(_ descriptor: RawDescriptor) throws(Errno)
    /// fsync(2).
    func flush(_ descriptor: RawDescriptor) throws(Errno)
    /// sync_file_range(2) with `SYNC_FILE_RANGE_WRITE`: a hint that starts write-back and promises nothing.
    func startWriteback(_ descriptor: RawDescriptor) throws(Errno)
    /// posix_fadvise(2) with `POSIX_FADV_DONTNEED`: a hint that lets clean pages go, and changes no bytes.
    func dropCleanPages(_ descriptor: RawDescriptor)

    /// statx(2) of a path, its last link not followed; the empty path is the descriptor itself.
    func status(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) -> FileStatus
    /// fstatfs(2).
    func fileSystem(_ descriptor: RawDescriptor) throws(Errno) -> FileSystemStatus
    /// fchmod(2).
    func setPermissions(_ descriptor: RawDescriptor, _ permissions: UInt32) throws(Errno)
    /// fcntl(2) `F_SETLEASE`: takes a read lease, or gives it up. `EAGAIN`: somebody has the file open for writing.
    func readLease(_ descriptor: RawDescriptor, take: Bool) throws(Errno)
    /// fcntl(2) `F_OFD_SETLK`, exclusive, not waiting. `EAGAIN`: held by somebody else.
    func lock(_ descriptor: RawDescriptor) throws(Errno)
    /// fcntl(2) `F_OFD_GETLK`.
    func isLocked(_ descriptor: RawDescriptor) throws(Errno) -> Bool

    /// getdents64(2): the next entries, `.` and `..` left out; nil at the end.
    func nextEntries(_ directory: RawDescriptor) throws(Errno) -> [DirectoryEntry]?
    /// mkdirat(2).
    func makeDirectory(_ path: PathBytes, at directory: RawDescriptor, permissions: UInt32) throws(Errno)
    /// unlinkat(2) with `AT_REMOVEDIR`.
    func removeDirectory(_ path: PathBytes, at directory: RawDescriptor) throws(Errno)
    /// unlinkat(2).
    func unlink(_ path: PathBytes, at directory: RawDescriptor) throws(Errno)
    /// renameat2(2), with `RENAME_NOREPLACE` unless `replacing`.
    func rename(
        _ path: PathBytes,
        at directory: RawDescriptor,
        to newPath: PathBytes,
        at newDirectory: RawDescriptor,
        replacing: Bool
    ) throws(Errno)
    /// linkat(2).
    func link(
        _ path: PathBytes,
        at directory: RawDescriptor,
        to newPath: PathBytes,
        at newDirectory: RawDescriptor
    ) throws(Errno)

    /// inotify_init1(2), non-blocking.
    func makeEventQueue() throws(Errno) -> RawDescriptor
    /// inotify_add_watch(2) of the directory that `directory` is open on. - Returns: the watch.
    func watch(_ queue: RawDescriptor, directory: RawDescriptor, mask: UInt32) throws(Errno) -> Int32
    /// inotify_rm_watch(2).
    func unwatch(_ queue: RawDescriptor, _ watch: Int32) throws(Errno)
    /// poll(2) for reading. - Returns: false after `wait` without anything to read.
    func waitReadable(_ descriptor: RawDescriptor, for wait: Duration) throws(Errno) -> Bool

    /// clock_gettime(2) `CLOCK_BOOTTIME`.
    func monotonicTime() -> MonotonicTime
    /// clock_gettime(2) `CLOCK_REALTIME`.
    func wallTime() -> WallTime
    /// getrandom(2): for names that are never used again.
    func randomNumber() -> UInt64
    /// getpwuid_r(3): nil where this machine knows no name.
    func userName(_ uid: UInt32) -> String?
    /// geteuid(2).
    func effectiveUser() -> UInt32
}

/// How a file is opened. Flags that every open of ours has (`O_CLOEXEC`, `O_NOCTTY`) are not named here.
public enum OpenMode: Sendable, Equatable {
    /// `O_PATH|O_NOFOLLOW`: looks without touching; the only first step onto what others made.
    case look
    /// `O_RDONLY|O_NOFOLLOW|O_NONBLOCK`.
    case read
    /// `O_RDONLY|O_DIRECTORY|O_NOFOLLOW`.
    case directory
    /// `O_RDONLY|O_DIRECTORY`: for configured paths, where a sysadmin may have put a link.
    case configuredDirectory
    /// `O_RDONLY|O_NONBLOCK`: a configured file, where a sysadmin may have put a link.
    case configuredFile
    /// `O_RDWR|O_NOFOLLOW`.
    case readWrite
    /// `O_RDWR|O_CREAT|O_NOFOLLOW`: one that lasts, made where missing.
    case readWriteOrCreate
    /// `O_RDWR|O_CREAT|O_EXCL|O_NOFOLLOW`: one that was not there.
    case createNew
}

/// One name in a directory.
public struct DirectoryEntry: Sendable, Equatable {
    /// The name.
    public var name: PathBytes
    /// nil where the file system does not say (`DT_UNKNOWN`).
    public var kind: FileStatus.Kind?

    /// A name and what it names.
    public init(name: PathBytes, kind: FileStatus.Kind?) {
        self.name = name
        self.kind = kind
    }
}

/// What statx(2) says of a file.
public struct FileStatus: Sendable, Equatable {
    /// The type of an inode.
    public enum Kind: Sendable, Equatable {
        case regular, directory, symbolicLink, pipe, socket, characterDevice, blockDevice
    }

    /// Device and inode: the file itself, whatever it is called.
    public struct Identity: Hashable, Sendable {
        /// The file system.
        public var device: UInt64
        /// The inode in it.
        public var inode: UInt64

        /// An inode of a file system.
        public init(device: UInt64, inode: UInt64) {
            self.device = device
            self.inode = inode
        }
    }

    /// Device and inode.
    public var identity: Identity
    /// The type.
    public var kind: Kind
    /// The permission bits, 07777.
    public var permissions: UInt32
    /// Hard links.
    public var links: UInt32
    /// Owner.
    public var uid: UInt32
    /// Bytes.
    public var size: Int64
    /// mtime.
    public var modified: WallTime
    /// ctime.
    public var changed: WallTime
    /// Whether a mount begins here (`STATX_ATTR_MOUNT_ROOT`).
    public var isMountRoot: Bool
    /// The mount it was reached by (`STATX_MNT_ID`): rename and link work within one only.
    public var mount: UInt64

    /// All that is used of statx(2).
    public init(
        identity: Identity,
        kind: Kind,
        permissions: UInt32,
        links: UInt32,
        uid: UInt32,
        size: Int64,
        modified: WallTime,
        changed: WallTime,
        isMountRoot: Bool,
        mount: UInt64
    ) {
        self.identity = identity
        self.kind = kind
        self.permissions = permissions
        self.links = links
        self.uid = uid
        self.size = size
        self.modified = modified
        self.changed = changed
        self.isMountRoot = isMountRoot
        self.mount = mount
    }
}

/// What fstatfs(2) says of a file system.
public struct FileSystemStatus: Sendable, Equatable {
    /// The magic number (statfs(2)).
    public var type: UInt64
    /// Bytes free for us.
    public var freeBytes: UInt64

    /// A file system's type and free space.
    public init(type: UInt64, freeBytes: UInt64) {
        self.type = type
        self.freeBytes = freeBytes
    }

    /// Whether other machines may write here without an event reaching us, and leases say nothing of them: NFS, SMB,
    /// CIFS, FUSE, 9P, AFS, Ceph (magic numbers: statfs(2), linux/magic.h).
    public var isRemote: Bool {
        [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997, 0x5346_414F, 0x00C3_6400].contains(type)
    }
}

extension SystemCalls {
    /// A machine of which no more is known keeps its pages.
    public func dropCleanPages(_ descriptor: RawDescriptor) {}
}
