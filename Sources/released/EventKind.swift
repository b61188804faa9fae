import Logging

/// The kinds of things that the service says in its log. Each has an identifier for ever, under which
/// `systemd/released.catalog` explains it to the one who reads `journalctl -x`: an identifier is made once, with
/// `systemd-id128 new`, and never given to another kind.
enum EventKind: CaseIterable {
    case ready, stopped, reloaded, reloadRefused
    case accepted, revised, duplicate, rejected, deferred, wentBack, originalRestored
    case recovered, recoveredWithoutLog, foundInCustody, registerUpdated, registerRebuilt
    case searchRebuilt, searchBehind
    case degradedDiskFull, degradedReadOnly, degradedMountGone, degradedInbox, degradedPlace, degradedFolders
    case degradedPolling, degradedResources, degradedRegister, degradedUnfinished, degradedUnknownInbox
    case degradedLargeFiles
    case degradedOther
    case noticeStuck, noticeQuiet
    case restored
    case failedConfiguration, failedDamage, failedDisk, failedPermission, failedBusy, failedUnexpectedly

    /// `RELEASED_EVENT=`, what one searches for. Several kinds share one where only the remedy differs.
    var name: String { row.name }

    /// `MESSAGE_ID=` (systemd.journal-fields(7)).
    var messageIdentifier: String { row.identifier }

    /// How grave it is: an error needs a person, a warning may.
    var level: Logger.Level { row.level }

    private var row: (name: String, level: Logger.Level, identifier: String) {
        switch self {
        case .ready: ("ready", .notice, "14178c56f4104710a751748440183834")
        case .stopped: ("stopped", .notice, "2e9c47690c054d77a6b654b7d192d973")
        case .reloaded: ("reloaded", .notice, "8cbd4f04b8ba4f5fbe742262c61c0abe")
        case .reloadRefused: ("reload-refused", .error, "05711353f72c4036a97710723e75a3f6")
        case .accepted: ("accepted", .info, "c33c613ac35f439ead33b5bde91cc30e")
        case .revised: ("revised", .info, "6de483efdd4047838a11d34a68006b4f")
        case .duplicate: ("duplicate", .info, "f4eb0d0323ae40b08613e99db7e56652")
        case .rejected: ("rejected", .warning, "9064c5587fce451b8835b421b03bdd37")
        case .deferred: ("deferred", .warning, "eedced41999f400a8222fdaf870fd747")
        case .wentBack: ("went-back", .info, "77de1bed25a944ce95d3cf9f900cdcab")
        case .originalRestored: ("original-restored", .warning, "7c2df1547d91496f88ffcbaac28f0443")
        case .recovered: ("recovered", .notice, "6026ae2658ed4f1b93ae47baa3e9f75b")
        case .recoveredWithoutLog: ("recovered-without-log", .warning, "b22d754d1c044ab2b823be204cf09448")
        case .foundInCustody: ("found-in-custody", .notice, "ce19838add064ae2b991b6791d7fddb9")
        case .registerUpdated: ("register-updated", .notice, "ff4729b91c41497e96951e5388f87abe")
        case .registerRebuilt: ("register-rebuilt", .warning, "7251bc5e37624001aabbb243c776bea6")
        case .searchRebuilt: ("search-rebuilt", .notice, "776d0ca8a2b048218bf6e7394ebb7cd6")
        case .searchBehind: ("search-behind", .warning, "a55f8f7b22e64ec1b0d31c19ba40cc20")
        case .degradedDiskFull: ("degraded", .error, "4fc5b4c2614c4fea9ca05d6b9e3c5825")
        case .degradedReadOnly: ("degraded", .error, "3fd5fed856d148d8bf97a14a31f2285d")
        case .degradedMountGone: ("degraded", .error, "1a05e65d23534c338dfe7a73e2b17934")
        case .degradedInbox: ("degraded", .error, "a3ac7e7cbba24796818c3795d5c290e3")
        case .degradedPlace: ("degraded", .error, "83d0b51e557843e3bf9abe282a7383d4")
        case .degradedFolders: ("degraded", .warning, "06bc5bfddb824ecebbd099e9d8f7901a")
        case .degradedPolling: ("degraded", .warning, "c2f4e47c4d2c4ed58f1d7d6890caa64f")
        case .degradedResources: ("degraded", .error, "aa781770f1924ff4bcd32ce3bd1d77e8")
        case .degradedRegister: ("degraded", .error, "2a9d7e6a8f024881b2ab3fa86738ba3e")
        case .degradedUnfinished: ("degraded", .warning, "2e17798c9997478099b870d931c9a73c")
        case .degradedUnknownInbox: ("degraded", .warning, "787c2262a4264c8ea173f7050471c9d6")
        case .degradedLargeFiles: ("degraded", .error, "5b0e8a1f6d3c4b7a9e21c7d4f0a86b35")
        case .noticeStuck: ("notice", .warning, "bacb67d6c89445c6ad5079e45117d4cc")
        case .noticeQuiet: ("notice", .warning, "f113b744ef4947388ed8e343bfc93bc2")
        case .degradedOther: ("degraded", .warning, "aaecd02105154628aef6a9efe2abff27")
        case .restored: ("restored", .notice, "74c01ec93ca64872a67bd44874ad1fe5")
        case .failedConfiguration: ("failed", .error, "59c74a050e6343f6a77e0cf42c817e36")
        case .failedDamage: ("failed", .critical, "aaa13690aa9d4ee1943b4c1262486771")
        case .failedDisk: ("failed", .error, "ecc99d1ba23f482e825a029308bfe739")
        case .failedPermission: ("failed", .error, "bd5bcacbdf59454a8d207d2043fe848e")
        case .failedBusy: ("failed", .error, "cc422d4db55145b6b14a76a58ad94fc5")
        case .failedUnexpectedly: ("failed", .error, "3b7ffae16bf141d7a1a542174440a749")
        }
    }
}

extension EventKind {
    /// A condition's kind: by its remedy. Those of one inbox have its name behind a hyphen.
    init(condition code: String) {
        func isOf(_ word: String) -> Bool { code == word || code.hasPrefix(word + "-") }
        switch code {
        case "disk-full": self = .degradedDiskFull
        case "read-only": self = .degradedReadOnly
        case "mount-gone": self = .degradedMountGone
        case "too-many-open-files", "no-memory": self = .degradedResources
        case "place": self = .degradedPlace
        case "register": self = .degradedRegister
        case "unfinished": self = .degradedUnfinished
        case "unknown-inbox": self = .degradedUnknownInbox
        case "large-files": self = .degradedLargeFiles
        case _ where isOf("inbox-missing") || isOf("custody"): self = .degradedInbox
        case _ where isOf("folders"): self = .degradedFolders
        case _ where isOf("events"): self = .degradedPolling
        case _ where isOf("stuck"): self = .noticeStuck
        case _ where isOf("quiet"): self = .noticeQuiet
        default: self = .degradedOther
        }
    }

    /// A failure's kind: by the exit code (sysexits(3)).
    init(exitCode: Int32) {
        switch exitCode {
        case 78: self = .failedConfiguration
        case 65: self = .failedDamage
        case 74: self = .failedDisk
        case 77: self = .failedPermission
        case 75: self = .failedBusy
        default: self = .failedUnexpectedly
        }
    }
}
