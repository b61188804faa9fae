/// The questions that reading puts to the country table.
enum Places {
    static func isKnown(_ name: String) -> Bool { CountryTable.find(name) != .none }

    /// Whether a name is a town's in several countries, and no country's or people's.
    static func isSharedTown(_ name: String) -> Bool {
        if case .shared(_, kind: .city)? = CountryTable.index.places[PlaceName(name).key] { return true }
        return false
    }

    /// The country of an office such as `OIM Libye`, `IOM Cairo`: a country in its name, else the town that stands
    /// behind the organization. Geneva is where the organizations themselves live; it says nothing of a release.
    static func ofOffice(_ affiliation: String) -> CountryTable.Match {
        let named = CountryTable.findWithin(affiliation)
        if named != .none { return named }
        let folded = affiliation.folded[...]
        guard let organization = ContactWords.organizations.first(folded), organization.range.lowerBound == 0 else {
            return headquarters(affiliation) ? .none : onlyOne(CountryTable.find(affiliation))
        }
        // Folding keeps the order of words, so the town is as many words from the end as in the folded text.
        let count = folded[organization.range.upperBound...].split(separator: " ").count
        let words = affiliation.split(whereSeparator: \.isWhitespace).suffix(count)
        let town = words.joined(separator: " ")
        return headquarters(town) ? .none : onlyOne(CountryTable.find(town.drop { ",-–( ".contains($0) }))
    }

    private static func onlyOne(_ match: CountryTable.Match) -> CountryTable.Match {
        if case .one = match { return match }
        return .none
    }

    private static func headquarters(_ town: String) -> Bool {
        ["geneve", "geneva", "ginebra", "جنيف"].contains { String(String.UnicodeScalarView(town.folded.words)) == $0 }
    }
}

extension Array where Element == Unicode.Scalar {
    fileprivate var words: FoldedText { self[...].words }
}
