import TestSupport
import Testing

@Suite("--once")
struct OnceTests {
    private func run(_ root: ServiceRoot) async throws -> ChildProcess {
        let program = try BuiltPrograms.path(of: "released")
        let process = try ChildProcess(program, ["--once", "--config", root.configuration])
        try await process.end(within: .seconds(40))
        return process
    }

    @Test("all recorded: 0, with a summary", .timeLimit(.minutes(20)))
    func allRecorded() async throws {
        let root = try ServiceRoot()
        try root.folder.write("root/inbox/a.txt", "a")
        try root.folder.write("root/inbox/folder/b.txt", "a")
        try root.folder.write("root/inbox/.DS_Store", "litter")
        let process = try await run(root)
        #expect(process.exitCode == 0)
        #expect(process.output == "1 accepted, 0 revised, 1 duplicate, 0 rejected, 0 left waiting, 1 ignored\n")
        #expect(try root.journal().count == 2)
        #expect(try root.faults() == [])
        #expect(root.waiting == [root.inbox.appending(".DS_Store")])
    }

    @Test("nothing there: 0", .timeLimit(.minutes(20)))
    func nothing() async throws {
        let root = try ServiceRoot()
        let process = try await run(root)
        #expect(process.exitCode == 0)
        #expect(process.output == "0 accepted, 0 revised, 0 duplicates, 0 rejected, 0 left waiting, 0 ignored\n")
    }

    @Test("some rejected: 1, and named with their reason", .timeLimit(.minutes(20)))
    func someRejected() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]")
        try root.folder.write("root/inbox/a.txt", "a")
        try root.folder.write("root/inbox/b\n\u{1B}.exe", "b")
        let process = try await run(root)
        #expect(process.exitCode == 1)
        #expect(
            process.output.hasPrefix("1 accepted, 0 revised, 0 duplicates, 1 rejected, 0 left waiting, 0 ignored\n")
        )
        let lines = process.output.split(separator: "\n")
        #expect(lines.count == 3 && lines[2].contains(".exe") && lines[2].contains("refuse"), "\(process.output)")
        #expect(!process.output.contains("\u{1B}"))
    }

    @Test("a file held open for writing is left waiting: 75, and named", .timeLimit(.minutes(20)))
    func heldOpen() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]")
        try root.folder.write("root/inbox/a.txt", "a")
        try root.folder.write("root/inbox/b.exe", "b")
        let file = try OpenFile(root.inbox.appending("open.txt"))
        try file.write([0x61])
        let process = try await run(root)
        #expect(process.exitCode == 75)
        #expect(
            process.output.hasPrefix("1 accepted, 0 revised, 0 duplicates, 1 rejected, 1 left waiting, 0 ignored\n")
        )
        #expect(process.output.contains("  open.txt: "))
        try file.write([0x62])
        #expect(root.waiting == [root.inbox.appending("open.txt")])
    }

    @Test("beside a running service: 75, and it says whose root it is", .timeLimit(.minutes(20)))
    func besideService() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let process = try await run(root)
        #expect(process.exitCode == 75)
        #expect(process.errors.contains("\(service.process.identifier)"))
        try await service.stop()
    }

    @Test("a bad configuration: 78", .timeLimit(.minutes(20)))
    func badConfiguration() async throws {
        let root = try ServiceRoot("poll = 5")
        let process = try await run(root)
        #expect(process.exitCode == 78)
        #expect(process.errors.contains("poll"))
    }

    @Test("thousands in folders are all taken in one run", .timeLimit(.minutes(20)))
    func many() async throws {
        let root = try ServiceRoot()
        try root.inbox.makeFolder()
        let paths = try makeTree(root, "many", folders: 30, files: 100)
        let process = try await run(root)
        #expect(process.exitCode == 0)
        let records = try root.journal().records()
        #expect(records.count == 3_000)
        #expect(Set(records.map(\.path)) == paths)
        #expect(root.waiting.isEmpty)
    }
}
