/// Bytes as Unicode, in the order of the specification: a byte order mark; UTF-8; UTF-8 with few faults; Windows-1256
/// or ISO-8859-6 where that makes Arabic of it; else Windows-1252, which decodes anything.
enum TextDecoder {
    struct Decoded {
        var scalars: [Unicode.Scalar]
        /// IANA charset, lower case.
        var charset: String
        var note: ReadingNote?
    }

    /// - Returns: nil for what is no text: a NUL in it that UTF-16 does not explain.
    static func decode(_ bytes: [UInt8]) -> Decoded? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes) }
        guard !bytes.contains(0) else { return nil }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let content = bytes[(hasMark ? 3 : 0)...]
        let utf8 = UTF8Decoding(content, faultsMax: hasMark ? .max : content.count / 100)
        if utf8.faults == 0 { return Decoded(scalars: utf8.scalars, charset: "utf-8", note: nil) }
        // More good sequences than faults: a text of another charset has hardly one that is good UTF-8 by chance.
        let isBroken = utf8.faults * 100 <= utf8.scalars.count && utf8.multiByte >= utf8.faults
        if hasMark || isBroken { return Decoded(scalars: utf8.scalars, charset: "utf-8", note: .brokenUTF8) }
        let charset = LegacyCharset.arabic(of: content) ?? .windows1252
        return Decoded(scalars: charset.decode(content), charset: charset.name, note: nil)
    }

    private static func utf16(_ bytes: [UInt8]) -> Decoded? {
        let isLittleEndian = bytes[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 2
        while index + 1 < bytes.count {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittleEndian ? second << 8 | first : first << 8 | second)
            index += 2
        }
        guard !units.contains(0) else { return nil }
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(units.count)
        var faults = bytes.count % 2
        var decoder = UTF16()
        var iterator = units.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): scalars.append(scalar)
            case .emptyInput: break decoding
            case .error:
                faults += 1
                scalars.append("\u{FFFD}")
            }
        }
        return Decoded(scalars: scalars, charset: "utf-16", note: faults > 0 ? .brokenUTF16 : nil)
    }
}
