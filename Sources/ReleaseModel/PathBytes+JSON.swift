// Only for names that are not ASCII: normalisation (UAX #15) and base64 (RFC 4648) are its business, not ours.
import Foundation

extension PathBytes {
    /// Whether the text is exactly these bytes, and those are UTF-8 in Normalization Form C: then the text alone is
    /// the identity, and ``base64`` need not stand beside it.
    public var isPlainText: Bool {
        if bytes.allSatisfy({ $0 < 0x80 }) { return true }
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return Array(text.precomposedStringWithCanonicalMapping.utf8) == bytes
    }

    /// The bytes in base64.
    public var base64: String { Data(bytes).base64EncodedString() }

    /// The name that stands in a record: its bytes where they are given, else its text.
    /// - Returns: nil when `base64` is none, or a NUL is in it.
    public init?(text: String, base64: String?) {
        let bytes: [UInt8]
        if let base64 {
            guard let data = Data(base64Encoded: base64) else { return nil }
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
