import Foundation

/// How much is tried, and with which numbers: little and always the same, unless the environment says otherwise.
enum Fuzz {
    /// `RELEASED_FUZZ_ROUNDS`: how many times the rounds of a normal run.
    static let factor = max(1, number("RELEASED_FUZZ_ROUNDS") ?? 1)
    /// `RELEASED_FUZZ_SEED`: another beginning for the random numbers.
    static let seed = UInt64(max(0, number("RELEASED_FUZZ_SEED") ?? 20_261_121))

    /// `RELEASED_FUZZ_KEEP`: a folder where each input is written before it is tried, for one that ends the process.
    static func keep(_ bytes: [UInt8], of name: String) {
        guard let folder = ProcessInfo.processInfo.environment["RELEASED_FUZZ_KEEP"] else { return }
        try? Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    }

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }
}
