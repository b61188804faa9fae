import FileIO
import ReleaseModel
import Synchronization
import SystemPackage

/// The machine's own system calls, each written down; a test may let one fail, write less, or do something just before
/// it happens.
final class RecordingCalls: SystemCalls {
    private struct State {
        var transcript: [String] = []
        var faults: [String: Errno] = [:]
        var before: [String: @Sendable () -> Void] = [:]
        var writeMax = Int.max
        var names: [RawDescriptor: String] = [:]
    }

    private let machine = LinuxSystemCalls()
    private let state = Mutex(State())

    /// The calls so far: the name of the system call, what it is about, what else matters.
    var transcript: [String] { state.withLock(\.transcript) }

    /// Forgets the calls so far.
    func forget() { state.withLock { $0.transcript = [] } }

    /// Lets every call whose transcript begins so fail, or succeed again.
    func fail(_ call: String, with code: Errno?) { state.withLock { $0.faults[call] = code } }

    /// Does something just before the first call whose transcript begins so.
    func before(_ call: String, _ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.before[call] = action }
    }

    /// No write takes more bytes than this.
    func limitWrites(to count: Int) { state.withLock { $0.writeMax = count } }

    private func note<Result>(_ call: String, _ body: () throws(Errno) -> Result) throws(Errno) -> Result {
        let (fault, action) = state.withLock { state in
            state.transcript.append(call)
            let fault = state.faults.first { call.hasPrefix($0.key) }?.value
            let action = state.before.first { call.hasPrefix($0.key) }
            if let action { state.before[action.key] = nil }
            return (fault, action?.value)
        }
        action?()
        if let fault { throw fault }
        return try body()
    }

    private func name(_ descriptor: RawDescriptor) -> String {
        state.withLock { $0.names[descriptor] ?? "?" }
    }

    private func limited(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        bytes.prefix(state.withLock(\.writeMax))
    }

    func open(
        _ path: PathBytes,
        at directory: RawDescriptor,
        _ mode: OpenMode,
        permissions: UInt32
    ) throws(Errno) -> RawDescriptor {
        let shown = path.split.name.escaped
        return try note("openat \(shown) \(mode)") { () throws(Errno) in
            let opened = try machine.open(path, at: directory, mode, permissions: permissions)
            state.withLock { $0.names[opened] = shown }
            return opened
        }
    }

    func close(_ descriptor: RawDescriptor) throws(Errno) {
        let call = "close \(name(descriptor))"
        // Closed whatever is said, as Linux does.
        try machine.close(descriptor)
        try note(call) { () throws(Errno) in }
    }

    func read(_ descriptor: RawDescriptor, into buffer: inout [UInt8]) throws(Errno) -> Int {
        try note("read \(name(descriptor))") { () throws(Errno) in }
        return try machine.read(descriptor, into: &buffer)
    }

    func read(_ descriptor: RawDescriptor, into buffer: inout [UInt8], at offset: Int64) throws(Errno) -> Int {
        try note("pread \(name(descriptor)) \(offset)") { () throws(Errno) in }
        return try machine.read(descriptor, into: &buffer, at: offset)
    }

    func write(_ descriptor: RawDescriptor, _ bytes: ArraySlice<UInt8>) throws(Errno) -> Int {
        let some = limited(bytes)
        return try note("write \(name(descriptor)) \(some.count)") { () throws(Errno) in
            try machine.write(descriptor, some)
        }
    }

    func write(_ descriptor: RawDescriptor, _ bytes: ArraySlice<UInt8>, at offset: Int64) throws(Errno) -> Int {
        let some = limited(bytes)
        return try note("pwrite \(name(descriptor)) \(some.count) at \(offset)") { () throws(Errno) in
            try machine.write(descriptor, some, at: offset)
        }
    }

    func truncate(_ descriptor: RawDescriptor, to size: Int64) throws(Errno) {
        try note("ftruncate \(name(descriptor)) \(size)") { () throws(Errno) in
            try machine.truncate(descriptor, to: size)
        }
    }

    func reserve(_ descriptor: RawDescriptor, from offset: Int64, count: Int64) throws(Errno) {
        try note("fallocate \(name(descriptor))") { () throws(Errno) in
            try machine.reserve(descriptor, from: offset, count: count)
        }
    }

    func clone(_ source: RawDescriptor, into target: RawDescriptor) throws(Errno) {
        try note("ficlone \(name(source)) \(name(target))") { () throws(Errno) in
            try machine.clone(source, into: target)
        }
    }

    func isWhollyWritten(_ descriptor: RawDescriptor, size: Int64) throws(Errno) -> Bool {
        try note("fiemap \(name(descriptor)) \(size)") { () throws(Errno) in
            try machine.isWhollyWritten(descriptor, size: size)
        }
    }

    func flushData(_ descriptor: RawDescriptor) throws(Errno) {
        try note("fdatasync \(name(descriptor))") { () throws(Errno) in try machine.flushData(descriptor) }
    }

    func flush(_ descriptor: RawDescriptor) throws(Errno) {
        try note("fsync \(name(descriptor))") { () throws(Errno) in try machine.flush(descriptor) }
    }

    func startWriteback(_ descriptor: RawDescriptor) throws(Errno) {
        try note("sync_file_range \(name(descriptor))") { () throws(Errno) in try machine.startWriteback(descriptor) }
    }
}

/// Names, places and the machine.
extension RecordingCalls {
    func status(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) -> FileStatus {
        try note("statx \(path.isEmpty ? name(directory) : path.escaped)") { () throws(Errno) in
            try machine.status(path, at: directory)
        }
    }

    func fileSystem(_ descriptor: RawDescriptor) throws(Errno) -> FileSystemStatus {
        try note("fstatfs \(name(descriptor))") { () throws(Errno) in try machine.fileSystem(descriptor) }
    }

    func setPermissions(_ descriptor: RawDescriptor, _ permissions: UInt32) throws(Errno) {
        try note("fchmod \(name(descriptor))") { () throws(Errno) in
            try machine.setPermissions(descriptor, permissions)
        }
    }

    func readLease(_ descriptor: RawDescriptor, take: Bool) throws(Errno) {
        try note("lease \(name(descriptor)) \(take ? "take" : "give up")") { () throws(Errno) in
            try machine.readLease(descriptor, take: take)
        }
    }

    func lock(_ descriptor: RawDescriptor) throws(Errno) {
        try note("lock \(name(descriptor))") { () throws(Errno) in try machine.lock(descriptor) }
    }

    func isLocked(_ descriptor: RawDescriptor) throws(Errno) -> Bool {
        try note("locked? \(name(descriptor))") { () throws(Errno) in try machine.isLocked(descriptor) }
    }

    func nextEntries(_ directory: RawDescriptor) throws(Errno) -> [DirectoryEntry]? {
        try note("getdents \(name(directory))") { () throws(Errno) in try machine.nextEntries(directory) }
    }

    func makeDirectory(_ path: PathBytes, at directory: RawDescriptor, permissions: UInt32) throws(Errno) {
        try note("mkdirat \(path.escaped)") { () throws(Errno) in
            try machine.makeDirectory(path, at: directory, permissions: permissions)
        }
    }

    func removeDirectory(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) {
        try note("rmdir \(path.escaped)") { () throws(Errno) in try machine.removeDirectory(path, at: directory) }
    }

    func unlink(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) {
        try note("unlinkat \(path.escaped)") { () throws(Errno) in try machine.unlink(path, at: directory) }
    }

    func rename(
        _ path: PathBytes,
        at directory: RawDescriptor,
        to newPath: PathBytes,
        at newDirectory: RawDescriptor,
        replacing: Bool
    ) throws(Errno) {
        let call = "renameat2 \(path.escaped) \(newPath.escaped)\(replacing ? "" : " NOREPLACE")"
        try note(call) { () throws(Errno) in
            try machine.rename(path, at: directory, to: newPath, at: newDirectory, replacing: replacing)
        }
    }

    func link(
        _ path: PathBytes,
        at directory: RawDescriptor,
        to newPath: PathBytes,
        at newDirectory: RawDescriptor
    ) throws(Errno) {
        try note("linkat \(path.escaped) \(newPath.escaped)") { () throws(Errno) in
            try machine.link(path, at: directory, to: newPath, at: newDirectory)
        }
    }

    func makeEventQueue() throws(Errno) -> RawDescriptor { try machine.makeEventQueue() }

    func watch(_ queue: RawDescriptor, directory: RawDescriptor, mask: UInt32) throws(Errno) -> Int32 {
        try machine.watch(queue, directory: directory, mask: mask)
    }

    func unwatch(_ queue: RawDescriptor, _ watch: Int32) throws(Errno) { try machine.unwatch(queue, watch) }

    func waitReadable(_ descriptor: RawDescriptor, for wait: Duration) throws(Errno) -> Bool {
        try machine.waitReadable(descriptor, for: wait)
    }

    func monotonicTime() -> MonotonicTime { machine.monotonicTime() }
    func wallTime() -> WallTime { machine.wallTime() }
    func randomNumber() -> UInt64 { machine.randomNumber() }
    func userName(_ uid: UInt32) -> String? { machine.userName(uid) }
    func effectiveUser() -> UInt32 { machine.effectiveUser() }
}
