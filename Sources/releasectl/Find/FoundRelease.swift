import Reading
import Register
import ReleaseModel

/// One release that was found, for people or as JSON.
struct FoundRelease {
    let entry: SearchEntry
    let snippet: Snippet
    /// The original's path from the root of the machine on.
    let original: PathBytes

    /// Headline; when, where, which and where to; the snippet.
    func lines(columns: Int?, _ colours: Colours) -> [String] {
        let width = columns.map { max(24, min($0, 100)) }
        let headline = (entry.headline ?? "(no headline)").harmless
        let country = entry.country.map { CountryTable.englishName($0).map { "\($0)" } ?? $0 }
        let version = entry.version > 1 ? "version \(entry.version)" : nil
        let facts = [
            String(entry.time.prefix(10)), country, entry.language, status(colours), version,
            "record \(entry.sequence)",
        ]
        let about = facts.compactMap(\.self).map { $0 }.joined(separator: " · ")
        func wrapped(_ text: String) -> [String] {
            (width.map { text.wrapped(to: $0 - 2) } ?? [text]).map { "  " + $0 }
        }
        let title = width.map { headline.wrapped(to: $0) } ?? [headline]
        return title.map(colours.bold) + wrapped(about) + ["  \(entry.path.harmless)", "  \(original.escaped)"]
            + wrapped(snippet.text(colours))
    }

    private func status(_ colours: Colours) -> String? {
        switch entry.status {
        case "withheld": colours.yellow("withheld")
        case "canceled": colours.red("canceled")
        default: entry.status?.harmless
        }
    }

    /// One line of JSON.
    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("sequence", entry.sequence.description)
            json.member("time", entry.time)
            json.member("version", String(entry.version))
            json.member("headline", entry.headline)
            json.member("country", entry.country)
            json.member("language", entry.language)
            json.member("pubStatus", entry.status)
            json.member("file", entry.path)
            json.member("href", entry.href)
            json.member("original", original.escaped)
            json.member("snippet", snippet.text(Colours(areOn: false)))
        }
        return json.bytes + [0x0A]
    }
}
