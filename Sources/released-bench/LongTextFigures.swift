import FileIO
import Reading
import ReleaseModel

/// What reading 1 MiB of one kind of text takes, alone and on one core.
struct LongTextFigures: Codable {
    /// The longest that 1 MiB of anything may take, in seconds.
    static let target = 0.050

    let name: String
    let bytes: Int
    let seconds: Spread

    var isTargetMet: Bool { seconds.median <= Self.target }

    /// Each kind by turns, so that a machine that slows down slows them all.
    static func measure(runs: Int) throws -> [LongTextFigures] {
        let calls = LinuxSystemCalls()
        let texts = LongText.all
        var seconds: [[Double]] = Array(repeating: [], count: texts.count)
        for _ in 0..<runs {
            for (index, text) in texts.enumerated() {
                let start = calls.monotonicTime()
                let result = Reading.read(text.bytes)
                seconds[index].append((calls.monotonicTime() - start).inSeconds)
                guard result.charset != nil else {
                    throw BenchFailure("verification failed: 1 MiB of \(text.name) was not taken for text")
                }
            }
        }
        return zip(texts, seconds).map { text, seconds in
            LongTextFigures(name: text.name, bytes: text.bytes.count, seconds: Spread(seconds))
        }
    }
}
