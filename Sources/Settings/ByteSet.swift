/// A set of bytes that has an ASCII letter in both cases or in none.
struct ByteSet: Hashable {
    private var words: [UInt64] = [0, 0, 0, 0]

    /// No byte.
    init() {}

    /// One byte, and its other case.
    init(_ byte: UInt8) { insert(byte) }

    /// Every byte.
    static let all = ByteSet().inverted

    /// Adds a byte, and its other case.
    mutating func insert(_ byte: UInt8) {
        add(byte)
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): add(byte ^ 0x20)
        default: break
        }
    }

    /// The bytes that are not in this set.
    var inverted: ByteSet {
        var set = self
        set.words = words.map { ~$0 }
        return set
    }

    /// Whether the byte is in it.
    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

    private mutating func add(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
}
