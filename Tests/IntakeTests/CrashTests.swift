import FileIO
import Foundation
import Intake
import ReleaseModel
import Settings
import SystemPackage
import TestSupport
import Testing

@Suite("A crash")
struct CrashTests {
    /// A new file, the same bytes again, and a link: a record of each type.
    private func dropThree(_ place: Place) throws {
        try place.drop("a.txt", "alpha")
        try place.drop("sub/b.txt", "alpha")
        try FileManager.default.createSymbolicLink(
            atPath: place.folder.path(of: "root/inbox/c"),
            withDestinationPath: "/etc/passwd"
        )
    }

    private func expectAllThree(_ place: Place, _ comment: Comment) throws {
        let ledger = try Ledger(place.folder)
        for path in ["a.txt", "sub/b.txt", "c"] {
            #expect(ledger.records(of: path).count == 1, comment)
        }
        #expect(ledger.types.sorted() == ["accepted", "duplicate", "rejected"], comment)
        #expect(throws: Never.self, comment) { try ledger.checkTheRest(place.folder) }
    }

    /// How many calls the whole takes when nothing happens.
    private func countCalls(adopt: Bool) throws -> Int {
        let place = try Place()
        place.configuration.adopt = adopt
        try place.prepare()
        try dropThree(place)
        let calls = place.machine()
        let intake = try place.start(calls)
        try place.run(intake, calls, for: .seconds(12))
        try intake.stop()
        try expectAllThree(place, "without a fault")
        return calls.count
    }

    @Test(.timeLimit(.minutes(20)), arguments: [true, false])
    func `after any system call loses nothing and records nothing twice`(adopt: Bool) throws {
        let count = try countCalls(adopt: adopt)
        #expect(count > 60)
        for last in 0...count {
            let place = try Place()
            place.configuration.adopt = adopt
            try place.prepare()
            try dropThree(place)
            try crash(place, after: last)
            try place.serve(for: .seconds(20))
            try expectAllThree(place, "a crash after call \(last)")
        }
    }

    private func crash(_ place: Place, after last: Int) throws {
        let calls = place.machine()
        calls.obey { event in event.number > last ? .fail(.ioError) : nil }
        do {
            let intake = try place.start(calls)
            try place.run(intake, calls, for: .seconds(12))
            try intake.stop()
        } catch is IntakeFailure {
            // What it says of a disk that fails altogether is not the matter here.
        }
    }

    @Test(.timeLimit(.minutes(20)), arguments: [true, false])
    func `during the recovery from a crash is recovered from`(adopt: Bool) throws {
        // Behind the commit point, before anything is finished.
        for last in stride(from: 0, through: 150, by: 3) {
            let place = try Place()
            place.configuration.adopt = adopt
            try place.prepare()
            try dropThree(place)
            let calls = place.machine()
            calls.obey { event in
                (event.path.hasPrefix("journal/") && event.call == "write")
                    || (event.path.hasPrefix("custody/") && event.call == "unlink") ? .fail(.ioError) : nil
            }
            do {
                let intake = try place.start(calls)
                try place.run(intake, calls, for: .seconds(4))
            }
            try crash(place, after: last)
            try place.serve(for: .seconds(20))
            try expectAllThree(place, "a second crash after call \(last)")
        }
    }

    @Test(.timeLimit(.minutes(20)), arguments: [Errno.noSpace, .permissionDenied, .ioError])
    func `does not follow from one call that fails`(code: Errno) throws {
        let count = try countCalls(adopt: true)
        for number in 1...count {
            let place = try Place()
            try place.prepare()
            try dropThree(place)
            let calls = place.machine()
            calls.obey { event in event.number == number ? .fail(code) : nil }
            let (isReady, failed) = try serveOnce(place, calls)
            let call = calls.events[min(number, calls.count) - 1]
            if let failed {
                #expect(!isReady || mayStop(call), "\(failed) at call \(number): \(call)")
                try place.serve(for: .seconds(20))
            }
            try expectAllThree(place, "call \(number) failed once: \(call)")
        }
    }

    /// What the service may stop for: a flush, a log whose renaming is in doubt, the kernel's own queue of events.
    private func mayStop(_ call: FaultyCalls.Event) -> Bool {
        call.call.hasPrefix("flush") || call.call == "rename" && call.path.hasPrefix("state/log/")
            || call.path == "inotify"
    }

    /// - Returns: whether it became ready, and why it stopped, nil when it went on.
    private func serveOnce(_ place: Place, _ calls: FaultyCalls) throws -> (isReady: Bool, failed: IntakeFailure?) {
        var isReady = false
        do {
            let intake = try place.start(calls)
            isReady = true
            try place.run(intake, calls, for: .seconds(60))
            try intake.stop()
            return (true, nil)
        } catch let failure as IntakeFailure {
            return (isReady, failure)
        }
    }
}
