import ReleaseModel

/// Whether a release is under an embargo. One that stands above the text, or on a line of its own, holds; one of which
/// the body tells does not.
enum EmbargoReader {
    /// Words of a line that is a notice and no paragraph.
    private static let noticeWordsMax = 40
    /// What is read of an embargo's words.
    private static let scalarsMax = 400

    /// These name a state, too: `Sous embargo depuis 1990, l'Irak …`.
    private static let states = PhraseSet([
        "sous embargo", "under embargo", "bajo embargo", "embargoed", "embargo", "strict embargo", "حظر النشر",
        "محظور النشر",
    ])
    private static let limits = PhraseSet([
        "jusqu'au", "jusqu'à", "until", "till", "for", "to", "hasta", "حتى", "strict", "absolu", "total", "estricto",
    ])

    /// Whether a line above the body is an embargo's.
    /// - Parameter inHeadline: whether the line may be a headline with the embargo in brackets behind it.
    static func isEmbargoLine(_ line: SourceLine, in text: SourceText, inHeadline: Bool = false) -> Bool {
        let folded = text.folded(line)
        let words = folded.fromFirstWord
        if let range = notice(words, at: words.startIndex, line, text) { return !range.isEmpty }
        // Behind another marker, or behind a headline if it comes to a moment.
        guard folded.wordCount(upTo: noticeWordsMax + 1) <= noticeWordsMax, let found = Markers.embargo.first(folded)
        else { return false }
        let before = folded[..<found.range.lowerBound].words
        let isBehindMarker =
            Markers.kindPhrases.whole(before) != nil || Markers.immediate.whole(before) != nil
            || Kickers.isKicker(before)
        guard inHeadline else { return isBehindMarker }
        let (dates, times) = EmbargoMoment.parts(folded[found.range.upperBound...].prefix(scalarsMax))
        return isBehindMarker || !dates.isEmpty || !times.isEmpty
    }

    /// The marker at the head of a line, nil where there is none or it only tells.
    private static func notice(
        _ words: FoldedText,
        at place: Int,
        _ line: SourceLine,
        _ text: SourceText
    ) -> Range<Int>? {
        let state = states.match(words, at: place)
        let found = Markers.embargo.match(words, at: place)
        guard let end = [state?.end, found?.end].compactMap({ $0 }).max() else { return nil }
        if let found, found.end == end, state?.end != end { return place..<end }
        let rest = words[end...].drop { " )]*_\"".has($0) }
        guard let next = rest.first, rest.contains(where: \.isWordPart) else { return place..<end }
        if ":-,/(|".has(next) && next != "," || next.isDigit { return place..<end }
        if limits.match(rest, at: rest.startIndex) != nil { return place..<end }
        let written = text.written(folded: place..<end, in: line).unicodeScalars
        let isLoud = written.contains(where: \.isCapital) && !written.contains(where: \.isSmall)
        let (dates, times) = EmbargoMoment.parts(rest.prefix(scalarsMax))
        return isLoud || !dates.isEmpty || !times.isEmpty ? place..<end : nil
    }

    /// A line that gives a date or a time and nothing else.
    static func isMomentAlone(_ folded: FoldedText) -> Bool {
        guard folded.wordCount(upTo: 13) <= 12 else { return false }
        let (dates, times) = EmbargoMoment.parts(folded)
        guard !dates.isEmpty || !times.isEmpty else { return false }
        let first = folded.fromFirstWord
        return first.first?.isDigit ?? false || CalendarWords.weekdays.match(first, at: first.startIndex) != nil
            || CalendarWords.months.match(first, at: first.startIndex) != nil
            || leads.match(first, at: first.startIndex) != nil
    }

    /// The first letters of all its words: most lines are told apart by them.
    private static let begins = Set("aebdhnpsuلمحيغ".unicodeScalars.map(\.value))
    private static let leads = PhraseSet(["le", "à", "au", "at", "on", "el", "a las", "the", "الساعة", "يوم"])

    /// - Returns: the embargo's end, nil where none is on, and whether the body speaks of one.
    static func read(_ layout: ReleaseLayout, in text: SourceText, zone: ZoneOffset) -> (EmbargoMoment?, Bool) {
        if let words = header(layout, text) ?? headline(layout, text) ?? paragraph(layout, text) {
            return (EmbargoMoment(words[...], zone: zone), false)
        }
        let lines = layout.headline + layout.body
        return (nil, lines.contains { Markers.embargoWord.first(text.folded($0)) != nil })
    }

    private static func header(_ layout: ReleaseLayout, _ text: SourceText) -> [Unicode.Scalar]? {
        let lines = layout.header.filter { $0.kind == .embargo || $0.kind == .moment }.map(\.line)
        guard !lines.isEmpty else { return nil }
        var words: [Unicode.Scalar] = []
        for line in lines {
            words += text.folded(line).prefix(scalarsMax)
            words += " ; ".folded
        }
        return words
    }

    private static func headline(_ layout: ReleaseLayout, _ text: SourceText) -> [Unicode.Scalar]? {
        for line in layout.headline where isEmbargoLine(line, in: text, inHeadline: true) {
            return Array(text.folded(line))
        }
        return nil
    }

    /// A notice that runs on into the first paragraph, or stands on a line of its own further down.
    private static func paragraph(_ layout: ReleaseLayout, _ text: SourceText) -> [Unicode.Scalar]? {
        for (index, line) in (layout.body + layout.contact).enumerated() {
            let folded = text.folded(line)
            let words = folded.fromFirstWord
            guard let first = words.first, begins.contains(first.value) else { continue }
            guard index < 2 || folded.wordCount(upTo: noticeWordsMax + 1) <= noticeWordsMax,
                notice(words, at: words.startIndex, line, text) != nil
            else { continue }
            return Array(words.prefix(sentence(words)))
        }
        return nil
    }

    /// Up to the first dash or full stop with a space behind it, if a moment has been said by then.
    private static func sentence(_ words: FoldedText) -> Int {
        let reach = words.prefix(scalarsMax)
        for place in reach.indices.dropFirst() where " ".has(reach[place]) {
            guard reach[place - 1] == "." || reach[place - 1] == "-" || reach[place - 1] == ":" else { continue }
            let (dates, times) = EmbargoMoment.parts(reach[..<place])
            if !dates.isEmpty, !times.isEmpty { return place - reach.startIndex }
        }
        return reach.count
    }
}
