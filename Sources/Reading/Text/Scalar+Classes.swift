/// The first questions are put so that letters of all kinds take one way through: where ASCII and others come in no
/// order, each way that parts them is guessed wrong half the time, and costs more than all the rest.
extension Unicode.Scalar {
    /// White_Space (Unicode's PropList).
    var isWhite: Bool {
        if value < 0x1680 { return value == 0x20 || value &- 0x09 < 5 || value == 0x85 || value == 0xA0 }
        switch value {
        case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
        default: return false
        }
    }

    /// What the method ct1 deletes: the soft hyphen, what has no width, what turns the direction of writing.
    var isInvisible: Bool {
        if value < 0x200B { return value == 0xAD }
        switch value {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: return true
        default: return false
        }
    }

    /// What ends a line: Unicode's mandatory breaks (UAX 14: LF, CR, NL, BK).
    var endsLine: Bool {
        if value < 0x2028 { return value &- 0x0A < 4 || value == 0x85 }
        return value <= 0x2029
    }

    /// An ASCII digit; in folded text every digit of ours is one.
    var isDigit: Bool { value >= 0x30 && value <= 0x39 }

    /// A letter or a mark of any script, or a digit: what a word is made of.
    var isWordPart: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
        case ..<0xAA: return false
        case 0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA, 0xBC...0xBE: return true
        case 0xC0...0x24F: return value != 0xD7 && value != 0xF7
        case ..<0xC0, 0x60C, 0x61B, 0x61F: return false
        case 0x620...0x65F, 0x660...0x669, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return true
        case 0x2000...0x206F, 0x20A0...0x20C0, 0x2116, 0x2122, 0x2190...0x245F, 0x2500...0x2BFF: return false
        case 0xFFFC...0xFFFD, 0x1F300...0x1FAFF: return false
        default: return ScalarClasses.isWordPart(self)
        }
    }

    /// A capital letter.
    var isCapital: Bool {
        switch value {
        case 0x41...0x5A: true
        case 0xC0...0xDE: value != 0xD7
        case ..<0x100, 0x600...0x6FF, 0x2000...0x206F: false
        default: ScalarClasses.isCapital(self)
        }
    }

    /// A small letter.
    var isSmall: Bool {
        switch value {
        case 0x61...0x7A: true
        case 0xDF...0xFF: value != 0xF7
        case ..<0xAA, 0xC0...0xDE, 0x600...0x6FF, 0x2000...0x206F: false
        default: ScalarClasses.isSmall(self)
        }
    }

    /// Full stop, question mark, exclamation mark.
    var endsSentence: Bool {
        switch value {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x061F, 0x06D4, 0x3002: true
        default: false
        }
    }
}
