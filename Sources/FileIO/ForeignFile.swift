public import ReleaseModel

/// Opening what others made: whatever is swapped under the name meanwhile, what is opened for reading is the regular
/// file that was looked at, on the file system it was expected on; nothing is followed, nothing blocks, no device is
/// touched. (openat2(2) would say the same in one call, but answers ENOSYS under the unit's `RestrictSUIDSGID=`.)
extension Directory {
    /// What came of it.
    public enum Foreign: ~Copyable {
        /// Open for reading.
        case file(Descriptor, FileStatus)
        /// There, but no regular file of this file system, or swapped while it was opened.
        case other(FileStatus)
    }

    ///     openat(O_PATH|O_NOFOLLOW)   statx   openat(O_RDONLY|O_NOFOLLOW|O_NONBLOCK|O_NOCTTY)   statx
    ///
    /// - Parameter device: the file system that the file must be on.
    public func openForeign(_ name: PathBytes, on device: UInt64) throws(FileError) -> Foreign {
        let looked = try open(name, .look)
        let seen = try looked.status()
        guard seen.kind == .regular, seen.identity.device == device else { return .other(seen) }
        let opened = try open(name, .read)
        let status = try opened.status()
        guard status.kind == .regular, status.identity == seen.identity else { return .other(status) }
        return .file(opened, status)
    }
}
