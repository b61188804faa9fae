import FileIO
import Foundation
import ReleaseModel

/// `releasectl find` and `releasectl explain` as whole processes on a root that holds many records.
struct GrowthTools {
    /// What they took.
    struct Figures: Codable {
        /// The first `find`: it makes the search index of all releases, from their records, for their texts are not there.
        let indexSeconds: Double
        /// Releases in that index.
        let releases: UInt64
        /// A word that stands in one headline.
        let findRare: Spread
        /// Two words that stand in many; the twenty newest.
        let findCommon: Spread
        /// The name of one generated file: the whole journal is read for it.
        let explain: Spread
    }

    private let root: GrowthRoot
    private let bench: Bench

    init(_ root: GrowthRoot, bench: Bench) {
        self.root = root
        self.bench = bench
    }

    /// No service runs meanwhile.
    func measure() throws -> Figures {
        bench.tell("growth: find and explain, \(root.records) records")
        let texts = root.records / GeneratedRecords.recordsPerText
        let number = max(1, texts / 2) * GeneratedRecords.recordsPerText
        let rare = [GeneratedRecords.rareWord(number)]
        let (_, indexSeconds) = try timed { try run("find", rare, mustSay: rare[0]) }
        return Figures(
            indexSeconds: indexSeconds,
            releases: texts,
            findRare: try spread("find", rare, mustSay: rare[0]),
            findCommon: try spread("find", GeneratedRecords.commonWords, mustSay: "Kenya"),
            explain: try spread("explain", [GeneratedRecords.name(number)], mustSay: "recorded")
        )
    }

    private func spread(_ command: String, _ arguments: [String], mustSay text: String) throws -> Spread {
        Spread(
            try (0..<bench.options.runs).map { _ in try timed { try run(command, arguments, mustSay: text) }.seconds }
        )
    }

    /// A tool that does not say what it was asked for has done no work.
    private func run(_ command: String, _ arguments: [String], mustSay text: String) throws {
        let configuration = ["--config", root.configuration(isRead: true)]
        let answer = try ToolRun(bench.tool("releasectl"), [command] + configuration + arguments)
        guard answer.status == 0, answer.output.contains(text) else {
            throw BenchFailure(
                "verification failed: `releasectl \(command) \(arguments.joined(separator: " "))` ended with status"
                    + " \(answer.status) and does not say \(text)"
            )
        }
    }
}

/// A program that was run to its end.
struct ToolRun {
    let status: Int32
    let output: String

    init(_ path: String, _ arguments: [String]) throws {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch {
            throw BenchFailure(
                "cannot start \(path): \(error.localizedDescription); build it (`swift build -c release`)"
            )
        }
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: bytes, as: UTF8.self)
    }
}

extension Bench {
    /// Another program of the same build.
    func tool(_ name: String) -> String {
        URL(fileURLWithPath: binary).deletingLastPathComponent().appendingPathComponent(name).path
    }
}
