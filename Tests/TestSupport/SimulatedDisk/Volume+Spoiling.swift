public import ReleaseModel

/// What a spoilt protocol does to a disk beside what it says.
extension Volume {
    /// Flushes one file's bytes.
    public mutating func flushBytes(of inode: Int) { self[inode].bytes.flush() }

    /// Removes a name, as unlink(2) does.
    public mutating func removeName(_ path: PathBytes) {
        let (folder, name) = path.split
        guard let folder = inode(folder) else { return }
        try? unlink(name, in: folder)
    }

    /// Gives a file a second name, as link(2) does.
    public mutating func addName(_ path: PathBytes, to newPath: PathBytes) {
        let ((folder, name), (newFolder, newName)) = (path.split, newPath.split)
        guard let folder = inode(folder), let newFolder = inode(newFolder) else { return }
        try? link(name, in: folder, to: newName, in: newFolder)
    }

    /// Writes bytes, as pwrite(2) does.
    public mutating func write(_ bytes: ArraySlice<UInt8>, at offset: Int, of inode: Int) {
        self[inode].bytes.write(bytes, at: offset)
    }

    /// Writes bytes at the end of a file, as write(2) does.
    public mutating func append(_ bytes: ArraySlice<UInt8>, to path: PathBytes) {
        guard let inode = inode(path) else { return }
        self[inode].bytes.write(bytes, at: self[inode].bytes.cache.count)
    }

    /// Loses a file's unflushed bytes as a failed write-back does, and says nothing.
    public mutating func loseWriteback(of inode: Int) { self[inode].bytes.failFlush(keepsSize: true) }

    /// What is in the page cache of a file and not on the disk, and is not going to be written.
    public func isLying(_ inode: Int) -> Bool {
        !self[inode].bytes.isDirty && self[inode].bytes.cache != self[inode].bytes.disk
    }
}
