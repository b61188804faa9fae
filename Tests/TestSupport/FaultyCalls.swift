public import FileIO
public import ReleaseModel
import Synchronization
public import SystemPackage

/// The machine's own system calls, watched: each is written down, and a test may make any of them fail, do only a part,
/// or do something else first. Its clock stands still until a test moves it, so that no test sleeps.
public final class FaultyCalls: SystemCalls {
    /// One call on its way.
    public struct Event: Sendable, CustomStringConvertible {
        /// Counted from 1 since the last ``forget()``.
        public let number: Int
        /// The call's name, as in ``SystemCalls``: `open`, `write`, `flushData` …
        public let call: String
        /// What it is about: a path as far as it is known from the calls before, without the folder that all lie in.
        public let path: String
        /// The other path of a rename or a link, the mode of an open, the bytes of a write.
        public let detail: String

        /// The call as a test may expect it: `rename inbox/a → custody/b`.
        public var description: String { detail.isEmpty ? "\(call) \(path)" : "\(call) \(path) → \(detail)" }
    }

    /// What a call does instead of what it should.
    public enum Fault: Sendable {
        /// It fails and does nothing.
        case fail(Errno)
        /// A write writes at most so many bytes.
        case short(Int)
    }

    /// Asked before each call; nil lets it be done. It runs on the caller's thread, and may do something itself.
    public typealias Rule = @Sendable (Event) -> Fault?

    private struct State {
        var rule: Rule?
        var events: [Event] = []
        var count = 0
        var paths: [RawDescriptor: String] = [:]
        var time = MonotonicTime(nanoseconds: 1_000_000_000_000)
    }

    private let base: any SystemCalls
    private let prefix: String
    private let flushes: Bool
    private let state = Mutex(State())

    /// - Parameters:
    ///   - root: left out at the front of every path written down.
    ///   - flushes: false only writes down flushes: for a test that makes thousands of them.
    public init(root: String = "", flushes: Bool = true, base: any SystemCalls = LinuxSystemCalls()) {
        prefix = root
        self.flushes = flushes
        self.base = base
    }

    /// Puts a rule in place of the one before.
    public func obey(_ rule: Rule?) { state.withLock { $0.rule = rule } }

    /// All calls so far, looks at directories and clocks included.
    public var events: [Event] { state.withLock(\.events) }

    /// How many calls there were.
    public var count: Int { state.withLock(\.count) }

    /// Begins to count anew.
    public func forget() {
        state.withLock { state in
            state.events = []
            state.count = 0
        }
    }

    /// Moves the clock on.
    public func advance(by wait: Duration) { state.withLock { $0.time = $0.time + wait } }

    /// Moves the clock on to a moment, if that is still to come.
    public func advance(to time: MonotonicTime) { state.withLock { $0.time = max($0.time, time) } }

    private func note(_ call: String, _ path: String, _ detail: String = "") throws(Errno) -> Fault? {
        let (event, rule) = state.withLock { state in
            state.count += 1
            let event = Event(number: state.count, call: call, path: path, detail: detail)
            state.events.append(event)
            return (event, state.rule)
        }
        let fault = rule?(event)
        if case .fail(let code) = fault { throw code }
        return fault
    }

    private func path(_ descriptor: RawDescriptor) -> String {
        state.withLock { $0.paths[descriptor] } ?? "?"
    }

    private func path(_ name: PathBytes, at directory: RawDescriptor) -> String {
        if name.bytes.first == UInt8(ascii: "/") || directory == -100 { return shortened(name.text) }
        let folder = path(directory)
        if name.isEmpty || name == "." { return folder }
        return folder.isEmpty ? name.text : folder + "/" + name.text
    }

    private func shortened(_ path: String) -> String {
        guard !prefix.isEmpty, path.hasPrefix(prefix) else { return path }
        return String(path.dropFirst(prefix.count).drop { $0 == "/" })
    }
}

// Each method is described in ``SystemCalls``.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension FaultyCalls {
    public func open(
        _ path: PathBytes,
        at directory: RawDescriptor,
        _ mode: OpenMode,
        permissions: UInt32
    ) throws(Errno) -> RawDescriptor {
        let shown = self.path(path, at: directory)
        _ = try note("open", shown, "\(mode)")
        let descriptor = try base.open(path, at: directory, mode, permissions: permissions)
        state.withLock { $0.paths[descriptor] = shown }
        return descriptor
    }

    /// Never fails and is not written down: a process that ends closes everything.
    public func close(_ descriptor: RawDescriptor) throws(Errno) {
        state.withLock { $0.paths[descriptor] = nil }
        try base.close(descriptor)
    }

    public func read(_ descriptor: RawDescriptor, into buffer: inout [UInt8]) throws(Errno) -> Int {
        _ = try note("read", path(descriptor))
        return try base.read(descriptor, into: &buffer)
    }

    public func read(_ descriptor: RawDescriptor, into buffer: inout [UInt8], at offset: Int64) throws(Errno) -> Int {
        _ = try note("read", path(descriptor))
        return try base.read(descriptor, into: &buffer, at: offset)
    }

    public func write(_ descriptor: RawDescriptor, _ bytes: ArraySlice<UInt8>) throws(Errno) -> Int {
        if case .short(let count) = try note("write", path(descriptor), "\(bytes.count) bytes") {
            return try base.write(descriptor, bytes.prefix(count))
        }
        return try base.write(descriptor, bytes)
    }

    public func write(
        _ descriptor: RawDescriptor,
        _ bytes: ArraySlice<UInt8>,
        at offset: Int64
    ) throws(Errno) -> Int {
        if case .short(let count) = try note("write", path(descriptor), "\(bytes.count) bytes") {
            return try base.write(descriptor, bytes.prefix(count), at: offset)
        }
        return try base.write(descriptor, bytes, at: offset)
    }

    public func truncate(_ descriptor: RawDescriptor, to size: Int64) throws(Errno) {
        _ = try note("truncate", path(descriptor), "\(size)")
        try base.truncate(descriptor, to: size)
    }

    public func reserve(_ descriptor: RawDescriptor, from offset: Int64, count: Int64) throws(Errno) {
        _ = try note("reserve", path(descriptor))
        try base.reserve(descriptor, from: offset, count: count)
    }

    public func clone(_ source: RawDescriptor, into target: RawDescriptor) throws(Errno) {
        _ = try note("clone", path(source), path(target))
        try base.clone(source, into: target)
    }

    public func isWhollyWritten(_ descriptor: RawDescriptor, size: Int64) throws(Errno) -> Bool {
        _ = try note("isWhollyWritten", path(descriptor), "\(size)")
        return try base.isWhollyWritten(descriptor, size: size)
    }

    public func flushData(_ descriptor: RawDescriptor) throws(Errno) {
        _ = try note("flushData", path(descriptor))
        if flushes { try base.flushData(descriptor) }
    }

    public func flush(_ descriptor: RawDescriptor) throws(Errno) {
        _ = try note("flush", path(descriptor))
        if flushes { try base.flush(descriptor) }
    }

    public func startWriteback(_ descriptor: RawDescriptor) throws(Errno) {
        _ = try note("startWriteback", path(descriptor))
        try base.startWriteback(descriptor)
    }

    public func status(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) -> FileStatus {
        _ = try note("status", self.path(path, at: directory))
        return try base.status(path, at: directory)
    }

    public func fileSystem(_ descriptor: RawDescriptor) throws(Errno) -> FileSystemStatus {
        _ = try note("fileSystem", path(descriptor))
        return try base.fileSystem(descriptor)
    }

    public func setPermissions(_ descriptor: RawDescriptor, _ permissions: UInt32) throws(Errno) {
        _ = try note("setPermissions", path(descriptor), String(permissions, radix: 8))
        try base.setPermissions(descriptor, permissions)
    }

    public func readLease(_ descriptor: RawDescriptor, take: Bool) throws(Errno) {
        _ = try note("readLease", path(descriptor), take ? "take" : "give up")
        try base.readLease(descriptor, take: take)
    }

    public func lock(_ descriptor: RawDescriptor) throws(Errno) {
        _ = try note("lock", path(descriptor))
        try base.lock(descriptor)
    }

    public func isLocked(_ descriptor: RawDescriptor) throws(Errno) -> Bool {
        _ = try note("isLocked", path(descriptor))
        return try base.isLocked(descriptor)
    }

    public func nextEntries(_ directory: RawDescriptor) throws(Errno) -> [DirectoryEntry]? {
        _ = try note("nextEntries", path(directory))
        return try base.nextEntries(directory)
    }

    public func makeDirectory(_ path: PathBytes, at directory: RawDescriptor, permissions: UInt32) throws(Errno) {
        _ = try note("makeDirectory", self.path(path, at: directory))
        try base.makeDirectory(path, at: directory, permissions: permissions)
    }

    public func removeDirectory(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) {
        _ = try note("removeDirectory", self.path(path, at: directory))
        try base.removeDirectory(path, at: directory)
    }

    public func unlink(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) {
        _ = try note("unlink", self.path(path, at: directory))
        try base.unlink(path, at: directory)
    }

    public func rename(
        _ path: PathBytes,
        at directory: RawDescriptor,
        to newPath: PathBytes,
        at newDirectory: RawDescriptor,
        replacing: Bool
    ) throws(Errno) {
        _ = try note("rename", self.path(path, at: directory), self.path(newPath, at: newDirectory))
        try base.rename(path, at: directory, to: newPath, at: newDirectory, replacing: replacing)
    }

    public func link(
        _ path: PathBytes,
        at directory: RawDescriptor,
        to newPath: PathBytes,
        at newDirectory: RawDescriptor
    ) throws(Errno) {
        _ = try note("link", self.path(path, at: directory), self.path(newPath, at: newDirectory))
        try base.link(path, at: directory, to: newPath, at: newDirectory)
    }

    public func makeEventQueue() throws(Errno) -> RawDescriptor {
        _ = try note("makeEventQueue", "")
        let queue = try base.makeEventQueue()
        state.withLock { $0.paths[queue] = "inotify" }
        return queue
    }

    public func watch(_ queue: RawDescriptor, directory: RawDescriptor, mask: UInt32) throws(Errno) -> Int32 {
        _ = try note("watch", path(directory))
        return try base.watch(queue, directory: directory, mask: mask)
    }

    public func unwatch(_ queue: RawDescriptor, _ watch: Int32) throws(Errno) {
        _ = try note("unwatch", "")
        try base.unwatch(queue, watch)
    }

    public func waitReadable(_ descriptor: RawDescriptor, for wait: Duration) throws(Errno) -> Bool {
        _ = try note("waitReadable", path(descriptor))
        return try base.waitReadable(descriptor, for: wait)
    }

    public func monotonicTime() -> MonotonicTime { state.withLock(\.time) }
    public func wallTime() -> WallTime { base.wallTime() }
    public func randomNumber() -> UInt64 { base.randomNumber() }
    public func userName(_ uid: UInt32) -> String? { base.userName(uid) }
    public func effectiveUser() -> UInt32 { base.effectiveUser() }
}
