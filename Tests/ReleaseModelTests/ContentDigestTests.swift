import ReleaseModel
import Testing

@Suite("Content digest")
struct ContentDigestTests {
    /// SHA-256 of nothing.
    static let hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    @Test func `the digits are the bytes, both ways`() throws {
        let digest = try #require(ContentDigest(hex: Self.hex))
        #expect(digest.hex == Self.hex)
        #expect(digest.bytes.prefix(4) == [0xE3, 0xB0, 0xC4, 0x42])
        #expect(digest.bytes.suffix(2) == [0xB8, 0x55])
        #expect(ContentDigest(digest.bytes) == digest)
        let every = (0..<32).map { UInt8($0 * 8 + 7) }
        #expect(ContentDigest(every)?.bytes == every)
    }

    @Test(arguments: [0, 1, 31, 33, 64])
    func `another number of bytes is refused`(count: Int) {
        #expect(ContentDigest(Array(repeating: UInt8(7), count: count)) == nil)
    }

    static let malformed: [String] = [
        "", "\(hex.dropLast())", "\(hex)0", hex.uppercased(), "g\(hex.dropFirst())", "+\(hex.dropFirst())",
        " \(hex.dropFirst())", "é\(hex.dropFirst(2))", "0x\(hex.dropFirst(2))",
    ]

    @Test(arguments: malformed)
    func `what is not 64 lower-case digits is refused`(hex: String) {
        #expect(ContentDigest(hex: hex) == nil)
    }

    @Test func `one bit anywhere makes another digest`() throws {
        let bytes = try #require(ContentDigest(hex: Self.hex)).bytes
        var seen: Set<ContentDigest> = [try #require(ContentDigest(bytes))]
        for bit in 0..<256 {
            var changed = bytes
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(seen.insert(try #require(ContentDigest(changed))).inserted)
        }
    }

    @Test func `zero is 64 zeros`() {
        #expect(ContentDigest.zero.hex == String(repeating: "0", count: 64))
        #expect(ContentDigest.zero == ContentDigest(Array(repeating: UInt8(0), count: 32)))
    }

    @Test(arguments: [([], ""), ([0], "00"), ([0x0F, 0xF0, 0xAB], "0ff0ab")] as [([UInt8], String)])
    func `hexadecimal has two digits a byte`(bytes: [UInt8], text: String) {
        #expect(Hex.text(bytes) == text)
    }
}
