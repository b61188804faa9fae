import FileIO
import Foundation
import Intake
import ReleaseModel
import Reports
import Settings
import SystemPackage
import TestSupport
import Testing

@Suite("No room for the journal's next segment", .timeLimit(.minutes(20)))
struct NextSegmentTests {
    let place: Place

    init() throws {
        place = try Place()
        place.configuration.segmentBytes = 600
        try place.prepare()
    }

    @Test(arguments: [Errno.noSpace, .diskQuotaExceeded, .tooManyOpenFiles, .readOnlyFileSystem])
    func `is waited out in the old one, with the old log`(code: Errno) throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        calls.obey { event in
            let makes = event.detail == "createNew" || event.detail == "readWriteOrCreate"
            return event.call == "open" && makes && event.path.hasPrefix("journal/") ? .fail(code) : nil
        }
        try place.run(intake, calls)
        #expect(place.told.conditions.count == 1)
        #expect(!intake.status().conditions.isEmpty)
        #expect(place.folder.list("root/journal") == ["000000000001.jsonl"])
        calls.obey(nil)
        try place.run(intake, calls)
        #expect(intake.status().conditions.isEmpty)
        #expect(place.folder.list("root/journal") == ["000000000001.jsonl", "000000000002.jsonl"])
        try place.drop("b.txt", "b")
        try place.run(intake, calls)
        try intake.stop()
        let ledger = try Ledger(place.folder)
        #expect(ledger.types == ["accepted", "accepted"])
        try ledger.checkTheRest(place.folder)
    }

    @Test func `leaves nothing in its way when it is the log that finds none`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        calls.obey { $0.call == "open" && $0.path.hasSuffix(".log.new") ? .fail(.noSpace) : nil }
        try place.run(intake, calls)
        #expect(place.folder.list("root/journal") == ["000000000001.jsonl"])
        try place.drop("b.txt", "b")
        try place.run(intake, calls)
        calls.obey(nil)
        try place.run(intake, calls)
        #expect(place.folder.list("root/journal") == ["000000000001.jsonl", "000000000003.jsonl"])
        #expect(try Ledger(place.folder).types == ["accepted", "accepted"])
    }
}
