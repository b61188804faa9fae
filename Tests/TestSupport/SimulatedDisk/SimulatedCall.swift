public import ReleaseModel
public import SystemPackage

/// One system call that a simulated machine is asked for.
public struct SimulatedCall: Sendable {
    /// Its name, as in `SystemCalls`.
    public enum Kind: String, Sendable, CaseIterable {
        case open, close, read, write, truncate, reserve, clone, isWhollyWritten, flushData, flush, startWriteback
        case status, fileSystem, setPermissions, readLease, lock, isLocked
        case nextEntries, makeDirectory, removeDirectory, unlink, rename, link
        case makeEventQueue, watch, unwatch, waitReadable

        /// Whether the disk may be another after it.
        public var changesDisk: Bool {
            switch self {
            case .open, .write, .truncate, .clone, .flushData, .flush, .setPermissions, .makeDirectory,
                .removeDirectory,
                .unlink, .rename, .link:
                true
            default: false
            }
        }
    }

    /// Its name.
    public let kind: Kind
    /// Counted from 1 since the machine was started.
    public let number: Int
    /// The file it is about; the folder, where it is about a name.
    public let inode: Int
    /// The name in that folder.
    public var name: PathBytes = ""
    /// The other folder of a rename or a link.
    public var otherFolder = 0
    /// The other name.
    public var otherName: PathBytes = ""
    /// Where a write begins.
    public var offset = 0
    /// What it writes.
    public var bytes: ArraySlice<UInt8> = []
    /// Whether an open makes the file, a rename replaces, a lease is taken.
    public var isMaking = false

    init(_ kind: Kind, _ number: Int, _ inode: Int) {
        self.kind = kind
        self.number = number
        self.inode = inode
    }

    /// The path it is about.
    public func path(on volume: Volume) -> String {
        let folder = volume.inodes[inode] == nil ? "?" : volume.path(of: inode)
        if name.isEmpty { return folder }
        return folder == "/" ? "/" + name.escaped : folder + "/" + name.escaped
    }

    /// The other path of a rename or a link.
    public func otherPath(on volume: Volume) -> String {
        otherFolder == 0 ? "" : volume.path(of: otherFolder) + "/" + otherName.escaped
    }
}

/// What a call does instead of what it should.
public enum SimulatedFault: Sendable {
    /// It fails, and is not done.
    case fail(Errno)
    /// It fails, and is done all the same.
    case failDone(Errno)
    /// A read or a write moves at most so many bytes.
    case short(Int)
    /// It says that all is well, and is not done.
    case pretend
    /// A flush fails as Linux fails it: this once, and what it should have written is held to be written.
    case loseWriteback(keepsSize: Bool)
    /// The same, and the error is swallowed: as if the flush had been tried again, and had said 0.
    case loseSilently
    /// A write that the page cache shows and that never reaches the disk.
    case cacheOnly
}
