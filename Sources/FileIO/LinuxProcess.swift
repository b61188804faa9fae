internal import CLinux
internal import Glibc
public import ReleaseModel

/// This process and its machine, for programs.
public enum LinuxProcess {
    /// getpid(2).
    public static var identifier: Int32 { getpid() }

    /// gethostname(2).
    public static var hostName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
        let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// getenv(3) of these, the unset ones left out.
    public static func environment(_ names: [String]) -> [String: String] {
        var found: [String: String] = [:]
        for name in names { if let value = unsafe getenv(name) { found[name] = unsafe String(cString: value) } }
        return found
    }

    /// A path from the root on, `.` and double slashes taken out; `..` stays, for where it leads the kernel knows.
    public static func absolute(_ path: PathBytes) -> PathBytes {
        var parts = path.components
        if path.bytes.first != UInt8(ascii: "/") { parts = workingDirectory.components + parts }
        let kept = parts.filter { $0 != "." }.map(\.bytes)
        return PathBytes([UInt8(ascii: "/")] + Array(kept.joined(separator: [UInt8(ascii: "/")])))
    }

    /// getcwd(3).
    private static var workingDirectory: PathBytes {
        guard let path = unsafe getcwd(nil, 0) else { return "/" }
        defer { unsafe free(path) }
        return PathBytes(unsafe String(cString: path))
    }

    /// kill(2) with SIGHUP. - Returns: whether there was such a process, and it may be told.
    public static func tellToReload(_ identifier: Int32) -> Bool { kill(identifier, SIGHUP) == 0 }

    /// kill(2) with SIGUSR1. - Returns: whether there was such a process, and it may be asked.
    public static func askForSign(_ identifier: Int32) -> Bool { kill(identifier, SIGUSR1) == 0 }

    /// Columns of the terminal that a descriptor is, nil when it is none.
    public static func terminalColumns(_ descriptor: RawDescriptor) -> Int? {
        let columns = clinux_terminal_columns(descriptor)
        return columns > 0 ? Int(columns) : nil
    }

    /// Writes to a descriptor of the process, standard output say, until all is written.
    /// - Returns: false when nobody reads it any more.
    @discardableResult
    public static func write(_ bytes: ArraySlice<UInt8>, to descriptor: RawDescriptor) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            guard let count = try? LinuxSystemCalls().write(descriptor, rest) else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// From here on what this process makes has the very mode that was asked for (umask(2)), whoever started it: readers
    /// of the journal are a group, and a mask from elsewhere would lock them out.
    public static func clearModeMask() { umask(0) }

    /// Gives memory that was freed back to the machine (malloc_trim(3)): the C library keeps what lies between two pieces
    /// that are still used. It takes milliseconds.
    public static func giveBackMemory() { clinux_give_back_memory() }

    /// Raises the number of files that may be open to what the machine allows (setrlimit(2) `RLIMIT_NOFILE`).
    public static func raiseOpenFilesLimit() {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
