import Intake
import Reading
import ReleaseModel

/// What was read in a file, for a person at a terminal.
struct ExtractionText {
    private let extraction: Extraction
    private let width: Int
    private let colours: Colours

    init(_ extraction: Extraction, columns: Int, colours: Colours) {
        self.extraction = extraction
        width = max(24, min(columns, 100))
        self.colours = colours
    }

    /// One line after the other.
    var lines: [String] {
        switch extraction.record.reading {
        case .notLookedFor: file + ["", "not read: `reading = false` in the configuration"]
        case .nothing: file + rows("text", "none that can be read") + notes
        case .release(let release): title(release.facts) + facts(release) + file + notes + body
        }
    }

    private func title(_ facts: ReleaseFacts) -> [String] {
        guard let headline = facts.headline else { return ["(no headline)", ""] }
        return headline.harmless.wrapped(to: width).map(colours.bold) + [""]
    }

    private func facts(_ release: ReadRelease) -> [String] {
        let facts = release.facts
        var lines = rows("dateline", facts.dateline.map(Self.words))
        lines += rows("country", facts.country.map(Self.words))
        lines += rows("language", facts.language.map(Self.language))
        lines += rows("published", facts.datePublished)
        lines += rows("embargo", facts.embargoedUntil.map { "until \($0.rfc3339(.seconds))" })
        lines += rows("status", status(facts.pubStatus))
        lines += rows("correction", (facts.edNote ?? extraction.correctionMarker)?.harmless)
        if !release.tellsContacts {
            return lines + rows("contacts", "left out: `contacts = false` in the configuration")
        }
        let contacts = facts.contacts.map(Self.words)
        if contacts.isEmpty { return lines + rows("contacts", nil) }
        for (index, contact) in contacts.enumerated() { lines += rows(index == 0 ? "contacts" : "", contact) }
        return lines
    }

    private var file: [String] {
        let file = extraction.record.file
        let owner = file.owner.name?.harmless ?? "user \(file.owner.uid)"
        let type = (file.content?.contentType ?? "") + (file.content?.charset.map { ", \($0)" } ?? "")
        let what = "\(Words.size(file.sizeInBytes)), \(type), of \(owner), changed \(file.modified.rfc3339(.seconds))"
        var lines = rows("file", file.name.escaped) + rows("", what) + rows("sha256", file.digest?.hex)
        if case .release(let release) = extraction.record.reading {
            let text = release.text
            let menu =
                text.chromeLines > 0 ? ", \(Words.count(text.chromeLines, "line")) of a website's menu left out" : ""
            let paragraphs = Words.count(text.paragraphCount, "paragraph")
            lines += rows("text", "\(Words.count(text.wordCount, "word")) in \(paragraphs)\(menu)")
        }
        return lines
    }

    private var notes: [String] {
        let words = extraction.record.notes.map { code in NoteWords.text(code).map { "\(code): \($0)" } ?? code }
        return words.enumerated().flatMap { rows($0 == 0 ? "notes" : "", $1) }
    }

    private var body: [String] {
        extraction.paragraphs.flatMap { [""] + $0.harmless.wrapped(to: width) }
    }

    private func status(_ status: PublishingStatus) -> String {
        switch status {
        case .usable: colours.green("usable")
        case .withheld: colours.yellow("withheld") + ": not to be published yet"
        case .canceled: colours.red("canceled") + ": not to be published"
        }
    }

    /// What was looked for and is not there is a dash.
    private func rows(_ name: String, _ text: String?) -> [String] {
        let margin = 12
        let lines = (text ?? "-").wrapped(to: max(12, width - margin))
        return lines.enumerated().map { index, line in
            let label =
                index == 0 && !name.isEmpty ? name.right(margin - 2) + ": " : String(repeating: " ", count: margin)
            return label + line
        }
    }

    private static func words(_ dateline: Dateline) -> String {
        let parts = [dateline.city.map { "town \($0)" }, dateline.date.map { "date \($0)" }].compactMap(\.self)
        return (dateline.text + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")).harmless
    }

    private static func words(_ country: ReleaseCountry) -> String {
        let name = CountryTable.englishName(country.alpha2) ?? country.alpha2
        let basis =
            switch country.basis {
            case .countryName: "named in the dateline"
            case .demonym: "by the people named in the dateline"
            case .city: "by the town in the dateline"
            case .contactOffice: "by the contact's office"
            }
        return "\(name) (\(country.alpha2), \(country.m49)), \(basis)"
    }

    private static func words(_ contact: ReleaseContact) -> String {
        [contact.name, contact.jobTitle, contact.affiliation, contact.telephone, contact.email]
            .compactMap(\.self).joined(separator: ", ").harmless
    }

    private static func language(_ tag: String) -> String {
        let names = [
            "ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese",
        ]
        return names[tag].map { "\($0) (\(tag))" } ?? tag
    }
}
