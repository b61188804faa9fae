import Foundation
import Glibc
import Synchronization

/// A program started by a test: what it writes is kept, and it never outlives the last reference to it.
public final class ChildProcess: Sendable {
    /// Its process identifier.
    public let identifier: Int32
    private let folder: TemporaryFolder
    private let ended = Mutex<Int32?>(nil)

    /// It was not over in time.
    public struct StillRunning: Error, CustomStringConvertible {
        /// Which, and what it has said.
        public let description: String
    }

    /// Starts a program with an environment of its own and nothing on its standard input.
    public init(_ executable: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        folder = try TemporaryFolder("child")
        var variables = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"]
        variables.merge(environment) { $1 }
        identifier = try Self.spawn(
            [executable] + arguments,
            variables.map { "\($0)=\($1)" },
            output: folder.path(of: "output"),
            errors: folder.path(of: "errors")
        )
    }

    deinit {
        guard ended.withLock({ $0 == nil }) else { return }
        Glibc.kill(identifier, SIGKILL)
        waitpid(identifier, nil, 0)
    }

    /// What it has written to its standard output.
    public var output: String { (try? folder.text("output")) ?? "" }
    /// What it has written to its standard error.
    public var errors: String { (try? folder.text("errors")) ?? "" }

    /// Sends a signal.
    public func signal(_ number: Int32) {
        // Not to a stranger that got the number after it.
        ended.withLock { if $0 == nil { Glibc.kill(identifier, number) } }
    }

    /// How it ended: the exit code, or 128 and the signal, as a shell has it; nil while it runs.
    public var exitCode: Int32? {
        ended.withLock { ended in
            if ended != nil { return ended }
            var status: Int32 = 0
            guard unsafe waitpid(identifier, &status, WNOHANG) == identifier else { return nil }
            ended = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
            return ended
        }
    }

    /// Waits for its end.
    /// - Throws: ``StillRunning``.
    @discardableResult
    public func end(within deadline: Duration = .seconds(20)) async throws -> Int32 {
        let last = ContinuousClock.now + deadline
        while true {
            let isLast = ContinuousClock.now >= last
            if let code = exitCode { return code }
            if isLast { throw StillRunning(description: "process \(identifier) runs on: \(errors)") }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// Runs a tool to its end.
    @discardableResult
    public static func run(_ executable: String, _ arguments: String...) async throws -> ChildProcess {
        let child = try ChildProcess("/usr/bin/env", [executable] + arguments)
        try await child.end(within: .seconds(60))
        return child
    }

    private static func spawn(
        _ arguments: [String],
        _ environment: [String],
        output: String,
        errors: String
    ) throws -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // As a service manager starts it: no signal held back or ignored, whatever the test's process does.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var identifier: Int32 = 0
        let failure = unsafe posix_spawn(&identifier, arguments[0], &actions, &attributes, words, variables)
        guard failure == 0 else { throw POSIXError(.init(rawValue: failure) ?? .EIO) }
        return identifier
    }
}
