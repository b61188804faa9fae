import Testing

@testable import Reading

@Suite("country table, its entries")
struct CountryEntryTests {
    private static func entries() -> [CountryEntry] {
        CountryText.regions.flatMap { CountryEntry.read($0).entries }
    }

    @Test("every paragraph of every region can be read, and so can the ambiguous places")
    func noFaults() {
        #expect(CountryTable.index.faults == [])
        #expect(CountryText.regions.count == 23)
    }

    @Test("all 249 countries of ISO 3166-1 are there, each once, and no other")
    func complete() {
        let expected = CountryCodes.alpha2.split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(expected.count == 249)
        #expect(Self.entries().map(\.country.alpha2).sorted() == expected)
    }

    @Test("every country has its code of M49, three digits, each once")
    func numbered() {
        let words = CountryCodes.m49.split(whereSeparator: \.isWhitespace).map(String.init)
        let expected = stride(from: 0, to: words.count, by: 2).map { words[$0] + " " + words[$0 + 1] }
        #expect(expected.count == 249)
        #expect(Self.entries().map { $0.country.m49 + " " + $0.country.alpha2 }.sorted() == expected)
        #expect(Set(Self.entries().map(\.country.m49)).count == 249)
        #expect(Self.entries().allSatisfy { $0.country.m49.count == 3 })
    }

    /// Where no demonym is in use, or none that is not a word for something else: the country, and the languages.
    static let withoutDemonym = """
        AQ en fr es ar
        AS ar
        AW ar
        AX ar
        BL en es ar
        BQ en fr es ar
        BV en fr es ar
        CC en fr es ar
        CF ar
        CK ar
        CX en es ar
        GF ar
        GG en es ar
        GI ar
        GS en fr es ar
        HM en fr es ar
        IM ar
        IO ar
        JE en es ar
        KN ar
        MF en ar
        MP ar
        NF es ar
        PF fr ar
        PG ar
        PM en ar
        PN es ar
        SB ar
        SH ar
        SJ en fr es ar
        SX en fr es ar
        TC en fr es ar
        TF en fr es ar
        UM en fr es ar
        VC ar
        VG fr es ar
        VI fr es ar
        WF ar
        """

    @Test("every country has a name in each language")
    func named() {
        for entry in Self.entries() {
            for language in CountryEntry.languages {
                #expect(entry.names[language]?.isEmpty == false, "\(entry.country.alpha2) \(language)")
            }
        }
    }

    @Test("every country has a demonym in each language, but for those on the list")
    func demonyms() {
        let without = Self.entries().compactMap { entry in
            let languages = CountryEntry.languages.filter { entry.demonyms[$0]?.isEmpty ?? true }
            return languages.isEmpty ? nil : entry.country.alpha2 + " " + languages.joined(separator: " ")
        }
        #expect(without.sorted() == Self.withoutDemonym.split(separator: "\n").map(String.init))
    }

    /// French feminines that end as their masculines do. All others must have a second form.
    static let frenchEpicenes = Set(
        """
        BF BG BE BY CH CY CZ GB GT HR KG MC MD MG RS RU SI SK TM YE
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )

    @Test("a French demonym has its feminine, unless both are one")
    func frenchFeminines() {
        for entry in Self.entries() {
            let forms = entry.demonyms["fr"] ?? []
            guard let masculine = forms.first, !Self.frenchEpicenes.contains(entry.country.alpha2) else { continue }
            #expect(forms.count > 1, "\(entry.country.alpha2) \(masculine)")
            guard forms.count > 1 else { continue }
            let feminine = forms[1].split(separator: " ")[0]
            #expect(
                feminine.hasSuffix("e") && feminine != masculine,
                "\(entry.country.alpha2) \(masculine) \(feminine)"
            )
        }
    }

    @Test("a Spanish demonym in -o is followed by its feminine in -a, one in -és by -esa")
    func spanishFeminines() {
        for entry in Self.entries() {
            let forms = entry.demonyms["es"] ?? []
            for form in forms where form.hasSuffix("o") && !form.contains(" ") && !["basotho", "lao"].contains(form) {
                #expect(forms.contains(form.dropLast() + "a"), "\(entry.country.alpha2) \(form)")
            }
            for form in forms where form.hasSuffix("és") {
                #expect(forms.contains(form.dropLast(2) + "esa"), "\(entry.country.alpha2) \(form)")
            }
        }
    }

    @Test("an Arabic demonym has its feminine in ة, but for Mali's, which is the word for finance")
    func arabicFeminines() {
        for entry in Self.entries() where entry.country.alpha2 != "ML" {
            let forms = entry.demonyms["ar"] ?? []
            guard let masculine = forms.first else { continue }
            // Of `كوري شمالي` both words change.
            let feminine = masculine.split(separator: " ").map { $0.hasSuffix("ي") ? $0 + "ة" : $0[...] }
                .joined(separator: " ")
            let second = masculine.hasPrefix("جنوب ") || masculine.hasPrefix("هونغ ") ? masculine + "ة" : feminine
            #expect(forms.contains(second), "\(entry.country.alpha2) \(masculine)")
        }
    }

    @Test("a paragraph that is not as it should be is a fault, and costs only itself")
    func faults() {
        let good = "LY 434\nen Libya | Libyan\nfr Libye | libyen\nes Libia | libio\nar ليبيا | ليبي\n"
        let bad = [
            good.replacing("LY 434", with: "LY 4340"), good.replacing("LY 434", with: "Ly 434"),
            good.replacing("LY 434", with: "LY  434"), good.replacing("es Libia | libio\n", with: ""),
            good.replacing("fr Libye |", with: "fr Libye;; Lybie |"),
            good.replacing("fr Libye | libyen", with: "fr Libye"),
            good.replacing("fr ", with: "de "), good.replacing("| libyen", with: "| libyen | libyenne"),
            good + "towns\n", good + "towns Tripoli;\n", good.replacing("| libyen", with: "| libyen; -"),
        ]
        for text in bad {
            let read = CountryEntry.read("# remark\n" + good + "\n" + text + "\n\n" + good)
            #expect(read.faults.count == 1, "\(text)")
            #expect(read.entries.count == 2, "\(text)")
        }
        #expect(CountryEntry.read(good).faults == [])
    }
}
