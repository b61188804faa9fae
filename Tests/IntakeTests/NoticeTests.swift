import FileIO
import GRDB
import Intake
import ReleaseModel
import Reports
import Settings
import TestSupport
import Testing

@Suite("Notices")
struct NoticeTests {
    private let place: Place

    init() throws {
        place = try Place()
        place.configuration.poll = .seconds(600)
        try place.prepare()
    }

    @Test(.timeLimit(.minutes(20)))
    func `an inbox without a record for quiet_after is quiet to the very moment, and no more with the next drop`()
        throws
    {
        place.configuration.inboxes[0].quietAfter = .seconds(7_234)
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("a.txt", "a")
        try tick(intake, calls) { intake.status().recorded.accepted == 1 }
        let recorded = calls.monotonicTime()
        #expect(place.told.notices == [])
        // The moment itself is waited for: it comes between two polls.
        try tick(intake, calls) { !intake.status().notices.isEmpty }
        #expect(calls.monotonicTime() - recorded == .seconds(7_234))
        #expect(place.told.notices == ["began quiet-inbox"])
        let status = intake.status()
        #expect(status.isHealthy)
        #expect(status.notices.map(\.code) == ["quiet-inbox"])
        #expect(status.inboxes[0].isQuiet)

        try place.run(intake, calls, for: .seconds(20_000))
        #expect(place.told.notices == ["began quiet-inbox"])
        try place.drop("b.txt", "b")
        try place.run(intake, calls, for: .seconds(1_300))
        #expect(place.told.notices == ["began quiet-inbox", "ended quiet-inbox"])
        #expect(!intake.status().inboxes[0].isQuiet)
    }

    /// Lets the time pass that it asks for, until something is so.
    private func tick(_ intake: Intake, _ calls: FaultyCalls, until isSo: () -> Bool) throws {
        for _ in 0..<1_000 {
            let next = try intake.tick()
            if isSo() { return }
            calls.advance(to: next)
        }
        Issue.record("never")
    }

    @Test func `a restart does not end a silence`() throws {
        place.configuration.inboxes[0].quietAfter = .milliseconds(1)
        // Its clock stands still: what has passed since the record is told by the world's.
        try place.drop("a.txt", "a")
        try place.serve()
        let intake = try place.start(place.machine())
        #expect(intake.status().inboxes[0].isQuiet)
        #expect(intake.status().notices.map(\.code) == ["quiet-inbox"])
    }

    @Test func `an inbox that never had a record is silent since it was first served`() throws {
        place.configuration.inboxes[0].quietAfter = .milliseconds(1)
        #expect(try place.start(place.machine()).status().inboxes[0].isQuiet)
        // Under another source it is another inbox to the readers of the journal.
        place.configuration.inboxes[0].source = "//elsewhere/inbox"
        place.configuration.inboxes[0].quietAfter = .seconds(3_600)
        #expect(try !place.start(place.machine()).status().inboxes[0].isQuiet)
    }

    @Test func `what was said of an inbox is over when it is not served any more`() throws {
        var both = place.configuration
        var paris = both.inboxes[0]
        paris.name = "paris"
        paris.path = PathBytes(place.root + "/paris")
        paris.source = "//host/paris"
        paris.quietAfter = .seconds(60)
        both.inboxes.append(paris)
        let one = place.configuration
        place.configuration = both
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.run(intake, calls, for: .seconds(61))
        try RawPath(place.folder.path(of: "root/paris")).rename(to: RawPath(place.folder.path(of: "elsewhere")))
        try place.run(intake, calls, for: .seconds(700))
        #expect(intake.status().notices.map(\.code) == ["quiet-paris"])
        #expect(intake.status().conditions.map(\.code) == ["inbox-missing-paris"])
        try intake.reload(one)
        #expect(intake.status().notices == [])
        #expect(intake.status().conditions == [])
    }

    @Test(.timeLimit(.minutes(20)))
    func `a file under an in-progress name for a day is said once, by inbox, and the service stays healthy`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.drop("film.mov.part", "half of it")
        try place.run(intake, calls, for: .seconds(86_000))
        #expect(place.told.notices == [])
        try place.run(intake, calls, for: .seconds(3_600))
        #expect(place.told.notices == ["began stuck-inbox"])
        let status = intake.status()
        #expect(status.isHealthy)
        #expect(status.inboxes[0].inProgressTooLong.count == 1)
        let text = try #require(status.notices.first?.text)
        #expect(text.hasPrefix("inbox inbox has 1 file under an in-progress name for over 24 h (oldest 2"))
        #expect(!text.contains("film"))
        try RawPath(place.folder.path(of: "root/inbox/film.mov.part")).remove()
        try place.run(intake, calls, for: .seconds(1_300))
        #expect(place.told.notices == ["began stuck-inbox", "ended stuck-inbox"])
    }

    @Test func `records are counted by inbox and outcome over restarts, and anew when the register is gone`() throws {
        place.configuration.inboxes[0].refuse = ["*.exe"]
        let expected = ServiceStatus.Totals(
            records: ServiceStatus.Counts(accepted: 1, duplicates: 1, rejected: 1),
            bytes: ServiceStatus.Counts(accepted: 3, duplicates: 3, rejected: 2)
        )
        for (name, text) in [("a.txt", "abc"), ("b.txt", "abc"), ("c.exe", "xy")] {
            try place.drop(name, text)
            try place.serve()
        }
        do {
            let again = try place.start(place.machine())
            #expect(again.status().inboxes[0].totals == expected)
            #expect(again.status().recorded.total == 0)
            try again.stop()
        }
        try RawPath(place.folder.path(of: "root/state/register.sqlite")).remove()
        place.configuration.inboxes[0].source = "//elsewhere/inbox"
        let other = try place.start(place.machine())
        #expect(other.status().inboxes[0].totals == ServiceStatus.Totals())
        #expect(other.status().formerInboxes == expected)
    }

    @Test(arguments: 1...2) func `a register of a version before is made anew from the journal`(version: Int) throws {
        try place.drop("a.txt", "abc")
        try place.serve()
        do {
            let register = try DatabaseQueue(path: place.folder.path(of: "root/state/register.sqlite"))
            try register.write {
                try $0.execute(sql: "DROP TABLE tally; DROP TABLE place; PRAGMA user_version = \(version)")
            }
            try register.close()
        }
        let intake = try place.start(place.machine())
        // Made anew, and then read into.
        #expect(place.told.mended == 2)
        #expect(intake.status().inboxes[0].totals.records == ServiceStatus.Counts(accepted: 1))
    }

    @Test func `each batch is timed`() throws {
        let calls = place.machine()
        let intake = try place.start(calls)
        calls.obey { event in
            if event.call == "flushData", event.path.contains(".log") { calls.advance(by: .milliseconds(30)) }
            return nil
        }
        try place.drop("a.txt", "a")
        try place.run(intake, calls, for: .seconds(60))
        calls.obey(nil)
        let pace = intake.status().pace
        #expect(pace.commit.counts == [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(pace.commit.sum == 30_000)
        #expect(pace.originals.counts[0] == 1)
        #expect(pace.batchFiles.counts[0] == 1)
    }
}

extension Told {
    /// The notices that began and ended.
    fileprivate var notices: [String] {
        all.compactMap { event in
            switch event {
            case .noticeBegan(let code, _): "began \(code)"
            case .noticeEnded(let code): "ended \(code)"
            default: nil
            }
        }
    }
}
