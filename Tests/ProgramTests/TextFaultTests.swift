import Glibc
import TestSupport
import Testing

@Suite("Clean texts in the archive, from outside")
struct TextFaultTests {
    /// What may have become of a clean text.
    struct Mishap: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What `verify` says of it.
        let words: String
        /// Whether `verify` finds it without reading texts again.
        let isPlain: Bool
        let harm: @Sendable (RawPath) throws -> Void
    }

    static let mishaps = [
        Mishap(testDescription: "gone", words: "is missing", isPlain: true) { try $0.remove() },
        Mishap(testDescription: "writable", words: "can still be written to (mode 644)", isPlain: true) {
            try $0.setPermissions(0o644)
        },
        Mishap(testDescription: "emptied", words: "is empty", isPlain: true) { try $0.replaceReadOnly("") },
        Mishap(testDescription: "a folder", words: "is no regular file", isPlain: true) {
            try $0.remove()
            try $0.makeFolder()
        },
        Mishap(testDescription: "another text", words: "it was changed", isPlain: false) {
            try $0.replaceReadOnly("another text")
        },
        Mishap(testDescription: "no text at all", words: "it was changed", isPlain: false) {
            try $0.remove()
            try $0.write([0xFF, 0xFE, 0x00])
            try $0.setPermissions(0o444)
        },
    ]

    private static let release = """
        Une route neuve pour trois villages

        Liban - Les habitants de trois villages de montagne peuvent de nouveau rejoindre le marché en une heure, grâce \
        à une route refaite cet été par une équipe de cinquante ouvriers.

        Le chantier a duré quatre mois, et les habitants ont prêté leurs outils pour les derniers kilomètres.

        """

    private func releasectl(_ root: ServiceRoot, _ arguments: String...) async throws -> (code: Int32, text: String) {
        let tool = try ChildProcess(
            BuiltPrograms.path(of: "releasectl"),
            [arguments[0], "--config", root.configuration] + arguments.dropFirst()
        )
        return (try await tool.end(within: .seconds(20)), tool.output + tool.errors)
    }

    /// A release, the same with other line ends, another version, the bytes of the second again, and a Markdown file.
    private func filled() async throws -> ServiceRoot {
        let root = try ServiceRoot()
        let service = try await root.start()
        let copy = Self.release.replacing("\n", with: "\r\n")
        let texts = [Self.release, copy, Self.release.replacing("quatre mois", with: "cinq mois"), copy]
        for (number, text) in texts.enumerated() {
            try root.moveIn("\(number).txt", text)
            _ = try await root.records(number + 1)
        }
        try root.moveIn("5.md", "# A bridge\n\n**Nepal** - a _bridge_ over the river was opened.\n")
        let records = try await root.records(5)
        #expect(records.map(\.kind) == ["accepted", "duplicate", "revised", "duplicate", "accepted"])
        #expect(records[1].data["relation"]?["match"] == .text("text"))
        #expect(records[3].data["relation"]?["event"] == .text("000000000002"))
        #expect(try await service.stop() == 0)
        return root
    }

    @Test("duplicates by text and revisions are no damage, and explained as what they are", .timeLimit(.minutes(20)))
    func relations() async throws {
        let root = try await filled()
        let plain = try await releasectl(root, "verify")
        #expect(plain.code == 0)
        #expect(plain.text.contains("5 records, 4 originals, 3 texts: all good"))
        #expect(try await releasectl(root, "verify", "--fixity").code == 0)
        #expect(try await releasectl(root, "repair", "--dry-run").text.contains("nothing is damaged"))
        #expect(try await releasectl(root, "rebuild").code == 0)
        #expect(try await releasectl(root, "explain", "1.txt").text.contains("same text as 000000000001"))
        #expect(try await releasectl(root, "explain", "2.txt").text.contains("another version of 000000000001"))
        #expect(try await releasectl(root, "explain", "3.txt").text.contains("same bytes as 000000000002"))
    }

    @Test(
        "a text that is not as its record says is found, and made anew from its original",
        .timeLimit(.minutes(20)),
        arguments: mishaps
    )
    func mishap(_ mishap: Mishap) async throws {
        let root = try await filled()
        let records = try root.journal().records()
        for record in [records[2], records[4]] {
            let href = try #require(record.data["text"]?["href"]?.text)
            let text = root.path.appending("archive").appending(href)
            let before = try text.read()
            try mishap.harm(text)
            #expect(try await releasectl(root, "verify").code == (mishap.isPlain ? 1 : 0))
            let found = try await releasectl(root, "verify", "--fixity")
            #expect(found.code == 1)
            let fault = "record \(record.sequence): its text archive/\(href)"
            #expect(found.text.contains(fault) && found.text.contains(mishap.words))
            #expect(try await releasectl(root, "repair", "--fixity", "--yes").code == 0)
            #expect(try text.read() == before)
            #expect(text.status?.permissions == 0o444)
            #expect(try await releasectl(root, "verify", "--fixity").code == 0)
        }
    }

    @Test("a text whose original is gone too is named as lost", .timeLimit(.minutes(20)))
    func lost() async throws {
        let root = try await filled()
        let record = try root.journal().records()[2]
        let original = root.original(of: record)
        try original.remove()
        try RawPath("\(original).txt").remove()
        let repair = try await releasectl(root, "repair", "--yes")
        #expect(repair.code == 1)
        #expect(repair.text.contains("lost: the text of record 000000000003"))
    }
}

extension RawPath {
    /// A read-only file in the place of another.
    fileprivate func replaceReadOnly(_ text: String) throws {
        try remove()
        try write(text)
        try setPermissions(0o444)
    }
}
