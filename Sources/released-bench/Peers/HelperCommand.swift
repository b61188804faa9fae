import FileIO
import Foundation
import ReleaseModel

/// A program that answers and ends: what is asked of a peer beside its run.
enum HelperCommand {
    private static let patience = Duration.seconds(30)

    /// Runs to its end.
    /// - Parameter input: a file for its standard input.
    /// - Returns: what it printed.
    static func run(
        _ program: String,
        _ arguments: [String],
        input: String? = nil,
        in place: PeerPlace
    ) throws -> String {
        guard let path = Programs.all(program).first else { throw BenchFailure("\(program) is not installed") }
        // Through a file: a pipe that nobody empties would hold it up.
        let printed = try place.write("", to: "answer")
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: printed))
        let reader = try input.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) }
        let status = try run(path, arguments, input: reader ?? FileHandle.nullDevice, output: output)
        let text = try String(contentsOfFile: printed, encoding: .utf8)
        guard status == 0 else {
            throw BenchFailure("\(path) ended with status \(status): \(text.split(separator: "\n").last ?? "")")
        }
        return text
    }

    /// Whether it ends well.
    static func succeeds(_ path: String, _ arguments: [String]) -> Bool {
        (try? run(path, arguments, input: FileHandle.nullDevice, output: FileHandle.nullDevice)) == 0
    }

    private static func run(
        _ path: String,
        _ arguments: [String],
        input: FileHandle,
        output: FileHandle
    ) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = Programs.environment
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let calls = LinuxSystemCalls()
        let deadline = calls.monotonicTime() + patience
        while process.isRunning && calls.monotonicTime() < deadline { calls.sleep(for: .milliseconds(2)) }
        if process.isRunning {
            Workplace.end(process)
            throw BenchFailure("\(path) did not end within \(patience)")
        }
        return process.terminationStatus
    }
}
