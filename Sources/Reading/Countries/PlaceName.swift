/// A place's name with its spelling evened out, so that one form in the table finds them all: `CÔTE D’IVOIRE` and
/// `Cote d'Ivoire`, `St. Lucia` and `Saint Lucia`, `الأردن` and `الاردن`.
struct PlaceName {
    /// One word of it.
    struct Word {
        /// In small letters, without accents, vowel signs and hamzas.
        var text: String
        /// It was written without a small letter.
        var isCapitals: Bool
    }

    let words: [Word]

    init(_ text: some StringProtocol) {
        var words: [Word] = []
        var word = Word(text: "", isCapitals: true)
        for scalar in text.unicodeScalars {
            switch Self.part(of: scalar) {
            case .nothing: break
            case .letters(let letters):
                word.text.unicodeScalars.append(contentsOf: letters.unicodeScalars)
                if Self.isSmall(scalar) { word.isCapitals = false }
            case .letter(let letter):
                word.text.unicodeScalars.append(letter)
                if Self.isSmall(scalar) { word.isCapitals = false }
            case .gap:
                Self.end(&word, into: &words)
                if scalar == "&" { words.append(Word(text: "and", isCapitals: true)) }
            }
        }
        Self.end(&word, into: &words)
        self.words = words
    }

    /// The words with one space between.
    var key: String { Self.key(words[...]) }

    static func key(_ words: ArraySlice<Word>) -> String {
        var key = ""
        for word in words {
            if !key.isEmpty { key += " " }
            key += word.text
        }
        return key
    }

    private static func end(_ word: inout Word, into words: inout [Word]) {
        guard !word.text.isEmpty else { return }
        switch word.text {
        case "st": word.text = "saint"
        case "ste": word.text = "sainte"
        default: break
        }
        // The Arabic `and` is written with the word after it; some leave a space.
        if words.last?.text == "و" {
            words[words.count - 1].text += word.text
        } else {
            words.append(word)
        }
        word = Word(text: "", isCapitals: true)
    }

    private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isLowercase
    }

    private enum Part {
        case letter(Unicode.Scalar)
        case letters(String)
        case gap
        case nothing
    }

    private static func part(of scalar: Unicode.Scalar) -> Part {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: return .letter(scalar)
        case 0x41...0x5A: return .letter(Unicode.Scalar(UInt8(scalar.value + 0x20)))
        // `U.S.A.` is one word.
        case 0x2E: return .nothing
        case 0..<0x80: return .gap
        default: break
        }
        switch scalar.properties.generalCategory {
        // Accents and Arabic vowel signs, and signs without a width.
        case .nonspacingMark, .format: return .nothing
        // The tatweel only widens the line; the other modifier letters serve as apostrophes.
        case .modifierLetter: return scalar.value == 0x640 ? .nothing : .gap
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: return latin(scalar)
        case .otherLetter: return .letter(arabic(scalar))
        case .decimalNumber: return .letter(scalar)
        default: return .gap
        }
    }

    private static func latin(_ scalar: Unicode.Scalar) -> Part {
        let lower = scalar.properties.lowercaseMapping
        guard let first = lower.unicodeScalars.first else { return .nothing }
        if let base = baseLetters[first] { return .letters(base) }
        return .letter(first)
    }

    /// The letters of the table's languages, and of those that lend them names, without their accents.
    private static let baseLetters: [Unicode.Scalar: String] = {
        let rows: [(base: String, accented: String)] = [
            ("a", "àáâãäåāăąǎạả"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẽ"), ("g", "ĝğġģ"),
            ("h", "ĥħḥ"), ("i", "ìíîïĩīĭįıǐị"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňṇ"),
            ("o", "òóôõöøōŏőǒọ"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšșṣ"), ("ss", "ß"), ("t", "ţťŧțṭ"), ("th", "þ"),
            ("u", "ùúûüũūŭůűųǔụ"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżžẓ"),
        ]
        var letters: [Unicode.Scalar: String] = [:]
        for row in rows {
            for scalar in row.accented.unicodeScalars { letters[scalar] = row.base }
        }
        return letters
    }()

    /// Letters that writers of Arabic use for one another, and those of Persian keyboards.
    private static func arabic(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{622}", "\u{623}", "\u{625}", "\u{671}": "\u{627}"
        case "\u{624}": "\u{648}"
        case "\u{626}", "\u{649}", "\u{6CC}": "\u{64A}"
        case "\u{629}", "\u{6C1}": "\u{647}"
        case "\u{6A9}": "\u{643}"
        default: scalar
        }
    }
}
