// Only for names that are not ASCII: normalisation (UAX #15) and base64 (RFC 4648) are its business, not ours.
import Foundation

extension PathBytes {
    /// Whether the text is exactly these bytes, and those are UTF-8 in Normalization Form C: then the text alone is
    /// the identity, and ``base64`` need not stand beside it.
    public var isPlainText: Bool {
        if bytes.allSatisfy({ $0 < 0x80 }) { return true }
        guard let scalars = String(validating: bytes, as: UTF8.self)?.unicodeScalars else { return false }
        guard !zip(scalars, scalars.dropFirst()).contains(where: Self.isSyllableApart) else { return false }
        // Foundation on Linux leaves a syllable and its final consonant apart, and joins letters of Old Korean that
        // have no syllable: it is asked with a letter in their place that joins nothing.
        var others = String.UnicodeScalarView()
        others.append(contentsOf: scalars.map { (0x1100...0x11FF).contains($0.value) ? "\u{4E00}" : $0 })
        let asked = String(others)
        return asked.precomposedStringWithCanonicalMapping.utf8.elementsEqual(asked.utf8)
    }

    /// Whether two Korean letters, or a syllable and a final consonant, stand apart that Normalization Form C writes
    /// as one scalar (Unicode, section 3.12).
    private static func isSyllableApart(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        switch second.value {
        case 0x1161...0x1175: (0x1100...0x1112).contains(first.value)
        case 0x11A8...0x11C2: (0xAC00...0xD7A3).contains(first.value) && (first.value - 0xAC00) % 28 == 0
        default: false
        }
    }

    /// The bytes in base64.
    public var base64: String { Data(bytes).base64EncodedString() }

    /// The name that stands in a record: its bytes where they are given, else its text.
    /// - Returns: nil when `base64` is not what ``base64`` writes, or a NUL is in the name.
    public init?(text: String, base64: String?) {
        let bytes: [UInt8]
        if let base64 {
            // Foundation takes bits and padding that nobody writes.
            guard let data = Data(base64Encoded: base64), data.base64EncodedString() == base64 else { return nil }
            bytes = Array(data)
        } else {
            bytes = Array(text.utf8)
        }
        guard !bytes.contains(0) else { return nil }
        self.init(bytes)
    }
}

extension JSONWriter {
    /// A name as text for people, and as bytes beside it where the text is not the whole truth.
    public mutating func name(_ name: PathBytes, text: StaticString, bytes: StaticString) {
        member(text, name.text)
        if !name.isPlainText { member(bytes, name.base64) }
    }
}
