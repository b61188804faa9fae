import Foundation
import TestSupport
import Testing

@Suite("Noticing")
struct NoticingTests {
    @Test("a file renamed in is recorded within a second", .timeLimit(.minutes(20)))
    func renamedIn() async throws {
        let root = try ServiceRoot("settle = \"2s\"")
        let service = try await root.start()
        let dropped = Date()
        try root.moveIn("a.txt", "a release")
        let record = try #require(try await root.records(1).first)
        // The record's own time: how busy the tests' machine is with looking does not count.
        #expect(try recordedAt(record).timeIntervalSince(dropped) < 1)
        #expect(root.waiting.isEmpty)
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test("a file that cp writes is recorded once it has been quiet", .timeLimit(.minutes(20)))
    func copied() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let bytes = Array(repeatElement(Array("line of a release\n".utf8), count: 50_000).joined())
        let source = root.stagedPath()
        try source.write(bytes)
        try await ChildProcess.run("cp", source.description, root.inbox.appending("b.txt").description)
        let record = try #require(try await root.records(1).first)
        #expect(try root.original(of: record).read() == bytes)
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test(
        "a writer that pauses for longer than the quiet time gets one record, of all its bytes",
        .timeLimit(.minutes(20))
    )
    func slowWriter() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        var written: [UInt8] = []
        do {
            let file = try OpenFile(root.inbox.appending("slow.txt"))
            for part in 0..<4 {
                let bytes = Array("part \(part)\n".utf8)
                try file.write(bytes)
                written += bytes
                try await Task.sleep(for: .milliseconds(1_500))
                #expect(try root.journal().count == 0)
            }
        }
        let record = try #require(try await root.records(1).first)
        #expect(try root.original(of: record).read() == written)
        try await Task.sleep(for: .seconds(1))
        #expect(try root.journal().count == 1)
        try await service.stop()
    }

    @Test("a file opened and closed five times gets one record, of all its bytes", .timeLimit(.minutes(20)))
    func openedOften() async throws {
        let root = try ServiceRoot("settle = \"10s\"")
        let service = try await root.start()
        var written: [UInt8] = []
        for part in 0..<5 {
            let bytes = Array("part \(part)\n".utf8)
            try OpenFile(root.inbox.appending("often.txt")).write(bytes)
            written += bytes
            try await Task.sleep(for: .milliseconds(200))
        }
        let record = try #require(try await root.records(1).first)
        #expect(try root.original(of: record).read() == written)
        #expect(try root.journal().count == 1)
        try await service.stop()
    }

    @Test("a file linked in is copied, and its other name keeps mode and bytes", .timeLimit(.minutes(20)))
    func linkedIn() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let other = root.stagedPath()
        try other.write(Array("linked".utf8), permissions: 0o640)
        try other.link(to: root.inbox.appending("linked.txt"))
        let record = try #require(try await root.records(1).first)
        let original = root.original(of: record)
        try await waitUntil("the link to leave custody") { other.status?.links == 1 }
        #expect(other.status?.permissions == 0o640)
        #expect(original.status?.inode != other.status?.inode)
        try OpenFile(other).write(Array(" and changed".utf8))
        #expect(try original.read() == Array("linked".utf8))
        try await service.stop()
    }

    @Test("what lies there before the start is recorded", .timeLimit(.minutes(20)))
    func thereBefore() async throws {
        let root = try ServiceRoot()
        try root.folder.write("root/inbox/early.txt", "early")
        try root.folder.write("root/inbox/folder/inner/early too.txt", "early too")
        let service = try await root.start()
        #expect(Set(try await root.records(2).map(\.path)) == ["early.txt", "folder/inner/early too.txt"])
        try await service.stop()
    }

    @Test("a file in a folder made an instant before is recorded with its folder", .timeLimit(.minutes(20)))
    func newFolders() async throws {
        let root = try ServiceRoot("poll = \"60s\"")
        let service = try await root.start()
        for number in 0..<50 {
            try root.inbox.appending("f\(number)").makeFolder()
            try root.moveIn(RawPath("f\(number)/inner.txt"), "in folder \(number)")
        }
        let records = try await root.records(50)
        #expect(Set(records.map(\.path)) == Set((0..<50).map { RawPath("f\($0)/inner.txt") }))
        #expect(Set(records.compactMap { $0.file["folder"]?.text }) == Set((0..<50).map { "f\($0)" }))
        try await service.stop()
    }

    @Test("a folder dragged in gives a record for each of its 500 files", .timeLimit(.minutes(20)))
    func folderMovedIn() async throws {
        let root = try ServiceRoot("settle = \"5s\"\npoll = \"60s\"")
        let service = try await root.start()
        let names = try makeTree(root, "dragged", folders: 10, files: 50)
        // Moved in, all of it at once: nothing waits for the quiet time.
        let records = try await root.records(500, within: .seconds(60))
        #expect(Set(records.map(\.path)) == names)
        #expect(records.count == 500)
        #expect(records.allSatisfy { $0.kind == "accepted" })
        #expect(try root.faults() == [])
        #expect(root.waiting.isEmpty)
        try await service.stop()
    }

    @Test("with events switched off the poll alone finds what comes", .timeLimit(.minutes(20)))
    func pollAlone() async throws {
        let root = try ServiceRoot("events = false\npoll = \"300ms\"")
        let service = try await root.start()
        try root.moveIn("a.txt", "moved")
        try root.inbox.appending("folder").makeFolder()
        try root.inbox.appending("folder/b.txt").write("written")
        #expect(Set(try await root.records(2).map(\.path)) == ["a.txt", "folder/b.txt"])
        #expect(try root.status()["inboxes"]?.elements.first?["mode"]?.text == "polling")
        try await service.stop()
    }

    @Test("an inbox deleted is degraded, not empty and healthy; made again, it works", .timeLimit(.minutes(20)))
    func inboxDeleted() async throws {
        let root = try ServiceRoot("poll = \"300ms\"")
        let service = try await root.start()
        try await ChildProcess.run("rm", "-rf", root.inbox.description)
        try await waitUntil("degraded: \(service.status)") { try root.conditions() == ["inbox-missing-inbox"] }
        #expect(try root.status()["healthy"] == .flag(false))
        try await waitUntil("STATUS says so") { service.status.hasPrefix("degraded: ") }
        try root.inbox.makeFolder()
        try root.moveIn("again.txt", "again")
        #expect(try await root.records(1).map(\.path) == ["again.txt"])
        try await waitUntil("healthy again") { try root.status()["healthy"] == .flag(true) }
        #expect(!service.status.contains("degraded"))
        try await service.stop()
    }

    @Test("an inbox replaced by another folder goes on being watched", .timeLimit(.minutes(20)))
    func inboxReplaced() async throws {
        let root = try ServiceRoot("poll = \"60s\"")
        let service = try await root.start()
        try root.inbox.rename(to: root.path.appending("old inbox"))
        try root.inbox.makeFolder()
        try root.moveIn("new.txt", "new")
        #expect(try await root.records(1).map(\.path) == ["new.txt"])
        try await service.stop()
    }

    @Test("litter and files in progress stay, and are taken under their final name", .timeLimit(.minutes(20)))
    func inProgress() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        for name in [".DS_Store", "Thumbs.db", "~$a.docx", "a.part", "b.crdownload", ".c.txt.AbC123"] {
            try root.moveIn(RawPath(name), name)
        }
        try root.moveIn("last.txt", "last")
        #expect(try await root.records(1).map(\.path) == ["last.txt"])
        try root.inbox.appending("a.part").rename(to: root.inbox.appending("a.txt"))
        #expect(try await root.records(2).map(\.path) == ["last.txt", "a.txt"])
        #expect(root.waiting.count == 5)
        try await waitUntil("counted") { try root.status()["ignored"]?.whole == 5 }
        try await service.stop()
    }
}

/// When a record was made.
func recordedAt(_ record: JournalFile.Record) throws -> Date {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    return try style.parse(try #require(record.event["time"]?.text))
}
