import Crypto
public import ReleaseModel

/// The method `ct1`: what stays the same of a text when it is wrapped anew, retyped with other quotes and dashes, or
/// sent through another system. Its SHA-256 is the identity of the text.
public enum CanonicalText {
    /// The name of these rules. Other rules get another name: a digest is never computed anew.
    public static let method = "ct1"

    /// - Parameter scalars: in NFC.
    /// - Returns: the canonical text as UTF-8, empty where there is nothing to see.
    static func utf8(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(scalars.count + scalars.count / 8)
        var isSpaceDue = false
        for scalar in scalars {
            if scalar.isInvisible { continue }
            if scalar.isWhite {
                isSpaceDue = !out.isEmpty
                continue
            }
            if isSpaceDue {
                out.append(0x20)
                isSpaceDue = false
            }
            append(scalar, to: &out)
        }
        return out
    }

    private static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
        switch scalar.value {
        case ..<0x80: out.append(UInt8(truncatingIfNeeded: scalar.value))
        case 0x2018, 0x2019, 0x02BC: out.append(0x27)
        case 0x201C, 0x201D: out.append(0x22)
        case 0x2013, 0x2014, 0x2212: out.append(0x2D)
        case 0x2026: out.append(contentsOf: [0x2E, 0x2E, 0x2E])
        case ..<0x800:
            out.append(UInt8(truncatingIfNeeded: 0xC0 | scalar.value >> 6))
            out.append(UInt8(truncatingIfNeeded: 0x80 | scalar.value & 0x3F))
        default: out.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
    }

    /// The SHA-256 of a canonical text.
    public static func digest(_ canonical: [UInt8]) -> ContentDigest {
        ContentDigest(Array(SHA256.hash(data: canonical))) ?? .zero
    }
}
