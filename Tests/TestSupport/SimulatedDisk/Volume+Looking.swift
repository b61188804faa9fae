public import ReleaseModel

/// What is where, for rules and reports.
extension Volume {
    /// What a path leads to as everybody sees it.
    public func inode(_ path: PathBytes) -> Int? {
        try? find(path, from: Self.root, followsLast: false)
    }

    /// Whether an inode is a file that has a name in this very folder.
    public func isFile(_ inode: Int, in folder: PathBytes) -> Bool {
        guard let folder = self.inode(folder), inodes[inode] != nil else { return false }
        return self[inode].parent == folder && self[folder].names.values.contains(inode)
    }

    /// Whether a flush of a folder has failed, and the file system takes no more changes.
    public var isReadOnly: Bool { isShutDown }

    /// A file's bytes as everybody sees them.
    public func bytes(_ inode: Int) -> [UInt8] { self[inode].bytes.cache }

    /// Whether a power cut that keeps nothing more leaves something at this path.
    public func isDurable(_ path: PathBytes) -> Bool { durableInode(path) != nil }

    /// What such a power cut leaves of a file.
    public func durableContents(_ path: PathBytes) -> [UInt8]? { durableInode(path).map { self[$0].bytes.disk } }

    /// What such a power cut leaves of the files in a folder.
    public func durableFiles(in path: PathBytes) -> [[UInt8]] {
        guard let folder = durableInode(path) else { return [] }
        return self[folder].durableNames.values.map { self[$0].bytes.disk }
    }

    private func durableInode(_ path: PathBytes) -> Int? {
        var here = Self.root
        for part in path.components {
            guard let next = self[here].durableNames[part] else { return nil }
            here = next
        }
        return here
    }
}
