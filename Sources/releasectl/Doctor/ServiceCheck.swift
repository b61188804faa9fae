import ReleaseModel
import Reports

/// Whether the service runs, how it does, and how it ended last time.
struct ServiceCheck: HealthCheck {
    static let name = "service"

    /// A process that holds the root's lock.
    struct Running: Equatable {
        let process: Int32?
        let status: ServiceStatus?
        /// Why its status cannot be read.
        let fault: String?
        /// Whether the program it runs was replaced or removed since; nil where that cannot be seen.
        let isProgramReplaced: Bool?
    }

    enum Sight: Equatable {
        case running(Running)
        /// Nobody holds the lock; what the last one left, nil where none ever ran.
        case stopped(last: ServiceStatus?)
        case unseen(String)
    }

    let service: Sight
    let unit: UnitSight
    let root: PathBytes
    let now: WallTime

    /// A status does not change while nothing does; with files that wait it says how long they have.
    private static let staleSeconds: Int64 = 120

    var findings: [Finding] {
        switch service {
        case .unseen(let reason): [.skipped(reason)]
        case .stopped(let last): stopped(last)
        case .running(let running): self.running(running)
        }
    }

    private func stopped(_ last: ServiceStatus?) -> [Finding] {
        var found: [Finding] = []
        let start = unit.installed.map { "systemctl start \($0.word)" } ?? "released \(ShellWord.quoted(root))"
        if let unit = unit.installed, unit["ActiveState"] == "failed" {
            let text = "\(unit.name.harmless) has failed (\(unit["Result"].harmless))"
            let why = "nothing is taken; `systemctl status \(unit.word)` says why"
            found.append(.error(text, why: why, mend: ["systemctl restart \(unit.word)"]))
        } else if let unit = unit.installed, unit["UnitFileState"] == "enabled" {
            found.append(.warning("the service does not run", why: "nothing is taken", mend: [start]))
        } else {
            found.append(.note("the service does not run", why: "nothing is taken until it does", mend: [start]))
        }
        if let last, last.phase != .stopping {
            let text = "the last run, begun at \(last.startedAt.rfc3339(.seconds)), did not stop in order"
            found.append(.note(text, why: "killed, or the machine lost power: the next start puts everything right"))
        }
        return found
    }

    private func running(_ running: Running) -> [Finding] {
        let process = running.process.map { "process \($0)" } ?? "a process"
        var found: [Finding] = []
        if running.isProgramReplaced == true {
            let why = "what was installed since is not in force"
            let mend =
                unit.installed.map { ["systemctl restart \($0.word)"] } ?? running.process.map { ["kill \($0)"] } ?? []
            found.append(.warning("\(process) runs a program that was replaced since", why: why, mend: mend))
        }
        guard let status = running.status else {
            let text = running.fault?.harmless ?? "\(process) serves the root and has written no status yet"
            let why = "it goes through journal and custody, or has no room for its status"
            return found + [running.fault == nil ? .note(text, why: why) : .warning(text, why: why)]
        }
        for condition in status.conditions {
            let why = "since \(condition.since.rfc3339(.seconds)); `releasectl status` says more"
            found.append(.warning(condition.text.harmless, why: why))
        }
        let age = now.seconds - status.updatedAt.seconds
        if status.waiting > 0 && age > Self.staleSeconds {
            let text =
                "\(Words.count(status.waiting, "file")) waiting, and the status is \(Duration.seconds(age).forPeople) old"
            let mend = unit.installed.map { ["systemctl restart \($0.word)"] } ?? []
            found.append(.warning(text, why: "the service hangs, in a disk perhaps: `dmesg`", mend: mend))
        }
        if let unit = unit.installed, let restarts = Int(unit["NRestarts"]), restarts > 0 {
            let text = "\(unit.name.harmless) was restarted \(Words.count(restarts, "time")) by systemd"
            found.append(.note(text, why: "`journalctl -u \(unit.word) -p err` says why"))
        }
        return found.isEmpty ? [.ok("\(process) serves \(root.escaped)")] : found
    }
}
