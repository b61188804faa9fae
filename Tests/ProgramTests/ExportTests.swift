import TestSupport
import Testing

@Suite("releasectl export, and the table of the journal")
struct ExportTests {
    private func run(_ root: ServiceRoot, _ command: String, _ more: String...) async throws -> ChildProcess {
        let tool = try ChildProcess(
            BuiltPrograms.path(of: "releasectl"),
            [command, "--config", root.configuration] + more
        )
        try await tool.end(within: .seconds(20))
        return tool
    }

    private static func text(_ weeks: Int) -> String {
        """
        Le Liban lance une campagne

        Liban - Le Ministère de la justice et l'organisation ont lancé lundi une campagne nationale pour lutter contre la \
        traite des personnes, avec le soutien de plusieurs partenaires de la société civile et des autorités locales.

        La campagne durera \(weeks) semaines et touchera toutes les régions du pays, des villes aux villages.

        Pour plus d'informations, veuillez contacter Fitriana Nur, OIM Liban, Tél : +961 (7) 662 06 48, fnur@iom.int

        """
    }

    @Test(
        "an item for each version, with one uri and the time of the first; none for a duplicate",
        .timeLimit(.minutes(20))
    )
    func versions() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let drops: [(String, String)] = [
            ("a.txt", Self.text(6)), ("b.txt", Self.text(6)), ("c.txt", Self.text(8)), ("d.pdf", "%PDF-1.4\n"),
        ]
        for (index, drop) in drops.enumerated() {
            try root.moveIn(RawPath(drop.0), drop.1)
            _ = try await root.records(index + 1)
        }
        let records = try root.journal().records()
        #expect(records.map(\.kind) == ["accepted", "duplicate", "revised", "accepted"])
        let tool = try await run(root, "export")
        #expect(tool.exitCode == 0, "\(tool.errors)")
        let items = try tool.output.split(separator: "\n").map { try JSONTree(Array($0.utf8)) }
        try #require(items.count == 3)
        #expect(items[0]["uri"] == items[1]["uri"] && items[0]["uri"] != items[2]["uri"])
        #expect(items[0]["uri"]?.text?.hasPrefix("ni:///sha-256-64;") == true)
        #expect(items.map { $0["version"]?.text } == ["1", "2", "1"])
        #expect(items[1]["firstCreated"] == records[0].event["time"])
        #expect(items[1]["versionCreated"] == records[2].event["time"])
        #expect(items[1]["bodies"]?.elements.first?["value"]?.text?.contains("durera 8 semaines") == true)
        #expect(items[1]["bodies"]?.elements.first?["wordCount"] == records[2].data["text"]?["wordCount"])
        #expect(
            items[0]["people"]?.elements.first?["contactInfo"]?.elements.compactMap { $0["value"]?.text } == [
                "+96176620648", "fnur@iom.int",
            ]
        )
        #expect(items[0]["places"]?.elements.compactMap { $0["literal"]?.text } == ["iso3166-1a2:LB", "m49:422"])
        #expect(items[2]["bodies"] == nil && items[2]["headlines"] == nil)
        // The first version lies behind the beginning: it is looked up.
        let later = try await run(root, "export", "--after", "2")
        #expect(later.output == tool.output.split(separator: "\n").dropFirst().map { $0 + "\n" }.joined())
        try await table(root)
        try await service.stop()
    }

    private func table(_ root: ServiceRoot) async throws {
        let lines = try await run(root, "journal", "--output", "table").output.split(separator: "\n").map(String.init)
        try #require(lines.count == 5)
        #expect(lines[0].hasPrefix("SEQUENCE     TIME (UTC)          OUTCOME   CC LANG STATUS"))
        #expect(lines[1].contains(" accepted  LB fr   usable             Le Liban lance une campagne"))
        #expect(lines[2].contains(" duplicate         of 000000000001    b.txt"))
        #expect(lines[3].contains(" revised   LB fr   usable v2          Le Liban lance une campagne"))
        #expect(lines[4].contains(" accepted                             d.pdf"))
        let short = try await run(root, "journal", "--output", "short").output
        #expect(short.contains("same bytes as 000000000001") && short.contains("another version of 000000000001"))
        let json = try await run(root, "journal", "--output", "json").output
        #expect(try Array(json.utf8) == root.journal().lines.flatMap { $0 + ($0.last == 0x0A ? [] : [0x0A]) })
    }
}
