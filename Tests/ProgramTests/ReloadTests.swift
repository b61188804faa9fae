import Glibc
import TestSupport
import Testing

@Suite("Reloading")
struct ReloadTests {
    private func inboxes(_ names: String...) -> String {
        names.map { "[[inbox]]\nname = \"\($0)\"\n" }.joined()
    }

    @Test("a new inbox is served after SIGHUP, and no file is lost meanwhile", .timeLimit(.minutes(20)))
    func newInbox() async throws {
        let root = try ServiceRoot(inboxes: inboxes("inbox"))
        let service = try await root.start()
        try root.configure(inboxes: inboxes("inbox", "second"))
        for number in 0..<200 {
            try root.moveIn("\(number).txt", "release \(number)")
            if number == 100 { service.process.signal(SIGHUP) }
        }
        let second = root.path.appending("second")
        try await waitUntil("the second inbox is made") { second.exists }
        let elsewhere = root.stagedPath()
        try elsewhere.write("to the second")
        try elsewhere.rename(to: second.appending("second.txt"))
        let records = try await root.records(201)
        #expect(Set(records.map(\.path)) == Set((0..<200).map { RawPath("\($0).txt") } + ["second.txt"]))
        #expect(records.first { $0.name == "second.txt" }?.event["source"]?.text?.hasSuffix("/second") == true)
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test("the files of an inbox that was removed from the configuration stay", .timeLimit(.minutes(20)))
    func removedInbox() async throws {
        let root = try ServiceRoot(inboxes: inboxes("inbox", "second"))
        let service = try await root.start()
        try root.configure(inboxes: inboxes("inbox"))
        try await service.reload()
        let path = root.path.appending("second").appending("stays.txt")
        try path.write("stays")
        try root.moveIn("taken.txt", "taken")
        _ = try await root.records(1)
        try await Task.sleep(for: .seconds(1))
        #expect(try root.journal().count == 1)
        #expect(try path.read() == Array("stays".utf8))
        // Named again, it is served again.
        try root.configure(inboxes: inboxes("inbox", "second"))
        try await service.reload()
        #expect(try await root.records(2).last?.path == "stays.txt")
        try await service.stop()
    }

    @Test(
        "a bad configuration changes nothing; STATUS and log say why, until a good one comes",
        .timeLimit(.minutes(20))
    )
    func badConfiguration() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]")
        let service = try await root.start()
        try root.folder.write("released.toml", "root = \"\(root.path)\"\nsettel = \"1s\"\n")
        try await service.reload()
        try await waitUntil("STATUS: \(service.status)") { service.status.contains("settel") }
        #expect(service.errors.contains("settel"))
        #expect(try root.status()["configuration"]?["fault"]?.text?.contains("settel") == true)
        // The old one is in force.
        try root.moveIn("a.exe", "a")
        #expect(try await root.records(1).map(\.kind) == ["rejected"])
        try root.configure()
        try await service.reload()
        try await waitUntil("STATUS: \(service.status)") { !service.status.contains("settel") }
        try root.moveIn("b.exe", "b")
        #expect(try await root.records(2).map(\.kind) == ["rejected", "accepted"])
        try await service.stop()
    }

    @Test("another root is refused while it runs", .timeLimit(.minutes(20)))
    func otherRoot() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        try root.folder.makeFolder("other")
        try root.folder.write("released.toml", "root = \"\(root.folder.path(of: "other"))\"\n")
        try await service.reload()
        #expect(service.status.contains("root"), "\(service.status)")
        #expect(root.folder.list("other").isEmpty)
        try root.moveIn("a.txt", "a")
        #expect(try await root.records(1).count == 1)
        try await service.stop()
    }

    @Test(
        "settings of a file that waits change under it: a shorter quiet time counts at once",
        .timeLimit(.minutes(20))
    )
    func shorterQuietTime() async throws {
        let root = try ServiceRoot("settle = \"10min\"")
        let service = try await root.start()
        try root.inbox.appending("waits.txt").write("waits")
        try await Task.sleep(for: .seconds(1))
        #expect(try root.journal().count == 0)
        try root.configure("settle = \"200ms\"")
        try await service.reload()
        #expect(try await root.records(1).map(\.path) == ["waits.txt"])
        try await service.stop()
    }

    @Test("hundreds of reloads while files come lose none and leave no descriptor behind", .timeLimit(.minutes(20)))
    func manyReloads() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let descriptors = RawPath("/proc/\(service.process.identifier)/fd")
        try root.moveIn("first.txt", "release")
        _ = try await root.records(1)
        try await service.reload()
        let before = descriptors.names.count
        for number in 0..<100 {
            // One content: the service keeps the archive's folders open that it has used.
            try root.moveIn("\(number).txt", "release")
            try await service.reload()
        }
        #expect(try await root.records(101).count == 101)
        #expect(descriptors.names.count <= before + 4)
        try await service.stop()
    }
}
