import ReleaseModel

/// The unit of systemd: whether it lets the service at every inbox, waits for their mounts, and watches over it.
struct UnitCheck: HealthCheck {
    static let name = "unit"

    let unit: UnitSight
    let root: PathBytes
    let inboxes: [PathBytes]

    var findings: [Finding] {
        switch unit {
        case .unseen(let reason): return [.skipped(reason)]
        case .seen(let unit):
            guard unit.isInstalled else {
                return [.skipped("no unit \(unit.name.harmless) is installed: the service is started some other way")]
            }
            let found = stale(unit) + writable(unit) + mounts(unit) + watchdog(unit)
            return found.isEmpty ? [.ok("\(unit.name.harmless) lets the service at every folder it needs")] : found
        }
    }

    private func stale(_ unit: UnitFacts) -> [Finding] {
        guard unit["NeedDaemonReload"] == "yes" else { return [] }
        let why = "systemd goes by what the unit's files said before"
        return [.warning("\(unit.name.harmless) was changed", why: why, mend: ["systemctl daemon-reload"])]
    }

    private func writable(_ unit: UnitFacts) -> [Finding] {
        guard unit["ProtectSystem"] == "strict" else { return [] }
        let open = unit.paths("ReadWritePaths")
        let closed = ([root] + inboxes).filter { place in !open.contains { $0.isAbove(place) } }
        guard !closed.isEmpty else { return [] }
        let found = "ReadWritePaths= of \(unit.name.harmless) leaves out \(Self.list(closed))"
        let why = "the service sees it read-only and takes nothing from it"
        return [.error(found, why: why, mend: unit.extended("paths", Self.lines(closed)))]
    }

    private func mounts(_ unit: UnitFacts) -> [Finding] {
        let waited = unit.paths("RequiresMountsFor")
        // What lies in the root comes with it.
        let late = ([root] + inboxes.filter { !root.isAbove($0) }).filter { place in
            !waited.contains { $0.isUnder(place) }
        }
        // What the finding above mends is mended with it.
        let open = unit.paths("ReadWritePaths")
        let left =
            unit["ProtectSystem"] == "strict" ? late.filter { place in open.contains { $0.isAbove(place) } } : late
        guard !left.isEmpty else { return [] }
        let found = "RequiresMountsFor= of \(unit.name.harmless) leaves out \(Self.list(left))"
        let why = "when the machine starts, the service may start before what is mounted there"
        return [.warning(found, why: why, mend: unit.extended("mounts", Self.lines(left)))]
    }

    private func watchdog(_ unit: UnitFacts) -> [Finding] {
        guard ["", "0", "infinity"].contains(unit["WatchdogUSec"]) else { return [] }
        let why = "a service that hangs in a disk is not started again"
        let mend = unit.extended("watchdog", ["[Service]", "WatchdogSec=30s"])
        return [.warning("\(unit.name.harmless) has no watchdog", why: why, mend: mend)]
    }

    private static func list(_ paths: [PathBytes]) -> String { paths.map(\.escaped).joined(separator: ", ") }

    private static func lines(_ paths: [PathBytes]) -> [String] {
        // systemd.syntax(7): between quotes, `%` doubled.
        let words = paths.map { path in
            let text = path.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("%", with: "%%")
            return "\"\(text)\""
        }
        let list = words.joined(separator: " ")
        return ["[Unit]", "RequiresMountsFor=\(list)", "[Service]", "ReadWritePaths=\(list)"]
    }
}

extension PathBytes {
    /// Whether `other` is this folder or lies in it, by the letters of both.
    func isAbove(_ other: PathBytes) -> Bool { other.components.starts(with: components) }

    /// Whether this is `other` or lies in it.
    func isUnder(_ other: PathBytes) -> Bool { other.isAbove(self) }
}
