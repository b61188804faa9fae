/// Something that reads what others may have written: any bytes in, and out comes what is wrong with its answer. It
/// must also come back, soon, and without a trap.
///
/// `swift test` tries each with seeded mutations of good input; `Tests/system/fuzz.py` gives the same ones to
/// libFuzzer, which looks for inputs that reach new branches.
struct FuzzSubject: Sendable, CustomStringConvertible {
    /// What libFuzzer's runner calls it.
    let description: String
    /// Inputs of a normal run.
    let rounds: Int
    /// Good input.
    let samples: [[UInt8]]
    /// What the format is made of.
    var words: [[UInt8]] = []
    /// What is wrong with the answer to an input; nil when nothing is.
    let fault: @Sendable ([UInt8]) -> String?

    /// All there are.
    static let all: [FuzzSubject] = [
        .inotify, .commitLog, .frame, .recovery, .line, .segment, .json, .name, .status, .configuration, .scanner,
        .pattern, .setAside, .custodyPlace, .moment, .sequence, .content,
    ]
}

extension [UInt8] {
    /// The UTF-8 of a text.
    init(text: String) { self = Array(text.utf8) }
}
