internal import CLinux
internal import Glibc
public import ReleaseModel
public import SystemPackage

/// Runs another program of the machine and reads what it says: no shell, nothing on its standard input, an environment
/// of two variables, so long and so much.
public enum ChildProgram {
    /// What a program said.
    public struct Answer: Sendable, Equatable {
        /// Standard output and standard error, as they came.
        public var output: [UInt8]
        /// Its exit code; nil where a signal ended it.
        public var exitCode: Int32?

        /// What was said, and how it ended.
        public init(output: [UInt8], exitCode: Int32?) {
            self.output = output
            self.exitCode = exitCode
        }
    }

    /// Why there is no answer.
    public enum Trouble: Error, Sendable, Equatable {
        /// It could not be started.
        case start(Errno)
        /// It took too long, and was ended with all that it had started.
        case late
        /// It said too much, and was ended.
        case talkative
    }

    private static let folders: [PathBytes] = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"]

    /// Where a program of the machine is; nil where it is not installed. Not by PATH, which others may have set.
    public static func path(of name: PathBytes) -> PathBytes? {
        let calls = LinuxSystemCalls()
        return folders.map { $0.appending(name) }.first {
            // A link is what distributions make of alternatives.
            guard let raw = try? calls.open($0, at: Directory.currentDirectory, .configuredFile, permissions: 0) else {
                return false
            }
            try? calls.close(raw)
            return true
        }
    }

    /// Runs it to its end.
    /// - Parameters:
    ///   - path: absolute.
    ///   - arguments: what follows the program's own name; at most 30.
    ///   - bytesMax: of output.
    public static func run(
        _ path: PathBytes,
        _ arguments: [PathBytes],
        within patience: Duration,
        bytesMax: Int
    ) throws(Trouble) -> Answer {
        let calls = LinuxSystemCalls()
        let deadline = calls.monotonicTime() + patience
        let child = try start(path, arguments)
        let pipe = Descriptor(child.output, path: "a pipe", calls: calls)
        var isOver = false
        defer { if !isOver { end(child.process) } }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        do {
            while true {
                let left = deadline - calls.monotonicTime()
                guard left > .zero, try calls.waitReadable(pipe.raw, for: left) else { throw Trouble.late }
                let count = try calls.read(pipe.raw, into: &buffer)
                if count == 0 { break }
                output += buffer[..<count]
                if output.count > bytesMax { throw Trouble.talkative }
            }
        } catch let trouble as Trouble {
            throw trouble
        } catch {
            throw .start((error as? Errno) ?? .ioError)
        }
        var status: Int32 = 0
        while unsafe clinux_has_ended(child.process, &status) == 0 {
            guard calls.monotonicTime() < deadline else { throw .late }
            calls.sleep(for: .milliseconds(5))
        }
        isOver = true
        return Answer(output: output, exitCode: status & 0x7F == 0 ? status >> 8 & 0xFF : nil)
    }

    private static func start(
        _ path: PathBytes,
        _ arguments: [PathBytes]
    ) throws(Trouble) -> (process: Int32, output: RawDescriptor) {
        // Words of programs are read here: they are to be the same everywhere.
        let environment: [PathBytes] = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"]
        let strings = PathBytes.terminated([path] + arguments + environment)
        var output: RawDescriptor = -1
        do {
            let process = try unsafe path.withCString { (path) throws(Errno) in
                try unsafe strings.withBytes { (strings, _) throws(Errno) in
                    try checked {
                        unsafe clinux_spawn(
                            path,
                            strings.assumingMemoryBound(to: CChar.self),
                            Int32(clamping: arguments.count + 1),
                            Int32(environment.count),
                            &output
                        )
                    }
                }
            }
            return (process, output)
        } catch {
            throw .start(error)
        }
    }

    /// Ends the process group, and waits until the process is gone.
    private static func end(_ process: Int32) {
        _ = clinux_kill_group(process)
        var status: Int32 = 0
        while unsafe clinux_has_ended(process, &status) == 0 { LinuxSystemCalls().sleep(for: .milliseconds(5)) }
    }
}

extension PathBytes {
    /// One behind the other, each with a NUL behind it.
    fileprivate static func terminated(_ strings: [PathBytes]) -> [UInt8] { strings.flatMap { $0.bytes + [0] } }
}
