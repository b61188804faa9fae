/// The language of a text by its script, and for Latin letters by the small words that every sentence needs. nil where
/// two are near each other, or too little is written.
enum LanguageReader {
    private static let wordsMin = 8
    /// Words that are looked at: more do not change the answer.
    private static let wordsMax = 20_000

    static func language(_ lines: [SourceLine], in text: SourceText) -> String? {
        var count = Count()
        for line in lines {
            count.add(text, line)
            if count.words >= wordsMax { break }
        }
        guard count.words >= wordsMin else { return nil }
        return count.answer
    }

    private struct Count {
        var words = 0
        private var hits = [Int](repeating: 0, count: FunctionWords.languages.count)
        private var latin = 0
        private var arabic = 0
        private var foreignArabic = 0
        private var others: [String: Int] = [:]
        private var ukrainian = 0
        private var russian = 0

        mutating func add(_ text: SourceText, _ line: SourceLine) {
            let folded = text.folded(line)
            var start: Int?
            for place in folded.indices {
                if folded[place].isWordPart {
                    if start == nil { start = place }
                    continue
                }
                if let begin = start { add(word: folded[begin..<place]) }
                start = nil
            }
            if let begin = start { add(word: folded[begin...]) }
        }

        private mutating func add(word: FoldedText) {
            guard let first = word.first, !first.isDigit else { return }
            words += 1
            switch first.value {
            case 0x61...0x7A:
                latin += 1
                guard word.count <= FunctionWords.lengthMax else { return }
                guard let languages = FunctionWords.index[FunctionWords.key(word)] else { return }
                for language in hits.indices where languages & 1 << UInt8(language) != 0 { hits[language] += 1 }
            case 0x600...0x6FF:
                arabic += 1
                // Letters of Persian, Urdu, Kurdish and Pashto that Arabic does not have.
                if word.contains(where: {
                    [0x67E, 0x686, 0x698, 0x6AF, 0x679, 0x688, 0x691, 0x6BA, 0x6D2].contains($0.value)
                }) {
                    foreignArabic += 1
                }
            case 0x400...0x52F:
                others["cyrillic", default: 0] += 1
                if word.contains(where: { [0x456, 0x457, 0x454, 0x491].contains($0.value) }) { ukrainian += 1 }
                if word.contains(where: { [0x44B, 0x44D, 0x44A].contains($0.value) }) { russian += 1 }
            case 0x370...0x3FF: others["el", default: 0] += 1
            case 0x590...0x5FF: others["he", default: 0] += 1
            case 0xE00...0xE7F: others["th", default: 0] += 1
            case 0x3040...0x30FF: others["ja", default: 0] += word.count
            case 0x4E00...0x9FFF: others["zh", default: 0] += word.count
            case 0xAC00...0xD7A3: others["ko", default: 0] += 1
            default: break
            }
            // Scripts without spaces: a sentence is one word here.
            if first.value >= 0x3040, first.value <= 0x9FFF { words += word.count - 1 }
        }

        var answer: String? {
            if arabic * 2 > words { return foreignArabic * 50 > arabic ? nil : "ar" }
            if latin * 2 > words { return latinAnswer }
            guard let other = others.max(by: { $0.value < $1.value }), other.value * 2 > words else { return nil }
            guard other.key == "cyrillic" else {
                // Japanese is written with Chinese characters too.
                return other.key == "zh" && (others["ja"] ?? 0) * 20 > other.value ? "ja" : other.key
            }
            return ukrainian > 0 && russian == 0 ? "uk" : russian > 0 && ukrainian == 0 ? "ru" : nil
        }

        private var latinAnswer: String? {
            let ranked = hits.indices.sorted { hits[$0] > hits[$1] }
            let (best, second) = (hits[ranked[0]], hits[ranked[1]])
            // Every fifth word at least, and a lead that chance does not give.
            guard best * 5 >= latin, best - second >= 2, (best - second) * 5 >= best else { return nil }
            return FunctionWords.languages[ranked[0]]
        }
    }
}
