import FileIO
import Intake
import ReleaseModel
import Reports
import Settings
import SystemPackage
import TestSupport
import Testing

@Suite("A place where a little fits and more does not", .timeLimit(.minutes(20)))
struct ShortOfRoomTests {
    let place: Place

    init() throws {
        place = try Place()
        try place.prepare()
    }

    /// No room for the frame of more than one file.
    private static let fitsOne: FaultyCalls.Rule = { event in
        guard event.call == "write", event.path.hasPrefix("state/log/") else { return nil }
        return Int(event.detail.prefix { $0 != " " }) ?? 0 > 1_600 ? .fail(.noSpace) : nil
    }

    private var ended: Int {
        place.told.all.count { if case .conditionEnded("disk-full") = $0 { true } else { false } }
    }

    @Test func `is degraded once until all is taken, and takes what fits meanwhile`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        for number in 1...6 { try place.drop("\(number).txt", Place.text(number)) }
        calls.obey(Self.fitsOne)
        try place.run(intake, calls, for: .seconds(6))
        #expect(place.told.conditions == ["disk-full"])
        #expect(ended == 0)
        try place.run(intake, calls, for: .seconds(90))
        #expect(try Ledger(place.folder).types == Array(repeating: "accepted", count: 6))
        #expect(place.told.conditions == ["disk-full"])
        #expect(ended == 1)
    }

    @Test func `takes all within ten seconds of being mended, and says so`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        let count = Limits.batchFilesMax + 100
        for number in 1...count { try place.drop("\(number).txt", Place.text(number)) }
        calls.obey(Self.fitsOne)
        try place.run(intake, calls, for: .seconds(60))
        #expect(place.told.conditions == ["disk-full"])
        calls.obey(nil)
        try place.run(intake, calls, for: .seconds(10))
        #expect(try Ledger(place.folder).records.count == count)
        #expect(ended == 1)
        #expect(intake.status().conditions.isEmpty)
    }

    @Test func `is not held degraded by a file that waits for its writer`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        try place.drop("empty.txt", "")
        calls.obey { $0.call == "write" && $0.path.hasPrefix("state/log/") ? .fail(.noSpace) : nil }
        try place.run(intake, calls, for: .seconds(6))
        calls.obey(nil)
        try place.run(intake, calls, for: .seconds(25))
        #expect(try Ledger(place.folder).records(of: "a.txt").count == 1)
        #expect(intake.status().waiting == 1)
        #expect(intake.status().conditions.isEmpty)
    }
}
