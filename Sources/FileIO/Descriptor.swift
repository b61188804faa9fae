import ReleaseModel
import SystemPackage

/// An open file descriptor with one owner. It is closed when the owner goes, or by ``close()`` where the answer of
/// close(2) matters (a write that was still under way).
public struct Descriptor: ~Copyable, Sendable {
    /// The number, for a call that does not keep it.
    public let raw: RawDescriptor
    /// What it is open on, escaped, for errors.
    public let path: String
    let calls: any SystemCalls
    private var isOpen = true

    init(_ raw: RawDescriptor, path: String, calls: any SystemCalls) {
        self.raw = raw
        self.path = path
        self.calls = calls
    }

    deinit {
        if isOpen { try? calls.close(raw) }
    }

    /// close(2).
    public consuming func close() throws(FileError) {
        isOpen = false
        do { try calls.close(raw) } catch { throw FileError(.close, path, error) }
    }

    /// The same open file after it was renamed, for errors.
    public consuming func renamed(_ path: String) -> Descriptor {
        isOpen = false
        return Descriptor(raw, path: path, calls: calls)
    }

    /// statx(2) of the open file.
    public borrowing func status() throws(FileError) -> FileStatus {
        do { return try calls.status("", at: raw) } catch { throw FileError(.look, path, error) }
    }

    /// Reads into the front of `buffer`. - Returns: the bytes read, 0 at the end.
    public borrowing func read(into buffer: inout [UInt8]) throws(FileError) -> Int {
        do { return try calls.read(raw, into: &buffer) } catch { throw FileError(.read, path, error) }
    }

    /// Reads into the front of `buffer`, from `offset`. - Returns: the bytes read, 0 at the end.
    public borrowing func read(into buffer: inout [UInt8], at offset: Int64) throws(FileError) -> Int {
        do { return try calls.read(raw, into: &buffer, at: offset) } catch { throw FileError(.read, path, error) }
    }

    /// All bytes from `offset` on, at most `count`; fewer only where the file ends.
    public borrowing func readAll(from offset: Int64 = 0, count: Int = .max) throws(FileError) -> [UInt8] {
        try readAll(from: offset, count: count, about: Int(clamping: try status().size - offset))
    }

    /// All bytes of a file whose size is known and that nobody writes to, at most `count`.
    public borrowing func readAll(count: Int, ofSize size: Int64) throws(FileError) -> [UInt8] {
        try readAll(from: 0, count: min(count, Int(clamping: size)), about: Int(clamping: size))
    }

    private borrowing func readAll(from offset: Int64, count: Int, about size: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(0, min(size, count)))
        var buffer = [UInt8](repeating: 0, count: min(Limits.readBytes, max(1, min(size, count))))
        while bytes.count < count {
            let got = try read(into: &buffer, at: offset + Int64(bytes.count))
            if got == 0 { break }
            bytes += buffer[..<min(got, count - bytes.count)]
        }
        return bytes
    }

    /// write(2) until every byte is written.
    public borrowing func writeAll(_ bytes: ArraySlice<UInt8>) throws(FileError) {
        var rest = bytes
        while !rest.isEmpty {
            do { rest = rest.dropFirst(try calls.write(raw, rest)) } catch { throw FileError(.write, path, error) }
        }
    }

    /// pwrite(2) until every byte is written. After an error some may be: the caller knows from where.
    public borrowing func writeAll(_ bytes: ArraySlice<UInt8>, at offset: Int64) throws(FileError) {
        var rest = bytes
        while !rest.isEmpty {
            do {
                rest = rest.dropFirst(try calls.write(raw, rest, at: offset + Int64(bytes.count - rest.count)))
            } catch {
                throw FileError(.write, path, error)
            }
        }
    }

    /// ftruncate(2).
    public borrowing func truncate(to size: Int64) throws(FileError) {
        do { try calls.truncate(raw, to: size) } catch { throw FileError(.write, path, error) }
    }

    /// Makes sure that `count` bytes from `offset` on will not fail for want of space. File systems that cannot
    /// promise it (`EOPNOTSUPP`) promise nothing here either: a later write may still fail, and is deferred then.
    public borrowing func reserve(from offset: Int64, count: Int64) throws(FileError) {
        do { try calls.reserve(raw, from: offset, count: count) } catch {
            if error != .notSupported && error != .noFunction { throw FileError(.reserve, path, error) }
        }
    }

    /// fdatasync(2): the bytes and the size are on the disk. An error is final: the kernel has marked the pages
    /// clean, and the next flush would say 0.
    public borrowing func flushData() throws(FileError) {
        do { try calls.flushData(raw) } catch { throw FileError(.flush, path, error) }
    }

    /// fsync(2): for a directory, its names are on the disk. An error is final.
    public borrowing func flush() throws(FileError) {
        do { try calls.flush(raw) } catch { throw FileError(.flush, path, error) }
    }

    /// Starts write-back, so that the flush that follows has less to wait for. A hint: its errors come back there.
    public borrowing func startWriteback() {
        try? calls.startWriteback(raw)
    }

    /// ioctl_ficlone(2): this file shares the blocks of `source`.
    /// - Returns: false where the file system, or the two together, cannot.
    public borrowing func clone(of source: borrowing Descriptor) throws(FileError) -> Bool {
        do {
            try calls.clone(source.raw, into: raw)
            return true
        } catch {
            switch error {
            case .notSupported, .improperLink, .invalidArgument, .inappropriateIOCTLForDevice, .noFunction,
                .textFileBusy:
                return false
            default: throw FileError(.write, path, error)
            }
        }
    }

    /// Whether the disk has the bytes that the page cache shows. After a write-back that failed it does not: Linux has
    /// marked the pages clean and told whoever asked first; every later flush says 0, and after a power cut the file
    /// holds zeros, or nothing. Such a file has a hole, or room that was never written, where its bytes should be.
    ///
    /// What escapes this: an overwrite in place of bytes that were on the disk before, whose write-back failed. Where
    /// they lie is written then, with the older bytes.
    /// - Returns: ``WrittenBytes/unknown`` where the file system cannot say where bytes lie (tmpfs, a remote mount).
    public borrowing func writtenBytes(upTo size: Int64) throws(FileError) -> WrittenBytes {
        do { return try calls.isWhollyWritten(raw, size: size) ? .all : .notAll } catch {
            switch error {
            case .notSupported, .noFunction, .inappropriateIOCTLForDevice, .invalidArgument:
                return .unknown
            // The write-back that it began has failed, or an earlier one had and nobody was told.
            case .ioError, .noSpace, .diskQuotaExceeded: return .notAll
            default: throw FileError(.look, path, error)
            }
        }
    }

    /// fchmod(2).
    public borrowing func setPermissions(_ permissions: UInt32) throws(FileError) {
        do { try calls.setPermissions(raw, permissions) } catch { throw FileError(.setPermissions, path, error) }
    }

    /// Asks whether anybody has the file open for writing, by taking a read lease and giving it up at once.
    /// - Returns: ``Lease/unavailable`` where the file system or our rights do not allow to ask.
    public borrowing func askLease() throws(FileError) -> Lease {
        do {
            try calls.readLease(raw, take: true)
            try calls.readLease(raw, take: false)
            return .granted
        } catch {
            switch error {
            case .resourceTemporarilyUnavailable: return .refused
            case .permissionDenied, .notPermitted, .invalidArgument, .notSupported, .noLocks, .noFunction:
                return .unavailable
            default: throw FileError(.lease, path, error)
            }
        }
    }
}

/// The answer to whether the disk has a file's bytes (`FS_IOC_FIEMAP`).
public enum WrittenBytes: Sendable, Equatable {
    /// Every byte lies in an extent that was written.
    case all
    /// Some do not: a hole that was meant, or bytes that never reached the disk.
    case notAll
    /// It cannot be asked here.
    case unknown
}

/// The answer to a request for a read lease (fcntl(2), `F_SETLEASE`).
public enum Lease: Sendable, Equatable {
    /// Nobody has the file open for writing.
    case granted
    /// Somebody has.
    case refused
    /// It cannot be asked here: a remote mount, or somebody else's file without CAP_LEASE.
    case unavailable
}
