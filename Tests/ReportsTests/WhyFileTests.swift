import ReleaseModel
import Reports
import Testing

@Suite("Why-file")
struct WhyFileTests {
    static func note(
        _ reason: Rejection.Reason,
        _ language: PeopleLanguage,
        name: PathBytes = "Communiqué.docx",
        folder: PathBytes = "",
        size: Int64 = 0,
        largest: Int64? = nil,
        detail: String = "",
        time: WallTime = WallTime(seconds: 1_795_248_000, nanoseconds: 0)
    ) -> [UInt8] {
        WhyFile.bytes(
            name: name,
            folder: folder,
            sizeInBytes: size,
            sequence: SequenceNumber(42),
            time: time,
            rejection: Rejection(reason: reason, detail: detail),
            language: language,
            largestBytes: largest
        )
    }

    /// The note's lines, its mark and line ends taken off and checked.
    static func lines(_ note: [UInt8]) throws -> [String] {
        #expect(note.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(note.suffix(2) == [0x0D, 0x0A])
        let body = note.dropFirst(3)
        for index in body.indices {
            if body[index] == 0x0A { #expect(body[index - 1] == 0x0D, "a lone LF") }
            if body[index] == 0x0D { #expect(body[index + 1] == 0x0A, "a lone CR") }
        }
        let lines = try body.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map {
            try #require(String(validating: $0.dropLast(), as: UTF8.self))
        }
        for line in lines { #expect(line.isHarmless, "\(line.debugDescription)") }
        return lines
    }

    @Test func `an empty file in English`() throws {
        let note = Self.note(.empty, .en, folder: "News/2026", detail: "empty for 60 s")
        #expect(
            try Self.lines(note) == [
                "Your file was not registered.", "", "File: Communiqué.docx", "Folder: News/2026",
                "Size: 0\u{A0}bytes", "Date: 21\u{A0}November 2026, 08:00\u{A0}UTC", "Record number: 000000000042", "",
                "Why",
                "The file is empty. The copy into this folder may have broken off, or the document was never saved.",
                "", "What to do",
                "Open the original document, check that it is complete, save it, and drop it again.", "",
                "Your file has been kept: it lies beside this note.", "", "For the IT service: empty for 60 s",
            ]
        )
    }

    @Test func `too large a file in French`() throws {
        let note = Self.note(.tooLarge, .fr, size: 157_286_400, largest: 100 << 20)
        #expect(
            try Self.lines(note) == [
                "Votre fichier n’a pas été pris en compte.", "", "Fichier\u{A0}: Communiqué.docx",
                "Taille\u{A0}: 150\u{A0}Mo", "Date\u{A0}: 21\u{A0}novembre 2026, 08:00\u{A0}UTC",
                "Numéro d’enregistrement\u{A0}: 000000000042", "", "Pourquoi",
                "Le fichier est trop volumineux\u{A0}: sa taille est de 150\u{A0}Mo, et le maximum est de 100\u{A0}Mo.",
                "", "Que faire",
                "Réduisez le fichier, par exemple avec des images plus légères, puis déposez-le à nouveau. "
                    + "Si ce n’est pas possible, contactez le service informatique en indiquant le numéro ci-dessus.",
                "", "Votre fichier est conservé à côté de cette note.",
            ]
        )
    }

    @Test(arguments: hostileNames, PeopleLanguage.allCases)
    func `no name puts a control character into it`(name: PathBytes, language: PeopleLanguage) throws {
        for reason in Rejection.Reason.allCases {
            let lines = try Self.lines(Self.note(reason, language, name: name, folder: name, detail: name.text))
            // A name can neither add a line nor take one away.
            #expect(lines.count == (reason == .notARegularFile ? 16 : 17))
        }
    }

    @Test(
        arguments: [
            ("\u{202E}txt.exe", "\\u{202e}txt.exe"), ("a\\b\nc", "a\\b\\u{a}c"),
            ("Œuvre d’été 2026.txt", "Œuvre d’été 2026.txt"),
            ("\\", "\\"),
        ] as [(PathBytes, String)]
    )
    func `only what is unfit in a name is escaped`(name: PathBytes, shown: String) throws {
        #expect(try Self.lines(Self.note(.empty, .en, name: name))[2] == "File: \(shown)")
    }

    @Test func `bytes that are not UTF-8 are shown as such`() throws {
        let name = PathBytes([0x63, 0xE9, 0x2E, 0x74])
        #expect(try Self.lines(Self.note(.empty, .en, name: name))[2] == "File: c\\xe9.t")
    }

    @Test(arguments: PeopleLanguage.allCases)
    func `each reason has a text and a remedy of its own`(language: PeopleLanguage) throws {
        var seen: Set<String> = []
        for reason in Rejection.Reason.allCases {
            let lines = try Self.lines(Self.note(reason, language, name: "a"))
            let heading = try #require(lines.firstIndex(of: language == .fr ? "Pourquoi" : "Why"))
            seen.insert(lines[heading + 1])
            seen.insert(lines[heading + 4])
        }
        #expect(seen.count == 2 * Rejection.Reason.allCases.count)
    }

    @Test func `French has its no-break space before every tall sign`() throws {
        for reason in Rejection.Reason.allCases {
            for line in try Self.lines(Self.note(reason, .fr, name: "a", size: 2, largest: 1)) {
                let scalars = Array(line.unicodeScalars)
                for index in scalars.indices where ";?!".unicodeScalars.contains(scalars[index]) {
                    #expect(scalars[index - 1] == "\u{A0}", "\(line)")
                }
                for index in scalars.indices.dropLast() where scalars[index] == ":" && scalars[index + 1] == " " {
                    #expect(scalars[index - 1] == "\u{A0}", "\(line)")
                }
                #expect(!line.contains("'"), "a typewriter's apostrophe")
            }
        }
    }

    @Test func `the size of what is no file is not told`() throws {
        #expect(try !Self.lines(Self.note(.notARegularFile, .en)).contains { $0.hasPrefix("Size") })
    }

    @Test func `a file too large by one byte has its bytes counted`() throws {
        let english = try Self.lines(Self.note(.tooLarge, .en, size: (100 << 20) + 1, largest: 100 << 20))
        #expect(
            english.contains { $0.hasSuffix("is 104,857,601\u{A0}bytes, and the maximum is 104,857,600\u{A0}bytes.") }
        )
        let french = try Self.lines(Self.note(.tooLarge, .fr, size: (100 << 20) + 1, largest: 100 << 20))
        #expect(french.contains { $0.contains("est de 104\u{A0}857\u{A0}601\u{A0}octets,") })
    }

    @Test(
        arguments: [
            (0, "0 bytes", "0 octet"), (1, "1 byte", "1 octet"), (2, "2 bytes", "2 octets"),
            (1_023, "1,023 bytes", "1 023 octets"), (1_024, "1 KB", "1 Ko"), (1_536, "1.5 KB", "1,5 Ko"),
            (1_048_575, "1 MB", "1 Mo"), (1 << 20, "1 MB", "1 Mo"), (3_355_443, "3.2 MB", "3,2 Mo"),
            (1 << 30, "1 GB", "1 Go"),
            ((1 << 40) - 1, "1 TB", "1 To"), (Int64.max, "8 EB", "8 Eo"),
        ] as [(Int64, String, String)]
    )
    func `sizes are told in units people know`(size: Int64, english: String, french: String) throws {
        func shown(_ language: PeopleLanguage) throws -> String {
            try Self.lines(Self.note(.tooLarge, language, size: size))[3].replacing("\u{A0}", with: " ")
        }
        #expect(try shown(.en) == "Size: \(english)")
        #expect(try shown(.fr) == "Taille : \(french)")
    }

    @Test(
        arguments: [
            (0, "1 January 1970, 00:00 UTC", "1er janvier 1970, 00:00 UTC"),
            (1_740_787_199, "28 February 2025, 23:59 UTC", "28 février 2025, 23:59 UTC"),
            (1_785_542_400, "1 August 2026, 00:00 UTC", "1er août 2026, 00:00 UTC"),
            (1_798_761_599, "31 December 2026, 23:59 UTC", "31 décembre 2026, 23:59 UTC"),
        ] as [(Int64, String, String)]
    )
    func `dates are told as people write them`(seconds: Int64, english: String, french: String) throws {
        func shown(_ language: PeopleLanguage) throws -> String {
            let time = WallTime(seconds: seconds, nanoseconds: 0)
            return try Self.lines(Self.note(.empty, language, time: time))[4].replacing("\u{A0}", with: " ")
        }
        #expect(try shown(.en) == "Date: \(english)")
        #expect(try shown(.fr) == "Date : \(french)")
    }

    @Test func `a sysadmin's sentence is cut, and none leaves no line`() throws {
        let long = try Self.lines(Self.note(.refusedByRule, .en, detail: String(repeating: "x", count: 9_999)))
        #expect(
            long.last == "For the IT service: " + String(repeating: "x", count: Limits.whyDetailLengthMax - 1) + "…"
        )
        let none = try Self.lines(Self.note(.refusedByRule, .en, detail: " \n"))
        #expect(none.last == "Your file has been kept: it lies beside this note.")
    }
}
