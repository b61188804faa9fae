/// What is looked for: words folded as the indexed texts are. Whatever a person has typed, what SQLite is given is made
/// of letters and digits in quotes, so nothing in it is an operator.
public struct SearchQuery: Sendable, Equatable {
    /// One word, or several that stand one behind the other.
    public struct Term: Sendable, Equatable {
        /// Folded.
        public var words: [String]
        /// Whether the last word may go on.
        public var isPrefix: Bool

        /// - Parameter words: folded, without what is neither letter nor digit.
        public init(_ words: [String], isPrefix: Bool = false) {
            self.words = words
            self.isPrefix = isPrefix
        }
    }

    /// All of these must stand in the text.
    public var wanted: [Term]
    /// None of these may.
    public var unwanted: [Term]

    /// - precondition: at least one is wanted; FTS5 finds nothing that is only not there.
    public init(wanted: [Term], unwanted: [Term] = []) {
        precondition(!wanted.isEmpty, "what is only not there is not found")
        self.wanted = wanted
        self.unwanted = unwanted
    }

    /// The query in the language of FTS5 (sqlite.org/fts5.html, 3).
    var match: String {
        let all = wanted.map(Self.match).joined(separator: " AND ")
        guard !unwanted.isEmpty else { return all }
        return "(\(all)) NOT (\(unwanted.map(Self.match).joined(separator: " OR ")))"
    }

    private static func match(_ term: Term) -> String {
        let words = term.words.map { word in
            String(String.UnicodeScalarView(word.unicodeScalars.filter { $0 != "\"" && $0 != "\0" }))
        }
        return "\"" + words.joined(separator: " ") + "\"" + (term.isPrefix ? " *" : "")
    }
}
