import FileIO
import Intake
import ReleaseModel

/// Says who serves a place: who does now; else whom the unit or the package names; else who owns it.
enum KeeperFinder {
    private static let packageName = "released"
    private static let readersName = "released-readers"

    static func find(_ place: Place, process: ProcessFacts?, unit: UnitSight) -> Keeper {
        if let process {
            let origin = "process \(process.identifier) runs as it"
            return keeper(uid: process.uid, gid: process.gid, groups: process.groups, origin: origin)
        }
        if let name = unit.installed?["User"], !name.isEmpty, let user = LinuxAccounts.user(name) {
            return keeper(user, origin: "the user of the unit")
        }
        let folders: [PathBytes] = ["", ServiceLayout.Name.state] + PlaceFacts.names + ["inbox"]
        let owners = folders.compactMap { try? place.folder.status($0).uid }
        if let user = LinuxAccounts.user(packageName), owners.contains(user.uid) || place.isStandard {
            return keeper(user, origin: "the user of the package")
        }
        let state = try? place.folder.rights(ServiceLayout.Name.state)
        let rights = state ?? (try? place.folder.rights())
        let uid = rights?.uid ?? place.folder.calls.effectiveUser()
        if let user = LinuxAccounts.user(uid) {
            return keeper(user, origin: state == nil ? "the owner of the root" : "the owner of state/")
        }
        return keeper(uid: uid, gid: rights?.gid ?? 0, groups: [rights?.gid ?? 0], origin: "the owner of the root")
    }

    private static func keeper(_ user: LinuxAccounts.User, origin: String) -> Keeper {
        keeper(uid: user.uid, gid: user.gid, groups: LinuxAccounts.groups(of: user), origin: origin)
    }

    private static func keeper(uid: UInt32, gid: UInt32, groups: Set<UInt32>, origin: String) -> Keeper {
        let name = LinuxAccounts.user(uid)?.name ?? "\(uid)"
        let isPackages = name == packageName
        return Keeper(
            uid: uid,
            gid: gid,
            groups: groups,
            name: name,
            groupName: LinuxAccounts.group(gid)?.name ?? "\(gid)",
            origin: origin,
            readers: isPackages ? LinuxAccounts.group(readersName).map { .init(name: $0.name, gid: $0.gid) } : nil,
            droppers: isPackages ? LinuxAccounts.group(packageName).map { .init(name: $0.name, gid: $0.gid) } : nil
        )
    }
}
