import SystemPackage
public import ReleaseModel

/// Whole small files.
extension Directory {
    /// All bytes of a small file of ours, nil where there is none.
    public func contents(_ name: PathBytes) throws(FileError) -> [UInt8]? { try contents(name, .read) }

    /// All bytes of a small file that the configuration names; a link is the sysadmin's and followed.
    public func configuredContents(_ name: PathBytes) throws(FileError) -> [UInt8]? {
        try contents(name, .configuredFile)
    }

    private func contents(_ name: PathBytes, _ mode: OpenMode) throws(FileError) -> [UInt8]? {
        let descriptor: Descriptor
        do { descriptor = try open(name, mode) } catch {
            if error.code == .noSuchFileOrDirectory { return nil }
            throw error
        }
        return try descriptor.readAll()
    }

    /// Puts a file in place of another of the same name, whole and durable, or leaves the old one.
    ///
    ///     openat(O_CREAT|O_EXCL) NAME.new   write   fdatasync   renameat NAME.new NAME   fsync(directory)
    ///
    /// A crash before the rename leaves `NAME.new`, which the next call removes.
    public func replaceDurably(_ name: PathBytes, with bytes: [UInt8], permissions: UInt32) throws(FileError) {
        try writeBeside(name, bytes, permissions: permissions, flushing: true)
        try flush()
    }

    /// Puts a file in place of another of the same name, whole for every reader; after a power cut either may be
    /// there. For what can be made anew.
    public func replaceVisibly(_ name: PathBytes, with bytes: [UInt8], permissions: UInt32) throws(FileError) {
        try writeBeside(name, bytes, permissions: permissions, flushing: false)
    }

    /// The same, and where it fails the old one goes and it is tried once more: for what would lie if it stayed. The old
    /// one's block and inode may be all that is missing.
    ///
    ///     as above; then unlinkat NAME, and once more as above
    ///
    /// A crash within leaves the old one or none.
    /// - Throws: ``FileError``: there is none now, unless it cannot be removed either.
    public func replaceVisiblyOrRemove(
        _ name: PathBytes,
        with bytes: [UInt8],
        permissions: UInt32
    ) throws(FileError) {
        do { try replaceVisibly(name, with: bytes, permissions: permissions) } catch {
            // Also the beginning of the new one holds room.
            _ = try? unlinkIfThere(Self.new(name))
            try unlinkIfThere(name)
            do { try replaceVisibly(name, with: bytes, permissions: permissions) } catch {
                _ = try? unlinkIfThere(Self.new(name))
                throw error
            }
        }
    }

    private static func new(_ name: PathBytes) -> PathBytes { PathBytes(name.bytes + Array(".new".utf8)) }

    private func writeBeside(
        _ name: PathBytes,
        _ bytes: [UInt8],
        permissions: UInt32,
        flushing: Bool
    ) throws(FileError) {
        let new = Self.new(name)
        try unlinkIfThere(new)
        let file = try open(new, .createNew, permissions: permissions)
        try file.writeAll(bytes[...])
        if flushing { try file.flushData() }
        try file.close()
        try replace(new, to: name, in: self)
    }
}
