import FileIO
import Foundation
import ReleaseModel

/// A peer that runs, with all that it starts: one group of processes.
final class PeerProcess {
    private let process = Process()
    private let name: String
    private let messages: String
    private let workplace: Workplace

    private static let patience = Duration.seconds(20)

    /// - Parameter isPrintingLog: whether what it prints is its log.
    init(_ program: String, _ arguments: [String], isPrintingLog: Bool = false, in place: PeerPlace) throws {
        guard let path = Programs.all(program).first else { throw BenchFailure("\(program) is not installed") }
        name = URL(fileURLWithPath: path).lastPathComponent
        messages = place.path("messages")
        workplace = place.workplace
        _ = try place.write("", to: "messages")
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: messages))
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = Programs.environment
        process.currentDirectoryURL = URL(fileURLWithPath: place.root)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = isPrintingLog ? try FileHandle(forWritingTo: URL(fileURLWithPath: place.log)) : output
        process.standardError = output
        do { try process.run() } catch {
            throw BenchFailure("cannot start \(path): \(error.localizedDescription)")
        }
        workplace.watch(process, withGroup: true)
    }

    /// None outlives its run, however that ends.
    deinit { end() }

    /// Returns once the processes hold so many inotify watches: from then on no file is missed.
    func waitUntilWatching(_ count: Int) throws {
        try wait("to watch") { InotifyWatches.count(ofGroup: process.processIdentifier) >= count }
    }

    /// Returns once `isSo`.
    func wait(_ purpose: String, _ isSo: () -> Bool) throws {
        let calls = LinuxSystemCalls()
        let deadline = calls.monotonicTime() + Self.patience
        while !isSo() {
            try demandRunning()
            guard calls.monotonicTime() < deadline else {
                throw BenchFailure("\(name) did not begin \(purpose) within \(Self.patience)\(said)")
            }
            calls.sleep(for: .milliseconds(10))
        }
    }

    /// Throws where it has ended by itself.
    func demandRunning() throws {
        guard process.isRunning else {
            throw BenchFailure("\(name) ended with status \(process.terminationStatus)\(said)")
        }
    }

    /// Ends it and all that it started, and waits for it.
    func end() {
        guard process.isRunning else { return }
        Workplace.end(process, withGroup: true)
        workplace.watch(nil)
    }

    /// The last line of its messages.
    private var said: String {
        let text = (try? String(contentsOfFile: messages, encoding: .utf8)) ?? ""
        guard let line = text.split(separator: "\n").last else { return "" }
        return ": \(line.prefix(200))"
    }
}

/// What the kernel tells about watches (proc_pid_fdinfo(5)).
enum InotifyWatches {
    /// All that the processes of a group hold.
    static func count(ofGroup group: Int32) -> Int {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.filter { Int32($0) != nil && self.group(of: text("/proc/\($0)/stat")) == group }
            .reduce(0) { sum, process in
                let folder = "/proc/\(process)/fdinfo"
                let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
                return sum + descriptors.reduce(0) { $0 + watches(in: text("\(folder)/\($1)")) }
            }
    }

    /// The group of a process: the third field behind its name, which may hold anything (proc_pid_stat(5)).
    static func group(of stat: String) -> Int32? {
        guard let end = stat.lastIndex(of: ")") else { return nil }
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        return fields.count > 2 ? Int32(fields[2]) : nil
    }

    /// The watches of one descriptor: a line for each.
    static func watches(in information: String) -> Int {
        information.split(separator: "\n").count { $0.hasPrefix("inotify wd:") }
    }

    /// Empty where the process is gone.
    private static func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
}
