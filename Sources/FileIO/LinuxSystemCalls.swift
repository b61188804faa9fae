internal import CLinux
internal import Glibc
public import ReleaseModel
public import SystemPackage

// Each method is described in ``SystemCalls``.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
/// The seam as Linux answers it. One system call a method; `unsafe` stays in this file and its extensions.
public struct LinuxSystemCalls: SystemCalls {
    /// The machine's own system calls.
    public init() {}

    public func open(
        _ path: PathBytes,
        at directory: RawDescriptor,
        _ mode: OpenMode,
        permissions: UInt32
    ) throws(Errno) -> RawDescriptor {
        let always = clinux_o_cloexec | clinux_o_noctty
        let flags =
            switch mode {
            case .look: clinux_o_path | clinux_o_nofollow
            case .read: O_RDONLY | clinux_o_nofollow | clinux_o_nonblock
            case .directory: O_RDONLY | clinux_o_directory | clinux_o_nofollow
            case .configuredDirectory: O_RDONLY | clinux_o_directory
            case .configuredFile: O_RDONLY | clinux_o_nonblock
            case .readWrite: O_RDWR | clinux_o_nofollow
            case .readWriteOrCreate: O_RDWR | O_CREAT | clinux_o_nofollow
            case .createNew: O_RDWR | O_CREAT | O_EXCL | clinux_o_nofollow
            }
        return try unsafe path.withCString { (name) throws(Errno) in
            try checked { unsafe clinux_openat(directory, name, always | flags, permissions) }
        }
    }

    public func close(_ descriptor: RawDescriptor) throws(Errno) {
        // Never again after EINTR: Linux has closed it, and the number may be another file's by now (close(2)).
        if Glibc.close(descriptor) < 0 { throw Errno(rawValue: errno) }
    }

    public func read(_ descriptor: RawDescriptor, into buffer: inout [UInt8]) throws(Errno) -> Int {
        try unsafe buffer.withBytes { (start, count) throws(Errno) in
            try checked { unsafe Glibc.read(descriptor, start, count) }
        }
    }

    public func read(_ descriptor: RawDescriptor, into buffer: inout [UInt8], at offset: Int64) throws(Errno) -> Int {
        try unsafe buffer.withBytes { (start, count) throws(Errno) in
            try checked { unsafe pread(descriptor, start, count, Int(offset)) }
        }
    }

    public func write(_ descriptor: RawDescriptor, _ bytes: ArraySlice<UInt8>) throws(Errno) -> Int {
        try unsafe bytes.withBytes { (start, count) throws(Errno) in
            try checked { unsafe Glibc.write(descriptor, start, count) }
        }
    }

    public func write(
        _ descriptor: RawDescriptor,
        _ bytes: ArraySlice<UInt8>,
        at offset: Int64
    ) throws(Errno) -> Int {
        try unsafe bytes.withBytes { (start, count) throws(Errno) in
            try checked { unsafe pwrite(descriptor, start, count, Int(offset)) }
        }
    }

    public func truncate(_ descriptor: RawDescriptor, to size: Int64) throws(Errno) {
        _ = try checked { ftruncate(descriptor, Int(size)) }
    }

    public func reserve(_ descriptor: RawDescriptor, from offset: Int64, count: Int64) throws(Errno) {
        _ = try checked { clinux_reserve(descriptor, offset, count) }
    }

    public func clone(_ source: RawDescriptor, into target: RawDescriptor) throws(Errno) {
        _ = try checked { clinux_clone(target, source) }
    }

    public func isWhollyWritten(_ descriptor: RawDescriptor, size: Int64) throws(Errno) -> Bool {
        try checked { clinux_is_wholly_written(descriptor, UInt64(clamping: size)) } != 0
    }

    public func flushData(_ descriptor: RawDescriptor) throws(Errno) {
        // Not tried again on any error, EINTR included: after a failure the next flush says 0 and lies.
        if fdatasync(descriptor) < 0 { throw Errno(rawValue: errno) }
    }

    public func flush(_ descriptor: RawDescriptor) throws(Errno) {
        if fsync(descriptor) < 0 { throw Errno(rawValue: errno) }
    }

    public func startWriteback(_ descriptor: RawDescriptor) throws(Errno) {
        _ = try checked { clinux_start_writeback(descriptor) }
    }

    public func dropCleanPages(_ descriptor: RawDescriptor) {
        _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    }

    public func makeEventQueue() throws(Errno) -> RawDescriptor {
        try checked { clinux_inotify_init() }
    }

    public func watch(_ queue: RawDescriptor, directory: RawDescriptor, mask: UInt32) throws(Errno) -> Int32 {
        // By descriptor, so that what is watched is what was opened, whatever the path leads to by now.
        try unsafe PathBytes("/proc/self/fd/\(directory)").withCString { (path) throws(Errno) in
            try checked { unsafe clinux_inotify_add(queue, path, mask) }
        }
    }

    public func unwatch(_ queue: RawDescriptor, _ watch: Int32) throws(Errno) {
        _ = try checked { clinux_inotify_remove(queue, watch) }
    }

    public func waitReadable(_ descriptor: RawDescriptor, for wait: Duration) throws(Errno) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // Less than nothing would be for ever.
        let milliseconds = Int32(clamping: max(wait.inNanoseconds / 1_000_000, 0))
        let ready = unsafe poll(&request, 1, milliseconds)
        if ready < 0 && errno != EINTR { throw Errno(rawValue: errno) }
        return ready > 0
    }
}

extension LinuxSystemCalls {
    /// poll(2) on nothing.
    public func sleep(for wait: Duration) {
        _ = poll(nil, 0, Int32(clamping: max(wait.inNanoseconds / 1_000_000, 1)))
    }
}

/// Runs a system call, again while it was interrupted, and turns -1 into its `errno`.
func checked<Result: SignedInteger>(_ call: () -> Result) throws(Errno) -> Result {
    while true {
        let result = call()
        if result >= 0 { return result }
        let code = errno
        if code != EINTR { throw Errno(rawValue: code) }
    }
}

extension PathBytes {
    /// The bytes with a NUL behind them, for the length of the call.
    func withCString<Result>(
        _ body: (UnsafePointer<CChar>) throws(Errno) -> Result
    ) throws(Errno) -> Result {
        // On the stack: a scan does this once for every file that waits.
        let result: Swift.Result<Result, Errno> = unsafe withUnsafeTemporaryAllocation(
            of: UInt8.self,
            capacity: bytes.count + 1
        ) { buffer in
            let end = unsafe buffer.initialize(fromContentsOf: bytes)
            unsafe buffer.initializeElement(at: end, to: 0)
            return unsafe buffer.withMemoryRebound(to: CChar.self) { name in
                do throws(Errno) {
                    guard let start = name.baseAddress else { throw Errno.invalidArgument }
                    return .success(try unsafe body(UnsafePointer(start)))
                } catch {
                    return .failure(error)
                }
            }
        }
        return try result.get()
    }
}

extension Array where Element == UInt8 {
    mutating func withBytes<Result>(
        _ body: (UnsafeMutableRawPointer, Int) throws(Errno) -> Result
    ) throws(Errno) -> Result {
        try unsafe self.withUnsafeMutableBufferPointer { (buffer) throws(Errno) in
            guard let start = buffer.baseAddress else { throw Errno.invalidArgument }
            return try unsafe body(UnsafeMutableRawPointer(start), buffer.count)
        }
    }

    func withBytes<Result>(_ body: (UnsafeRawPointer, Int) throws(Errno) -> Result) throws(Errno) -> Result {
        try unsafe self[...].withBytes(body)
    }
}

extension ArraySlice where Element == UInt8 {
    func withBytes<Result>(_ body: (UnsafeRawPointer, Int) throws(Errno) -> Result) throws(Errno) -> Result {
        try unsafe self.withUnsafeBufferPointer { (buffer) throws(Errno) in
            guard let start = buffer.baseAddress else { throw Errno.invalidArgument }
            return try unsafe body(UnsafeRawPointer(start), buffer.count)
        }
    }
}
