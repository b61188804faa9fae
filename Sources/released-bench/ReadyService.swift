import FileIO
import Foundation
import ReleaseModel

/// The real service on a root that is there already, started as systemd would start it: it is ready when it says so.
final class ReadyService {
    private let process = Process()
    private let workplace: Workplace
    /// From before the process was made until its `READY=1` was here.
    let startSeconds: Double

    /// Returns when the service is ready.
    /// - Parameters:
    ///   - configuration: the path of its configuration.
    ///   - patience: how long it may say nothing at all; while it brings something up it tells systemd that it lives.
    init(
        _ binary: String,
        configuration: String,
        logLevel: String,
        patience: Duration = .seconds(60),
        in workplace: Workplace
    ) throws {
        self.workplace = workplace
        let calls = LinuxSystemCalls()
        let name = "released-bench/" + String(calls.randomNumber(), radix: 36)
        let socket = try DatagramSocket(name: name, calls: calls)
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = ["--config", configuration, "--log-level", logLevel]
        process.environment = ProcessInfo.processInfo.environment.filter {
            !["WATCHDOG_USEC", "WATCHDOG_PID", "JOURNAL_STREAM"].contains($0.key)
        }.merging(["NOTIFY_SOCKET": socket.address]) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let start = calls.monotonicTime()
        do { try process.run() } catch {
            throw BenchFailure("cannot start \(binary): \(error.localizedDescription); name it with --released")
        }
        workplace.watch(process)
        try Self.waitUntilReady(socket, process, configuration, patience)
        startSeconds = (calls.monotonicTime() - start).inSeconds
    }

    private static func waitUntilReady(
        _ socket: DatagramSocket,
        _ process: Process,
        _ configuration: String,
        _ patience: Duration
    ) throws {
        let calls = LinuxSystemCalls()
        var lastWord = calls.monotonicTime()
        while true {
            if let message = try socket.receive(within: .milliseconds(200)) {
                lastWord = calls.monotonicTime()
                if isReady(message) { return }
                continue
            }
            guard process.isRunning else {
                throw BenchFailure(
                    "the service ended with status \(process.terminationStatus) at its start: try"
                        + " `\(process.executableURL?.path ?? "released") --config \(configuration)`"
                )
            }
            guard calls.monotonicTime() - lastWord < patience else {
                throw BenchFailure("the service was not ready, and said nothing for \(patience)")
            }
        }
    }

    /// Whether a datagram of sd_notify(3) says that the start is over.
    static func isReady(_ message: [UInt8]) -> Bool {
        message.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual("READY=1".utf8) }
    }

    /// In seconds, all threads.
    var processorTime: Double { ProcessorTime.seconds(of: "\(process.processIdentifier)") }

    /// What it holds now.
    func memory() throws -> ResidentMemory { try ResidentMemory(process: process.processIdentifier) }

    /// Asks it to stop, and waits.
    func stop() throws {
        let isStopped = Workplace.end(process)
        workplace.watch(nil)
        guard isStopped else {
            throw BenchFailure("the service did not stop as asked: status \(process.terminationStatus)")
        }
    }
}
