import FileIO
import ReleaseModel

@testable import releasectl

/// A place as the package makes it, for checks that are given facts.
enum Samples {
    static let uid: UInt32 = 789
    static let droppers: UInt32 = 789
    static let readers: UInt32 = 790
    static let alice: UInt32 = 2_001

    /// Who serves it.
    static let keeper = Keeper(
        uid: uid,
        gid: droppers,
        groups: [droppers],
        name: "released",
        groupName: "released",
        origin: "the user of the package",
        readers: .init(name: "released-readers", gid: readers),
        droppers: .init(name: "released", gid: droppers)
    )

    /// A user who serves a folder of their own.
    static let plain = Keeper(
        uid: 1_000,
        gid: 1_000,
        groups: [1_000],
        name: "ann",
        groupName: "ann",
        origin: "the owner of the root",
        readers: nil,
        droppers: nil
    )

    static let defaultList = AccessControlList([
        .init(.owner, 7), .init(.user(uid), 7), .init(.owningGroup, 7), .init(.mask, 7), .init(.others, 0),
    ])

    /// A unit as `systemctl show` prints it, with other values for some properties.
    static func unit(_ changes: [String: String] = [:]) -> UnitFacts {
        var values = [
            "LoadState": "loaded", "ActiveState": "active", "Result": "success", "UnitFileState": "enabled",
            "NeedDaemonReload": "no", "User": "released", "ReadWritePaths": "/srv/releases",
            "RequiresMountsFor": "/srv/releases /var/tmp", "AmbientCapabilities": "cap_lease", "WatchdogUSec": "30s",
            "LimitNOFILE": "65536", "NRestarts": "0", "ProtectSystem": "strict",
        ]
        values.merge(changes) { $1 }
        let text = values.map { "\($0)=\($1)\n" }.joined()
        return UnitFacts(name: "released.service", output: Array(text.utf8))
    }
}

extension HealthCheck {
    /// The results, in order.
    var results: [Finding.Result] { findings.map(\.result) }
    /// All commands, in order.
    var commands: [String] { findings.flatMap(\.mend) }
}
