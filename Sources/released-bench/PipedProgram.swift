import FileIO
import Foundation
import ReleaseModel

/// A program that prints into a pipe, from its start to its end, and what came out of the pipe.
struct PipedProgram {
    let path: String
    let arguments: [String]

    /// Starts it, reads all that it prints, and waits for its end.
    /// - Parameter take: is given each stretch of what it prints.
    /// - Returns: seconds from before its start until it has ended.
    func run(_ take: (ArraySlice<UInt8>) -> Void) throws -> Double {
        let calls = LinuxSystemCalls()
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        var buffer = [UInt8](repeating: 0, count: Limits.readBytes)
        let start = calls.monotonicTime()
        do { try process.run() } catch { throw BenchFailure("cannot start \(path): \(error.localizedDescription)") }
        // Else the pipe would never end.
        try pipe.fileHandleForWriting.close()
        while true {
            let count = try calls.read(pipe.fileHandleForReading.fileDescriptor, into: &buffer)
            if count == 0 { break }
            take(buffer[..<count])
        }
        process.waitUntilExit()
        let seconds = (calls.monotonicTime() - start).inSeconds
        guard process.terminationReason == .exit && process.terminationStatus == 0 else {
            throw BenchFailure("\(path) ended with status \(process.terminationStatus)")
        }
        return seconds
    }
}
