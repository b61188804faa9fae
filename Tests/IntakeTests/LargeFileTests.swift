import FileIO
import Foundation
import Intake
import ReleaseModel
import Reports
import Settings
import Synchronization
import SystemPackage
import TestSupport
import Testing

/// Work beside the ticks that is done when the test says so.
private final class HeldWork: BackgroundWork {
    private let waiting = Mutex<[@Sendable () -> Void]>([])

    func async(_ work: @escaping @Sendable () -> Void) { waiting.withLock { $0.append(work) } }

    var count: Int { waiting.withLock { $0.count } }

    func letGo() {
        while let work = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { work() }
    }
}

@Suite("A large file")
struct LargeFileTests {
    private let place: Place
    private let held = HeldWork()
    private let large = String(repeating: "large ", count: 1_000)

    init() throws {
        place = try Place()
        place.background = held
        place.largeBytesMin = 4_000
        try place.prepare()
    }

    private func names() throws -> [String] { try Ledger(place.folder).records.map(\.path) }

    @Test func `holds up nobody, and has its record when its bytes are taken`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("film.mov", large)
        try place.run(intake, calls, for: .seconds(5))
        #expect(intake.isTakingLarge && held.count == 1)
        try place.drop("small.txt", "small")
        try place.run(intake, calls, for: .seconds(5))
        #expect(try names() == ["small.txt"])
        let status = intake.status()
        #expect(status.inCustody == 1 && status.waiting == 1)
        #expect(status.waitingFiles.first?.reason.contains("hashed") == true)
        #expect(!intake.isDoneForNow)
        held.letGo()
        try place.run(intake, calls, for: .seconds(5))
        #expect(try names() == ["small.txt", "film.mov"])
        #expect(intake.isDoneForNow && !intake.isTakingLarge)
        try intake.stop()
        try Ledger(place.folder).checkTheRest(place.folder)
    }

    @Test func `is not overtaken by a later one of its name`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("film.mov", large)
        try place.run(intake, calls, for: .seconds(5))
        try place.drop("film.mov", "corrected")
        try place.run(intake, calls, for: .seconds(20))
        #expect(try names().isEmpty)
        held.letGo()
        try place.run(intake, calls)
        let records = try Ledger(place.folder).records
        #expect(records.map(\.path) == ["film.mov", "film.mov"])
        #expect(records.first?.sha256 == Ledger.hex(Array(large.utf8)))
    }

    @Test func `of the same bytes as another under way is its duplicate`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        for name in ["a.mov", "b.mov", "c.mov"] { try place.drop(name, large) }
        try place.run(intake, calls, for: .seconds(5))
        #expect(held.count == 3)
        held.letGo()
        try place.run(intake, calls)
        #expect(try Ledger(place.folder).types == ["accepted", "duplicate", "duplicate"])
    }

    @Test func `is in custody with few others, and the rest wait in the inbox`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        let count = Limits.largeFilesMax + 5
        for number in 0..<count { try place.drop("\(number).mov", large + "\(number)") }
        try place.run(intake, calls, for: .seconds(10))
        #expect(held.count == Limits.largeFilesMax)
        for _ in 0..<3 {
            held.letGo()
            try place.run(intake, calls, for: .seconds(10))
        }
        #expect(try names().count == count)
    }

    @Test func `stays in custody over a stop, and is taken after the next start`() throws {
        do {
            let calls = place.machine()
            let intake = try place.start(calls)
            try place.drop("film.mov", large)
            try place.run(intake, calls, for: .seconds(5))
            try intake.stop()
        }
        #expect(try names().isEmpty)
        place.background = ImmediateWork()
        try place.serve()
        #expect(try names() == ["film.mov"])
        try Ledger(place.folder).checkTheRest(place.folder)
    }

    @Test func `has one record also when its inbox goes, comes back and is searched meanwhile`() throws {
        let name = place.configuration.inboxes[0].name
        try place.folder.write("root/custody/0123456789abcdef/stranger/left.txt", "left")
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("film.mov", large)
        try place.run(intake, calls, for: .seconds(5))
        #expect(held.count == 1)
        var without = place.configuration
        without.inboxes[0].name = "other"
        without.inboxes[0].path = PathBytes(place.root).appending("other")
        try intake.reload(without)
        #expect(name != "other")
        try intake.reload(place.configuration)
        try place.run(intake, calls, for: .seconds(10))
        held.letGo()
        try place.run(intake, calls)
        #expect(try names() == ["film.mov"])
        #expect(held.count == 0)
    }

    @Test func `that finds no room goes back and is taken once there is some`() throws {
        place.configuration.adopt = false
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("film.mov", large)
        try place.run(intake, calls, for: .seconds(5))
        calls.obey { $0.call == "write" && $0.path.hasPrefix("archive/.new/") ? .fail(.noSpace) : nil }
        held.letGo()
        try place.run(intake, calls, for: .seconds(5))
        #expect(place.told.conditions.contains("disk-full"))
        #expect(try names().isEmpty)
        calls.obey(nil)
        for _ in 0..<5 {
            held.letGo()
            try place.run(intake, calls, for: .seconds(20))
        }
        #expect(try names() == ["film.mov"])
        #expect(intake.status().conditions.isEmpty)
    }

    @Test func `whose flush fails stops the service`() throws {
        place.configuration.adopt = false
        let calls = place.machine(flushes: true)
        let intake = try place.start(calls)
        try place.drop("film.mov", large)
        try place.run(intake, calls, for: .seconds(5))
        calls.obey { $0.call == "flush" && $0.path.hasPrefix("archive/.new/") ? .fail(.ioError) : nil }
        held.letGo()
        #expect(throws: IntakeFailure.self) { try place.run(intake, calls, for: .seconds(5)) }
    }
}

@Suite("How many files a batch may have")
struct BatchBoundTests {
    @Test func `follows from how long the last ones took`() throws {
        let place = try Place()
        let calls = place.machine()
        let intake = try place.start(calls)
        for number in 0..<1_500 { try place.drop("\(number).bin", Place.text(number)) }
        try place.run(intake, calls, for: .seconds(30))
        // The clock stands still within a batch: nothing takes any time, and the batches grow to their bound.
        #expect(try Ledger(place.folder).records.count == 1_500)
        #expect(intake.status().pace.batchFiles.count >= 1_500 / Limits.batchFilesMax)
        #expect(intake.status().pace.batchFiles.count <= 8)
    }
}
