import FileIO
import Foundation
import Intake
import ReleaseModel
import Reports
import Settings
import SystemPackage
import TestSupport
import Testing

@Suite("Over many batches")
struct ManyBatchesTests {
    let place: Place

    init() throws { place = try Place() }

    @Test func `segments follow each other, closed ones read-only, and the log stays short`() throws {
        place.configuration.segmentBytes = 4 << 10
        do {
            let calls = place.machine()
            let intake = try place.start(calls)
            for round in 0..<12 {
                for number in 0..<5 { try place.drop("\(round)-\(number).txt", Place.text(round * 5 + number)) }
                try place.run(intake, calls, for: .seconds(10))
            }
            try intake.stop()
        }
        let ledger = try Ledger(place.folder)
        #expect(ledger.records.count == 60)
        try ledger.checkTheRest(place.folder)
        let segments = place.folder.list("root/journal")
        #expect(segments.count > 5)
        for name in segments.dropLast() {
            let path = place.folder.path(of: "root/journal/" + name)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o444)
        }
        #expect(try place.folder.read("root/state/log/" + place.folder.list("root/state/log")[0]).count < 1_000)
        for number in 0..<60 { try place.drop("again-\(number).txt", Place.text(number)) }
        try place.serve()
        #expect(try Ledger(place.folder).types.dropFirst(60).allSatisfy { $0 == "duplicate" })
    }

    @Test func `a file of the same folder and name that comes at once is the next batch's`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "first")
        try place.drop("b.txt", "b")
        let folder = place.folder
        let hits = Hits(1)
        calls.obey { event in
            // Between the claims of one batch another file takes the name and is moved in whole.
            if event.call == "rename" && event.path == "inbox/b.txt" && hits.isHit() {
                try? folder.write("root/inbox/a.txt", "second")
            }
            return nil
        }
        try place.run(intake, calls)
        let records = try Ledger(place.folder).records(of: "a.txt")
        #expect(records.map(\.type) == ["accepted", "accepted"])
        #expect(Set(records.map(\.sha256)).count == 2)
    }

    @Test func `rejected files of one name each have a name and a reason of their own`() throws {
        place.configuration.inboxes[0].refuse = ["*.exe", "*.exe.why.txt"]
        try place.prepare()
        for path in ["x/a.exe", "y/a.exe", "z/a (2).exe", "a.exe.why.txt"] { try place.drop(path, path) }
        try place.serve()
        let ledger = try Ledger(place.folder)
        #expect(ledger.types == Array(repeating: "rejected", count: 4))
        #expect(Set(ledger.records.map(\.setAside)).count == 4)
        try ledger.checkTheRest(place.folder)
        for record in ledger.records {
            let bytes = try place.folder.read("root/inbox/" + (record.setAside ?? ""))
            #expect(Ledger.hex(bytes) == record.sha256)
        }
    }

    @Test func `the journal can be read while it grows, and what was read never changes`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        var before: [UInt8] = []
        for round in 0..<10 {
            try place.drop("\(round).txt", Place.text(round))
            try place.run(intake, calls, for: .seconds(4))
            let now = try place.folder.read("root/journal/000000000001.jsonl")
            #expect(now.starts(with: before) && now.count > before.count)
            before = now
        }
    }
}

@Suite("A new configuration")
struct ReloadTests {
    let place: Place

    init() throws {
        place = try Place()
        try place.prepare()
    }

    private func second() -> InboxConfiguration {
        InboxConfiguration(
            name: "second",
            path: PathBytes(place.root).appending("second"),
            source: "//host/second",
            language: .fr,
            refuse: []
        )
    }

    @Test func `adds an inbox and takes one away, with no file lost`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        var new = place.configuration
        new.inboxes.append(second())
        try intake.reload(new)
        try place.drop("a.txt", "a")
        try place.folder.write("root/second/b.txt", "b")
        try place.run(intake, calls)
        #expect(try Set(Ledger(place.folder).records.map(\.path)) == ["a.txt", "b.txt"])
        try intake.reload(place.configuration)
        try place.folder.write("root/second/c.txt", "c")
        try place.drop("d.txt", "d")
        try place.run(intake, calls)
        #expect(try Ledger(place.folder).records.count == 3)
        #expect(place.folder.exists("root/second/c.txt"))
        try intake.reload(new)
        try place.run(intake, calls)
        #expect(try Ledger(place.folder).records(of: "c.txt").count == 1)
    }

    @Test func `that moves the root is refused, and the old one stays in force`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        var new = place.configuration
        new.root = "/srv/other"
        #expect(throws: Intake.ReloadRefused.self) { try intake.reload(new) }
        #expect(intake.status().configuration.fault != nil)
        try place.drop("a.txt", "a")
        try place.run(intake, calls)
        #expect(try Ledger(place.folder).records.count == 1)
    }

    @Test func `files in custody of an inbox without a name are reported, and taken once it has one`() throws {
        try place.folder.write("root/custody/0123456789abcdef/second/sub/left.txt", "left")
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.run(intake, calls)
        #expect(place.told.conditions == ["unknown-inbox"])
        #expect(place.folder.exists("root/custody/0123456789abcdef/second/sub/left.txt"))
        #expect(intake.status().inCustody == 1)
        var new = place.configuration
        new.inboxes.append(second())
        try intake.reload(new)
        try place.run(intake, calls)
        #expect(intake.status().conditions.isEmpty)
        let records = try Ledger(place.folder).records
        #expect(records.map(\.path) == ["sub/left.txt"])
        try intake.stop()
        try Ledger(place.folder).checkTheRest(place.folder)
    }

    @Test(.timeLimit(.minutes(20)))
    func `a file in custody waits while its inbox is away, and others do not`() throws {
        try place.folder.write("root/custody/0123456789abcdef/second/left.txt", "left")
        place.configuration.inboxes.append(second())
        let calls = place.machine()
        let intake = try place.start(calls)
        // It has settled, but there is no room in the log when it is to be taken; meanwhile its inbox goes.
        calls.obey { $0.call == "reserve" ? .fail(.noSpace) : nil }
        try place.run(intake, calls, for: .seconds(4))
        let (here, away) = (place.folder.path(of: "root/second"), place.folder.path(of: "root/away"))
        try FileManager.default.moveItem(atPath: here, toPath: away)
        try place.run(intake, calls, for: .seconds(10))
        calls.obey(nil)
        try place.drop("a.txt", "a")
        try place.run(intake, calls)
        #expect(try Ledger(place.folder).records.map(\.path) == ["a.txt"])
        try FileManager.default.moveItem(atPath: away, toPath: here)
        try place.run(intake, calls)
        #expect(try Ledger(place.folder).records.map(\.path) == ["a.txt", "left.txt"])
    }
}
