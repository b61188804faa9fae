import TestSupport

/// Makes bad input out of good: the same in every run with the same seed.
struct Mutation {
    /// Where every choice comes from.
    var numbers: SeededNumbers
    private let samples: [[UInt8]]
    private let words: [[UInt8]]

    /// - Parameters:
    ///   - samples: good input.
    ///   - words: what the format is made of, put in here and there.
    init(seed: UInt64, samples: [[UInt8]], words: [[UInt8]] = []) {
        numbers = SeededNumbers(seed: seed)
        self.samples = samples
        self.words = words + Self.lies
    }

    /// Numbers that lengths and counts lie with, little-endian.
    private static let lies: [[UInt8]] = [
        [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0x80], [0, 0, 0, 0], [1, 0, 0, 0],
        [UInt8](repeating: 0xFF, count: 8), [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
    ]

    /// The next input: a sample with a few things wrong, once in a while no sample at all.
    mutating func next() -> [UInt8] {
        if one(in: 12) { return random(upTo: 300) }
        var bytes = samples.randomElement(using: &numbers) ?? []
        for _ in 0..<Int.random(in: 1...4, using: &numbers) { change(&bytes) }
        return bytes
    }

    /// Bytes of any kind.
    mutating func random(upTo count: Int) -> [UInt8] {
        (0..<Int.random(in: 0...count, using: &numbers)).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    }

    private mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &numbers) == 0 }

    private mutating func change(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return bytes = random(upTo: 40) }
        let at = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
        case 1: bytes[at] = UInt8.random(in: 0...255, using: &numbers)
        case 2: bytes.remove(at: at)
        case 3: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: at)
        case 4: bytes.removeSubrange(stretch(from: at, in: bytes))
        case 5: bytes.insert(contentsOf: bytes[stretch(from: at, in: bytes)], at: at)
        case 6: bytes.insert(contentsOf: words.randomElement(using: &numbers) ?? [], at: at)
        case 7:
            let word = words.randomElement(using: &numbers) ?? []
            bytes.replaceSubrange(at..<min(bytes.count, at + word.count), with: word)
        case 8: bytes.removeSubrange(at...)
        default:
            let other = samples.randomElement(using: &numbers) ?? []
            bytes.replaceSubrange(at..., with: other.suffix(Int.random(in: 0...other.count, using: &numbers)))
        }
    }

    private mutating func stretch(from start: Int, in bytes: [UInt8]) -> Range<Int> {
        start..<min(bytes.count, start + Int.random(in: 1...64, using: &numbers))
    }
}
