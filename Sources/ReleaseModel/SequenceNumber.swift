/// The number of a record in the journal: from 1, without gaps.
public struct SequenceNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number itself.
    public let value: UInt64

    /// - precondition: `value` has at most twelve digits.
    public init(_ value: UInt64) {
        precondition(value <= Limits.sequenceMax, "a sequence number has twelve digits")
        self.value = value
    }

    /// - Returns: nil unless `text` is one to twelve decimal digits.
    public init?(text: some StringProtocol) {
        guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = UInt64(text)
        else { return nil }
        self.value = value
    }

    /// The number of the first record ever.
    public static let first = SequenceNumber(1)

    /// The number after this one.
    public var next: SequenceNumber { SequenceNumber(value + 1) }

    /// Twelve digits with leading zeros, as `id` and `sequence` stand in a record and as segments are named.
    public var description: String {
        let digits = String(value)
        return String(repeating: "0", count: 12 - digits.utf8.count) + digits
    }

    /// By number.
    public static func < (left: SequenceNumber, right: SequenceNumber) -> Bool { left.value < right.value }
}
