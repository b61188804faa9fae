/// Charikar's fingerprint of a text: texts alike differ in few of its 64 bits.
public struct SimHash: Sendable, Hashable {
    /// The 64 bits.
    public let bits: UInt64

    /// Versions of one release differ in no more bits; strangers in 25 to 35.
    public static let distanceMax = 16

    /// A fingerprint as it was kept.
    public init(bits: UInt64) { self.bits = bits }

    /// Each run votes on each bit. The votes are counted for all 64 bits at once, in binary, one plane a digit.
    public init(_ shingles: Shingles) {
        var planes = [UInt64](repeating: 0, count: 32)
        for hash in shingles.hashes {
            var carry = hash
            var plane = 0
            while carry != 0, plane < planes.count {
                (planes[plane], carry) = (planes[plane] ^ carry, planes[plane] & carry)
                plane += 1
            }
        }
        var bits: UInt64 = 0
        for bit in 0..<64 {
            var votes = 0
            for plane in planes.indices { votes |= Int(planes[plane] >> UInt64(bit) & 1) << plane }
            if votes * 2 > shingles.hashes.count { bits |= 1 << UInt64(bit) }
        }
        self.bits = bits
    }

    /// Bits that differ.
    public func distance(_ other: SimHash) -> Int { (bits ^ other.bits).nonzeroBitCount }
}
