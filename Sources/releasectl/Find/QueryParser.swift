import Reading
import Register

/// What a person types to find releases: words, `"words in a row"`, `begin*`, `-not`. Everything else in it is white
/// space; nothing in it can be wrong but that no word is there, or too many are.
struct QueryParser {
    /// Terms that FTS5 takes with ease.
    static let termsMax = 64
    /// In front of a word that must not be there; beside the hyphen the minus sign (U+2212), for the argument parser
    /// takes what begins with a hyphen for an option.
    static let exclusion: Character = "\u{2212}"

    /// There is nothing to look for.
    struct NothingWanted: Error {}
    /// There is too much to look for.
    struct TooMany: Error {}

    private var wanted: [SearchQuery.Term] = []
    private var unwanted: [SearchQuery.Term] = []

    /// - Parameter arguments: as the shell has parted them: one with white space in it was quoted there, and is a row of
    ///   words.
    static func query(_ arguments: [String]) throws -> SearchQuery {
        var parser = QueryParser()
        for argument in arguments { parser.take(argument) }
        guard !parser.wanted.isEmpty else { throw NothingWanted() }
        guard parser.wanted.count + parser.unwanted.count <= termsMax else { throw TooMany() }
        return SearchQuery(wanted: parser.wanted, unwanted: parser.unwanted)
    }

    private mutating func take(_ argument: String) {
        guard argument.contains("\"") else { return add(argument[...]) }
        var rest = argument[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
                continue
            }
            let isNot = Self.isExclusion(first)
            let begin = isNot ? rest.dropFirst() : rest
            if begin.first == "\"" {
                let row = begin.dropFirst().prefix { $0 != "\"" }
                rest = begin.dropFirst().dropFirst(row.count).dropFirst()
                let isPrefix = rest.first == "*"
                add(words: row, isPrefix: isPrefix, isNot: isNot)
            } else {
                let word = rest.prefix { !$0.isWhitespace && $0 != "\"" }
                rest = rest.dropFirst(word.count)
                add(word)
            }
        }
    }

    private mutating func add(_ text: Substring) {
        let isNot = text.first.map(Self.isExclusion) ?? false
        let text = isNot ? text.dropFirst() : text
        add(words: text, isPrefix: text.last == "*", isNot: isNot)
    }

    private mutating func add(words text: Substring, isPrefix: Bool, isNot: Bool) {
        let words = SearchText.words(in: String(text)).map(\.folded)
        guard !words.isEmpty else { return }
        let term = SearchQuery.Term(words, isPrefix: isPrefix)
        if isNot { unwanted.append(term) } else { wanted.append(term) }
    }

    private static func isExclusion(_ character: Character) -> Bool { character == "-" || character == exclusion }

    /// The command line with the hyphens of unwanted words out of the argument parser's way. A hyphen and one letter
    /// may be an option, two hyphens are one, and what stands behind `--` is left alone.
    static func sheltered(_ arguments: [String]) -> [String] {
        guard arguments.first == "find" else { return arguments }
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments[..<end].map { argument in
            let rest = argument.dropFirst()
            let isWord = argument.first == "-" && rest.first != "-" && rest.unicodeScalars.count > 1
            return isWord ? String(exclusion) + rest : argument
        } + arguments[end...]
    }
}
