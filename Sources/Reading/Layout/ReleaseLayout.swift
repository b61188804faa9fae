/// The parts of a release: the page's menu, what stands above the headline, the headline, the body, the contact block.
struct ReleaseLayout {
    /// Lines of the file that are the page's own.
    let chromeLines: Int
    /// Where the release begins, in the text's scalars.
    let start: Int
    /// The lines above the headline and between it and the body: markers, dates, labels.
    private(set) var header: [HeaderLine] = []
    /// One line, or two where it runs on.
    private(set) var headline: [SourceLine] = []
    /// Behind the headline, end marks left out.
    private(set) var body: [SourceLine] = []
    /// From the lead-in to the end.
    private(set) var contact: [SourceLine] = []

    /// Lines above a headline that are looked at.
    private static let headerLinesMax = 16
    /// A longer first line is no headline.
    private static let headlineLengthMax = 300

    init(_ text: SourceText, isMarkdown: Bool) {
        let menu = MenuEcho(text)
        chromeLines = menu.chromeLines
        var rest = text.lines[menu.end...]
        start = rest.first?.written.lowerBound ?? text.scalars.count
        if isMarkdown { rest = MarkdownMarks.pastFrontMatter(rest, in: text) }
        takeHeader(&rest, text, isMarkdown)
        takeHeadline(&rest, text, isMarkdown)
        takeHeader(&rest, text, isMarkdown)
        takeBody(rest, text)
    }

    private mutating func takeHeader(_ rest: inout ArraySlice<SourceLine>, _ text: SourceText, _ isMarkdown: Bool) {
        var count = 0
        while let line = rest.first, count < Self.headerLinesMax {
            if isMarkdown, MarkdownMarks.isRule(text.folded(line)) {
                rest = rest.dropFirst()
                continue
            }
            guard let kind = HeaderLine.Kind(line, next: rest.dropFirst().first, in: text) else { return }
            header.append(HeaderLine(line: line, kind: kind))
            rest = rest.dropFirst()
            count += 1
            // The moment of an embargo may stand on a line of its own.
            if kind == .embargo { takeMoment(&rest, text) }
        }
    }

    private mutating func takeMoment(_ rest: inout ArraySlice<SourceLine>, _ text: SourceText) {
        for _ in 0..<2 {
            guard let line = rest.first, EmbargoReader.isMomentAlone(text.folded(line)) else { return }
            header.append(HeaderLine(line: line, kind: .moment))
            rest = rest.dropFirst()
        }
    }

    private mutating func takeHeadline(_ rest: inout ArraySlice<SourceLine>, _ text: SourceText, _ isMarkdown: Bool) {
        guard let first = rest.first, first.written.count <= Self.headlineLengthMax else { return }
        if ContactLeadIn.find(rest.prefix(1), in: text) != nil { return }
        headline = [first]
        rest = rest.dropFirst()
        if isMarkdown {
            // Its underline, of a heading in the older form; a heading with `#` never runs on.
            if let line = rest.first, MarkdownMarks.isUnderline(text.folded(line)) { rest = rest.dropFirst() }
            if text.folded(first).first == "#" { return }
        }
        guard let second = rest.first, RunOn.runsOn(first, second, in: text) else { return }
        headline.append(second)
        rest = rest.dropFirst()
    }

    private mutating func takeBody(_ rest: ArraySlice<SourceLine>, _ text: SourceText) {
        var end = rest.endIndex
        if let found = ContactLeadIn.find(rest, in: text) ?? afterEndMark(rest, text) {
            end = found.line
            let (before, after) = text.split(rest[found.line], at: found.place)
            contact = [after] + rest[(found.line + 1)...].filter { !EndMark.isEndMark(text.folded($0)) }
            body = Array(rest[..<end])
            if text.folded(before).contains(where: \.isWordPart), text.folded(before).wordCount(upTo: 2) > 0 {
                body.append(before)
            }
        } else {
            body = Array(rest)
        }
        body.removeAll { EndMark.isEndMark(text.folded($0)) }
    }

    /// Who is to be asked may stand behind an end mark with nothing to announce it.
    private func afterEndMark(_ rest: ArraySlice<SourceLine>, _ text: SourceText) -> (line: Int, place: Int)? {
        guard let mark = rest.lastIndex(where: { EndMark.isEndMark(text.folded($0)) }) else { return nil }
        let after = rest[(mark + 1)...].prefix(4)
        let names = after.contains { line in
            let folded = text.folded(line)
            return folded.wordCount(upTo: 41) <= 40 && (EmailReader.contains(folded) || PhoneReader.contains(folded))
        }
        return names ? (mark + 1, rest[mark + 1].folded.lowerBound) : nil
    }
}

/// A line above the body that is not the headline.
struct HeaderLine {
    let line: SourceLine
    let kind: Kind

    enum Kind: Equatable {
        case kind, immediate, embargo, moment, label
        case date(CalendarDate)
        case banner(Marker)
    }
}

extension HeaderLine.Kind {
    /// Lines longer than this are told, not marked.
    private static let lengthMax = 240

    /// nil for a line that is a headline or of the body.
    init?(_ line: SourceLine, next: SourceLine?, in text: SourceText) {
        let folded = text.folded(line)
        guard folded.count <= Self.lengthMax else { return nil }
        let words = folded.fromFirstWord
        guard !words.isEmpty else { return nil }
        if EmbargoReader.isEmbargoLine(line, in: text) {
            self = .embargo
        } else if Markers.immediate.match(words, at: words.startIndex) != nil {
            self = .immediate
        } else if let banner = Banner(line, in: text), banner.place == .wholeLine || Self.isApart(next, text) {
            guard banner.place != .suffix else { return nil }
            self = .banner(banner.marker)
        } else if let date = DateReader.whole(folded) {
            self = .date(date)
        } else if Kickers.isKicker(folded) {
            self = .label
        } else if Self.isKind(words) {
            self = .kind
        } else {
            return nil
        }
    }

    /// Whether the next line is a headline between blank lines: then the one before is all banner.
    private static func isApart(_ next: SourceLine?, _ text: SourceText) -> Bool {
        guard let next, next.isAfterBlank else { return false }
        let folded = text.folded(next)
        return folded.wordCount(upTo: 26) <= 25 && !(folded.last?.endsSentence ?? true)
            && DatelineReader.read(next, in: text) == nil
    }

    /// `COMMUNIQUÉ DE PRESSE N° 12/2014`, `Communiqué de presse conjoint`.
    private static func isKind(_ words: FoldedText) -> Bool {
        guard let found = Markers.kindPhrases.match(words, at: words.startIndex) else { return false }
        var rest = words[found.end...].fromFirstWord
        if let joint = joint.match(rest, at: rest.startIndex) { rest = rest[joint.end...].fromFirstWord }
        if let number = numbered.match(rest, at: rest.startIndex) { rest = rest[number.end...].fromFirstWord }
        if let date = DateReader.date(rest, at: rest.startIndex) { rest = rest[date.end...].fromFirstWord }
        return rest.allSatisfy { $0.isDigit || !$0.isWordPart } || EmbargoReader.isMomentAlone(rest)
            || Markers.immediate.whole(rest.words) != nil
    }

    private static let joint = PhraseSet(["conjoint", "joint", "conjunto", "conjunta", "مشترك"])
    private static let numbered = PhraseSet(["n°", "no", "nº", "no.", "رقم"])
}
