import EventSources
import FileIO
import Foundation
import ReleaseModel
import Synchronization

/// A folder of one's own for the files of all runs, on the file system that is measured. It goes when the measuring
/// ends, also when that is interrupted.
final class Workplace: Sendable {
    private let path: String
    private let watched = Mutex<Watched?>(nil)
    private let signals = Mutex<SignalSources?>(nil)
    private let interrupted = Mutex(false)
    private let runs = Mutex(0)
    private let calls = LinuxSystemCalls()

    /// A process that does not outlive the measuring.
    private struct Watched {
        let process: Process
        let withGroup: Bool
    }

    /// Makes the folder.
    init(in folder: String) throws {
        let name = "released-bench." + String(calls.randomNumber(), radix: 36)
        path = folder + "/" + name
        let place = try Directory.open(configured: PathBytes(folder), calls: calls)
        _ = try place.madeDirectory(PathBytes(name), permissions: 0o755)
    }

    /// The folder itself.
    func directory() throws -> Directory { try Directory.open(configured: PathBytes(path), calls: calls) }

    /// The path of a name in it.
    func path(of name: String) -> String { path + "/" + name }

    /// Calls `body` with a new folder for one run.
    ///
    /// The folder stays until the measuring ends: for a minute ext4 gives out no inode that was just deleted, and looks
    /// for another one by one, so that removing thousands of files after one run would slow whatever makes files in the
    /// next (`recently_deleted` in the kernel's fs/ext4/ialloc.c: 40 % of the service's time).
    /// - Parameter isLarge: it is removed at once: all runs together are too much for a disk.
    func run<Result>(isLarge: Bool = false, _ body: (String) throws -> Result) throws -> Result {
        let number = runs.withLock { runs -> Int in
            runs += 1
            return runs
        }
        let folder = path + "/run-\(number)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { if isLarge { try? FileManager.default.removeItem(atPath: folder) } }
        // What the run before left to the file system's own journal is not this one's to wait for.
        try directory().flush()
        return try body(folder)
    }

    /// Does not return when the measuring was interrupted: what goes wrong then comes of the removing, which ends the
    /// process.
    func giveWayToInterruption() {
        while interrupted.withLock({ $0 }) { calls.sleep(for: .seconds(1)) }
    }

    /// The process to be ended when the measuring is interrupted.
    /// - Parameter withGroup: together with all that it started (Foundation gives each process a group of its own).
    func watch(_ process: Process?, withGroup: Bool = false) {
        watched.withLock { $0 = process.map { Watched(process: $0, withGroup: withGroup) } }
    }

    /// From here on an interrupt (SIGINT, SIGTERM, SIGHUP) ends the service and removes the folder before it ends this
    /// process.
    func removeWhenInterrupted() throws {
        SignalSources.holdSignals()
        let sources = try SignalSources(queue: ServiceQueue(label: "released-bench.signals")) { number in
            self.interrupted.withLock { $0 = true }
            self.remove()
            exit(128 + number)
        }
        signals.withLock { $0 = sources }
    }

    /// Asks a process to stop, and waits; one that does not within a while is killed, and a group at once.
    /// - Returns: whether it stopped as asked.
    @discardableResult
    static func end(_ process: Process, withGroup: Bool = false) -> Bool {
        let calls = LinuxSystemCalls()
        let deadline = calls.monotonicTime() + .seconds(30)
        let target = withGroup ? -process.processIdentifier : process.processIdentifier
        // A group is a peer's, which has nothing in hand that an ending of its own would have to finish; and not all
        // of a pipe's parts end at a SIGTERM.
        if process.isRunning { kill(target, withGroup ? SIGKILL : SIGTERM) }
        while process.isRunning && calls.monotonicTime() < deadline { calls.sleep(for: .milliseconds(5)) }
        if process.isRunning { kill(target, SIGKILL) }
        process.waitUntilExit()
        return process.terminationReason == .exit && process.terminationStatus == 0
    }

    /// Removes everything. What is still being written to is removed as far as it can be.
    func remove() {
        watched.withLock { watched in
            if let watched { Self.end(watched.process, withGroup: watched.withGroup) }
        }
        for _ in 0..<10 where FileManager.default.fileExists(atPath: path) {
            try? FileManager.default.removeItem(atPath: path)
        }
    }
}
