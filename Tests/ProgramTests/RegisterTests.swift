import Glibc
import TestSupport
import Testing

@Suite("Same bytes, and the register")
struct RegisterTests {
    @Test(
        "the same bytes are accepted once: other names, other folders, one batch, after a restart",
        .timeLimit(.minutes(20))
    )
    func sameBytes() async throws {
        let root = try ServiceRoot()
        var service = try await root.start()
        let staged = root.stagedPath()
        try staged.makeFolder()
        for number in 0..<20 { try staged.appending("\(number).txt").write("all the same") }
        try staged.rename(to: root.inbox.appending("folder"))
        var records = try await root.records(20)
        #expect(records.count { $0.kind == "accepted" } == 1)
        try root.moveIn("other name.txt", "all the same")
        records = try await root.records(21)
        try await service.stop()
        service = try await root.start()
        try root.moveIn("after the restart.txt", "all the same")
        records = try await root.records(22)
        #expect(records.map(\.kind) == ["accepted"] + Array(repeating: "duplicate", count: 21))
        #expect(records.dropFirst().allSatisfy { $0.data["relation"]?["event"] == .text("000000000001") })
        #expect(try root.faults() == [])
        // The one original and its clean text.
        #expect(root.path.appending("archive/sha256").filesBelow.count == 2)
        try await service.stop()
    }

    /// What may have become of `state/register.sqlite` while the service did not run.
    enum Mishap: String, CaseIterable, Sendable {
        case deleted, emptied, truncated, garbage, older, newer
    }

    @Test(
        "a register that is gone, damaged, older or newer gives the same answers",
        .timeLimit(.minutes(20)),
        arguments: Mishap.allCases
    )
    func registerMishaps(_ mishap: Mishap) async throws {
        let root = try ServiceRoot()
        let other = try ServiceRoot()
        try await fill(root, 0..<5)
        let early = try registerFiles(root)
        try await fill(root, 5..<60)
        if mishap == .newer {
            // A backup of the journal restored beside the register of later days.
            try await fill(other, 0..<5)
            try await fill(other, 5..<90)
        }
        let state = root.path.appending("state")
        let register = state.appending("register.sqlite")
        let (base, log) = (try register.read(), state.appending("register.sqlite-wal"))
        #expect(!log.exists, "closed, it is one file")
        switch mishap {
        case .deleted: try register.remove()
        case .emptied: try register.resize(to: 0)
        case .truncated: try register.resize(to: base.count / 2)
        case .garbage: try overwrite(register, with: Array(repeatElement(0xA5, count: base.count)))
        case .older: try restore(early, to: root)
        case .newer: try restore(registerFiles(other), to: root)
        }
        let before = try root.journal().count
        let service = try await root.start()
        for number in 0..<60 { try root.moveIn("again \(number).txt", "release \(number)") }
        try root.moveIn("new.txt", "release 75")
        let records = try await root.records(before + 61).dropFirst(before)
        #expect(records.count { $0.kind == "duplicate" } == 60)
        #expect(records.filter { $0.kind == "accepted" }.map(\.path) == ["new.txt"])
        #expect(try root.faults() == [])
        #expect(try await service.stop() == 0)
        #expect(root.waiting.isEmpty)
    }

    @Test(
        "a register damaged in the middle of the file gives the same answers",
        .timeLimit(.minutes(20)),
        arguments: [1, 2, 3, 5]
    )
    func damagedPage(_ page: Int) async throws {
        let root = try ServiceRoot()
        try await fill(root, 0..<200)
        let register = root.path.appending("state/register.sqlite")
        var bytes = try register.read()
        let start = min(page * 4_096, bytes.count - 4_096)
        for index in start..<start + 4_096 { bytes[index] = 0x5A }
        try overwrite(register, with: bytes)
        let service = try await root.start()
        for number in 0..<200 { try root.moveIn("again \(number).txt", "release \(number)") }
        let records = try await root.records(400)
        #expect(records.count { $0.kind == "duplicate" } == 200)
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test("all of state/ lost: it says so, checks the chain, and accepts nothing twice", .timeLimit(.minutes(20)))
    func stateLost() async throws {
        let root = try ServiceRoot()
        try await fill(root, 0..<30)
        try await ChildProcess.run("rm", "-rf", root.path.appending("state").description)
        let service = try await root.start()
        #expect(service.errors.contains("no commit log"), "\(service.errors)")
        for number in 0..<30 { try root.moveIn("again \(number).txt", "release \(number)") }
        let records = try await root.records(60)
        #expect(
            records.map(\.kind) == Array(repeating: "accepted", count: 30) + Array(repeating: "duplicate", count: 30)
        )
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test("state/ lost and the chain broken: it stops with 65 and touches nothing", .timeLimit(.minutes(20)))
    func stateLostAndChainBroken() async throws {
        let root = try ServiceRoot()
        try await fill(root, 0..<30)
        try await ChildProcess.run("rm", "-rf", root.path.appending("state").description)
        let segment = try #require(try root.journal().segments.first)
        var bytes = segment.bytes
        let middle = bytes.count / 2
        bytes[middle] = bytes[middle] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
        try overwrite(segment.path, with: bytes)
        try root.moveIn("a.txt", "a")
        let service = try ServiceProcess(["--config", root.configuration])
        #expect(try await service.process.end() == 65)
        #expect(try segment.path.read() == bytes)
        #expect(root.waiting.count == 1)
        #expect(service.notify.values(of: "ERRNO").count == 1)
    }

    @Test("an original that somebody took away is put back by the next drop of its bytes", .timeLimit(.minutes(20)))
    func originalLost() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        try root.moveIn("a.txt", "a release")
        let record = try #require(try await root.records(1).first)
        let original = root.original(of: record)
        try original.remove()
        try root.moveIn("b.txt", "a release")
        #expect(try await root.records(2).map(\.kind) == ["accepted", "duplicate"])
        #expect(try original.read() == Array("a release".utf8))
        #expect(try root.faults() == [])
        try await service.stop()
    }

    /// Has the service record `release N` for each number.
    private func fill(_ root: ServiceRoot, _ numbers: Range<Int>) async throws {
        let service = try await root.start()
        for number in numbers { try root.moveIn("\(number).txt", "release \(number)") }
        _ = try await root.records(numbers.upperBound)
        #expect(try await service.stop() == 0)
    }

    private func registerFiles(_ root: ServiceRoot) throws -> [(RawPath, [UInt8])] {
        try root.path.appending("state").names.filter { $0.description.hasPrefix("register") }.map {
            ($0, try root.path.appending("state").appending($0).read())
        }
    }

    private func restore(_ files: [(RawPath, [UInt8])], to root: ServiceRoot) throws {
        let state = root.path.appending("state")
        for name in state.names where name.description.hasPrefix("register") { try state.appending(name).remove() }
        for (name, bytes) in files { try state.appending(name).write(bytes) }
    }

    private func overwrite(_ path: RawPath, with bytes: [UInt8]) throws {
        try path.setPermissions(0o644)
        try path.resize(to: 0)
        try path.write(bytes)
    }
}
