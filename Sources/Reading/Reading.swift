import ReleaseModel

/// Reads a release: bytes in, text and facts out. No input, no clock, no state: the same bytes give the same answer for
/// ever. It never fails: what is not in the file, or not certain, is nil.
public enum Reading {
    /// - Complexity: linear in the bytes.
    public static func read(_ bytes: [UInt8], options: ReadingOptions = ReadingOptions()) -> ReadingResult {
        guard options.isRead, bytes.count <= ReadingOptions.bytesMax, let decoded = TextDecoder.decode(bytes) else {
            return .nothing([.notExtracted])
        }
        let text = SourceText(ComposedText.compose(decoded.scalars))
        let layout = ReleaseLayout(text, isMarkdown: options.isMarkdown)
        let canonical = CanonicalText.utf8(text.scalars[layout.start...])
        var notes = Set(decoded.note.map { [$0] } ?? [])
        guard !canonical.isEmpty else { return .nothing(charset: decoded.charset, Array(notes)) }
        let paragraphs = Paragraphs.written(layout.body, in: text)
        let headline = HeadlineReader(layout, in: text, isMarkdown: options.isMarkdown)
        let facts = facts(layout, text, options, headline, &notes)
        return ReadingResult(
            text: ReleaseText(
                digest: CanonicalText.digest(canonical),
                method: CanonicalText.method,
                wordCount: Paragraphs.wordCount(layout.body, in: text),
                charCount: Paragraphs.scalarCount(layout.body),
                paragraphCount: paragraphs.count,
                chromeLines: layout.chromeLines
            ),
            facts: facts,
            charset: decoded.charset,
            notes: notes.map(\.rawValue).sorted(),
            paragraphs: paragraphs,
            canonicalText: canonical,
            cleanText: CanonicalText.lines(text.scalars[layout.start...]),
            headlineKey: headline.key,
            correctionMarker: headline.correctionMarker
        )
    }

    /// ``ReadingResult/headlineKey`` of a headline as a record has it.
    public static func headlineKey(_ headline: String?) -> String {
        guard let headline else { return "" }
        let text = SourceText(ComposedText.compose(Array(headline.unicodeScalars)))
        return text.lines.first.map { HeadlineReader.key([$0], in: text) } ?? ""
    }

    private static func facts(
        _ layout: ReleaseLayout,
        _ text: SourceText,
        _ options: ReadingOptions,
        _ headline: HeadlineReader,
        _ notes: inout Set<ReadingNote>
    ) -> ReleaseFacts {
        let contacts = ContactReader(layout.contact, in: text, isMarkdown: options.isMarkdown)
        notes.formUnion(contacts.notes)
        let dateline = dateline(layout, text)
        var facts = ReleaseFacts(
            headline: headline.text,
            dateline: dateline?.dateline,
            language: LanguageReader.language(layout.headline + layout.body, in: text),
            edNote: headline.edNote,
            contacts: contacts.contacts
        )
        facts.country = country(dateline, contacts.contacts, &notes)
        facts.datePublished = datePublished(layout, dateline)
        let (embargo, isMentioned) = EmbargoReader.read(layout, in: text, zone: options.zone)
        facts.embargoedUntil = embargo?.until
        if embargo?.isWithheld ?? false { facts.pubStatus = .withheld }
        if headline.isWithdrawn { facts.pubStatus = .canceled }
        if let note = embargo?.note { notes.insert(note) }
        if isMentioned { notes.insert(.embargoMentioned) }
        return facts
    }

    /// In the first paragraph, or behind a line under the headline that is none.
    private static func dateline(_ layout: ReleaseLayout, _ text: SourceText) -> DatelineReader? {
        guard let first = layout.body.first else { return nil }
        if let found = DatelineReader.read(first, in: text) { return found }
        let folded = text.folded(first)
        guard layout.body.count > 1, !(folded.last?.endsSentence ?? true), folded.wordCount(upTo: 21) <= 20,
            layout.body[1].isAfterBlank || text.folded(layout.body[1]).wordCount(upTo: 31) > 30
        else { return nil }
        return DatelineReader.read(layout.body[1], in: text)
    }

    /// The dateline wins; else the contacts' office, if all are in one country.
    private static func country(
        _ dateline: DatelineReader?,
        _ contacts: [ReleaseContact],
        _ notes: inout Set<ReadingNote>
    ) -> ReleaseCountry? {
        switch dateline?.country {
        case .country(let country): return country
        case .ambiguous:
            notes.insert(.ambiguousPlace)
            return nil
        case nil: break
        }
        var found: Country?
        for affiliation in contacts.compactMap(\.affiliation) {
            switch Places.ofOffice(affiliation) {
            case .one(let country, _):
                if let found, found != country { return nil }
                found = country
            case .ambiguous:
                notes.insert(.ambiguousPlace)
                return nil
            case .none: break
            }
        }
        return found.map { ReleaseCountry(alpha2: $0.alpha2, m49: $0.m49, basis: .contactOffice) }
    }

    /// A line that is a date, else the dateline's. Two lines that differ say nothing.
    private static func datePublished(_ layout: ReleaseLayout, _ dateline: DatelineReader?) -> String? {
        let dates = Set(
            layout.header.compactMap { line -> String? in
                guard case .date(let date) = line.kind, date.year != nil else { return nil }
                return date.text
            }
        )
        if dates.count > 1 { return nil }
        if let date = dates.first { return date }
        return dateline?.dateline.date.flatMap { $0.hasPrefix("X") ? nil : $0 }
    }
}
