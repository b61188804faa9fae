import ReleaseModel

/// The place, and often the date, at the head of the first paragraph: `Liban - `, `Niamey/Agadez – `,
/// `Port-au-Prince, 12 January – `, `KABUL, Afghanistan, 31 March 2021.`
struct DatelineReader {
    let dateline: Dateline
    /// nil where the dateline says nothing of a country.
    let country: PlaceGroups.Answer?

    private static let lengthMax = 110
    private static let wordsMax = 12

    /// - Returns: nil where the line begins with no dateline.
    static func read(_ line: SourceLine, in text: SourceText) -> DatelineReader? {
        let folded = text.folded(line)
        var best: DatelineReader?
        var dashes = 0
        var place = folded.startIndex
        let limit = min(folded.endIndex, folded.startIndex + lengthMax)
        while place < limit {
            if isDash(folded, place) {
                dashes += 1
                guard dashes <= 3 else { break }
                let behind = folded[(place + 1)...].drop { $0 == " " || $0 == "-" }
                let head = folded[..<place]
                guard let found = DatelineReader(head, behind: behind, line, text, isSure: false) else {
                    if best != nil || dashes > 1 { break }
                    place += 1
                    continue
                }
                // `Tripoli - Libye - …`: a second part counts only if it is a place or a date too.
                if best != nil, !isKnownTail(head, text, line) { break }
                best = found
                place = behind.startIndex
            } else if folded[place] == ".", place + 1 >= folded.endIndex || folded[place + 1] == " ", best == nil {
                let behind = folded[(place + 1)...].drop { $0 == " " || $0 == "-" }
                let head = folded[..<place]
                if let found = DatelineReader(head, behind: behind, line, text, isSure: true) { return found }
                place += 1
            } else {
                place += 1
            }
        }
        if best == nil, folded.count <= lengthMax {
            best = DatelineReader(folded, behind: [], line, text, isSure: true)
        }
        return best
    }

    /// - Parameter isSure: without a dash behind it, only a date makes a dateline of a place.
    private init?(
        _ head: FoldedText,
        behind: FoldedText,
        _ line: SourceLine,
        _ text: SourceText,
        isSure needsDate: Bool
    ) {
        let head = head.withoutMarks
        guard !head.isEmpty, head.wordCount(upTo: Self.wordsMax + 1) <= Self.wordsMax else { return nil }
        var places = head
        var date: CalendarDate?
        if let found = DateReader.first(head) {
            guard !head[found.range.upperBound...].contains(where: \.isWordPart) else { return nil }
            date = found.date
            places = Self.withoutArticle(head[..<found.range.lowerBound])
        }
        guard date != nil || !needsDate, places.contains(where: \.isWordPart) else { return nil }
        let goesOn = Self.begins(behind, small: true, line, text)
        if goesOn, Self.hasDash(behind) { return nil }
        guard let groups = PlaceGroups(places, line: line, in: text) else { return nil }
        let isKnown = groups.hasKnown
        if groups.beginsWithArticle, goesOn || !isKnown { return nil }
        if !isKnown, date == nil {
            // Nobody knows the place: it has to look like nothing but one.
            guard groups.isOneTown || groups.isTownPair, !goesOn, Self.begins(behind, small: false, line, text),
                !Self.isCommonWord(places, text, after: line)
            else { return nil }
        }
        dateline = Dateline(
            text: text.written(folded: head.range, in: line),
            city: groups.city,
            date: date?.text
        )
        country = groups.answer
    }

    /// A dash with a space on one side at least: `Port-au-Prince` has none.
    private static func isDash(_ folded: FoldedText, _ place: Int) -> Bool {
        guard folded[place] == "-", place > folded.startIndex, place + 1 < folded.endIndex else { return false }
        return folded[place - 1] == " " || folded[place + 1] == " "
    }

    private static func hasDash(_ folded: FoldedText) -> Bool {
        let near = folded.prefix(240)
        return near.indices.contains { isDash(near, $0) }
    }

    private static func begins(_ folded: FoldedText, small: Bool, _ line: SourceLine, _ text: SourceText) -> Bool {
        guard let place = folded.indices.first(where: { folded[$0].isWordPart }) else { return false }
        if folded[place].isArabicLetter || folded[place].isDigit { return !small }
        let first = text.written(folded: place..<(place + 1), in: line).unicodeScalars.first
        return small ? first?.isSmall ?? false : first?.isCapital ?? false
    }

    private static func isKnownTail(_ head: FoldedText, _ text: SourceText, _ line: SourceLine) -> Bool {
        guard let dash = head.lastIndex(where: { $0 == "-" }) else { return false }
        guard let last = head.indices.last(where: { $0 <= dash && isDash(head, $0) }) else { return false }
        let tail = head[(last + 1)...].withoutMarks
        return Places.isKnown(text.written(folded: tail.range, in: line)) || DateReader.whole(tail) != nil
            || (DateReader.date(tail, at: tail.startIndex)?.end == tail.endIndex)
    }

    private static func withoutArticle(_ places: FoldedText) -> FoldedText {
        let places = places.withoutMarks
        guard let space = places.lastIndex(of: " ") ?? places.lastIndex(of: ",") else {
            return CalendarWords.articles.whole(places) == nil ? places : []
        }
        return CalendarWords.articles.whole(places[(space + 1)...]) == nil ? places : places[...space].withoutMarks
    }

    /// A word that the text has with a small letter is no name: `Migrants – Les…`.
    private static func isCommonWord(_ places: FoldedText, _ text: SourceText, after line: SourceLine) -> Bool {
        let word = places.prefix { $0.isWordPart }
        let end = min(text.folded.count, line.folded.lowerBound + nearScalars)
        for place in (line.folded.lowerBound + word.count)..<end
        where text.folded[place] == word.first && !text.folded[place - 1].isWordPart {
            let behind = place + word.count
            guard behind <= end, text.folded[place..<behind].elementsEqual(word),
                behind == text.folded.count || !text.folded[behind].isWordPart
            else { continue }
            if text.scalar(folded: place).isSmall { return true }
        }
        return false
    }

    private static let nearScalars = 40_000
}

extension ArraySlice where Element == Unicode.Scalar {
    /// Without spaces, emphasis, quotes, commas and open brackets at the ends; a closing bracket stays.
    var withoutMarks: FoldedText {
        var part = drop { " *_\"#>,(".has($0) }
        while let last = part.last, " *_\",(-".has(last) { part = part.dropLast() }
        if part.last == ")", !part.contains("(") { part = part.dropLast() }
        return part
    }
}
