import Glibc
import TestSupport
import Testing

@Suite("releasectl find")
struct FindTests {
    private func run(_ root: ServiceRoot, _ command: String, _ more: String...) async throws -> ChildProcess {
        let tool = try ChildProcess(
            BuiltPrograms.path(of: "releasectl"),
            [command, "--config", root.configuration] + more
        )
        try await tool.end(within: .seconds(20))
        return tool
    }

    private static let texts = [
        ("a.txt", "Premier communiqué\n\nLiban - Les élèves de l'école ont reçu des livres de la main du maire.\n"),
        ("b.txt", "Second communiqué\n\nKenya - Les main-d’œuvre des champs a reçu des outils, non des livres.\n"),
        ("c.txt", "إطلاق مبادرة\n\nبيروت – أعلنت المنظمة الدولية عن مكافحة الإتجار بالبشر في المدينة.\n"),
    ]

    private func fill(_ root: ServiceRoot) async throws {
        for (index, text) in Self.texts.enumerated() {
            try root.moveIn(RawPath(text.0), text.1)
            _ = try await root.records(index + 1)
        }
    }

    @Test("finds beside a service and without one, newest first, the hits marked", .timeLimit(.minutes(20)))
    func finds() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        try await fill(root)
        try await waitUntil("the index has it", within: .seconds(10)) {
            guard
                let tool = try? ChildProcess(
                    BuiltPrograms.path(of: "releasectl"),
                    ["find", "--config", root.configuration, "المنظمه"]
                )
            else { return false }
            while tool.exitCode == nil { usleep(1_000) }
            return tool.exitCode == 0 && tool.errors.isEmpty
        }
        try await looks(root)
        try await service.stop()
        try await looks(root)
        for suffix in ["", "-wal", "-shm"] { unsafe unlink("\(root.path)/state/search.sqlite\(suffix)") }
        try await looks(root)
        for suffix in ["", "-wal", "-shm"] { unsafe unlink("\(root.path)/state/search.sqlite\(suffix)") }
        try root.path.appending("state").appending("search.sqlite").write([UInt8](repeating: 0x61, count: 10_000))
        try await looks(root)
        #expect(try await run(root, "rebuild").exitCode == 0)
        try await looks(root)
    }

    private func looks(_ root: ServiceRoot) async throws {
        let both = try await run(root, "find", "LIVRES", "recu", "--json")
        #expect(both.exitCode == 0, "\(both.errors)")
        let found = try both.output.split(separator: "\n").map { try JSONTree(Array($0.utf8)) }
        #expect(found.map { $0["file"]?.text } == ["b.txt", "a.txt"])
        #expect(found.first?["snippet"]?.text?.contains("*reçu*") == true)
        #expect(try await run(root, "find", "livres", "-kenya").output.contains("a.txt"))
        #expect(try await !run(root, "find", "livres", "-kenya").output.contains("b.txt"))
        #expect(try await run(root, "find", "\"reçu des livres\"").output.contains("*reçu des livres*"))
        #expect(try await run(root, "find", "oeuv*").output.contains("*œuvre*"))
        #expect(try await run(root, "find", "الاتجار").output.contains("*الإتجار*"))
        #expect(try await run(root, "find", "livres", "--country", "Liban").output.contains("a.txt"))
        #expect(try await run(root, "find", "livres", "--limit", "1").output.contains("b.txt"))
        let none = try await run(root, "find", "rien", "--json")
        #expect(none.exitCode == 1 && none.output.isEmpty)
    }

    @Test("says what cannot be looked for", .timeLimit(.minutes(20)))
    func refuses() async throws {
        let root = try ServiceRoot("reading = false")
        #expect(try await run(root, "find", "a").exitCode == 78)
        for words in [["-a"], ["..."], [""], ["a", "--limit", "0"], ["a", "--country", "Georgia"]] {
            let tool = try ChildProcess(
                BuiltPrograms.path(of: "releasectl"),
                ["find", "--config", root.configuration] + words
            )
            #expect(try await tool.end() == 64, "\(words): \(tool.output)\(tool.errors)")
        }
    }

    @Test(
        "a service that does not read keeps no index, and one that reads again makes up for it",
        .timeLimit(.minutes(20))
    )
    func reload() async throws {
        let root = try ServiceRoot("reading = false")
        let service = try await root.start()
        try await fill(root)
        #expect(unsafe access("\(root.path)/state/search.sqlite", F_OK) != 0)
        try root.configure("reading = true")
        try await service.reload()
        try root.moveIn("d.txt", "Dernier\n\nLiban - Un communiqué de plus, avec des livres.\n")
        _ = try await root.records(4)
        try await waitUntil("there is an index", within: .seconds(10)) {
            unsafe access("\(root.path)/state/search.sqlite", F_OK) == 0
        }
        try await service.stop()
        #expect(try await run(root, "find", "livres", "--json").output.contains("d.txt"))
    }

    @Test("a damaged index stops no service: it is made anew and said once", .timeLimit(.minutes(20)))
    func damaged() async throws {
        let root = try ServiceRoot()
        let first = try await root.start()
        try await fill(root)
        try await first.stop()
        for suffix in ["", "-wal", "-shm"] { unsafe unlink("\(root.path)/state/search.sqlite\(suffix)") }
        try root.path.appending("state").appending("search.sqlite").write([UInt8](repeating: 0x61, count: 10_000))
        let service = try await root.start()
        try await waitUntil("it is said", within: .seconds(10)) { service.process.errors.contains("search-rebuilt") }
        try await service.stop()
        #expect(service.process.errors.split(separator: "\n").count { $0.contains("event=search-") } == 1)
        #expect(try await run(root, "find", "livres", "--json").output.contains("a.txt"))
    }
}
