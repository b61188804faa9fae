import FileIO
import Foundation
import Glibc
import Intake
import Register
import ReleaseModel
import Reports
import Settings
import SystemPackage
import TestSupport
import Testing

@Suite("Trouble with the place")
struct TroubleTests {
    let place: Place

    init() throws {
        place = try Place()
        try place.prepare()
    }

    private func mode(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: place.folder.path(of: "root/" + path))[.posixPermissions]
            as? Int ?? -1
    }

    @Test(arguments: ["journal/", "state/log/"])
    func `with no room waits, says so, and goes on by itself`(path: String) throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        calls.obey { $0.call == "write" && $0.path.hasPrefix(path) ? .fail(.noSpace) : nil }
        try place.run(intake, calls)
        #expect(place.told.conditions.contains("disk-full"))
        #expect(try Ledger(place.folder).records.isEmpty)
        calls.obey(nil)
        try place.run(intake, calls)
        let ledger = try Ledger(place.folder)
        #expect(ledger.types == ["accepted"])
        #expect(intake.status().conditions.isEmpty)
        try intake.stop()
        try ledger.checkTheRest(place.folder)
    }

    @Test func `with no room for the rest of the journal's bytes goes on at the exact byte`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        calls.obey { event in
            guard event.call == "write", event.path.hasPrefix("journal/") else { return nil }
            let count = Int(event.detail.prefix { $0 != " " }) ?? 0
            return count <= 100 ? .fail(.noSpace) : .short(count - 100)
        }
        try place.run(intake, calls, for: .seconds(10))
        try place.drop("b.txt", "b")
        try place.run(intake, calls, for: .seconds(10))
        #expect(try place.folder.read("root/journal/000000000001.jsonl").count > 0)
        calls.obey(nil)
        try place.run(intake, calls)
        #expect(try Ledger(place.folder).types == ["accepted", "accepted"])
    }

    @Test(.timeLimit(.minutes(20)))
    func `a log that cannot be begun anew does not make it spin`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        calls.obey { $0.call == "open" && $0.path.hasSuffix(".log.new") ? .fail(.noSpace) : nil }
        #expect(throws: Never.self) { try place.run(intake, calls, for: .seconds(60)) }
        #expect(calls.events.count { $0.call == "open" && $0.path.hasSuffix(".log.new") } < 30)
    }

    @Test(.timeLimit(.minutes(20)))
    func `a recorded file that cannot leave custody does not make it spin`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        calls.obey { $0.call == "unlink" && $0.path.hasPrefix("custody/") ? .fail(.ioError) : nil }
        #expect(throws: Never.self) { try place.run(intake, calls, for: .seconds(60)) }
        #expect(place.told.conditions == ["unfinished"])
        calls.obey(nil)
        try place.run(intake, calls)
        try intake.stop()
        let ledger = try Ledger(place.folder)
        #expect(ledger.types == ["accepted"])
        try ledger.checkTheRest(place.folder)
    }

    /// How often one drop calls it.
    private func countCalls(_ call: String) throws -> Int {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("probe.txt", "probe")
        calls.forget()
        try place.run(intake, calls, for: .seconds(4))
        let count = calls.events.count { $0.call == call }
        try intake.stop()
        return count
    }

    @Test(arguments: ["flushData", "flush"])
    func `a failed flush stops it with 74, and the next start recovers`(call: String) throws {
        let count = try countCalls(call)
        #expect(count > 0)
        for number in 1...count {
            let (name, calls) = ("\(call)\(number).txt", place.machine())
            let intake = try place.start(calls)
            try place.drop(name, name)
            let hits = Hits(number)
            calls.obey { $0.call == call && hits.isHit() ? .fail(.ioError) : nil }
            let failure = #expect(throws: IntakeFailure.self) { try place.run(intake, calls, for: .seconds(4)) }
            #expect(failure?.exitCode == 74 && failure?.errorNumber == 5)
        }
        try place.serve()
        let ledger = try Ledger(place.folder)
        for number in 1...count { #expect(ledger.records(of: "\(call)\(number).txt").map(\.type) == ["accepted"]) }
        try ledger.checkTheRest(place.folder)
    }

    @Test(arguments: [Errno.ioError, .permissionDenied])
    func `with one file does not stop the others`(code: Errno) throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        for name in ["a.txt", "bad.txt", "c.txt"] { try place.drop(name, name) }
        calls.obey { event in
            event.call == "read" && event.path.hasPrefix("custody/") && event.path.hasSuffix("bad.txt")
                ? .fail(code) : nil
        }
        try place.run(intake, calls)
        #expect(try Set(Ledger(place.folder).records.map(\.path)) == ["a.txt", "c.txt"])
        #expect(place.told.postponed.contains("bad.txt"))
        #expect(place.folder.exists("root/inbox/bad.txt"))
        calls.obey(nil)
        try place.run(intake, calls, for: .seconds(120))
        #expect(try Ledger(place.folder).records(of: "bad.txt").count == 1)
    }

    @Test func `with one file found in custody does not stop the others`() throws {
        try place.folder.write("root/custody/0123456789abcdef/inbox/bad/bad.txt", "bad")
        let calls = place.machine()
        let intake = try place.start(calls)
        // It settles in one tick, and is not found readable in the same tick any more.
        let looks = Hits(3)
        calls.obey { event in
            event.call == "status" && event.path.hasSuffix("bad/bad.txt") && (looks.isHit() || looks.wasHit)
                ? .fail(.ioError) : nil
        }
        try place.drop("a.txt", "a")
        try place.run(intake, calls)
        #expect(try Ledger(place.folder).records(of: "a.txt").count == 1)
        calls.obey(nil)
        try place.run(intake, calls, for: .seconds(120))
        #expect(try Ledger(place.folder).records(of: "bad/bad.txt").count == 1)
    }

    @Test func `with the folder of rejected files does not stop the others`() throws {
        place.configuration.inboxes[0].refuse = ["*.exe"]
        let calls = place.machine()
        let intake = try place.start(calls)
        for number in 1...5 { try place.drop("\(number).txt", Place.text(number)) }
        try place.drop("bad.exe", "bad")
        calls.obey { $0.path.contains("Rejected") ? .fail(.permissionDenied) : nil }
        try place.run(intake, calls, for: .seconds(6))
        #expect(try Ledger(place.folder).types == Array(repeating: "accepted", count: 5))
        #expect(place.folder.exists("root/inbox/bad.exe"))
        calls.obey(nil)
        try place.run(intake, calls, for: .seconds(120))
        #expect(try Ledger(place.folder).records(of: "bad.exe").map(\.type) == ["rejected"])
    }

    @Test func `with the place of new copies keeps what was claimed in mind`() throws {
        place.configuration.adopt = false
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        calls.obey { event in
            event.call == "open" && event.path.hasPrefix("archive/.new/") ? .fail(.noSuchFileOrDirectory) : nil
        }
        try place.run(intake, calls)
        #expect(intake.status().waiting == 1)
        calls.obey(nil)
        try place.run(intake, calls)
        #expect(try Ledger(place.folder).records(of: "a.txt").count == 1)
    }

    @Test func `a file that changes after it settled goes back with its mode, and is taken as it is then`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "first")
        let path = place.folder.path(of: "root/inbox/a.txt")
        #expect(unsafe chmod(path, 0o664) == 0)
        let hits = Hits(1)
        calls.obey { event in
            if event.call == "rename" && event.path == "inbox/a.txt" && hits.isHit() {
                try? Data("second, and longer".utf8).write(to: URL(fileURLWithPath: path))
                _ = unsafe chmod(path, 0o664)
            }
            return nil
        }
        try place.run(intake, calls, for: .seconds(3))
        #expect(place.told.wentBack == ["a.txt"])
        #expect(try mode("inbox/a.txt") == 0o664)
        try place.run(intake, calls)
        let records = try Ledger(place.folder).records
        #expect(records.count == 1)
        #expect(records[0].sha256 == Ledger.hex(Array("second, and longer".utf8)))
    }

    @Test func `a file that somebody opens for writing while it is claimed goes back`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "first")
        let path = place.folder.path(of: "root/inbox/a.txt")
        #expect(unsafe chmod(path, 0o640) == 0)
        let writer = Descriptors()
        let hits = Hits(1)
        calls.obey { event in
            if event.call == "rename" && event.path == "inbox/a.txt" && hits.isHit() { writer.open(path) }
            return nil
        }
        try place.run(intake, calls, for: .seconds(20))
        #expect(try Ledger(place.folder).records.isEmpty)
        #expect(try mode("inbox/a.txt") == 0o640)
        writer.close()
        try place.run(intake, calls, for: .seconds(20))
        #expect(try Ledger(place.folder).records.count == 1)
    }

    @Test func `what is taken back for want of room leaves the archive as it was`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        let noRoom: FaultyCalls.Rule = { event in
            event.call == "write" && event.path.hasPrefix("state/log/") ? .fail(.noSpace) : nil
        }
        calls.obey(noRoom)
        try place.run(intake, calls, for: .seconds(4))
        #expect(place.folder.list("root/archive").filter { !$0.hasSuffix("/") } == [])
        #expect(try mode("inbox/a.txt") & 0o200 != 0)
        calls.obey(nil)
        try place.run(intake, calls)
        // The same where an original is put back under an old record.
        let hex = Ledger.hex(Array("a".utf8))
        let original = "root/archive/sha256/\(hex.prefix(2))/\(hex)"
        try FileManager.default.removeItem(atPath: place.folder.path(of: original))
        calls.obey(noRoom)
        try place.drop("again.txt", "a")
        try place.run(intake, calls, for: .seconds(4))
        #expect(!place.folder.exists(original), "what people can write to lies in the archive")
        calls.obey(nil)
        try place.run(intake, calls)
        try intake.stop()
        let ledger = try Ledger(place.folder)
        #expect(ledger.types == ["accepted", "duplicate"])
        try ledger.checkTheRest(place.folder)
    }

    @Test func `a second service on the same root is refused, and touches nothing`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.folder.write("root/archive/.new/0123456789abcdef", "a copy being made")
        let failure = #expect(throws: IntakeFailure.self) { _ = try place.start(place.machine()) }
        #expect(failure?.exitCode == 75)
        #expect(place.folder.exists("root/archive/.new/0123456789abcdef"))
        try intake.stop()
    }
}

final class Descriptors: @unchecked Sendable {
    private var descriptor: Int32 = -1
    func open(_ path: String) { descriptor = unsafe Glibc.open(path, O_RDWR) }
    func close() { Glibc.close(descriptor) }
}
