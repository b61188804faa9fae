import ArgumentParser
import FileIO
import Foundation
import Synchronization

/// What else the machine does while single files are dropped.
enum Disturbance: String, CaseIterable, Codable, ExpressibleByArgument {
    /// Nothing.
    case idle
    /// Many files are dropped at once.
    case burst
    /// A large file is dropped right before.
    case large
    /// Somebody else writes a large file into the same file system, and leaves it to the kernel to write it out.
    case upload
    /// The same, flushed at its end.
    case uploadFlushed = "upload-flushed"

    /// For the table.
    func title(_ options: LatencyOptions) -> String {
        let gibibytes = String(format: "%.1f GiB", Double(options.largeBytes) / Double(1 << 30))
        switch self {
        case .idle: return "nothing else to do"
        case .burst: return "during a burst of \(options.burstFiles) files"
        case .large: return "behind a file of \(gibibytes)"
        case .upload: return "beside somebody else's upload of 2 GiB"
        case .uploadFlushed: return "beside somebody else's upload of 2 GiB that is flushed at its end"
        }
    }

    /// The files that it drops itself.
    func files(_ options: LatencyOptions) -> (name: String, count: Int, bytes: Int)? {
        switch self {
        case .burst: ("burst", options.burstFiles, 4_096)
        case .large: ("large", 1, options.largeBytes)
        case .idle, .upload, .uploadFlushed: nil
        }
    }
}

/// Somebody else's upload: a child process that writes beside the inbox, on the same file system.
final class Upload {
    private let process = Process()
    private let path: String

    /// - Returns: nil where the disturbance is none of this kind.
    init?(_ disturbance: Disturbance, beside folder: Directory) throws {
        guard disturbance == .upload || disturbance == .uploadFlushed else { return nil }
        path = folder.path + "/upload"
        process.executableURL = URL(fileURLWithPath: "/bin/dd")
        process.arguments = ["if=/dev/zero", "of=\(path)", "bs=1M", "count=2048"]
        if disturbance == .uploadFlushed { process.arguments?.append("conv=fsync") }
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch {
            throw BenchFailure("cannot run /bin/dd: \(error.localizedDescription); install coreutils")
        }
    }

    /// Ends it, and takes away what it wrote.
    func end() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// Work on a thread of its own, and what became of it.
final class ThreadWork: Sendable {
    private let state = Mutex<(isDone: Bool, error: (any Error)?)>((false, nil))

    init(_ work: @escaping @Sendable () throws -> Void) {
        Thread.detachNewThread {
            do {
                try work()
                self.state.withLock { $0 = (true, nil) }
            } catch {
                self.state.withLock { $0 = (true, error) }
            }
        }
    }

    var isDone: Bool { state.withLock { $0.isDone } }

    /// Returns when it is done.
    func wait() throws {
        while !isDone { LinuxSystemCalls().sleep(for: .milliseconds(5)) }
        if let error = state.withLock({ $0.error }) { throw error }
    }
}
