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

    private func writeBeside(
        _ name: PathBytes,
        _ bytes: [UInt8],
        permissions: UInt32,
        flushing: Bool
    ) throws(FileError) {
        let new = PathBytes(name.bytes + Array(".new".utf8))
        try unlinkIfThere(new)
        let file = try open(new, .createNew, permissions: permissions)
        try file.writeAll(bytes[...])
        if flushing { try file.flushData() }
        try file.close()
        try replace(new, to: name, in: self)
    }
}
