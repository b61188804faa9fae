import FileIO
import Foundation
import ReleaseModel

/// The real service, started on a new root.
final class ServiceProcess {
    private let process = Process()
    private let workplace: Workplace

    /// Returns when the service is ready.
    /// - Parameter settings: lines of its configuration; where empty, all is as it is by default.
    init(_ binary: String, root: String, settings: String = "", logLevel: String, in workplace: Workplace) throws {
        self.workplace = workplace
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = try Self.place(root, settings) + ["--log-level", logLevel]
        // A service manager above this process is not the service's.
        process.environment = ProcessInfo.processInfo.environment.filter {
            !["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "JOURNAL_STREAM"].contains($0.key)
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch {
            throw BenchFailure("cannot start \(binary): \(error.localizedDescription); name it with --released")
        }
        workplace.watch(process)
        try waitUntilReady(root)
    }

    /// What names the root, or a configuration beside it.
    private static func place(_ root: String, _ settings: String) throws -> [String] {
        if settings.isEmpty { return [root] }
        let path = root + ".toml"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        let whole = URL(fileURLWithPath: root).path
        try "root = \"\(whole)\"\n\(settings)\n".write(toFile: path, atomically: false, encoding: .utf8)
        return ["--config", path]
    }

    /// Of the process.
    var identifier: Int32 { process.processIdentifier }

    /// In seconds, all threads.
    var processorTime: Double { ProcessorTime.seconds(of: "\(process.processIdentifier)") }

    /// Asks it to stop, and waits: then all it had in hand is finished.
    func stop() throws {
        let isStopped = Workplace.end(process)
        workplace.watch(nil)
        guard isStopped else {
            throw BenchFailure("the service did not stop as asked: status \(process.terminationStatus)")
        }
    }

    /// The service writes its status when it is ready; on a new root there is none before.
    private func waitUntilReady(_ root: String) throws {
        let calls = LinuxSystemCalls()
        let deadline = calls.monotonicTime() + .seconds(60)
        while !FileManager.default.fileExists(atPath: root + "/state/status.json") {
            guard process.isRunning else {
                let command = "\(process.executableURL?.path ?? "released") \(root)"
                throw BenchFailure(
                    "the service ended with status \(process.terminationStatus) at its start: try `\(command)`"
                )
            }
            guard calls.monotonicTime() < deadline else { throw BenchFailure("the service was not ready after 60 s") }
            calls.sleep(for: .milliseconds(1))
        }
    }
}
