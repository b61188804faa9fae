import Reading
import ReleaseModel
import TestSupport
import Testing

/// One MiB of whatever could make a careless reader go over it again and again. The limit is there against a reader
/// that never ends: a careful one takes a few hundredths of a second for each.
@Suite("a mebibyte of anything") struct ReadingBoundsTests {
    private static let lead = "Roofs\n\nA body.\nFor more information, please contact Ann Reed, a@ex.org "

    static let pieces = [
        "a", "word ", "\n", "a\n", "x.\n", "-", "- \n", "- x\n", "1", "(", "+", "+1", "\u{301}", "\u{301}\u{323}",
        "e\u{301}\u{323}", "> ", ">\n", "@", "a@b.c ", "<a ", "\"mailto:", "Pour plus d'informations\n",
        "Pour plus d'informations, veuillez contacter a@b.cd\n", "EMBARGOED UNTIL 10:00 GMT 15 April 2014. ",
        "EMBARGOED UNTIL\n", "Liban - ", "Liban/", "1 avril 2014 ", "CORRECTION\n", "[", "Structure\n", "ou ",
        "\u{200B}",
        "\u{915}\u{93C}", "\u{1100}", "lundi ", "###\n", "tel: ", "Le texte qui va. Puis un autre mot\n", "\u{FFFD}",
        "\u{1F600}",
    ]

    @Test("is read once", .timeLimit(.minutes(20)), arguments: pieces)
    func linear(_ piece: String) {
        var bytes: [UInt8] = []
        while bytes.count < 1 << 20 { bytes += Array(piece.utf8) }
        for text in [bytes, Array(Self.lead.utf8) + bytes] {
            let result = Reading.read(text)
            #expect((result.facts?.contacts.count ?? 0) <= 17)
            #expect(result.notes.count <= ReadingNote.allCases.count)
            let shingles = Shingles(result.canonicalText)
            #expect(SimHash(shingles).distance(SimHash(shingles)) == 0)
        }
    }

    @Test("the same bytes give the same answer")
    func same() {
        let bytes = Array(FullRelease.french.text.utf8)
        #expect(Reading.read(bytes) == Reading.read(bytes))
    }

    @Test("a file too large for a release is kept and not read")
    func large() {
        let bytes = [UInt8](repeating: 0x61, count: ReadingOptions.bytesMax + 1)
        #expect(Reading.read(bytes).notes == ["not-extracted"])
    }

    @Test("any bytes at all are answered")
    func anyBytes() {
        var seed: UInt64 = 11
        for length in 0..<400 {
            var bytes: [UInt8] = []
            for _ in 0..<length {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                // Mostly ASCII, so that more than the decoding is tried.
                let byte = UInt8(truncatingIfNeeded: seed >> 33)
                bytes.append(byte < 40 ? byte : byte & 0x7F)
            }
            let result = Reading.read(bytes)
            #expect((result.text == nil) == (result.facts == nil))
        }
    }

    @Test("a record's members stand in the order of the specification")
    func json() throws {
        let result = Reading.read(
            Array("Roofs for all\nNairobi, 3 March 2019 – \(Sentences.english)\nMedia contact: Ann Reed, a@ex.org".utf8)
        )
        var json = JSONWriter()
        json.array { list in
            if let text = result.text { list.value(text, href: nil) }
            if let facts = result.facts {
                list.value(facts, version: 2)
                list.value(facts, version: 1, contacts: false)
            }
        }
        let digest = try #require(result.text).digest.hex
        let release = """
            "headline":"Roofs for all","dateline":{"text":"Nairobi, 3 March 2019","city":"Nairobi","date":"2019-03-03"},\
            "country":{"alpha2":"KE","m49":"404","basis":"dateline-city"},"language":"en","datePublished":"2019-03-03",\
            "embargoedUntil":null,"pubStatus":"usable","edNote":null
            """
        let contact =
            "{\"name\":\"Ann Reed\",\"jobTitle\":null,\"affiliation\":null,\"telephone\":null,\"email\":\"a@ex.org\"}"
        let wanted = """
            [{"digest":"sha256:\(digest)","method":"ct1","wordCount":21,"charCount":115,"paragraphCount":1,"chromeLines":0,"href":null},\
            {"version":"2",\(release),"contacts":[\(contact)]},{"version":"1",\(release)}]
            """
        #expect(String(decoding: json.bytes, as: UTF8.self) == wanted)
    }
}
