/// Every name, demonym and town of the table by its evened-out spelling: one look-up a place. Some 5 000 short
/// strings, half a megabyte.
struct CountryIndex {
    /// What a spelling stands for.
    enum Place {
        case one(country: UInt8, kind: CountryTable.Kind, onlyCapitals: Bool)
        /// `list` counts in `shared`; `kind` is the strongest in which any of the countries has it.
        case shared(list: Int, kind: CountryTable.Kind)
        /// Not a country's, though a country's name is in it.
        case nothing
    }

    private(set) var countries: [Country] = []
    private(set) var places: [String: Place] = [:]
    /// The countries of the places that name several, by their position in `countries`, in order.
    private(set) var shared: [[UInt8]] = []
    /// The most words that a spelling has.
    private(set) var wordsMax = 1
    /// The same by the first word: most words of a text begin no spelling, and are passed over at once.
    private(set) var wordsMaxByFirst: [String: UInt8] = [:]

    /// What was left out, in the texts' own words: tests prove that it is empty.
    private(set) var faults: [String] = []

    init(regions: [String], shared lines: String, nothing: String) {
        places.reserveCapacity(8_192)
        var positions: [String: UInt8] = [:]
        for region in regions {
            let (entries, faults) = CountryEntry.read(region)
            self.faults += faults
            for entry in entries {
                guard let position = UInt8(exactly: countries.count) else {
                    self.faults.append(entry.country.alpha2)
                    continue
                }
                countries.append(entry.country)
                positions[entry.country.alpha2] = position
                add(entry, position)
            }
        }
        for line in lines.split(separator: "\n") where !addShared(line, positions) { faults.append(String(line)) }
        for phrase in nothing.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
            places[key(phrase)] = .nothing
        }
    }

    private mutating func add(_ entry: CountryEntry, _ position: UInt8) {
        for language in CountryEntry.languages {
            for name in entry.names[language] ?? [] {
                add(name, .one(country: position, kind: .name, onlyCapitals: Self.isCapitals(name)))
            }
            for demonym in entry.demonyms[language] ?? [] {
                add(demonym, .one(country: position, kind: .demonym, onlyCapitals: false))
            }
        }
        for town in entry.towns {
            add(town, .one(country: position, kind: .city, onlyCapitals: false))
        }
    }

    /// `towns CR US: San José; San Jose`
    private mutating func addShared(_ line: Substring, _ positions: [String: UInt8]) -> Bool {
        let halves = line.split(separator: ":", maxSplits: 1)
        guard halves.count == 2 else { return false }
        let head = halves[0].split(separator: " ").map(String.init)
        let kinds: [String: CountryTable.Kind] = ["names": .name, "people": .demonym, "towns": .city]
        let codes = head.dropFirst().compactMap { positions[$0] }
        guard let kind = head.first.flatMap({ kinds[$0] }), codes.count > 1, codes.count == head.count - 1 else {
            return false
        }
        for spelling in halves[1].split(separator: ";") {
            for code in codes { add(spelling, .one(country: code, kind: kind, onlyCapitals: false)) }
        }
        return true
    }

    private mutating func add(_ spelling: some StringProtocol, _ place: Place) {
        let key = key(spelling)
        places[key] = places[key].map { merge($0, place) } ?? place
    }

    private mutating func key(_ spelling: some StringProtocol) -> String {
        let name = PlaceName(spelling)
        wordsMax = max(wordsMax, name.words.count)
        if let first = name.words.first {
            wordsMaxByFirst[first.text] = max(wordsMaxByFirst[first.text] ?? 1, UInt8(clamping: name.words.count))
        }
        return name.key
    }

    /// A spelling that the table has already, and once more.
    private mutating func merge(_ old: Place, _ new: Place) -> Place {
        guard case .one(let country, let kind, let capitals) = new else { return old }
        switch old {
        case .one(country, let oldKind, let oldCapitals):
            return .one(country: country, kind: min(oldKind, kind), onlyCapitals: oldCapitals && capitals)
        case .one(let other, let oldKind, _):
            shared.append([other, country])
            return .shared(list: shared.count - 1, kind: min(oldKind, kind))
        case .shared(let list, let oldKind):
            if !shared[list].contains(country) { shared[list].append(country) }
            return .shared(list: list, kind: min(oldKind, kind))
        case .nothing:
            return old
        }
    }

    /// An abbreviation: Latin letters, none of them small.
    private static func isCapitals(_ name: String) -> Bool {
        name.unicodeScalars.contains { $0.properties.isUppercase }
            && !name.unicodeScalars.contains { $0.properties.isLowercase }
    }
}
