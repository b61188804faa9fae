import Glibc

/// The real `released`, started as systemd would: with a `NOTIFY_SOCKET`, which is the test's own.
public final class ServiceProcess: Sendable {
    /// The process.
    public let process: ChildProcess
    /// What it tells its service manager.
    public let notify: NotifySocket

    /// Starts it; does not wait.
    public init(_ arguments: [String], environment: [String: String] = [:]) throws {
        notify = try NotifySocket()
        var variables = environment
        variables["NOTIFY_SOCKET"] = notify.path
        process = try ChildProcess(BuiltPrograms.path(of: "released"), arguments, environment: variables)
    }

    /// Starts it and waits until it is ready.
    public static func started(
        _ arguments: [String],
        environment: [String: String] = [:],
        within deadline: Duration = .seconds(60)
    ) async throws -> ServiceProcess {
        let service = try ServiceProcess(arguments, environment: environment)
        try await service.waitUntilReady(within: deadline)
        return service
    }

    /// Waits for the first READY=1.
    /// - Throws: ``WaitedInVain``, also when it ends before.
    public func waitUntilReady(within deadline: Duration = .seconds(60)) async throws {
        try await waitUntil("ready: \(process.errors)", within: deadline, every: .milliseconds(2)) {
            if notify.messages.contains(where: { $0["READY"] == "1" }) { return true }
            guard let code = process.exitCode else { return false }
            throw WaitedInVain(description: "exit \(code) instead of ready: \(process.errors)")
        }
    }

    /// The latest STATUS.
    public var status: String { notify.values(of: "STATUS").last ?? "" }
    /// What it logs.
    public var errors: String { process.errors }

    /// SIGTERM, and its exit code.
    @discardableResult
    public func stop(within deadline: Duration = .seconds(10)) async throws -> Int32 {
        process.signal(SIGTERM)
        return try await process.end(within: deadline)
    }

    /// SIGKILL: no time for a last word.
    public func kill() async throws {
        process.signal(SIGKILL)
        try await process.end()
    }

    /// SIGHUP, and waits for the READY=1 that must follow it.
    public func reload(within deadline: Duration = .seconds(20)) async throws {
        let before = notify.messages.count { $0["READY"] == "1" }
        process.signal(SIGHUP)
        try await waitUntil("ready after a reload: \(process.errors)", within: deadline) {
            notify.messages.count { $0["READY"] == "1" } > before
        }
    }
}
