import ReleaseModel
import TOMLKit

extension ConfigurationReader {
    mutating func text(_ key: String, in section: Section) -> Setting<String> {
        value(key, in: section, expected: "text in quotes") { $0.string }
    }

    mutating func flag(_ key: String, in section: Section) -> Setting<Bool> {
        value(key, in: section, expected: "true or false") { $0.bool }
    }

    mutating func duration(_ key: String, atLeast minimum: Duration = .zero) -> Setting<Duration> {
        parsed(key, in: document) { text throws(BadText) in try DurationText.parse(text, atLeast: minimum) }
    }

    /// A duration, or the word for none.
    mutating func quietAfter(in section: Section) -> Setting<Duration?> {
        parsed("quiet_after", in: section) { text throws(BadText) in
            if text == Self.never { return nil }
            do throws(BadText) { return try DurationText.parse(text, atLeast: .seconds(1)) } catch {
                throw BadText(problem: error.problem, remedy: "\(error.remedy), or \(Self.never.quoted)")
            }
        }
    }

    private static let never = "never"

    mutating func size(_ key: String, atLeast minimum: Int64) -> Setting<Int64> {
        parsed(key, in: document) { text throws(BadText) in try ByteSize.parse(text, atLeast: minimum) }
    }

    mutating func language(in section: Section) -> Setting<Language> {
        guard case .given(let text) = text("language", in: section) else {
            return section.table["language"] == nil ? .absent : .faulty
        }
        if let language = Language(rawValue: text) { return .given(language) }
        let known = Language.allCases.map(\.rawValue.quoted).joined(separator: " or ")
        note("language", in: section, "unknown language \(text.quoted)", "write \(known)")
        return .faulty
    }

    mutating func timezone(in section: Section) -> Setting<String> {
        parsed("timezone", in: section) { text throws(BadText) in try TimeZoneName.parse(text) }
    }

    /// Patterns, each of them checked.
    mutating func patterns(in section: Section) -> Setting<[String]> {
        let elements = value("refuse", in: section, expected: "a list of patterns") { $0.array.map(Array.init) }
        guard case .given(let elements) = elements else {
            return section.table["refuse"] == nil ? .absent : .faulty
        }
        var patterns: [String] = []
        for (index, element) in elements.enumerated() {
            // A list may run over many lines: the fault stands at the element's own.
            let place: [SourceLines.Step] = [.key("refuse"), .element(index)]
            if let text = element.string {
                do { _ = try NamePattern(text) } catch { note("refuse", at: place, in: section, error) }
                patterns.append(text)
            } else {
                let wrong = BadText(
                    problem: "found \(Self.article(element.type)) in the list, expected text in quotes",
                    remedy: "write each pattern in quotes, such as \(Self.example(of: "refuse"))"
                )
                note("refuse", at: place, in: section, wrong)
            }
        }
        return patterns.count == elements.count ? .given(patterns) : .faulty
    }

    /// Notes what has no business in a table, and what was perhaps meant.
    mutating func checkKeys(of section: Section, known: [String]) {
        let isInbox = !section.steps.isEmpty
        for key in section.table.keys where !known.contains(key) {
            let remedy: String
            if isInbox && Self.keys.contains(key) {
                remedy = "\(key) is for all inboxes: write it above the first [[inbox]]"
            } else if !isInbox && Self.inboxKeys.contains(key) {
                remedy = "\(key) belongs to one inbox: write it below its [[inbox]]"
            } else if let meant = Spelling.nearest(to: key, among: known) {
                remedy = "did you mean \(meant)?"
            } else {
                remedy =
                    "remove it; what can be set \(isInbox ? "in an inbox " : "")is \(known.joined(separator: ", "))"
            }
            note(key, in: section, "unknown setting", remedy)
        }
    }

    /// A setting of the right type, as it stands in a file.
    private static func example(of key: String) -> String {
        let value =
            switch key {
            case "events", "adopt", "reading", "contacts": "true"
            case "timezone": "Europe/Zurich".quoted
            case "refuse": "[\"*.exe\", \"*.tmp\"]"
            case "quiet_after": "3d".quoted
            case "root": Configuration.standardRoot.text.quoted
            case "language": Language.en.rawValue.quoted
            case "segment", "largest": "64 MiB".quoted
            case "name", "path": Configuration.standardInboxName.quoted
            case "source": "//press.example.org/inbox".quoted
            default: "5s".quoted
            }
        return "\(key) = \(value)"
    }

    /// `a table`, `an integer`.
    static func article(_ type: TOMLType) -> String {
        switch type {
        case .string: "text in quotes"
        case .bool: "true or false"
        case .int: "an integer"
        case .array: "a list"
        default: "a \(type.description)"
        }
    }

    private mutating func value<Value>(
        _ key: String,
        in section: Section,
        expected: String,
        read: (any TOMLValueConvertible) -> Value?
    ) -> Setting<Value> {
        guard let found = section.table[key] else { return .absent }
        if let value = read(found) { return .given(value) }
        let problem = "wrong type: found \(Self.article(found.type)), expected \(expected)"
        note(key, in: section, problem, "write \(Self.example(of: key))")
        return .faulty
    }

    private mutating func parsed<Value>(
        _ key: String,
        in section: Section,
        _ parse: (String) throws(BadText) -> Value
    ) -> Setting<Value> {
        switch text(key, in: section) {
        case .absent: return .absent
        case .faulty: return .faulty
        case .given(let text):
            do { return .given(try parse(text)) } catch {
                note(key, in: section, error)
                return .faulty
            }
        }
    }
}
