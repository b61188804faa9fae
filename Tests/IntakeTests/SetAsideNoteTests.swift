import FileIO
import Foundation
import Intake
import ReleaseModel
import Settings
import SystemPackage
import TestSupport
import Testing

@Suite("A rejected file whose name was taken at the last moment", .timeLimit(.minutes(20)))
struct SetAsideNoteTests {
    let place: Place

    init() throws {
        place = try Place()
        place.configuration.inboxes[0].refuse = ["*.exe"]
        try place.prepare()
    }

    /// Somebody puts a file under the chosen name just before the move, and no note can be written.
    private func rule() -> FaultyCalls.Rule {
        let (folder, hits) = (place.folder, Hits(1))
        return { event in
            if event.call == "rename" && event.detail == "inbox/Rejected/bad.exe" && hits.isHit() {
                try? folder.write("root/inbox/Rejected/bad.exe", "somebody else's")
            }
            return event.call == "open" && event.path.hasSuffix(".why.txt") ? .fail(.noSpace) : nil
        }
    }

    private func expectOneNote() throws {
        let names = place.folder.list("root/inbox/Rejected")
        #expect(names == ["bad (2).exe", "bad (2).exe.why.txt", "bad.exe"])
        #expect(try place.folder.text("root/inbox/Rejected/bad (2).exe") == "bad")
        #expect(try place.folder.text("root/inbox/Rejected/bad.exe") == "somebody else's")
        #expect(try Ledger(place.folder).types == ["rejected"])
    }

    @Test func `gets its reason beside itself, however late`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("bad.exe", "bad")
        calls.obey(rule())
        try place.run(intake, calls)
        #expect(place.folder.list("root/inbox/Rejected") == ["bad (2).exe", "bad.exe"])
        calls.obey(nil)
        try place.run(intake, calls)
        try intake.stop()
        try expectOneNote()
    }

    @Test func `gets it beside itself after a crash too`() throws {
        do {
            let calls = place.machine()
            let intake = try place.start(calls)
            try place.drop("bad.exe", "bad")
            calls.obey(rule())
            try place.run(intake, calls)
            #expect(place.folder.list("root/inbox/Rejected") == ["bad (2).exe", "bad.exe"])
        }
        try place.serve()
        try expectOneNote()
    }

    @Test func `gets none where it was taken away before one could be written`() throws {
        do {
            let calls = place.machine()
            let intake = try place.start(calls)
            try place.drop("bad.exe", "bad")
            calls.obey(rule())
            try place.run(intake, calls)
        }
        try FileManager.default.removeItem(atPath: place.folder.path(of: "root/inbox/Rejected/bad (2).exe"))
        try place.serve()
        #expect(place.folder.list("root/inbox/Rejected") == ["bad.exe"])
    }
}
