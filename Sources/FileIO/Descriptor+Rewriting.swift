import SystemPackage

/// Bytes that a failed write-back may have kept from the disk, written there once more.
extension Descriptor {
    /// Writes `bytes` at `offset`, also where the file shows them already, and returns when they are on the disk.
    ///
    ///     pwrite; fdatasync; ioctl(FS_IOC_FIEMAP)
    ///     where not all of it is written: posix_fadvise(POSIX_FADV_DONTNEED); pwrite of the whole file; fdatasync; FIEMAP
    ///
    /// ext4 (seen on Linux 6.18) remembers of a page whose write-back has failed that its blocks are in use, and not
    /// that they were never written: the page is written again, the flush says 0, and the blocks count as unwritten all
    /// the same. After a power cut they read as zeros. A page that is let go first is asked about anew.
    /// - Throws: ``FileError``. `EIO`: the disk does not have them, whatever the flush says.
    public borrowing func rewrite(_ bytes: [UInt8], at offset: Int64) throws(FileError) {
        try writeAll(bytes[...], at: offset)
        try flushData()
        let end = offset + Int64(bytes.count)
        guard try writtenBytes(upTo: end) == .notAll else { return }
        // What lies before may have been lost in the same way: it is what readers see, and is written again as it is.
        let all = try readAll(count: Int(offset)) + bytes
        calls.dropCleanPages(raw)
        try writeAll(all[...], at: 0)
        try flushData()
        if try writtenBytes(upTo: end) == .notAll { throw FileError(.flush, path, .ioError) }
    }
}
