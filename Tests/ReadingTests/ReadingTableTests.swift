import Testing

@Suite("reading a release") struct ReadingTableTests {
    @Test("menus, headlines, paragraphs, end marks", arguments: LayoutCases.all)
    func layout(_ sample: ReadingCase) { #expect(sample.faults == []) }

    @Test("datelines and countries", arguments: PlaceCases.all)
    func places(_ sample: ReadingCase) { #expect(sample.faults == []) }

    @Test("contacts", arguments: ContactCases.all)
    func contacts(_ sample: ReadingCase) { #expect(sample.faults == []) }

    @Test("embargoes fail closed", arguments: EmbargoCases.all)
    func embargoes(_ sample: ReadingCase) { #expect(sample.faults == []) }

    @Test("markers, dates, languages", arguments: MarkerCases.all)
    func markers(_ sample: ReadingCase) { #expect(sample.faults == []) }

    @Test("no two cases are the same text")
    func distinct() {
        let tables = [LayoutCases.all, PlaceCases.all, ContactCases.all, EmbargoCases.all, MarkerCases.all]
        let all = tables.flatMap { $0 }
        #expect(all.count >= 120)
        #expect(Set(all.map { $0.text + ($0.contentType ?? "") }).count == all.count)
        for table in tables { #expect(Set(table.map(\.description)).count == table.count) }
    }

    @Test("whoever looks for a fault in a case finds it")
    func faultsAreFound() {
        let sample = ReadingCase(
            "one",
            "Un toit\n" + Sentences.french,
            ["headline": "Un mur", "language": "fr", "nobody": ""]
        )
        #expect(sample.faults.count == 2)
    }
}
