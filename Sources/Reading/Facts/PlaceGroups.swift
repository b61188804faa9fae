import ReleaseModel

/// The places of a dateline: a town and its country together (`Tripoli, Libye`), or several side by side
/// (`Haïti / République dominicaine`).
struct PlaceGroups {
    enum Answer: Equatable {
        case country(ReleaseCountry)
        case ambiguous
    }

    private struct Part {
        var written: String
        var match: CountryTable.Match
        /// A region of the world is a place and no town.
        var isRegion: Bool

        var isKnown: Bool { match != .none }
        var isTown: Bool {
            switch match {
            case .one(_, .city): true
            case .one: false
            case .none: !isRegion
            case .ambiguous: Places.isSharedTown(written)
            }
        }
    }

    private var groups: [[Part]] = [[]]
    private(set) var beginsWithArticle = false

    private static let partsMax = 6

    /// - Returns: nil where one part cannot be the name of a place.
    init?(_ places: FoldedText, line: SourceLine, in text: SourceText) {
        beginsWithArticle = ContactWords.articles.match(places, at: places.startIndex) != nil
        let whole = text.written(folded: places.range, in: line)
        if CountryTable.find(whole) != .none {
            groups = [[Part(written: whole, match: CountryTable.find(whole), isRegion: false)]]
            return
        }
        var parts = 0
        for (piece, isNewGroup) in Self.pieces(places) {
            let written = text.written(folded: piece.range, in: line)
            let match = CountryTable.find(written)
            parts += 1
            guard parts <= Self.partsMax, match != .none || ProperName.isProperName(piece, line: line, in: text) else {
                return nil
            }
            if isNewGroup, !groups[groups.count - 1].isEmpty { groups.append([]) }
            let isRegion = ProperName.regions.whole(piece) != nil
            groups[groups.count - 1].append(Part(written: written, match: match, isRegion: isRegion))
        }
        if parts == 0 { return nil }
    }

    /// At commas, brackets and dashes; a stroke or an `and` begins a new group.
    private static func pieces(_ places: FoldedText) -> [(FoldedText, Bool)] {
        var pieces: [(FoldedText, Bool)] = []
        var start = places.startIndex
        var isNewGroup = false
        func add(_ end: Int) {
            let piece = places[start..<end].withoutMarks
            if piece.contains(where: \.isWordPart) { pieces.append((piece, isNewGroup)) }
        }
        for place in places.indices {
            let scalar = places[place]
            let isSpaced = place > places.startIndex && places[place - 1] == " "
            if ",()".has(scalar) || (scalar == "-" && isSpaced) {
                add(place)
                (start, isNewGroup) = (place + 1, false)
            } else if scalar == "/" || scalar == "&" {
                add(place)
                (start, isNewGroup) = (place + 1, true)
            } else if isSpaced, let both = ContactWords.both.match(places, at: place), both.end < places.endIndex {
                add(place)
                (start, isNewGroup) = (both.end, true)
            }
        }
        add(places.endIndex)
        return pieces
    }

    var hasKnown: Bool { groups.contains { $0.contains(where: \.isKnown) } }
    /// One place, which no table knows.
    var isOneTown: Bool { groups.count == 1 && groups[0].count == 1 }
    /// Two of them.
    var isTownPair: Bool { groups.count == 2 && groups.allSatisfy { $0.count == 1 } }

    /// The only town named.
    var city: String? {
        guard groups.count == 1 else { return nil }
        if groups[0].count > 1, let first = groups[0].first, case .ambiguous = first.match { return first.written }
        let towns = groups[0].filter(\.isTown)
        guard let town = towns.first else { return nil }
        // `Washington, D.C.`, `Cox's Bazar, Chittagong`: the town stands first.
        return town.written
    }

    /// nil where no part is known.
    var answer: Answer? {
        var countries: [(Country, CountryTable.Kind)] = []
        for group in groups {
            switch Self.country(of: group) {
            case .one(let country, let kind): countries.append((country, kind))
            case .ambiguous: return .ambiguous
            case .none: break
            }
        }
        guard let first = countries.first else { return nil }
        guard countries.allSatisfy({ $0.0 == first.0 }) else { return .ambiguous }
        let kind = countries.map(\.1).min() ?? first.1
        let basis: ReleaseCountry.Basis =
            switch kind {
            case .name: .countryName
            case .demonym: .demonym
            case .city: .city
            }
        return .country(ReleaseCountry(alpha2: first.0.alpha2, m49: first.0.m49, basis: basis))
    }

    /// A country's name decides over the town before it; a town that several countries have is where the other part
    /// of its group is.
    private static func country(of group: [Part]) -> CountryTable.Match {
        var best: [(Country, CountryTable.Kind)] = []
        var candidates: [[Country]] = []
        for part in group {
            switch part.match {
            case .one(let country, let kind):
                if let old = best.first, kind < old.1 {
                    best = []
                } else if let old = best.first, kind > old.1 {
                    continue
                }
                best.append((country, kind))
            case .ambiguous(let list): candidates.append(list)
            case .none: break
            }
        }
        guard let first = best.first else { return candidates.first.map { .ambiguous($0) } ?? .none }
        guard best.allSatisfy({ $0.0 == first.0 }) else { return .ambiguous(best.map(\.0)) }
        guard candidates.allSatisfy({ $0.contains(first.0) }) else { return .ambiguous([first.0]) }
        return .one(first.0, first.1)
    }
}
