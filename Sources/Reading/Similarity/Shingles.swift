/// The three-word runs of a text, hashed and sorted: what two texts have in common is counted exactly on them.
public struct Shingles: Sendable, Equatable {
    /// Sorted, each once. Two different runs with one hash are to be expected among four thousand million.
    public let hashes: [UInt64]
    /// White-space separated tokens of the text, with a letter or a digit in them or not.
    public let wordCount: Int

    /// Words in a run.
    public static let length = 3

    /// - Parameter canonicalText: `ct1`, UTF-8.
    public init(_ canonicalText: [UInt8]) {
        var hashes: [UInt64] = []
        hashes.reserveCapacity(canonicalText.count / 6)
        var count = 0
        var (first, second) = (UInt64(0), UInt64(0))
        var word = Self.seed
        var isInWord = false
        func end() {
            count += 1
            if count >= Self.length { hashes.append(Self.mix(first, second, word)) }
            (first, second) = (second, word)
        }
        for scalar in SmallLetters(canonicalText) {
            if scalar == 0x20 {
                if isInWord { end() }
                (word, isInWord) = (Self.seed, false)
            } else {
                word = (word ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
                isInWord = true
            }
        }
        if isInWord { end() }
        hashes.sort()
        var kept = 0
        for index in hashes.indices where index == 0 || hashes[index] != hashes[kept - 1] {
            hashes[kept] = hashes[index]
            kept += 1
        }
        hashes.removeLast(hashes.count - kept)
        self.hashes = hashes
        wordCount = count
    }

    /// FNV-1a's offset basis.
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// SplitMix64's finisher over each word in turn: the order of the words counts.
    private static func mix(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
        finish(finish(finish(first) ^ second) ^ third)
    }

    private static func finish(_ value: UInt64) -> UInt64 {
        var value = value &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// Runs that both have.
    public func common(_ other: Shingles) -> Int {
        var (left, right, count) = (0, 0, 0)
        while left < hashes.count, right < other.hashes.count {
            let (mine, theirs) = (hashes[left], other.hashes[right])
            if mine == theirs { count += 1 }
            if mine <= theirs { left += 1 }
            if theirs <= mine { right += 1 }
        }
        return count
    }

    /// What both have of what either has (Jaccard): 0…1.
    public func jaccard(_ other: Shingles) -> Double {
        let common = common(other)
        let all = hashes.count + other.hashes.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }
}

/// The scalars of a UTF-8 text in small letters.
private struct SmallLetters: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> UInt32? {
        guard index < bytes.count else { return nil }
        let first = bytes[index]
        index += 1
        if first < 0x80 { return first >= 0x41 && first <= 0x5A ? UInt32(first) + 0x20 : UInt32(first) }
        var value = UInt32(first & (first < 0xE0 ? 0x1F : first < 0xF0 ? 0x0F : 0x07))
        while index < bytes.count, bytes[index] & 0xC0 == 0x80 {
            value = value << 6 | UInt32(bytes[index] & 0x3F)
            index += 1
        }
        return Self.small(value)
    }

    private static func small(_ value: UInt32) -> UInt32 {
        switch value {
        case 0xC0...0xDE: return value == 0xD7 ? value : value + 0x20
        case ..<0x100, 0x600...0x6FF, 0x4E00...0x9FFF: return value
        default: break
        }
        guard let scalar = Unicode.Scalar(value), scalar.properties.isUppercase else { return value }
        return scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? value
    }
}
