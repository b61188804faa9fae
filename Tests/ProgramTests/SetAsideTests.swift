import TestSupport
import Testing

@Suite("Names in Rejected/")
struct SetAsideTests {
    @Test("a name that is taken in Rejected/ is never overwritten", .timeLimit(.minutes(20)))
    func takenNames() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]")
        let service = try await root.start()
        try root.folder.write("root/inbox/Rejected/note.exe.why.txt", "somebody's own")
        for (index, name) in ["a.exe", "a.exe", "a.exe", "note.exe"].enumerated() {
            try root.moveIn(RawPath(name), "program \(index)")
            _ = try await root.records(index + 1)
        }
        try await waitUntil("all set aside: \(root.rejected.names)") { root.rejected.names.count == 9 }
        for (index, name) in ["a.exe", "a (2).exe", "a (3).exe"].enumerated() {
            #expect(try root.rejected.appending(name).read() == Array("program \(index)".utf8))
            #expect(try note(root.rejected.appending("\(name).why.txt")).contains("a.exe"))
        }
        #expect(try root.rejected.appending("note.exe.why.txt").read() == Array("somebody's own".utf8))
        let places = try root.journal().records().compactMap { $0.file["setAside"]?.text }
        #expect(places.prefix(3) == ["Rejected/a.exe", "Rejected/a (2).exe", "Rejected/a (3).exe"])
        #expect(places.allSatisfy { root.inbox.appending($0).exists })
        #expect(places.last == "Rejected/note (2).exe")
        try await service.stop()
    }

    @Test("names of 255 bytes fit, also of several in one batch that differ at their ends", .timeLimit(.minutes(20)))
    func longNames() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]")
        let staged = root.stagedPath()
        try staged.makeFolder()
        let stem = String(repeating: "é", count: 124)
        let names = ["a", "b", "c"].map { "\(stem)\($0)ab.exe".suffix(255) }
        for name in names {
            #expect(name.utf8.count == 255)
            try staged.appending(String(name)).write("program \(name)")
        }
        let service = try await root.start()
        try staged.rename(to: root.inbox.appending("folder"))
        let records = try await root.records(3)
        #expect(Set(records.map(\.name)) == Set(names.map { RawPath(String($0)) }))
        try await waitUntil("all set aside") { root.rejected.names.count == 6 }
        for record in records {
            let place = root.inbox.appending(record.file["setAside"]?.text ?? "")
            #expect(try place.read() == Array("program \(record.name)".utf8))
            #expect(RawPath(place.bytes + Array(".why.txt".utf8)).exists)
        }
        try await service.stop()
    }

    @Test("names that meet in Rejected/ within one batch give way to each other", .timeLimit(.minutes(20)))
    func namesMeet() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe*\"]")
        let staged = root.stagedPath()
        try staged.makeFolder()
        let names = ["1/a.exe", "2/a.exe", "3/a (2).exe", "4/b.exe", "5/b.exe.why.txt"]
        for name in names {
            try staged.appending(String(name.prefix(1))).makeFolder()
            try staged.appending(name).write("program \(name)")
        }
        let service = try await root.start()
        try staged.rename(to: root.inbox.appending("f"))
        let records = try await root.records(5)
        try await waitUntil("all set aside: \(root.rejected.names)") { root.rejected.names.count == 10 }
        for record in records {
            let place = root.inbox.appending(record.file["setAside"]?.text ?? "")
            let dropped = String(record.path.description.dropFirst(2))
            #expect(try place.read() == Array("program \(dropped)".utf8), "\(record.path) lies at \(place)")
            let why = RawPath(place.bytes + Array(".why.txt".utf8))
            #expect(try note(why).contains("\(record.name)\r\n"), "\(why)")
        }
        try await service.stop()
    }
}
