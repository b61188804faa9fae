import TestSupport
import Testing

/// The folders of the service that lie where people write: somebody puts something else in their place.
@Suite("Folders of ours in the inbox")
struct FoldersOfOursTests {
    @Test(
        "a link called `Rejected` leads nothing out of the inbox",
        .timeLimit(.minutes(20)),
        arguments: [true, false]
    )
    func link(_ isThereBefore: Bool) async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]")
        let outside = root.stagedPath()
        try outside.makeFolder()
        try root.inbox.makeFolder()
        if isThereBefore { try root.rejected.makeSymbolicLink(to: outside) }
        let service = try await root.start()
        if !isThereBefore {
            try await ChildProcess.run("rm", "-rf", root.rejected.description)
            try root.rejected.makeSymbolicLink(to: outside)
        }
        try root.moveIn("x.exe", "refused")
        let records = try await root.records(2)
        #expect(Set(records.map(\.kind)) == ["rejected"])
        #expect(Set(records.map(\.path)) == ["Rejected", "x.exe"])
        try await waitUntil("both set aside") { root.rejected.names.count == 4 }
        #expect(outside.names.isEmpty)
        #expect(root.waiting.isEmpty)
        #expect(try await service.stop() == 0)
    }

    @Test("a file called `Rejected` is a drop like any other", .timeLimit(.minutes(20)))
    func file() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]")
        try root.folder.write("root/inbox/Rejected", "a file")
        let service = try await root.start()
        #expect(try await root.records(1).map(\.path) == ["Rejected"])
        try root.moveIn("x.exe", "refused")
        #expect(try await root.records(2).map(\.kind) == ["accepted", "rejected"])
        try await waitUntil("set aside") { root.rejected.names.count == 2 }
        #expect(try await service.stop() == 0)
    }

    @Test("`Rejected` removed is made again", .timeLimit(.minutes(20)))
    func removed() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]")
        let service = try await root.start()
        for number in 1...2 {
            try root.moveIn("x\(number).exe", "refused \(number)")
            #expect(try await root.records(number).count == number)
            try await waitUntil("set aside") { root.rejected.names.count == 2 }
            try await ChildProcess.run("rm", "-rf", root.rejected.description)
        }
        #expect(try await service.stop() == 0)
    }

    @Test(
        "another folder in the inbox's place is the inbox; what went away with the old one stays there",
        .timeLimit(.minutes(20))
    )
    func replaced() async throws {
        let root = try ServiceRoot("poll = \"300ms\"")
        let service = try await root.start()
        let old = root.stagedPath()
        try root.inbox.rename(to: old)
        try old.appending("old.txt").write("old")
        try root.inbox.makeFolder()
        try root.moveIn("new.txt", "new")
        #expect(try await root.records(1).map(\.path) == ["new.txt"])
        try await Task.sleep(for: .seconds(1))
        #expect(try root.journal().count == 1 && old.appending("old.txt").exists)
        #expect(try await service.stop() == 0)
    }

    @Test("a file in the inbox's place is degraded; a folder again, it works", .timeLimit(.minutes(20)))
    func replacedByFile() async throws {
        let root = try ServiceRoot("poll = \"300ms\"")
        let service = try await root.start()
        try await ChildProcess.run("rm", "-rf", root.inbox.description)
        try root.inbox.write("a file")
        try await waitUntil("degraded") { try root.conditions() == ["inbox-missing-inbox"] }
        try root.inbox.remove()
        try root.inbox.makeFolder()
        try root.moveIn("a.txt", "a")
        #expect(try await root.records(1).map(\.path) == ["a.txt"])
        #expect(try await service.stop() == 0)
    }
}
