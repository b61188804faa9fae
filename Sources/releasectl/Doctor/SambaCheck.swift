import FileIO
import Inbox
import ReleaseModel

/// Samba's shares of the inboxes: whether what Windows and Macs make there stays open to the service, and nothing else
/// of the place is shared.
struct SambaCheck: HealthCheck {
    static let name = "Samba shares"

    /// A share and where its path leads, links followed.
    struct Shared: Equatable {
        let share: SambaShares.Share
        let path: PathBytes
    }

    /// An inbox, links followed, and whether its custody lies in it.
    struct Inbox: Equatable {
        let path: PathBytes
        let hasOwnCustody: Bool
    }

    enum Sight: Equatable {
        case shares([Shared], file: PathBytes)
        case unseen(String)
        /// testparm(1) refuses the configuration.
        case broken(String)
    }

    let samba: Sight
    let inboxes: [Inbox]
    /// What is nobody's to reach by a share, links followed.
    let closed: [PathBytes]
    let keeper: Keeper
    /// Whether Samba's service is installed, and not its tools alone.
    let hasService: Bool

    var findings: [Finding] {
        switch samba {
        case .unseen(let reason): return [.skipped(reason)]
        case .broken(let reason):
            return [.error("testparm: \(reason.harmless)", why: "Samba does not start with it", mend: ["testparm -s"])]
        case .shares(let shares, let file):
            let near = shares.filter { shared in
                inboxes.contains { $0.path.isAbove(shared.path) || shared.path.isAbove($0.path) } || exposes(shared)
            }
            if near.isEmpty { return [.skipped("no share of \(file.escaped) leads to an inbox")] }
            let found = near.flatMap { findings(of: $0, file) }
            let names = near.map { $0.share.name.harmless }.joined(separator: ", ")
            return found.isEmpty ? [.ok("\(names): good")] : found
        }
    }

    /// A share of `/` leads everywhere, and is no more about this place than any other.
    private func exposes(_ shared: Shared) -> Bool {
        !shared.path.components.isEmpty
            && closed.contains { shared.path.isAbove($0) || $0.isAbove(shared.path) }
    }

    private func findings(of shared: Shared, _ file: PathBytes) -> [Finding] {
        let mender = SambaMender(share: shared.share.name, file: file, hasService: hasService)
        let name = "share \(shared.share.name.harmless)"
        let rest = rights(shared.share, name, mender) + waits(shared.share, name, mender)
        guard exposes(shared) else { return rest + veto(shared, name, mender) }
        let inbox = inboxes.first { shared.path.isAbove($0.path) }?.path ?? inboxes.first?.path
        let mend = inbox.map { mender.set("path", ["path", "directory"], $0.text) } ?? []
        let why = "people reach journal, archive or custody by it: share an inbox, nothing above it"
        return [.error("\(name) leads to \(shared.path.escaped)", why: why, mend: mend)] + rest
    }

    private func rights(_ share: SambaShares.Share, _ name: String, _ mender: SambaMender) -> [Finding] {
        var found: [Finding] = []
        if share.isOn("read only", default: true) {
            let mend = mender.set("read only", ["read only", "writeable", "writable", "write ok"], "no")
            found.append(.warning("\(name) is read-only", why: "nobody can drop by it", mend: mend))
        }
        let user = share["force user"] ?? ""
        if user == keeper.name { return found }
        if !user.isEmpty {
            let why =
                "their files are the service's to copy, not to keep as they are; remove it, or name \(keeper.name)"
            found.append(.note("\(name): everybody is \(user.harmless)", why: why))
        }
        let files = share.mode("create mask", default: 0o744) | share.mode("force create mode", default: 0)
        if files & 0o060 != 0o060 {
            let mend = mender.set("create mask", ["create mask", "create mode"], "0660")
            let why = "files made by it may be closed to the service, whatever the default access list says"
            let mode = FolderFacts.mode(files)
            found.append(.warning("\(name): create mask is \(mode)", why: why, mend: mend))
        }
        let folders = share.mode("directory mask", default: 0o755) | share.mode("force directory mode", default: 0)
        if folders & 0o070 != 0o070 {
            let mend = mender.set("directory mask", ["directory mask", "directory mode"], "0770")
            let why = "folders made by it cannot be emptied by the service, whatever the default access list says"
            let mode = FolderFacts.mode(folders)
            found.append(.error("\(name): directory mask is \(mode)", why: why, mend: mend))
        }
        if !share.isOn("inherit acls", default: false) {
            let mend = mender.set("inherit acls", ["inherit acls"], "yes")
            let why = "access lists of a folder hold in those made in it by Windows, too"
            found.append(.note("\(name): inherit acls is off", why: why, mend: mend))
        }
        return found
    }

    private func waits(_ share: SambaShares.Share, _ name: String, _ mender: SambaMender) -> [Finding] {
        guard share.isOn("kernel oplocks", default: false) else { return [] }
        let mend = mender.set("kernel oplocks", ["kernel oplocks"], "no")
        let why = "Samba and the service wait for each other's leases: both stall"
        return [.warning("\(name): kernel oplocks is on", why: why, mend: mend)]
    }

    private func veto(_ shared: Shared, _ name: String, _ mender: SambaMender) -> [Finding] {
        let custody = PrivateFolder.custody.text
        let isInside = inboxes.contains { $0.hasOwnCustody && ($0.path == shared.path || shared.path.isAbove($0.path)) }
        let vetoed = (shared.share["veto files"] ?? "").split(separator: "/").map(String.init)
        guard isInside, !vetoed.contains(where: { $0 == custody || $0 == ".*" || $0 == custody + "*" }) else {
            return []
        }
        let value = "/" + (vetoed + [custody]).joined(separator: "/") + "/"
        let why = "people see the service's private folder, and may remove it while it is empty"
        let mend = mender.set("veto files", ["veto files"], value)
        return [.warning("\(name) shows \(custody)", why: why, mend: mend)]
    }
}
