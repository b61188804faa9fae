/// Which country a place is in, by its name, its demonym or its town, in French, English, Spanish or Arabic.
///
/// It never guesses: what names two countries is ambiguous, what it does not know is none. Kosovo, which has no code
/// in ISO 3166-1 and none in M49, is none. The table is built once, at the first question, and then only read.
public enum CountryTable {
    /// By what a place gave its country. The order is that of their strength.
    public enum Kind: Int, Comparable, Sendable {
        /// `Liban`
        case name
        /// `Libyenne`
        case demonym
        /// `Nairobi`
        case city

        /// True if `left` is the stronger kind.
        public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }

    /// The answer.
    public enum Match: Equatable, Sendable {
        /// Not a place of the table.
        case none
        /// One country, and how it was named.
        case one(Country, Kind)
        /// It may be any of these, in the table's order.
        case ambiguous([Country])
    }

    /// A longer text is not the name of an office, in words.
    static let officeWordsMax = 64
    /// A longer text is neither, in bytes of UTF-8: it is not even looked at.
    static let bytesMax = 4_096

    static let index = CountryIndex(
        regions: CountryText.regions,
        shared: AmbiguousPlaces.shared,
        nothing: AmbiguousPlaces.nothing
    )

    /// The country of `place`, which must be the place and no more. Capitals, accents, hyphens, apostrophes, runs of
    /// spaces and an article before it do not matter; an abbreviation (`RDC`) must be in capitals.
    public static func find(_ place: some StringProtocol) -> Match {
        guard place.utf8.count <= bytesMax else { return .none }
        let words = PlaceName(place).words
        guard words.count <= index.wordsMax + 1 else { return .none }
        if let found = known(words[...]) { return match(found) }
        // `Le Caire` and `La Haye` were found above with their articles. What is left is an article before a country
        // or a people: never before a town, for `La Lima` is not Lima.
        guard let bare = withoutArticle(words), let found = known(bare) else { return .none }
        switch found {
        case .one(_, .city, _), .shared(_, .city): return .none
        default: return match(found)
        }
    }

    /// The one country whose name stands in `office`, such as `OIM Libye`, as whole words; the longest name counts.
    /// Demonyms and towns do not: `OIM Genève` is the headquarters, and works for the whole world. Give it an
    /// office, never a person: `Maurice` and `Dominique` are countries too.
    public static func findWithin(_ office: some StringProtocol) -> Match {
        guard office.utf8.count <= bytesMax else { return .none }
        let words = PlaceName(office).words
        guard words.count <= officeWordsMax else { return .none }
        var found: [UInt8] = []
        var isShared = false
        var begin = 0
        while begin < words.count {
            guard let (place, count) = longest(words, begin) else {
                begin += 1
                continue
            }
            begin += count
            switch place {
            case .one(let country, .name, _):
                if !found.contains(country) { found.append(country) }
            case .shared(let list, .name):
                isShared = true
                for country in index.shared[list] where !found.contains(country) { found.append(country) }
            default: break
            }
        }
        guard let first = found.first else { return .none }
        if found.count == 1 && !isShared { return .one(index.countries[Int(first)], .name) }
        return .ambiguous(countries(found))
    }

    /// The longest place at `begin`, and of how many words. A town or a demonym counts only where it is longer than
    /// a name, so that `Benin City` is not Benin and a lone `Tunis` leaves the words after it alone.
    private static func longest(_ words: [PlaceName.Word], _ begin: Int) -> (place: CountryIndex.Place, count: Int)? {
        var best: (place: CountryIndex.Place, count: Int)?
        for first in [words[begin].text] + withoutParticle(words[begin].text) {
            guard let most = index.wordsMaxByFirst[first] else { continue }
            var slice = words[begin..<min(begin + Int(most), words.count)]
            slice[begin].text = first
            while slice.count > best?.count ?? 0 {
                if let place = known(slice) { best = (place, slice.count) }
                slice.removeLast()
            }
        }
        return best
    }

    private static func known(_ words: ArraySlice<PlaceName.Word>) -> CountryIndex.Place? {
        guard let place = index.places[PlaceName.key(words)] else { return nil }
        if case .one(_, _, onlyCapitals: true) = place, !words.allSatisfy(\.isCapitals) { return nil }
        return place
    }

    private static let articles: Set<String> = ["l", "le", "la", "les", "el", "los", "las", "the"]

    private static func withoutArticle(_ words: [PlaceName.Word]) -> ArraySlice<PlaceName.Word>? {
        guard let first = words.first else { return nil }
        if words.count > 1, articles.contains(first.text) { return words.dropFirst() }
        guard first.text.hasPrefix("ال") else { return nil }
        var bare = words[...]
        bare[0].text = String(first.text.unicodeScalars.dropFirst(2))
        return bare
    }

    /// Arabic writes `and`, `in` and `for` with the word after them: `والسودان`, `بالعراق`, `للعراق`, `ولبنان`.
    private static func withoutParticle(_ word: String) -> [String] {
        let scalars = Array(word.unicodeScalars)
        guard scalars.count > 3 else { return [] }
        func rest(_ from: Int, _ before: String = "") -> String {
            var text = before
            text.unicodeScalars.append(contentsOf: scalars[from...])
            return text
        }
        switch scalars[0] {
        case "\u{648}": return [rest(1)] + withoutParticle(rest(1))
        case "\u{628}", "\u{641}": return [rest(1)]
        case "\u{644}": return scalars[1] == "\u{644}" ? [rest(1), rest(2, "ال")] : [rest(1)]
        default: return []
        }
    }

    private static func match(_ place: CountryIndex.Place) -> Match {
        switch place {
        case .one(let country, let kind, _): .one(index.countries[Int(country)], kind)
        case .shared(let list, _): .ambiguous(countries(index.shared[list]))
        case .nothing: .none
        }
    }

    private static func countries(_ positions: [UInt8]) -> [Country] {
        positions.sorted().map { index.countries[Int($0)] }
    }
}
