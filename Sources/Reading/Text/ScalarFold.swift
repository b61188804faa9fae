/// What two spellings of one word have in common, scalar by scalar: small letters without accents, one kind of quote,
/// dash and space, ASCII digits, Arabic letters without their variants and vowels. For finding words only; nothing
/// folded is ever shown or hashed.
enum ScalarFold {
    /// Stands for what has no place in folded text.
    static let nothing: Unicode.Scalar = "\u{0}"

    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.value < westernEnd ? western[Int(scalar.value)] : foldByRule(scalar)
    }

    private static let westernEnd: UInt32 = 0x180
    /// What is looked up: nearly all of a text in a Western language.
    private static let western = (0..<westernEnd).map { Unicode.Scalar($0).map(foldByRule) ?? nothing }

    private static func foldByRule(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        switch value {
        case 0x41...0x5A: return Unicode.Scalar(UInt8(value + 0x20))
        case 0x21...0x7E: return scalar
        case 0x00...0x20, 0x7F...0xA0: return scalar.isWhite ? " " : value == 0 ? "?" : scalar
        case 0xA1...0x17F: return latin(value, scalar)
        case 0x300...0x36F: return nothing
        case 0x370...0x52F: return smallGreekOrCyrillic(value, scalar)
        case 0x600...0x6FF: return arabic(value, scalar)
        case 0x1E00...0x30FF: return punctuation(value, scalar)
        case 0xFEFF: return nothing
        default: return scalar
        }
    }

    private static func latin(_ value: UInt32, _ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch value {
        case 0xAB, 0xBB: return "\""
        case 0xAD: return nothing
        case 0xB4: return "'"
        case ..<0xC0: return scalar
        default:
            let base = latinBases[Int(value - 0xC0)]
            return base == UInt8(ascii: "?") ? scalar : Unicode.Scalar(base)
        }
    }

    /// U+00C0 to U+017F without their accents; `?` for what is no letter.
    private static let latinBases = Array(
        ("aaaaaaaceeeeiiii" + "dnooooo?ouuuuyts" + "aaaaaaaceeeeiiii" + "dnooooo?ouuuuyty"
            + "aaaaaaccccccccdd" + "ddeeeeeeeeeegggg" + "gggghhhhiiiiiiii" + "iiiijjkkklllllll"
            + "lllnnnnnnnnnoooo" + "oooorrrrrrssssss" + "ssttttttuuuuuuuu" + "uuuuwwyyyzzzzzzs").utf8
    )

    private static func smallGreekOrCyrillic(_ value: UInt32, _ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch value {
        case 0x391...0x3A9, 0x410...0x42F: Unicode.Scalar(value + 0x20) ?? scalar
        case 0x400...0x40F: Unicode.Scalar(value + 0x50) ?? scalar
        default: scalar
        }
    }

    private static func arabic(_ value: UInt32, _ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch value {
        case 0x622, 0x623, 0x625, 0x671: "\u{627}"
        case 0x624: "\u{648}"
        case 0x626, 0x649, 0x6CC: "\u{64A}"
        case 0x629: "\u{647}"
        case 0x6A9: "\u{643}"
        case 0x610...0x61C, 0x640, 0x64B...0x65F, 0x670: nothing
        case 0x60C: ","
        case 0x61B: ";"
        case 0x61F: "?"
        case 0x660...0x669: Unicode.Scalar(UInt8(value - 0x660 + 0x30))
        case 0x6F0...0x6F9: Unicode.Scalar(UInt8(value - 0x6F0 + 0x30))
        default: scalar
        }
    }

    private static func punctuation(_ value: UInt32, _ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch value {
        case 0x2018, 0x2019, 0x201B, 0x2032: "'"
        case 0x201C...0x201F, 0x2033: "\""
        case 0x2010...0x2015, 0x2212: "-"
        case 0x2026: "."
        case 0x2022, 0x25CF, 0x25AA: "*"
        default: scalar.isWhite ? " " : scalar.isInvisible ? nothing : smallLatin(scalar)
        }
    }

    /// Latin Extended Additional (Vietnamese and others) as it is, but small.
    private static func smallLatin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0x1E00...0x1EFF).contains(scalar.value), scalar.properties.isUppercase else { return scalar }
        return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }
}
