import TestSupport
import Testing

@Suite("What a record says of what was read")
struct ReadRecordTests {
    private static let text = FullRelease.french.release.joined(separator: "\n")

    @Test("a correction and a withdrawal say so", .timeLimit(.minutes(20)))
    func correctionAndWithdrawal() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let records = try await root.drop([
            Self.text, "RECTIFICATIF\n" + Self.text, "ANNULATION\n" + Self.text,
        ])
        #expect(records.map { $0.release["pubStatus"]?.text } == ["usable", "usable", "canceled"])
        #expect(records[1].release["edNote"] == .text("RECTIFICATIF"))
        #expect(records[1].relation["marker"] == .text("RECTIFICATIF"))
        #expect(records.map { $0.release["version"]?.text } == ["1", "2", "3"])
        #expect(records.allSatisfy { $0.release["headline"] == .text(FullRelease.french.headline) })
        #expect(try root.faults() == [])
        try await service.stop()
    }

    /// The notice above the release, `embargoedUntil`, `pubStatus`, the note.
    private static let embargoes: [(notice: String, until: String?, status: String, notes: [String])] = [
        ("SOUS EMBARGO JUSQU'AU 15 avril 2014 à 10h00 GMT", "2014-04-15T10:00:00Z", "usable", []),
        // Summer and winter by the inbox's clock.
        (
            "SOUS EMBARGO JUSQU'AU 15 juillet 2014 à 10h00", "2014-07-15T08:00:00Z", "withheld",
            ["embargo-zone-assumed"]
        ),
        (
            "SOUS EMBARGO JUSQU'AU 15 janvier 2014 à 10h00", "2014-01-15T09:00:00Z", "withheld",
            ["embargo-zone-assumed"]
        ),
        ("SOUS EMBARGO JUSQU'AU 15 avril 2014 à 10h00 heure locale", "2014-04-16T12:00:00Z", "withheld", []),
        ("SOUS EMBARGO JUSQU'AU 15 avril à 10h00 GMT", nil, "withheld", ["embargo-unparsed"]),
        ("SOUS EMBARGO", nil, "withheld", ["embargo-unparsed"]),
    ]

    @Test("an embargo fails closed, by the clock of its inbox", .timeLimit(.minutes(20)))
    func embargo() async throws {
        let root = try ServiceRoot(inboxes: "[[inbox]]\nname = \"inbox\"\ntimezone = \"Europe/Zurich\"")
        let service = try await root.start()
        let records = try await root.drop(Self.embargoes.map { "\($0.notice)\n\(Self.text)" })
        for (record, embargo) in zip(records, Self.embargoes) {
            let until = embargo.until.map(JSONTree.text) ?? .null
            #expect(record.release["embargoedUntil"] == until, "\(embargo.notice)")
            #expect(record.release["pubStatus"] == .text(embargo.status), "\(embargo.notice)")
            #expect(record.notes.filter { $0.hasPrefix("embargo") } == embargo.notes, "\(embargo.notice)")
        }
        try await service.stop()
    }

    @Test("contacts = false keeps people out of the journal", .timeLimit(.minutes(20)))
    func noContacts() async throws {
        for tells in [true, false] {
            let root = try ServiceRoot("contacts = \(tells)")
            let service = try await root.start()
            let records = try await root.drop([Self.text, FullRelease.french.versions[0].text])
            #expect(records.map(\.kind) == ["accepted", "revised"])
            for record in records {
                #expect(record.release.names.contains("contacts") == tells)
                let line = String(decoding: record.line, as: UTF8.self)
                for word in ["Sorel", "nsorel", "840701"] { #expect(line.contains(word) == tells, "\(word)") }
            }
            try await service.stop()
        }
    }

    @Test("reading = false: nobody looked, and only bytes are compared", .timeLimit(.minutes(20)))
    func noReading() async throws {
        let root = try ServiceRoot("reading = false")
        let service = try await root.start()
        let records = try await root.drop([Self.text, Self.text + "\n", FullRelease.french.versions[0].text, Self.text])
        #expect(records.map(\.kind) == ["accepted", "accepted", "accepted", "duplicate"])
        for record in records.prefix(3) { #expect(record.data.names == ["file", "relation", "notes"]) }
        #expect(!root.path.appending("archive").filesBelow.contains { $0.description.hasSuffix(".txt") })
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test("what is no text by its content is kept and not read, whatever its name", .timeLimit(.minutes(20)))
    func notExtracted() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let files: [(String, String, [UInt8])] = [
            ("a.txt", "application/pdf", Array("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".utf8)),
            ("b.txt", "application/zip", [0x50, 0x4B, 0x03, 0x04, 0x14] + Array(repeating: 0, count: 60)),
            ("c.html", "text/html", Array("<!DOCTYPE html><html><body>\(Self.text)</body></html>".utf8)),
        ]
        for (index, (name, _, bytes)) in files.enumerated() {
            try root.moveIn(RawPath(name), bytes)
            _ = try await root.records(index + 1)
        }
        let records = try root.journal().records()
        for (record, file) in zip(records, files) {
            #expect(record.kind == "accepted" && record.file["contentType"] == .text(file.1), "\(file.0)")
            #expect(record.data["text"] == .null && record.data["release"] == .null, "\(file.0)")
            #expect(record.notes == ["not-extracted"], "\(file.0)")
            #expect(try root.original(of: record).read() == file.2)
        }
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test("windows-1252 is the same text, and the record names the charset", .timeLimit(.minutes(20)))
    func windows1252() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let table: [Unicode.Scalar: UInt8] = ["’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96]
        let bytes = try FullRelease.spanish.text.unicodeScalars.map { scalar in
            let byte = table[scalar] ?? UInt8(exactly: scalar.value)
            return try #require(byte, "\(scalar)")
        }
        try root.moveIn("old.txt", bytes)
        _ = try await root.records(1)
        let records = try await root.drop([FullRelease.spanish.text])
        #expect(records[0].kind == "accepted" && records[0].file["charset"] == .text("windows-1252"))
        #expect(records[0].release["headline"] == .text(FullRelease.spanish.headline))
        #expect(records[1].link == ["duplicateOf", "000000000001", "text"])
        #expect(records[1].file["charset"] == .text("utf-8"))
        try await service.stop()
    }
}
