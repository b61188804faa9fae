import ReleaseModel

/// What the service's process may do: ask for leases on files of others, and hold so many files open.
struct LimitsCheck: HealthCheck {
    static let name = "rights and limits of the process"

    /// Of a process, or of the unit that starts it.
    struct Process: Equatable {
        /// `process 4711`, `released.service`.
        let shown: String
        let uid: UInt32
        /// Whether it has CAP_LEASE; nil where that cannot be seen.
        let mayLease: Bool?
        /// Soft `RLIMIT_NOFILE`, nil where that cannot be seen.
        let openFiles: Int?
    }

    /// nil where there is neither.
    let process: Process?
    let unit: UnitSight

    private static let openFilesNeeded = 1_024

    var findings: [Finding] {
        guard let process else {
            return [
                .skipped("no service runs, and no unit says how it would: CAP_LEASE and RLIMIT_NOFILE are not known")
            ]
        }
        let found = leases(process) + files(process)
        guard found.isEmpty else { return found }
        let files = process.openFiles.map { ", \($0) open files" } ?? ""
        return [.ok("\(process.shown): leases on everybody's files\(files)")]
    }

    private func leases(_ process: Process) -> [Finding] {
        guard let mayLease = process.mayLease else {
            return [.skipped("\(process.shown): its capabilities cannot be seen: try `sudo releasectl doctor`")]
        }
        guard !mayLease, process.uid != 0 else { return [] }
        let found = "\(process.shown) has no CAP_LEASE"
        let why =
            "whether somebody else still writes cannot be asked: files of others must be quiet for `settle_remote`"
        guard let unit = unit.installed else { return [.note(found, why: why)] }
        let lines = ["[Service]", "AmbientCapabilities=CAP_LEASE", "CapabilityBoundingSet=CAP_LEASE"]
        return [.warning(found, why: why, mend: unit.extended("lease", lines))]
    }

    private func files(_ process: Process) -> [Finding] {
        guard let openFiles = process.openFiles, openFiles < Self.openFilesNeeded else { return [] }
        let found = "\(process.shown) may have \(openFiles) files open"
        let mend = unit.installed?.extended("files", ["[Service]", "LimitNOFILE=65536"]) ?? ["ulimit -n 65536"]
        return [.warning(found, why: "a batch of many files has to wait", mend: mend)]
    }
}
