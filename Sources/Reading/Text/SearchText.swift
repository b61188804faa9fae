/// A text as it is searched: its words, each folded so that spellings of one word are one. Small letters without
/// accents, ligatures taken apart, Arabic letters without their variants and vowels, ASCII digits. What is looked for is
/// folded in the same way.
public enum SearchText {
    /// One word of a text.
    public struct Word: Sendable {
        /// Where it stands.
        public let range: Range<String.Index>
        /// As it is compared; never empty.
        public let folded: String
    }

    /// The words of a text, in their order: runs of letters, marks and digits.
    public static func words(in text: String) -> [Word] {
        var words: [Word] = []
        var start: String.Index?
        var folded = String.UnicodeScalarView()
        func end(at index: String.Index) {
            if let begin = start, !folded.isEmpty { words.append(Word(range: begin..<index, folded: String(folded))) }
            start = nil
            folded = String.UnicodeScalarView()
        }
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            // What is not seen parts no word: a soft hyphen, a mark of direction.
            if scalar.isInvisible || scalar == "\u{640}" { continue }
            guard scalar.isWordPart else {
                end(at: index)
                continue
            }
            start = start ?? index
            append(scalar, to: &folded)
        }
        end(at: scalars.endIndex)
        return words
    }

    /// The folded words, a space between them.
    public static func folded(_ text: String) -> String { words(in: text).map(\.folded).joined(separator: " ") }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
        switch scalar.value {
        case 0xC6, 0xE6: folded.append(contentsOf: "ae".unicodeScalars)
        case 0x152, 0x153: folded.append(contentsOf: "oe".unicodeScalars)
        case 0xDF: folded.append(contentsOf: "ss".unicodeScalars)
        case ..<0x370, 0x600...0x6FF:
            let base = ScalarFold.fold(scalar)
            if base != ScalarFold.nothing { folded.append(base) }
        default: folded.append(contentsOf: ScalarFold.fold(scalar).properties.lowercaseMapping.unicodeScalars)
        }
    }
}
