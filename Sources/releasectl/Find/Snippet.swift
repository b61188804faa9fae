import Reading
import Register

/// The part of a text where most of what was looked for stands, the hits marked.
struct Snippet {
    /// One stretch of it.
    struct Part: Equatable {
        /// As written, on one line.
        var text: String
        /// Whether it was looked for.
        var isHit: Bool
    }

    /// In order; empty for an empty text.
    let parts: [Part]

    /// Words shown.
    static let wordsMax = 24

    /// - Parameter text: as written.
    init(_ text: String, for query: SearchQuery) {
        let words = SearchText.words(in: text)
        let hits = Self.hits(words.map(\.folded), query)
        guard let first = words.first else {
            parts = []
            return
        }
        let begin = Self.best(hits)
        let end = min(words.count, begin + Self.wordsMax)
        var parts: [Part] = []
        func add(_ piece: Substring, _ isHit: Bool) {
            let text = Self.oneLine(piece)
            guard !text.isEmpty else { return }
            if let last = parts.last, last.isHit == isHit {
                parts[parts.count - 1].text += text
            } else {
                parts.append(Part(text: text, isHit: isHit))
            }
        }
        if begin > 0 { add("… ", false) }
        var place = begin > 0 ? words[begin].range.lowerBound : first.range.lowerBound
        for index in begin..<end {
            let range = words[index].range
            // Between two hits of one row of words, what stands between belongs to them.
            let joins = index > begin && hits[index] && hits[index - 1]
            add(text[place..<range.lowerBound], joins)
            add(text[range], hits[index])
            place = range.upperBound
        }
        if end < words.count { add(" …", false) } else { add(text[place...].prefix { $0.isPunctuation }, false) }
        self.parts = parts
    }

    /// The words that a term of the query finds.
    private static func hits(_ words: [String], _ query: SearchQuery) -> [Bool] {
        var hits = [Bool](repeating: false, count: words.count)
        for term in query.wanted {
            let count = term.words.count
            guard count > 0, count <= words.count else { continue }
            for begin in 0...(words.count - count) {
                let isThere = (0..<count).allSatisfy { index in
                    let (word, wanted) = (words[begin + index], term.words[index])
                    return word == wanted || term.isPrefix && index == count - 1 && word.hasPrefix(wanted)
                }
                if isThere { for index in begin..<(begin + count) { hits[index] = true } }
            }
        }
        return hits
    }

    /// Where the window with most hits begins, some words before its first; the earliest of those as good.
    private static func best(_ hits: [Bool]) -> Int {
        var (best, most, count) = (0, 0, hits.prefix(wordsMax).count { $0 })
        most = count
        if hits.count > wordsMax {
            for begin in 1...(hits.count - wordsMax) {
                count += (hits[begin + wordsMax - 1] ? 1 : 0) - (hits[begin - 1] ? 1 : 0)
                if count > most { (best, most) = (begin, count) }
            }
        }
        let firstHit = hits[best...].firstIndex(of: true) ?? best
        // The hit that made it the best stands at its end: as much behind as before is better to read.
        let wanted = max(0, firstHit - 6)
        let last = max(0, hits.count - wordsMax)
        let isAllThere = hits[wanted..<min(hits.count, wanted + wordsMax)].count { $0 } >= most
        return isAllThere ? min(wanted, last) : best
    }

    private static func oneLine(_ text: Substring) -> String {
        var out = ""
        var isSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                if !isSpace { out += " " }
                isSpace = true
            } else {
                out.unicodeScalars.append(scalar)
                isSpace = false
            }
        }
        return out.harmless
    }

    /// For a terminal: hits in bold; elsewhere between stars.
    func text(_ colours: Colours) -> String {
        parts.map { $0.isHit ? (colours.areOn ? colours.bold($0.text) : "*\($0.text)*") : $0.text }.joined()
    }
}
