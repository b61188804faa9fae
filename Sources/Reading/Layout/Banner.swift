/// A marker of correction or withdrawal as a line's own word: `Updated figures show …` is a headline, `UPDATED:` a
/// marker.
struct Banner: Equatable {
    enum Place: Equatable {
        /// The line says nothing else, or explains the marker.
        case wholeLine
        /// A headline follows on the same line.
        case prefix
        /// In brackets behind a headline.
        case suffix
    }

    let marker: Marker
    /// In the folded text.
    let range: Range<Int>
    let place: Place

    init?(_ line: SourceLine, in text: SourceText) {
        let folded = text.folded(line)
        if let suffix = Self.suffix(folded) {
            self = suffix
            return
        }
        let start = folded.fromFirstWord
        if let found = Markers.replacements.first(folded) {
            self.init(marker: .correction, range: found.range, place: .wholeLine)
            return
        }
        guard let found = Markers.changes.match(start, at: start.startIndex) else { return nil }
        let rest = folded[found.end...].trimmed
        let range = start.startIndex..<found.end
        let isBracketed = folded.first == "[" || folded.first == "("
        guard let next = rest.first, rest.contains(where: \.isWordPart) else {
            self.init(marker: found.meaning, range: range, place: .wholeLine)
            return
        }
        let isSeparated = next == ":" || next == "-" || next == "/" || next == "|" || (isBracketed && "])".has(next))
        let isNumbered = next.isDigit || rest.starts(with: Self.number)
        let isLoud =
            !text.written(folded: range, in: line).unicodeScalars.contains(where: \.isSmall)
            && text.written(folded: rest.startIndex..<rest.endIndex, in: line).unicodeScalars.contains(where: \.isSmall)
            && text.written(folded: range, in: line).unicodeScalars.contains(where: \.isCapital)
        guard isSeparated || isNumbered || isLoud else { return nil }
        let explains =
            isNumbered || (isLoud && !isSeparated) || rest.last.map(\.endsSentence) ?? false
            || rest.wordCount(upTo: 4) < 4
        self.init(marker: found.meaning, range: range, place: explains ? .wholeLine : .prefix)
    }

    private static let number = "n°".folded

    private init(marker: Marker, range: Range<Int>, place: Place) {
        self.marker = marker
        self.range = range
        self.place = place
    }

    /// `Headline (corrected)`.
    private static func suffix(_ folded: FoldedText) -> Banner? {
        guard let last = folded.last, last == ")" || last == "]" else { return nil }
        guard let open = folded.lastIndex(where: { $0 == "(" || $0 == "[" }), open > folded.startIndex else {
            return nil
        }
        let inside = folded[(open + 1)..<(folded.endIndex - 1)].trimmed
        guard let marker = Markers.changes.whole(inside), folded[..<open].contains(where: \.isWordPart) else {
            return nil
        }
        return Banner(marker: marker, range: inside.startIndex..<inside.endIndex, place: .suffix)
    }
}

extension String {
    func has(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }
}
