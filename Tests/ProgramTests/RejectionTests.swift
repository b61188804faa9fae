import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Files set aside")
struct RejectionTests {
    @Test("what is no regular file is set aside unopened, and holds nothing up", .timeLimit(.minutes(20)))
    func notRegular() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let secret = root.stagedPath()
        try secret.write("secret")
        try root.inbox.appending("in.txt").makeSymbolicLink(to: "last.txt")
        try root.inbox.appending("out.txt").makeSymbolicLink(to: secret)
        try root.inbox.appending("dangling.txt").makeSymbolicLink(to: "/nonexistent")
        try root.inbox.appending("loop.txt").makeSymbolicLink(to: "loop.txt")
        try root.inbox.appending("folder.txt").makeSymbolicLink(to: "/etc")
        try root.inbox.appending("pipe.txt").makePipe()
        try root.inbox.appending("socket.txt").makeSocket()
        var count = 7
        do {
            try root.inbox.appending("device.txt").makeDevice()
            count += 1
        } catch {
            skipped("a device in the inbox: \(error)")
        }
        try root.moveIn("last.txt", "last")
        let records = try await root.records(count + 1)
        #expect(records.filter { $0.kind == "accepted" }.map(\.path) == ["last.txt"])
        let rejected = records.filter { $0.kind == "rejected" }
        #expect(rejected.count == count)
        for record in rejected {
            #expect(record.data["reason"] == .text("not-a-regular-file"))
            #expect(record.file["sha256"] == .null)
            let place = root.inbox.appending(record.file["setAside"]?.text ?? "")
            try await waitUntil("\(place) is set aside") { place.exists }
            #expect(place.status?.kind != S_IFREG)
            try await waitUntil("its note") {
                root.inbox.appending("\(record.file["setAside"]?.text ?? "").why.txt").exists
            }
        }
        #expect(root.waiting.isEmpty)
        #expect(try secret.read() == Array("secret".utf8))
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test(
        "an empty file is waited for a minute, then set aside; one that is filled is accepted",
        .timeLimit(.minutes(20))
    )
    func empty() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        try root.inbox.appending("empty.txt").write("")
        try root.moveIn("moved empty.txt", "")
        try root.inbox.appending("placeholder.txt").write("")
        let start = ContinuousClock.now
        try await Task.sleep(for: .seconds(5))
        #expect(try root.journal().count == 0)
        try root.inbox.appending("placeholder.txt").write("filled")
        #expect(try await root.records(1).map(\.path) == ["placeholder.txt"])
        let records = try await root.records(3, within: .seconds(90))
        #expect(ContinuousClock.now - start > .seconds(59))
        #expect(records.map(\.kind) == ["accepted", "rejected", "rejected"])
        #expect(records.dropFirst().allSatisfy { $0.data["reason"] == .text("empty") })
        #expect(records.dropFirst().allSatisfy { $0.digest == IndependentSHA256.hex([]) })
        try await waitUntil("both set aside") { root.rejected.names.count == 4 }
        try await service.stop()
    }

    @Test(
        "a file that is too large, and one that a rule refuses, lie in Rejected/ with a note for Windows",
        .timeLimit(.minutes(20))
    )
    func notes() async throws {
        let root = try ServiceRoot("largest = \"1 KiB\"\nrefuse = [\"*.exe\"]")
        let service = try await root.start()
        let large = Array(repeatElement(UInt8(ascii: "l"), count: 1_025))
        try root.inbox.appending("folder").makeFolder()
        try root.moveIn("folder/large.txt", large)
        try root.moveIn("SETUP.EXE", "program")
        try root.moveIn("just fits.txt", Array(large.dropFirst()))
        let records = try await root.records(3)
        #expect(Set(records.filter { $0.kind == "rejected" }.map(\.path)) == ["folder/large.txt", "SETUP.EXE"])
        let reasons = records.compactMap { $0.data["reason"]?.text }
        #expect(Set(reasons) == ["too-large", "refused-by-rule"])
        try await waitUntil("both set aside") { root.rejected.names.count == 4 }
        #expect(try root.rejected.appending("large.txt").read() == large)
        #expect(try root.rejected.appending("SETUP.EXE").read() == Array("program".utf8))
        for name in ["large.txt", "SETUP.EXE"] {
            let text = try note(root.rejected.appending("\(name).why.txt"))
            #expect(text.contains(name) && text.contains("Your file was not registered."))
        }
        // The notes are not taken for drops.
        try await Task.sleep(for: .seconds(1))
        #expect(try root.journal().count == 3)
        try await service.stop()
    }

    @Test("the note is in the inbox's language", .timeLimit(.minutes(20)))
    func french() async throws {
        let root = try ServiceRoot("language = \"fr\"\nrefuse = [\"*.exe\"]")
        let service = try await root.start()
        try root.moveIn("é.exe", "program")
        _ = try await root.records(1)
        let path = root.rejected.appending("é.exe.why.txt")
        try await waitUntil("the note") { path.exists }
        let text = try note(path)
        #expect(text.contains("n’a pas été pris en compte") && text.contains("é.exe"))
        try await service.stop()
    }

    @Test("a file that cannot be taken stays, is spoken of once, and others go on", .timeLimit(.minutes(20)))
    func immutable() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let path = root.inbox.appending("immutable.txt")
        let elsewhere = root.stagedPath()
        try elsewhere.write("immutable")
        let change = try await ChildProcess.run("chattr", "+i", elsewhere.description)
        guard change.exitCode == 0 else { return skipped("an immutable file: \(change.errors)") }
        try await ChildProcess.run("chattr", "-i", elsewhere.description)
        try path.write("immutable")
        try await ChildProcess.run("chattr", "+i", path.description)
        for number in 0..<20 {
            try root.moveIn("\(number).txt", "release \(number)")
            try await Task.sleep(for: .milliseconds(100))
        }
        let records = try await root.records(20)
        #expect(!records.contains { $0.name == "immutable.txt" })
        try await Task.sleep(for: .seconds(4))
        #expect(path.exists)
        let said = service.errors.split(separator: "\n").count { $0.contains("immutable.txt") }
        #expect(said == 1, "\(service.errors)")
        try await waitUntil("it is among the waiting") {
            try root.status()["waitingFiles"]?.elements.contains { $0["name"] == .text("immutable.txt") } == true
        }
        try await ChildProcess.run("chattr", "-i", path.description)
        let all = try await root.records(21, within: .seconds(60))
        #expect(all.last?.name == "immutable.txt")
        try await service.stop()
    }
}
