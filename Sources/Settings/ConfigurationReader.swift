import ReleaseModel
import TOMLKit

/// Reads a configuration out of a TOML document, and goes on after a fault, so that one look finds them all.
struct ConfigurationReader {
    /// A setting that is not there has its default; one that is there and wrong has been reported already.
    enum Setting<Value> {
        case absent
        case faulty
        case given(Value)

        /// The value, or `other` in its place.
        func or(_ other: Value) -> Value { if case .given(let value) = self { value } else { other } }
    }

    /// A table of the document.
    struct Section {
        let table: TOMLTable
        let steps: [SourceLines.Step]
        /// What stands before its keys in messages.
        let prefix: String
    }

    static let keys = [
        "root", "language", "refuse", "events", "adopt", "poll", "settle", "settle_remote", "tidy", "segment",
        "largest", "quiet_after", "reading", "contacts", "timezone", "inbox",
    ]
    static let inboxKeys = ["name", "path", "source", "language", "refuse", "quiet_after", "timezone"]

    let document: Section
    private let origin: String
    private let lines: SourceLines
    private var faults: [Fault] = []

    /// - Throws: what keeps the text from being read as TOML at all.
    init(_ text: String, origin: String) throws(ConfigurationFaults) {
        // The parser takes a C string: it would stop at a NUL and not say so.
        if let nul = text.utf8.firstIndex(of: 0) {
            let line = 1 + text.utf8[..<nul].count { $0 == UInt8(ascii: "\n") }
            throw Self.nul(origin: origin, line: line)
        }
        lines = SourceLines(text)
        self.origin = origin
        if let trap = lines.trap { throw Self.unreadable(origin: origin, line: trap.line, trap.problem) }
        do {
            document = Section(table: try TOMLTable(string: text), steps: [], prefix: "")
        } catch {
            let parse = error as? TOMLParseError
            let words = (parse?.description ?? "\(error)").harmless.startingLowerCase
            throw Self.unreadable(origin: origin, line: parse?.source.begin.line, "not valid TOML: \(words)")
        }
        if let line = lines.nulLine { throw Self.nul(origin: origin, line: line) }
    }

    mutating func configuration(
        hostName: String,
        folderExists: (PathBytes) -> Bool
    ) throws(ConfigurationFaults) -> Configuration {
        checkKeys(of: document, known: Self.keys)
        var configuration = Configuration.defaults(root: Configuration.standardRoot, hostName: hostName)
        let root = readRoot(folderExists: folderExists)
        configuration.root = root ?? configuration.root
        configuration.events = flag("events", in: document).or(configuration.events)
        configuration.adopt = flag("adopt", in: document).or(configuration.adopt)
        configuration.reading = flag("reading", in: document).or(configuration.reading)
        configuration.contacts = flag("contacts", in: document).or(configuration.contacts)
        configuration.poll = duration("poll", atLeast: .milliseconds(100)).or(configuration.poll)
        configuration.settle = duration("settle").or(configuration.settle)
        configuration.settleRemote = duration("settle_remote").or(configuration.settleRemote)
        configuration.tidy = duration("tidy").or(configuration.tidy)
        configuration.segmentBytes = size("segment", atLeast: 4 << 10).or(configuration.segmentBytes)
        configuration.largestBytes = size("largest", atLeast: 1).or(configuration.largestBytes)
        configuration.inboxes = readInboxes(root: root, hostName: hostName, folderExists: folderExists)
        if !faults.isEmpty {
            // What has no line first: it concerns the whole file. The sort is stable: faults of a line stay in order.
            throw ConfigurationFaults(faults: faults.sorted { $0.line ?? 0 < $1.line ?? 0 })
        }
        return configuration
    }

    /// Notes a fault of a key, at its line or else at the header of its section.
    mutating func note(_ key: String, in section: Section, _ problem: String, _ remedy: String) {
        note(key, at: [.key(key)], in: section, BadText(problem: problem, remedy: remedy))
    }

    /// Notes a text that is not what it should be.
    mutating func note(_ key: String, in section: Section, _ text: BadText) {
        note(key, in: section, text.problem, text.remedy)
    }

    /// Notes a fault of one element of a list: `place` leads to it from `section`.
    mutating func note(_ key: String, at place: [SourceLines.Step], in section: Section, _ text: BadText) {
        let line = lines.line(of: section.steps + place)
        faults.append(
            Fault(origin: origin, line: line, key: section.prefix + key, problem: text.problem, remedy: text.remedy)
        )
    }

    /// The line of a key of `section`, or that of its header.
    func line(of key: String, in section: Section) -> Int? { lines.line(of: section.steps + [.key(key)]) }

    private static func unreadable(origin: String, line: Int?, _ problem: String) -> ConfigurationFaults {
        let fault = Fault(
            origin: origin,
            line: line,
            key: nil,
            problem: problem,
            remedy: "correct what stands there; a setting looks like poll = \"5s\", its text in quotes"
        )
        return ConfigurationFaults(faults: [fault])
    }

    private static func nul(origin: String, line: Int) -> ConfigurationFaults {
        let fault = Fault(
            origin: origin,
            line: line,
            key: nil,
            problem: "a NUL character",
            remedy: "remove it; no setting can hold one"
        )
        return ConfigurationFaults(faults: [fault])
    }
}

extension String {
    /// With its first letter in lower case.
    fileprivate var startingLowerCase: String { prefix(1).lowercased() + dropFirst() }
}
