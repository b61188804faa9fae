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
        let scalars = scalars.span
        return [UInt8](capacity: scalars.utf8Count) { out in
            var isSpaceDue = false
            for index in scalars.indices {
                let scalar = scalars[index]
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
        }
    }

    /// The digest of the text whose clean text is at hand: ``ReadingResult/cleanText``, as it lies in the archive.
    /// - Returns: nil for what is no UTF-8 and so no clean text.
    public static func digest(ofCleanText bytes: [UInt8]) -> ContentDigest? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        return digest(utf8(ComposedText.compose(Array(text.unicodeScalars))[...]))
    }

    /// The same scalars as lines for people and programs to read: UTF-8, each ended by a line feed.
    static func lines(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
        let scalars = scalars.span
        return [UInt8](capacity: scalars.utf8Count + 1) { out in
            var isAfterReturn = false
            for index in scalars.indices {
                let scalar = scalars[index]
                let endsReturn = scalar == "\n" && isAfterReturn
                isAfterReturn = scalar == "\r"
                if endsReturn { continue }
                if scalar.endsLine { out.append(0x0A) } else { out.append(scalar) }
            }
            if !out.isEmpty, out[out.count - 1] != 0x0A { out.append(0x0A) }
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to out: inout OutputSpan<UInt8>) {
        switch scalar.value {
        case ..<0x2013: out.append(scalar == "\u{2BC}" ? "'" : scalar)
        case 0x2018, 0x2019: out.append(0x27)
        case 0x201C, 0x201D: out.append(0x22)
        case 0x2013, 0x2014, 0x2212: out.append(0x2D)
        case 0x2026: for _ in 0..<3 { out.append(0x2E) }
        default: out.append(scalar)
        }
    }

    /// The SHA-256 of a canonical text.
    public static func digest(_ canonical: [UInt8]) -> ContentDigest {
        ContentDigest(Array(SHA256.hash(data: canonical))) ?? .zero
    }
}
