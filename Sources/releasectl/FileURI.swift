import ReleaseModel

/// Paths in URIs (RFC 3986).
enum FileURI {
    /// A path, what has a meaning in a URI percent-encoded.
    static func escaped(_ path: PathBytes) -> String {
        let kept = Set("/-._~".utf8)
        return path.bytes.map { byte in
            let isLetter = (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
            let isDigit = (0x30...0x39).contains(byte)
            return isLetter || isDigit || kept.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + Hex.text([byte]).uppercased()
        }.joined()
    }
}
