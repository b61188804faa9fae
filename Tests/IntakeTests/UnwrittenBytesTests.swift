import FileIO
import Foundation
import Intake
import ReleaseModel
import Settings
import SystemPackage
import TestSupport
import Testing

@Suite("A file that is not on the disk though its pages show it", .timeLimit(.minutes(20)))
struct UnwrittenBytesTests {
    let place: Place

    init() throws {
        place = try Place()
        try place.prepare()
    }

    private func inode(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: place.folder.path(of: "root/" + path))[.systemFileNumber]
            as? Int ?? -1
    }

    /// What is dropped as `name`, and the inode that its original has.
    private func take(_ name: String, _ text: String, _ calls: FaultyCalls, _ intake: Intake) throws -> (Int, Int) {
        try place.drop(name, text)
        let dropped = try inode("inbox/" + name)
        try place.run(intake, calls, for: .seconds(8))
        let href = try #require(try Ledger(place.folder).records(of: name).first?.href)
        return (dropped, try inode("archive/" + href))
    }

    @Test func `is copied, and only that one`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        calls.obey { event in
            event.call == "isWhollyWritten" && event.path.hasSuffix("b.txt") ? .fail(.ioError) : nil
        }
        let (a, keptA) = try take("a.txt", "alpha", calls, intake)
        #expect(a == keptA)
        let (b, keptB) = try take("b.txt", "beta", calls, intake)
        #expect(b != keptB)
        try intake.stop()
        try Ledger(place.folder).checkTheRest(place.folder)
    }

    @Test func `goes back with its mode where that cannot be asked`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "alpha")
        calls.obey { $0.call == "isWhollyWritten" ? .fail(.noMemory) : nil }
        try place.run(intake, calls, for: .seconds(4))
        #expect(try Ledger(place.folder).records.isEmpty)
        let attributes = try FileManager.default.attributesOfItem(atPath: place.folder.path(of: "root/inbox/a.txt"))
        #expect((attributes[.posixPermissions] as? Int ?? 0) & 0o200 != 0)
        calls.obey(nil)
        try place.run(intake, calls)
        #expect(try Ledger(place.folder).types == ["accepted"])
    }
}
