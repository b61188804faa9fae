public import ReleaseModel

/// What a service that is asked whether it lives (SIGUSR1) writes into `state/alive`, from a thread that waits for no
/// disk but this one line.
///
/// Fixed in length: it is written over itself, so that a full disk keeps nobody from answering.
public struct SignOfLife: Sendable, Equatable {
    /// The service's process.
    public var processIdentifier: Int32
    /// When it answered, by the clock that only goes forward: no two answers are the same.
    public var answeredAt: MonotonicTime
    /// When it last got something done.
    public var lastProgress: MonotonicTime

    /// An answer.
    public init(processIdentifier: Int32, answeredAt: MonotonicTime, lastProgress: MonotonicTime) {
        self.processIdentifier = processIdentifier
        self.answeredAt = answeredAt
        self.lastProgress = lastProgress
    }

    /// How long it had done nothing when it answered.
    public var idle: Duration { max(answeredAt - lastProgress, .zero) }

    /// One line.
    public var bytes: [UInt8] {
        let numbers = [Int64(processIdentifier), answeredAt.nanoseconds, lastProgress.nanoseconds]
        return Array(numbers.map(Self.padded).joined(separator: " ").utf8) + [UInt8(ascii: "\n")]
    }

    /// - Returns: nil unless these are the bytes of one.
    public init?(_ bytes: [UInt8]) {
        let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 3, let process = Int32(words[0]), let answered = Int64(words[1]),
            let progress = Int64(words[2])
        else { return nil }
        self.init(
            processIdentifier: process,
            answeredAt: MonotonicTime(nanoseconds: answered),
            lastProgress: MonotonicTime(nanoseconds: progress)
        )
    }

    private static func padded(_ number: Int64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 20 - digits.utf8.count)) + digits
    }
}
