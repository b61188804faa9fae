import ArgumentParser
import FileIO
import Intake
import Journal
import Reading
import Register
import ReleaseModel
import Settings

/// `releasectl find`.
struct FindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find releases by the words in their texts, newest first.",
        usage: """
            releasectl find [--root <root> | --config <file>] [--limit <count>]
            [--language <language>] [--country <country>] [--json] <words> ...
            """,
        discussion: """
            All words must stand in the text: capitals and accents do not matter, nor do the variants of Arabic letters. \
            "words in a row" (quoted twice for the shell, or one argument with spaces) find just that row, begin* what \
            begins so, -word leaves out the releases with that word. Hits are bold on a terminal, between stars elsewhere.

            Beside a running service its index is read, and how many records it is behind is said on standard error; \
            without one the index is brought up first.

            Exit codes: 0 found; 1 nothing found; 64 usage; 65 damaged; 66 nothing there; 74 I/O; 77 permission; \
            78 texts are not read (`reading = false`).
            """
    )

    @OptionGroup var options: PlaceOptions

    @Option(help: ArgumentHelp("At most so many.", valueName: "count"))
    var limit = 20

    @Option(help: "Only releases in this language, such as fr.")
    var language: String?

    @Option(help: "Only releases of this country: two letters, or its name in four languages.")
    var country: String?

    @Flag(help: "One line of JSON for each.")
    var json = false

    @Argument(help: "The words.")
    var words: [String]

    func validate() throws {
        if limit < 1 || limit > 1_000_000 { throw ValidationError("the limit is 1 to 1000000") }
        do { _ = try QueryParser.query(words) } catch is QueryParser.NothingWanted {
            throw ValidationError("name at least one word to find: letters or digits, without a hyphen before it")
        } catch is QueryParser.TooMany {
            throw ValidationError("too many words: \(QueryParser.termsMax) at most")
        }
        if let country, Self.alpha2(country) == nil {
            throw ValidationError("\(country.harmless) is no country, or more than one: write its two letters, as LB")
        }
    }

    func run() throws {
        let place = try Place(options)
        do { try find(place) } catch { throw Failure.wrap(error) }
    }

    private func find(_ place: Place) throws {
        guard place.configuration.reading else {
            let hint = "`reading = false` in the configuration: `releasectl journal --output table` lists files"
            throw Failure(78, "texts are not read here, so none can be found", hint: hint)
        }
        let query = try QueryParser.query(words)
        let index = try SearchOpening(place).index()
        defer { try? index.close() }
        let found = try index.search(
            query,
            language: language,
            country: country.flatMap(Self.alpha2),
            limit: limit
        )
        try show(found, query, place)
        if found.isEmpty {
            if !json { StandardStreams.complain("nothing found") }
            throw ExitCode(1)
        }
    }

    private func show(_ found: [SearchEntry], _ query: SearchQuery, _ place: Place) throws {
        let archive = try place.folder.directory(ServiceLayout.Name.archive)
        let columns = LinuxProcess.terminalColumns(StandardStreams.output)
        let colours = Colours(areOn: StandardStreams.hasColours)
        for (number, entry) in found.enumerated() {
            let digest = entry.href.split(separator: "/").last.flatMap { ContentDigest(hex: String($0)) }
            let text = try digest.flatMap { try CleanText.read($0, in: archive) }
            let original = place.root.appending(ServiceLayout.Name.archive).appending(PathBytes(entry.href))
            let release = FoundRelease(entry: entry, snippet: Snippet(text ?? "", for: query), original: original)
            if json {
                try StandardStreams.write(release.json[...])
            } else {
                let lines = (number > 0 ? [""] : []) + release.lines(columns: columns, colours)
                try StandardStreams.write(Array(lines.map { $0 + "\n" }.joined().utf8)[...])
            }
        }
    }

    /// Two letters, or a name that means one country.
    static func alpha2(_ text: String) -> String? {
        let capitals = text.uppercased()
        if CountryTable.englishName(capitals) != nil { return capitals }
        if case .one(let country, _) = CountryTable.find(text) { return country.alpha2 }
        return nil
    }
}
