import FileIO
import Foundation

/// Counts the system calls of another process by strace(1), where it is installed and allowed.
enum SystemCallCount {
    /// - Returns: how many were made in a while; nil where nobody can count them.
    static func count(of process: Int32, for seconds: Int, in folder: String) throws -> Int? {
        let path = "/usr/bin/strace"
        guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
        let file = folder + "/strace"
        let tracer = Process()
        tracer.executableURL = URL(fileURLWithPath: path)
        tracer.arguments = ["-f", "-q", "-o", file, "-p", "\(process)"]
        tracer.standardError = FileHandle.nullDevice
        do { try tracer.run() } catch { return nil }
        LinuxSystemCalls().sleep(for: .seconds(seconds))
        let isTraced = tracer.isRunning
        tracer.interrupt()
        tracer.waitUntilExit()
        guard isTraced, let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        return count(in: text)
    }

    /// Counts the calls in what strace wrote: `1234  read(24, …`. The end of a call that another thread's came between
    /// stands on a line of its own, and the first line of each thread is the call that it was found in.
    static func count(in text: String) -> Int {
        var found: Set<Substring> = []
        return text.split(separator: "\n").count { line in
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2, let first = words[1].drop(while: { $0 == " " }).first else { return false }
            if found.insert(words[0]).inserted { return false }
            return first.isLetter
        }
    }
}
