import ReleaseModel
import Reports
import Testing

@Suite("Status line")
struct StatusLineTests {
    typealias Change = @Sendable (inout ServiceStatus) -> Void

    struct Line: Sendable, CustomTestStringConvertible {
        let expected: String
        let phase: ServiceStatus.Phase
        let change: Change
        var testDescription: String { expected }

        init(_ expected: String, phase: ServiceStatus.Phase = .serving, _ change: @escaping Change = { _ in }) {
            self.expected = expected
            self.phase = phase
            self.change = change
        }
    }

    static let lines: [Line] = [
        Line("watching 1 inbox; nothing recorded yet; none waiting"),
        Line(
            "watching 1 inbox; 3 recorded (1 accepted, 2 duplicates); 2 waiting, oldest 14 s; "
                + "last record 000000000003 at 08:01:12 UTC"
        ) {
            $0.recorded = ServiceStatus.Counts(accepted: 1, duplicates: 2)
            $0.waiting = 2
            $0.oldestWaiting = .seconds(14)
            $0.lastRecord = lastRecord(3)
        },
        Line("watching 1 inbox; 2 recorded (1 duplicate, 1 rejected); 1 waiting for 850 ms") {
            $0.recorded = ServiceStatus.Counts(duplicates: 1, rejected: 1)
            $0.waiting = 1
            $0.oldestWaiting = .milliseconds(850)
        },
        Line(
            "watching 1 inbox; nothing recorded since the start; none waiting; "
                + "last record 000000000009 at 1970-01-01 00:00:00 UTC"
        ) { $0.lastRecord = lastRecord(9, at: WallTime(seconds: 0, nanoseconds: 0)) },
        Line("watching 1 of 3 inboxes (1 by polling); nothing recorded yet; none waiting") {
            $0.inboxes = [
                ServiceStatus.InboxStatus(name: "a", path: "/a", mode: .polling),
                ServiceStatus.InboxStatus(name: "b", path: "/b", mode: .missing),
                ServiceStatus.InboxStatus(name: "c", path: "/c", mode: .missing),
            ]
        },
        Line("watching 1 inbox by polling; nothing recorded yet; none waiting") { $0.inboxes[0].mode = .polling },
        Line("watching 0 of 1 inbox; nothing recorded yet; none waiting") { $0.inboxes[0].mode = .missing },
        Line(
            "watching 1 inbox; nothing recorded yet; none waiting; 5 in custody; 2 to be tried again; "
                + "1 file changing for over 60 min (3 h); 2 files under in-progress names for over 24 h (oldest 4 days); "
                + "7 ignored"
        ) {
            $0.inCustody = 5
            $0.deferred = 2
            $0.changingTooLong = ServiceStatus.Aged(count: 1, oldest: .seconds(3 * 3_600))
            $0.inProgressTooLong = ServiceStatus.Aged(count: 2, oldest: .seconds(4 * 86_400))
            $0.ignored = 7
        },
        Line(
            "watching 1 inbox; nothing recorded yet; none waiting; 2 files changing for over 60 min (oldest 119 min); "
                + "1 file under an in-progress name for over 24 h"
        ) {
            $0.changingTooLong = ServiceStatus.Aged(count: 2, oldest: .seconds(119 * 60))
            $0.inProgressTooLong = ServiceStatus.Aged(count: 1)
        },
        Line(
            "degraded: the disk of archive is full, 12 files wait; goes on by itself once there is room; "
                + "watching 1 inbox; nothing recorded yet; 12 waiting, oldest 4 min"
        ) {
            $0.conditions = [
                condition("the disk of archive is full, 12 files wait; goes on by itself once there is room")
            ]
            $0.waiting = 12
            $0.oldestWaiting = .seconds(240)
        },
        Line(
            "configuration not reloaded: line 3: poll: not a duration; the old one stays in force; "
                + "watching 1 inbox; nothing recorded yet; none waiting"
        ) { $0.configuration.fault = "line 3: poll: not a duration" },
        Line(
            "degraded: a; b; configuration not reloaded: c; the old one stays in force; "
                + "watching 1 inbox; nothing recorded yet; none waiting"
        ) {
            $0.conditions = [condition("a"), condition("b")]
            $0.configuration.fault = "c"
        },
        Line("recovering: 1200 of 5000 records (24 %)", phase: .recovering(done: 1_200, total: 5_000)),
        Line("recovering: 1 of 1 record (100 %)", phase: .recovering(done: 1, total: 1)),
        Line("recovering: 0 of 0 records (100 %)", phase: .recovering(done: 0, total: 0)),
        Line("recovering: 1 record so far", phase: .recovering(done: 1, total: nil)),
        Line("reloading the configuration; watching 1 inbox; nothing recorded yet; none waiting", phase: .reloading),
        Line("stopping; watching 1 inbox; nothing recorded yet; none waiting", phase: .stopping),
        Line(
            "stopping, finishing the batch in hand; watching 1 inbox; nothing recorded yet; none waiting; 3 in custody",
            phase: .stopping
        ) { $0.inCustody = 3 },
    ]

    @Test(arguments: lines)
    func `the line says what is going on`(line: Line) {
        var status = status(phase: line.phase)
        line.change(&status)
        #expect(StatusLine.render(status) == line.expected)
    }

    @Test func `a full disk is told whole, with what waits, on a root of the usual length`() {
        var status = status()
        let text =
            "nothing is taken in: cannot reserve space in /srv/releases/journal: no space left on the file system"
            + " (or no inodes: df -i); drops wait safely until it is mended"
        status.conditions = [condition(text)]
        status.waiting = 12
        status.oldestWaiting = .seconds(240)
        #expect(StatusLine.render(status) == "degraded: \(text); 12 waiting, oldest 4 min")
    }

    static let hostileTexts = [
        "x\nMAINPID=1\r\n\u{1B}[31m \u{202E}drawkcab\u{2028}\u{85}\0", String(repeating: "e\u{301}\u{302}", count: 300),
        String(repeating: "\n", count: 5_000), String(repeating: "longer and longer ", count: 40), "", "\u{FEFF}",
    ]
    static let phases: [ServiceStatus.Phase] = [
        .recovering(done: .max, total: .max), .recovering(done: .max, total: 1), .serving, .reloading, .stopping,
    ]

    @Test(arguments: hostileTexts, phases)
    func `no text makes it longer than systemd's line or breaks it`(text: String, phase: ServiceStatus.Phase) {
        for (conditions, fault) in [(1, nil), (0, text), (1, text), (7, nil), (7, text), (2, "short")] {
            var status = status(phase: phase)
            status.conditions = Array(repeating: condition(text), count: conditions)
            status.configuration.fault = fault
            status.waiting = .max
            status.oldestWaiting = .seconds(Int64.max)
            status.inCustody = .max
            status.ignored = .max
            status.deferred = .max
            status.changingTooLong = ServiceStatus.Aged(count: .max, oldest: .seconds(Int64.max))
            status.recorded.accepted = .max
            status.lastRecord = lastRecord(Limits.sequenceMax)
            let line = StatusLine.render(status)
            #expect(line.unicodeScalars.count <= Limits.statusLineLengthMax)
            #expect(line.isHarmless)
            #expect(line.contains("\(Int.max) waiting"))
            #expect(conditions == 0 || line.hasPrefix("degraded: "))
            #expect(fault == nil || line.contains("; the old one stays in force"))
        }
    }

    @Test func `no waiting file's name or reason enters it`() {
        var status = status()
        let without = StatusLine.render(status)
        status.waitingFiles = [
            ServiceStatus.WaitingFile(inbox: "main", folder: "secret", name: "hidden", reason: "why", age: .seconds(1))
        ]
        #expect(StatusLine.render(status) == without)
    }

    @Test func `many conditions are counted when they do not fit`() {
        var status = status()
        status.conditions = Array(repeating: condition(String(repeating: "disk ", count: 20)), count: 3)
        let line = StatusLine.render(status)
        #expect(line.hasPrefix("degraded: disk disk"))
        #expect(line.contains(" (and 2 more)"))
    }

    @Test func `a full line keeps what is wrong and what waits`() {
        var status = status()
        status.conditions = [condition(String(repeating: "w", count: 150))]
        status.waiting = 2
        status.oldestWaiting = .seconds(14)
        status.recorded.accepted = 1_000_000
        status.lastRecord = lastRecord(1_000_000)
        let wrong = "degraded: " + String(repeating: "w", count: 150)
        // The inbox would bring it to 202.
        #expect(StatusLine.render(status) == wrong + "; 2 waiting, oldest 14 s")
    }

    @Test(arguments: 0...40)
    func `a line is full to the last place before something goes`(padding: Int) {
        var status = status()
        status.lastRecord = lastRecord(1)
        let text = String(repeating: "w", count: 60 + padding)
        status.conditions = [condition(text)]
        let line = StatusLine.render(status)
        let last = "; last record 000000000001 at 08:01:12 UTC"
        let whole =
            "degraded: \(text); watching 1 inbox; nothing recorded since the start; none waiting" + last
        #expect((line == whole) == (whole.count <= Limits.statusLineLengthMax))
        #expect(line.hasSuffix(last))
    }
}
