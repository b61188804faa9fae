import FileIO
import ReleaseModel
import SystemPackage

/// What is on a simulated disk, as it is and as it would be after a power cut. A value: a copy is a snapshot.
public struct Volume: Sendable {
    /// One file or folder.
    struct Inode: Sendable {
        var kind: FileStatus.Kind
        var permissions: UInt32
        var durablePermissions: UInt32
        var uid: UInt32
        /// Which mount it lies on: rename and link work within one only.
        var device: UInt64
        var isMountRoot = false
        var links: UInt32
        var modified: Int64
        var changed: Int64
        var bytes = VolatileBytes()
        /// A folder's names as everybody sees them.
        var names: [PathBytes: Int] = [:]
        /// A folder's names as a power cut would leave them that keeps nothing else.
        var durableNames: [PathBytes: Int] = [:]
        /// The folder it was last seen in.
        var parent = 0
        /// Where a symbolic link leads.
        var target: PathBytes?
    }

    /// A change of one name in one folder.
    struct NameChange: Sendable {
        let folder: Int
        let name: PathBytes
        /// nil: the name goes.
        let after: Int?
        /// A folder that goes with the name.
        var removedFolder: Int?
    }

    /// Changes that belong together. A rename has two: the name that comes, and the name that goes, which never goes
    /// on the disk without the other (so it is on every journalling file system; the two may be there at once).
    struct NameOperation: Sendable {
        let changes: [NameChange]
    }

    var inodes: [Inode?]
    /// Changes of names that no flush has reached yet, in their order.
    var pending: [NameOperation] = []
    /// After a flush of a folder has failed the file system takes no more changes (ext4, xfs and btrfs all do so when
    /// their journal cannot be written), until the machine starts anew.
    var isShutDown = false
    /// Nanoseconds since 1970, for the times of files.
    var now: Int64 = 1_700_000_000_000_000_000

    /// An empty disk: `/`, and nothing in it.
    public init() {
        let root = Inode(
            kind: .directory,
            permissions: 0o755,
            durablePermissions: 0o755,
            uid: 0,
            device: 1,
            isMountRoot: true,
            links: 2,
            modified: now,
            changed: now
        )
        inodes = [nil, root]
    }

    static let root = 1

    subscript(inode: Int) -> Inode {
        get {
            guard let found = inodes[inode] else { preconditionFailure("no inode \(inode)") }
            return found
        }
        _modify {
            guard inodes[inode] != nil else { preconditionFailure("no inode \(inode)") }
            // In place, and it was looked at the line before.
            // swift-format-ignore: NeverForceUnwrap
            yield &inodes[inode]!
        }
    }

    /// Where a path leads, its last link followed or not.
    /// - Parameter links: how many links led here; more than 40 are followed no further (path_resolution(7)).
    func find(_ path: PathBytes, from start: Int, followsLast: Bool, links: Int = 0) throws(Errno) -> Int {
        let (folder, name) = try place(path, from: start, links: links)
        guard let name else { return folder }
        guard let found = self[folder].names[name] else { throw .noSuchFileOrDirectory }
        if followsLast, let target = self[found].target {
            guard links < 40 else { throw .tooManySymbolicLinkLevels }
            return try find(target, from: folder, followsLast: true, links: links + 1)
        }
        return found
    }

    /// The folder that a path's last name lies in, links on the way followed.
    /// - Returns: no name where the path is a folder itself: `.`, `/`.
    func place(
        _ path: PathBytes,
        from start: Int,
        links: Int = 0
    ) throws(Errno) -> (folder: Int, name: PathBytes?) {
        // One name is what the service asks for nearly always.
        if !path.bytes.contains(0x2F) {
            guard self[start].kind == .directory else { throw .notDirectory }
            if path.bytes == [0x2E] { return (start, nil) }
            if path.bytes == Self.above { return (folder(above: start), nil) }
            if path.isEmpty { throw .noSuchFileOrDirectory }
            guard path.bytes.count <= 255 else { throw .fileNameTooLong }
            return (start, path)
        }
        var here = path.bytes.first == 0x2F ? Self.root : start
        let parts = path.components.filter { $0.bytes != [0x2E] }
        for part in parts.dropLast() {
            guard part.bytes.count <= 255 else { throw .fileNameTooLong }
            guard self[here].kind == .directory else { throw .notDirectory }
            here = try find(part, from: here, followsLast: true, links: links)
        }
        guard self[here].kind == .directory else { throw .notDirectory }
        guard let last = parts.last else { return (here, nil) }
        if last.bytes == Self.above { return (folder(above: here), nil) }
        guard last.bytes.count <= 255 else { throw .fileNameTooLong }
        return (here, last)
    }

    private static let above: [UInt8] = [0x2E, 0x2E]

    /// `..`; of the top, the top itself.
    private func folder(above folder: Int) -> Int { folder == Self.root ? folder : self[folder].parent }

    /// An inode without a name yet.
    mutating func make(_ kind: FileStatus.Kind, permissions: UInt32, uid: UInt32, in folder: Int) -> Int {
        let inode = Inode(
            kind: kind,
            permissions: permissions,
            durablePermissions: permissions,
            uid: uid,
            device: self[folder].device,
            links: kind == .directory ? 2 : 0,
            modified: now,
            changed: now
        )
        inodes.append(inode)
        return inodes.count - 1
    }

    /// The path of an inode as far as it has one, for people.
    func path(of inode: Int) -> String {
        var parts: [String] = []
        var here = inode
        while here != Self.root, here != 0, let node = inodes[here] {
            let parent = inodes[node.parent]
            let name = parent?.names.first { $0.value == here }?.key.escaped ?? "?"
            parts.append(name)
            here = node.parent
        }
        return "/" + parts.reversed().joined(separator: "/")
    }
}
