import ReleaseModel
import Settings

/// The configuration, and whether the running service goes by it.
struct ConfigurationHealthCheck: HealthCheck {
    static let name = "configuration"

    enum Sight: Equatable {
        /// None: the place is served with the defaults.
        case none
        /// A file, what is wrong in it, and when it was changed; nil where that cannot be seen.
        case file(PathBytes, faults: [Fault], changed: WallTime?)
        case unseen(String)
    }

    /// What the running service says of it.
    struct Loaded: Equatable {
        let process: Int32?
        let at: WallTime
        /// Why the last reload was refused.
        let fault: String?
    }

    let configuration: Sight
    let loaded: Loaded?
    let unit: UnitSight

    var findings: [Finding] {
        switch configuration {
        case .unseen(let reason): return [.skipped(reason)]
        case .none: return [.ok("none: the defaults")]
        case .file(let path, let faults, let changed):
            let why = "the service does not start with it, and a reload is refused"
            let mend = [
                "${EDITOR:-vi} \(ShellWord.quoted(path))", "releasectl check-config --config \(ShellWord.quoted(path))",
            ]
            if !faults.isEmpty { return faults.map { .error($0.description, why: why, mend: mend) } }
            return inForce(path, changed)
        }
    }

    private func inForce(_ path: PathBytes, _ changed: WallTime?) -> [Finding] {
        let reload =
            unit.installed.map { ["systemctl reload \($0.word)"] } ?? loaded?.process.map { ["kill -HUP \($0)"] } ?? []
        if let fault = loaded?.fault {
            let why = "the last reload was refused, and the configuration before is in force"
            return [.error(fault.harmless, why: why, mend: reload)]
        }
        if let loaded, let changed, changed.seconds > loaded.at.seconds {
            let found = "\(path.escaped) was changed at \(changed.rfc3339(.seconds)), after the service had read it"
            return [.warning(found, why: "the service goes by what stood there before", mend: reload)]
        }
        return [.ok("\(path.escaped): good\(loaded == nil ? "" : ", and in force")")]
    }
}
