import Testing

@testable import Reading

@Suite("country table, what is shared")
struct CountryCollisionTests {
    /// Every spelling, evened out, that more than one country has, with those countries. Nothing else may collide: a
    /// new name that does would silently turn two good answers into none.
    static let expected = """
        AF KG: djalalabad; jalalabad; جلال اباد
        AG CA: saint jean; saint john; saint john s; سانت جونز
        AR ES: cordoba; cordoue
        AR PR: san juan; سان خوان
        AU CA SC: victoria; فيكتوريا
        AU GB: perth
        AW BQ: oranjestad; اورانجستاد; اورانيستاد
        BL ES: san bartolome
        BM CA NZ: hamilton; هاملتون
        BM GD: saint george; saint george s; saint georges; سانت جورجز
        BO CO VE: sucre; سوكري
        BO CU TT: trinidad; trinite; ترينيداد
        BO HN MX SV: la paz; لا باز; لاباز
        BR CV: boa vista
        BR SV: salvador
        BY FR: brest
        CA JM NF: kingston; كينغستون
        CD CG: congo; congolais; congolaise; congolena; congoleno; congoles; congolesa; congolese; الكونغو
        CD CG: كونغولي; كونغوليه
        CL CU DO ES: santiago; سانتياغو
        CO ES: cartagena; carthagene
        CR US: san jose; سان خوسي; سان خوسيه
        DM DO: dominicain; dominicaine; dominican; dominicana; dominicano
        DO MX VE: san cristobal
        EG US: alejandria; alexandria; alexandrie
        ES GD: granadina; granadino; grenade; grenadin; grenadine
        ES GD NI: granada
        ES GP MX: guadalupe
        ES MX: guadalajara; merida
        ES VE: barcelona; barcelone; valencia; برشلونه
        FM GU KI MH MP NR PW: micronesia; micronesian; micronesie; micronesien; micronesienne; micronesio; ميكرونيزي
        FM GU KI MH MP NR PW: ميكرونيزيا; ميكرونيزيه
        FR RE SN US: saint louis
        GB MS US: plymouth
        GB US: birmingham; cambridge
        GE US: georgia; georgian; georgiana; georgiano; georgie; georgien; georgienne; جورجي; جورجيا; جورجيه
        GF GY: guyanais; guyanaise
        GF GY VE: guayana; guayanas; guianas
        GN GQ GW: guineana; guineano
        GP KN: basse terre; basseterre; باستير; باسيتير
        GR MK: macedoine; macedonia; مقدونيا
        GY KY MY US: george town; georgetown; جورج تاون; جورجتاون
        ID PG: papouasie; papua; بابوا
        ID TL: timor; تيمور
        IL PS: east jerusalem; jerusalem; jerusalem est; jerusalen; jerusalen este; القدس; القدس الشرقيه
        IM US: douglas
        IN PK: hyderabad; حيدر اباد
        JO OM: عمان
        KP KR: corea; coreana; coreano; coree; coreen; coreenne; korea; korean; كوري; كوريا; كوريه
        LB LY: طرابلس
        MF SX: saint martin; san martin; سان مارتن; سانت مارتن
        MZ TZ: pemba
        PA US: panama city
        VG VI: iles vierges; islas virgenes; virgin islands; جزر العذراء; جزر فرجن; جزر فيرجن
        """

    private static func collisions() -> [String] {
        CountryTable.index.places.compactMap { key, place in
            guard case .shared(let list, _) = place else { return nil }
            let codes = CountryTable.index.shared[list].map { CountryTable.index.countries[Int($0)].alpha2 }
            return codes.sorted().joined(separator: " ") + ": " + key
        }.sorted()
    }

    @Test("two countries share no spelling that is not on the list")
    func collide() {
        let expected: [String] = Self.expected.split(separator: "\n").flatMap { line in
            let halves = line.split(separator: ": ")
            return halves[1].split(separator: "; ").map { String(halves[0] + ": " + $0) }
        }
        let found = Self.collisions()
        #expect(found.filter { !expected.contains($0) } == [])
        #expect(expected.filter { !found.contains($0) } == [])
    }

    @Test("every country is found by each of its names, demonyms and towns, unless the spelling is shared")
    func findable() {
        for entry in CountryText.regions.flatMap({ CountryEntry.read($0).entries }) {
            let spellings: [(text: String, kind: CountryTable.Kind)] =
                CountryEntry.languages.flatMap { language in
                    (entry.names[language] ?? []).map { ($0, .name) }
                        + (entry.demonyms[language] ?? []).map { ($0, .demonym) }
                } + entry.towns.map { ($0, .city) }
            for (text, kind) in spellings {
                switch CountryTable.find(text) {
                case .one(let country, let found):
                    // A word that is name and demonym (`Suisse`) is a name.
                    #expect(country == entry.country && found <= kind, "\(entry.country.alpha2) \(text)")
                case .ambiguous(let countries):
                    #expect(countries.count > 1 && countries.contains(entry.country), "\(entry.country.alpha2) \(text)")
                case .none:
                    Issue.record("\(entry.country.alpha2) is not found by \(text)")
                }
            }
        }
    }

    @Test("every country is found by one name of its own in each language, the shared ones left aside")
    func ownName() {
        for entry in CountryText.regions.flatMap({ CountryEntry.read($0).entries }) {
            for language in CountryEntry.languages {
                let own = (entry.names[language] ?? []).filter {
                    CountryTable.find($0) == .one(entry.country, .name)
                        && CountryTable.findWithin("IOM \($0)") == .one(entry.country, .name)
                }
                #expect(!own.isEmpty, "\(entry.country.alpha2) \(language)")
            }
        }
    }

    @Test("no entry has a spelling twice in one column: evened out, it is there already")
    func noRepeats() {
        for entry in CountryText.regions.flatMap({ CountryEntry.read($0).entries }) {
            let columns = Array(entry.names.values) + Array(entry.demonyms.values) + [entry.towns]
            for column in columns {
                let keys = column.map { PlaceName($0).key }
                #expect(Set(keys).count == keys.count, "\(entry.country.alpha2) \(column)")
            }
        }
    }
}
