import FileIO
import ReleaseModel
import Reports
import Settings
import Testing

@testable import releasectl

@Suite("Doctor: service, unit and configuration", .timeLimit(.minutes(20))) struct ServiceChecksTests {
    private let now = WallTime(seconds: 1_795_248_100, nanoseconds: 0)

    private func unitCheck(_ changes: [String: String] = [:], _ inboxes: PathBytes...) -> UnitCheck {
        UnitCheck(unit: .seen(Samples.unit(changes)), root: "/srv/releases", inboxes: inboxes)
    }

    @Test func `the unit as it is installed is good`() {
        #expect(unitCheck([:], "/srv/releases/inbox").results == [.ok])
    }

    @Test func `an inbox elsewhere needs a drop-in, whatever it is called`() {
        let check = unitCheck([:], "/mnt/it's 100%")
        #expect(check.results == [.error])
        #expect(
            check.commands == [
                "mkdir -p /etc/systemd/system/released.service.d",
                "printf '%s\\n' '[Unit]' 'RequiresMountsFor=\"/mnt/it'\\''s 100%%\"' '[Service]'"
                    + " 'ReadWritePaths=\"/mnt/it'\\''s 100%%\"' > /etc/systemd/system/released.service.d/paths.conf",
                "systemctl daemon-reload", "systemctl restart released.service",
            ]
        )
        let mended = [
            "ReadWritePaths": "/srv/releases \"/mnt/it's 100%\"",
            "RequiresMountsFor": "/srv/releases \"/mnt/it's 100%\"",
        ]
        #expect(unitCheck(mended, "/mnt/it's 100%").results == [.ok])
        let late = ["ReadWritePaths": "/srv/releases /mnt/x"]
        #expect(unitCheck(late, "/mnt/x").results == [.warning])
    }

    @Test func `no watchdog, and files that were changed, are said`() {
        #expect(unitCheck(["WatchdogUSec": "0", "NeedDaemonReload": "yes"]).results == [.warning, .warning])
        #expect(unitCheck(["LoadState": "not-found"]).results == [.skipped])
    }

    @Test func `a process says what it may`() throws {
        func process(_ capabilities: String, _ program: PathBytes? = "/usr/bin/released") throws -> ProcessFacts {
            let status =
                "Name:\treleased\nUid:\t789\t789\t789\t789\nGid:\t789\t789\t789\t789\nGroups:\t790 \nCapEff:\t\(capabilities)\n"
            return try #require(
                ProcessFacts(
                    7,
                    status: Array(status.utf8),
                    limits: Array(
                        "Limit  Soft Hard\nMax open files            512                 4096        files\n".utf8
                    ),
                    groupPath: Array("0::/system.slice/released.service\n".utf8),
                    arguments: Array("released\0--config\0released.toml\0".utf8),
                    program: program,
                    workingFolder: "/etc/released"
                )
            )
        }
        let facts = try process("0000000010000000")
        #expect(facts.mayLease == true)
        #expect(facts.openFiles == 512)
        #expect(facts.groups == [789, 790])
        #expect(facts.unit == "released.service")
        #expect(facts.configuration == "/etc/released/released.toml")
        #expect(facts.isProgramReplaced == false)
        #expect(try process("0000000000000000").mayLease == false)
        #expect(try process("0", "/usr/bin/released (deleted)").isProgramReplaced == true)
    }

    @Test func `another program that has the number by now is none of ours`() {
        let status = Array("Name:\tbash\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\n".utf8)
        let facts = ProcessFacts(
            7,
            status: status,
            limits: [],
            groupPath: [],
            arguments: [],
            program: nil,
            workingFolder: "/"
        )
        #expect(facts == nil)
    }

    @Test func `without CAP_LEASE a unit is mended, a plain user told`() {
        let process = LimitsCheck.Process(shown: "process 7", uid: 789, mayLease: false, openFiles: 65_536)
        #expect(LimitsCheck(process: process, unit: .seen(Samples.unit())).results == [.warning])
        #expect(LimitsCheck(process: process, unit: .unseen("no systemd")).results == [.note])
        let root = LimitsCheck.Process(shown: "process 7", uid: 0, mayLease: false, openFiles: 65_536)
        #expect(LimitsCheck(process: root, unit: .unseen("no systemd")).results == [.ok])
        let few = LimitsCheck.Process(shown: "process 7", uid: 789, mayLease: true, openFiles: 64)
        #expect(LimitsCheck(process: few, unit: .seen(Samples.unit())).results == [.warning])
        #expect(LimitsCheck(process: nil, unit: .unseen("no systemd")).results == [.skipped])
    }

    private func service(_ sight: ServiceCheck.Sight, _ unit: UnitSight) -> ServiceCheck {
        ServiceCheck(service: sight, unit: unit, root: "/srv/releases", now: now)
    }

    @Test func `a service that does not run is a fault only where it is meant to`() {
        #expect(service(.stopped(last: nil), .unseen("no systemd")).results == [.note])
        #expect(service(.stopped(last: nil), .seen(Samples.unit(["ActiveState": "inactive"]))).results == [.warning])
        #expect(service(.stopped(last: nil), .seen(Samples.unit(["ActiveState": "failed"]))).results == [.error])
        let cut = ServiceStatus(processIdentifier: 7, phase: .serving, root: "/srv/releases", startedAt: now)
        #expect(service(.stopped(last: cut), .unseen("no systemd")).results == [.note, .note])
    }

    @Test func `what a running service complains of is passed on, and a status that stands still`() {
        func running(_ status: ServiceStatus, replaced: Bool = false) -> [Finding.Result] {
            let sight = ServiceCheck.Running(process: 7, status: status, fault: nil, isProgramReplaced: replaced)
            return service(.running(sight), .seen(Samples.unit())).results
        }
        var status = ServiceStatus(processIdentifier: 7, phase: .serving, root: "/srv/releases", startedAt: now)
        #expect(running(status) == [.ok])
        #expect(running(status, replaced: true) == [.warning])
        status.updatedAt = WallTime(seconds: now.seconds - 1_000, nanoseconds: 0)
        #expect(running(status) == [.ok], "nothing to do, nothing to say")
        status.waiting = 3
        #expect(running(status) == [.warning])
        status.updatedAt = now
        status.conditions = [.init(code: "disk-full", text: "disk full", since: now)]
        #expect(running(status) == [.warning])
    }

    @Test func `a configuration that the service has not read is said`() {
        func check(_ fault: String?, changed: Int64, faults: [Fault] = []) -> ConfigurationHealthCheck {
            ConfigurationHealthCheck(
                configuration: .file(
                    "/etc/released/released.toml",
                    faults: faults,
                    changed: WallTime(seconds: now.seconds + changed, nanoseconds: 0)
                ),
                loaded: .init(process: 7, at: now, fault: fault),
                unit: .unseen("no systemd")
            )
        }
        #expect(check(nil, changed: -5).results == [.ok])
        #expect(check(nil, changed: 5).results == [.warning])
        #expect(check(nil, changed: 5).commands == ["kill -HUP 7"])
        #expect(check("poll: bad duration", changed: -5).results == [.error])
        let fault = Fault(origin: "x", line: 1, key: "poll", problem: "bad", remedy: "write it well")
        #expect(check(nil, changed: 5, faults: [fault, fault]).results == [.error, .error])
    }
}
