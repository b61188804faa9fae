import FileIO
import Foundation
import GRDB
import Intake
import ReleaseModel
import Settings
import TestSupport
import Testing

/// The register is derived: whatever happens to it, no content is accepted twice.
@Suite("Trouble with the register")
struct RegisterTroubleTests {
    let place: Place

    init() throws {
        place = try Place()
        try place.prepare()
        for number in 1...3 { try place.drop("\(number).txt", Place.text(number)) }
        try place.serve()
    }

    private var path: String { place.folder.path(of: "root/state/register.sqlite") }

    private func execute(_ sql: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: sql) }
        try database.close()
    }

    private func dropAgain() throws {
        for number in 1...3 { try place.drop("again \(number).txt", Place.text(number)) }
        try place.serve(for: .seconds(60))
        let ledger = try Ledger(place.folder)
        #expect(ledger.types.prefix(3).allSatisfy { $0 == "accepted" })
        #expect(ledger.types.dropFirst(3).sorted() == ["duplicate", "duplicate", "duplicate"])
        for number in 1...3 {
            let original = ledger.records(of: "\(number).txt").first
            let again = ledger.records(of: "again \(number).txt").first
            #expect(again?.original == original?.sequence && again?.sha256 == original?.sha256)
        }
        try ledger.checkTheRest(place.folder)
    }

    @Test func `none is amiss`() throws { try dropAgain() }

    @Test func `it is missing`() throws {
        try FileManager.default.removeItem(atPath: path)
        try dropAgain()
    }

    @Test func `it is no database`() throws {
        try Data(repeating: 0x41, count: 30_000).write(to: URL(fileURLWithPath: path))
        try dropAgain()
        #expect(place.told.mended > 0)
    }

    @Test func `its pages are overwritten behind the first`() throws {
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        for index in 4_096..<8_192 { bytes[index] = 0xA5 }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try dropAgain()
        #expect(place.told.mended > 0)
    }

    @Test(
        arguments: [
            "DELETE FROM content", "DELETE FROM content WHERE sequence = 2", "DELETE FROM mark",
            "UPDATE content SET offset = offset + 1", "UPDATE content SET offset = 123456789",
            "UPDATE content SET segment = 999",
            "UPDATE content SET sequence = sequence + 9; UPDATE content SET sequence = 1 + (sequence % 3)",
            "UPDATE mark SET sequence = 99", "UPDATE mark SET sequence = 2", "UPDATE mark SET hash = zeroblob(32)",
            "UPDATE content SET offset = 'here'", "DROP TABLE content", "DROP TABLE place", "DELETE FROM placed",
            "UPDATE placed SET sequence = 3", "UPDATE placed SET sequence = 'here'",
            "INSERT INTO place SELECT 0, sequence FROM content",
            "INSERT INTO place SELECT sequence, 77 FROM content; UPDATE placed SET sequence = 3",
        ]
    )
    func `it contradicts the journal`(sql: String) throws {
        try execute(sql)
        try dropAgain()
    }

    @Test func `it is damaged while the service runs`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.run(intake, calls, for: .seconds(2))
        try execute("DROP TABLE content")
        try place.drop("again.txt", Place.text(1))
        try place.drop("new.txt", "new")
        #expect(throws: Never.self) { try place.run(intake, calls, for: .seconds(30)) }
        let ledger = try Ledger(place.folder)
        #expect(ledger.records(of: "again.txt").map(\.type) == ["duplicate"])
        #expect(ledger.records(of: "new.txt").map(\.type) == ["accepted"])
    }

    @Test func `of a newer version it is refused`() throws {
        try execute("PRAGMA user_version = 9")
        let failure = #expect(throws: IntakeFailure.self) { try place.serve() }
        #expect(failure?.exitCode == 65)
    }

    private func original(_ number: Int) -> String {
        let hex = Ledger.hex(Array(Place.text(number).utf8))
        return "root/archive/sha256/\(hex.prefix(2))/\(hex)"
    }

    @Test(arguments: [true, false]) func `an original that is missing is put back from a duplicate`(adopt: Bool) throws
    {
        place.configuration.adopt = adopt
        try FileManager.default.removeItem(atPath: place.folder.path(of: original(2)))
        try dropAgain()
        #expect(place.told.restored == 1)
    }

    @Test func `an original of another size stops the service`() throws {
        try FileManager.default.removeItem(atPath: place.folder.path(of: original(2)))
        try place.folder.write(original(2), "another")
        try place.drop("again.txt", Place.text(2))
        let failure = #expect(throws: IntakeFailure.self) { try place.serve() }
        #expect(failure?.exitCode == 65)
        #expect(try Ledger(place.folder).records.count == 3)
        #expect(try place.folder.text(original(2)) == "another")
    }

    @Test(arguments: [true, false]) func `a leftover without a record is replaced`(adopt: Bool) throws {
        place.configuration.adopt = adopt
        try place.folder.write(original(4), "half of")
        try place.drop("4.txt", Place.text(4))
        try place.serve()
        let ledger = try Ledger(place.folder)
        #expect(ledger.types == Array(repeating: "accepted", count: 4))
        try ledger.checkTheRest(place.folder)
    }
}
