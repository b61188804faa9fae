import FileIO
import SystemPackage

/// What the service needs of the root's file system, tried.
struct FeaturesCheck: HealthCheck {
    static let name = "what the file system can do"

    /// What came of trying; text where it could not be tried.
    enum Trial: Equatable {
        case done(FileSystemProbe)
        case untried(String)
    }

    let trial: Trial
    /// `fs.leases-enable`: without it every lease is refused, and the sysctl is what is to be mended.
    let areLeasesEnabled: Bool

    var findings: [Finding] {
        switch trial {
        case .untried(let reason): return [.skipped(reason)]
        case .done(let probe):
            let found = judged(probe).filter { $0.result != .ok }
            return found.contains { $0.result != .note } || !found.isEmpty
                ? found : [.ok("leases, reflinks, extents, links and renames all work")]
        }
    }

    private func judged(_ probe: FileSystemProbe) -> [Finding] {
        [
            judge(probe.renames, "renameat2(2) without replacing") {
                .error($0, why: "the service never replaces a file: without it nothing can be taken")
            },
            judge(probe.links, "hard links") {
                .error($0, why: "originals are put into the archive by a link: without it nothing can be kept")
            },
            areLeasesEnabled
                ? judge(probe.leases, "leases") {
                    let why = "whether somebody still writes cannot be asked: a file must be quiet for `settle_remote`"
                    return .warning($0, why: why)
                } : .ok(""),
            judge(probe.extents, "asking where bytes lie (FIEMAP)") {
                .note($0, why: "a write-back that failed before a crash is not noticed by that")
            },
            judge(probe.clones, "reflinks") {
                .note($0, why: "files of others are copied byte by byte; xfs and btrfs share the blocks instead")
            },
            judge(probe.nameless, "files without a name (O_TMPFILE)") {
                .note($0, why: "only this tool uses them")
            },
        ]
    }

    private func judge(_ answer: FileSystemProbe.Answer?, _ what: String, _ fault: (String) -> Finding) -> Finding {
        switch answer {
        case .works: .ok("")
        case nil: .skipped("\(what): tried only in a private folder: the service makes state/ when it starts")
        case .fails(let code): fault("\(what): \(code.description.lowercased())")
        case .untried(let code): .skipped("\(what): could not be tried: \(code.description.lowercased())")
        }
    }
}
