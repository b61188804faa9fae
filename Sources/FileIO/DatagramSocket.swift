internal import Glibc
import SystemPackage

/// A socket (unix(7), `SOCK_DGRAM`) with a name in the abstract space, which no file stands for and which goes with it:
/// what a service manager listens on for sd_notify(3).
public final class DatagramSocket: Sendable {
    /// As `NOTIFY_SOCKET` says it: an `@` in front of the name.
    public let address: String
    private let descriptor: RawDescriptor
    private let calls: any SystemCalls

    /// Binds a socket.
    /// - Parameter name: 100 bytes at most; nobody else's.
    /// - Throws: ``FileError``.
    public init(name: String, calls: any SystemCalls) throws(FileError) {
        address = "@" + name
        self.calls = calls
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw FileError(.open, address, Self.lastError) }
        guard Self.bind(descriptor, to: name) else {
            let error = Self.lastError
            try? calls.close(descriptor)
            throw FileError(.open, address, error)
        }
    }

    deinit { try? calls.close(descriptor) }

    /// The next datagram.
    /// - Parameter wait: how long none may come.
    /// - Returns: nil when none came.
    /// - Throws: ``FileError``.
    public func receive(within wait: Duration) throws(FileError) -> [UInt8]? {
        do {
            guard try calls.waitReadable(descriptor, for: wait) else { return nil }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = try calls.read(descriptor, into: &buffer)
            return Array(buffer[..<count])
        } catch {
            throw FileError(.read, address, error)
        }
    }

    private static var lastError: Errno { Errno(rawValue: errno) }

    private static func bind(_ descriptor: RawDescriptor, to name: String) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // The first byte stays zero: that is what makes the name an abstract one.
        let bytes = [0] + Array(name.utf8)
        precondition(
            bytes.count < MemoryLayout.size(ofValue: address.sun_path),
            "a socket's name has 106 bytes at most"
        )
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe Glibc.bind(descriptor, pointer, length) == 0
            }
        }
    }
}
