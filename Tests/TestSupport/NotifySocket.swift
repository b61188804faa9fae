import Foundation
import Glibc
import Synchronization

/// A service manager's end of sd_notify(3): a real socket that a service can be given as its `NOTIFY_SOCKET`, in this
/// process or in another.
///
/// Messages are taken off the socket by a thread of its own as they come, so that each carries the moment it arrived
/// and the sender never waits for the test.
public final class NotifySocket: Sendable {
    /// One datagram.
    public struct Message: Sendable {
        /// When it was taken off the socket.
        public let time: ContinuousClock.Instant
        /// What was sent, byte for byte.
        public let bytes: [UInt8]

        /// What was sent, as text.
        public var text: String { String(decoding: bytes, as: UTF8.self) }

        /// The assignments, as systemd reads them: one a line; of two for the same name the last one counts.
        public var fields: [String: String] {
            var fields: [String: String] = [:]
            for line in text.split(separator: "\n") {
                let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2 { fields[String(parts[0])] = String(parts[1]) }
            }
            return fields
        }

        /// What is assigned to `name`, nil where the message does not speak of it.
        public subscript(name: String) -> String? { fields[name] }
    }

    /// What a test waited for did not come.
    public struct TimedOut: Error, CustomStringConvertible {
        /// What had come until then.
        public let messages: [Message]

        /// The texts of the messages that did come.
        public var description: String { "waited in vain; what came: \(messages.map(\.text))" }
    }

    private struct Inbox {
        var messages: [Message] = []
        /// How many of them ``receive(timeout:)`` has handed out.
        var received = 0
    }

    private final class Shared: Sendable {
        let inbox = Mutex(Inbox())
    }

    /// What `NOTIFY_SOCKET` has to say.
    public let path: String
    private let folder: TemporaryFolder
    private let descriptor: Int32
    private let shared = Shared()

    /// Binds a socket in a folder of its own and listens.
    public init() throws {
        folder = try TemporaryFolder("notify")
        path = folder.path(of: "socket")
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        guard Self.bind(descriptor, to: path) else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        let (descriptor, shared) = (descriptor, shared)
        Thread.detachNewThread { Self.listen(descriptor, shared) }
    }

    /// Ends the thread: recv(2) then returns nothing, and it closes the descriptor, which is its own from here on.
    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// All messages so far, oldest first.
    public var messages: [Message] { shared.inbox.withLock(\.messages) }

    /// All values that were ever assigned to `name`, oldest first.
    public func values(of name: String) -> [String] { messages.compactMap { $0[name] } }

    /// The oldest message that this method has not returned yet; waits for one.
    /// - Throws: ``TimedOut`` when none comes in time.
    public func receive(timeout: Duration = .seconds(60)) async throws -> Message {
        try await poll(timeout) { inbox in
            guard inbox.received < inbox.messages.count else { return nil }
            inbox.received += 1
            return inbox.messages[inbox.received - 1]
        }
    }

    /// Waits until all messages so far are as wanted, and returns them.
    /// - Throws: ``TimedOut`` when that does not come about in time.
    @discardableResult
    public func wait(
        timeout: Duration = .seconds(120),
        until isSatisfied: @Sendable ([Message]) -> Bool
    ) async throws -> [Message] {
        try await poll(timeout) { isSatisfied($0.messages) ? $0.messages : nil }
    }

    private func poll<Answer: Sendable>(
        _ timeout: Duration,
        _ answer: (inout Inbox) -> Answer?
    ) async throws -> Answer {
        let deadline = ContinuousClock.now + timeout
        while true {
            // The moment is read before looking, so that what came in time is found however late we look.
            let isLast = ContinuousClock.now >= deadline
            if let found = shared.inbox.withLock({ answer(&$0) }) { return found }
            if isLast { throw TimedOut(messages: messages) }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private static func bind(_ descriptor: Int32, to path: String) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array(path.utf8)
        precondition(name.count < MemoryLayout.size(ofValue: address.sun_path), "a socket's path has 107 bytes at most")
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    private static func listen(_ descriptor: Int32, _ shared: Shared) {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            let message = Message(time: .now, bytes: Array(buffer[..<count]))
            shared.inbox.withLock { $0.messages.append(message) }
        }
        close(descriptor)
    }
}
