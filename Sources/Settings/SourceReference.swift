/// The `source` of an inbox: a URI reference (RFC 3986).
enum SourceReference {
    /// `//HOSTNAME/NAME`, with what no host name may hold percent-encoded; a machine without a name is `localhost`.
    static func standard(hostName: String, inbox: String) -> String {
        var host = ""
        for byte in (hostName.isEmpty ? "localhost" : hostName).utf8 {
            if isUnreserved(byte) {
                host.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                host += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return "//\(host)/\(inbox)"
    }

    /// - Throws: ``BadText`` unless `text` is not empty, has only the characters of RFC 3986 §2, a `%` only before two
    ///   hexadecimal digits, and at most one `#`.
    static func check(_ text: String) throws(BadText) {
        let remedy = "write a URI reference, such as \"//press.example.org/inbox\""
        if text.isEmpty { throw BadText(problem: "empty source", remedy: remedy) }
        for scalar in text.unicodeScalars where !isAllowed(scalar) {
            throw BadText(
                problem: "source \(text.quoted) has \(String(scalar).quoted) in it, which no URI has",
                remedy: "percent-encode it, as %20 for a space"
            )
        }
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "%") {
            let digits = bytes[(index + 1)...].prefix(2)
            if digits.count < 2 || !digits.allSatisfy(isHexadecimal) {
                throw BadText(
                    problem: "source \(text.quoted) has a % without two hexadecimal digits",
                    remedy: "write %25 for a % itself"
                )
            }
        }
        if bytes.count(where: { $0 == UInt8(ascii: "#") }) > 1 {
            throw BadText(problem: "source \(text.quoted) has two #", remedy: "write %23 for a # itself")
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        guard let byte = UInt8(exactly: scalar.value) else { return false }
        return isUnreserved(byte) || ":/?#[]@!$&'()*+,;=%".utf8.contains(byte)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~".utf8.contains(byte)
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
