/// One byte, one character: what came before Unicode.
enum LegacyCharset {
    case windows1252
    case windows1256
    case iso88596

    /// IANA charset, lower case.
    var name: String {
        switch self {
        case .windows1252: "windows-1252"
        case .windows1256: "windows-1256"
        case .iso88596: "iso-8859-6"
        }
    }

    func decode(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
        let scalars = (0...UInt8.max).map(scalar)
        return bytes.map { scalars[Int($0)] }
    }

    private func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard byte >= 0x80 else { return Unicode.Scalar(byte) }
        let value =
            switch self {
            case .windows1252: byte < 0xA0 ? LegacyCharsetTable.windows1252[Int(byte) - 0x80] : UInt16(byte)
            case .windows1256: LegacyCharsetTable.windows1256[Int(byte) - 0x80]
            case .iso88596: byte < 0xA0 ? UInt16(byte) : LegacyCharsetTable.iso88596[Int(byte) - 0xA0]
            }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private func isArabicLetter(_ byte: UInt8) -> Bool {
        switch scalar(byte).value {
        case 0x621...0x63A, 0x641...0x64A, 0x671...0x6D3: true
        default: false
        }
    }

    /// The Arabic charset that makes Arabic letters of at least 60 % of the bytes from 0x80; of two that do the one
    /// that makes more of them, Windows-1256 where they are equal. Arabic words have such bytes side by side: a
    /// Spanish `í`, which Windows-1256 would make a letter too, stands alone between ASCII letters.
    static func arabic(of bytes: ArraySlice<UInt8>) -> LegacyCharset? {
        var counts = [Int](repeating: 0, count: 256)
        var pairs = 0
        var previous: UInt8 = 0
        for byte in bytes {
            counts[Int(byte)] += 1
            if byte >= 0xC0, previous >= 0xC0 { pairs += 1 }
            previous = byte
        }
        let high = counts[0x80...].reduce(0, +)
        guard pairs * 2 >= high else { return nil }
        var best: (LegacyCharset, Int)?
        for charset in [LegacyCharset.windows1256, .iso88596] {
            let letters = (0x80...0xFF as ClosedRange<Int>).reduce(0) {
                $0 + (charset.isArabicLetter(UInt8($1)) ? counts[$1] : 0)
            }
            if letters * 10 >= high * 6, letters > best?.1 ?? 0 { best = (charset, letters) }
        }
        return best?.0
    }
}
