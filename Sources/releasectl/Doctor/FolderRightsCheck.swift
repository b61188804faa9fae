import FileIO
import ReleaseModel

/// Owners and modes of the root and the folders in it, as `systemd/released.tmpfiles` makes them, or as the service
/// itself does.
struct FolderRightsCheck: HealthCheck {
    static let name = "owners and modes"

    let folders: [FolderFacts]
    let keeper: Keeper

    var findings: [Finding] {
        let wrong = folders.flatMap(findings(of:))
        let good = folders.count { if case .rights = $0.sight { findings(of: $0).isEmpty } else { false } }
        guard wrong.isEmpty else { return wrong }
        return [
            .ok(
                "\(Words.count(good, "folder")) as they should be, served by \(keeper.name.harmless) (\(keeper.origin))"
            )
        ]
    }

    private func findings(of folder: FolderFacts) -> [Finding] {
        switch folder.sight {
        case .closed(let reason): [.skipped(reason)]
        case .missing: missing(folder)
        case .rights(let rights):
            folder.isRemote ? [] : owner(of: folder, rights) + bits(of: folder, rights)
        }
    }

    private func missing(_ folder: FolderFacts) -> [Finding] {
        let found = "\(folder.path.escaped) is not there"
        if folder.isExpected {
            let why =
                "the service has run here, and what it kept there is gone: restore it from a backup before it starts"
            return [.error(found, why: why)]
        }
        guard !folder.isMadeByService else { return [.note(found, why: "the service makes it when it starts")] }
        let make = "install -d -m 3770 -o \(keeper.name) -g \(dropGroup) \(folder.word)"
        let why = "nothing can be dropped there; the service takes it up again within a second of its return"
        return [.error(found, why: why, mend: [make] + defaultList(folder))]
    }

    // Owners.

    private var dropGroup: String { keeper.droppers?.name ?? keeper.groupName }

    private func owner(of folder: FolderFacts, _ rights: AccessRights) -> [Finding] {
        let group: Keeper.LinuxGroup? =
            switch folder.purpose {
            case .readers: keeper.readers
            case .inbox, .rejected, .own: keeper.droppers
            case .root: nil
            }
        let isForeign = rights.uid != keeper.uid && !(folder.purpose == .root && rights.uid == 0)
        let isOtherGroup = folder.purpose != .own && group.map { $0.gid != rights.gid } ?? false
        guard isForeign || isOtherGroup else { return [] }
        let owner = "\(keeper.name):\(group?.name ?? keeper.groupName)"
        let isAll = folder.purpose == .own || folder.purpose == .readers
        let mend = ["chown \(isAll ? "-R " : "")\(owner) \(folder.word)"]
        let found = "\(folder.shown(rights)), not \(owner)"
        if !isForeign { return [.warning(found, why: groupWords(folder.purpose), mend: mend)] }
        if folder.purpose == .inbox, !folder.isMadeByService, rights.permissions & 0o1000 == 0,
            rights.allow(7, uid: keeper.uid, groups: keeper.groups)
        {
            return []
        }
        return [.error(found, why: ownerWords(folder.purpose), mend: mend)]
    }

    private func ownerWords(_ purpose: FolderFacts.Purpose) -> String {
        switch purpose {
        case .root: "the service cannot make its folders, and whoever owns the root can put others in their place"
        case .inbox: "the service cannot take what is dropped, or what lies in a sticky folder of somebody else's"
        case .rejected: "the service cannot set rejected files aside"
        case .own: "the service cannot work without it, and its owner could change bytes before they are hashed"
        case .readers: "the service cannot write there, and its owner could change what is kept for ever"
        }
    }

    private func groupWords(_ purpose: FolderFacts.Purpose) -> String {
        purpose == .readers
            ? "the group of those who read it cannot, and another one can"
            : "the group of those who drop cannot enter, and another one can"
    }

    // Modes.

    private func bits(of folder: FolderFacts, _ rights: AccessRights) -> [Finding] {
        switch folder.purpose {
        case .root: root(folder, rights)
        case .own: own(folder, rights)
        case .readers: readers(folder, rights)
        case .inbox: inbox(folder, rights)
        case .rejected: rejected(folder, rights)
        }
    }

    private func root(_ folder: FolderFacts, _ rights: AccessRights) -> [Finding] {
        if rights.permissions & 0o022 != 0 {
            let why = "whoever may write in the root can put a folder of their own in the place of custody or archive"
            return [.error(folder.shown(rights), why: why, mend: ["chmod 00755 \(folder.word)"])]
        }
        if keeper.isPackaged && rights.permissions & 0o011 != 0o011 {
            let why = "those who drop and those who read cannot get to their folders"
            return [.warning(folder.shown(rights), why: why, mend: ["chmod 00755 \(folder.word)"])]
        }
        return []
    }

    private func own(_ folder: FolderFacts, _ rights: AccessRights) -> [Finding] {
        guard rights.permissions & 0o777 != 0o700 else { return [] }
        let why =
            rights.permissions & 0o077 != 0
            ? "others can enter where only the service may: what is hashed must be out of everybody's reach"
            : "the service cannot work in it"
        return [.error("\(folder.shown(rights)), not 0700", why: why, mend: ["chmod 00700 \(folder.word)"])]
    }

    private func readers(_ folder: FolderFacts, _ rights: AccessRights) -> [Finding] {
        let mend = ["chmod \(keeper.isPackaged ? "02750" : "u=rwx,go-w") \(folder.word)"]
        let found = "\(folder.shown(rights)), not 2750"
        if rights.permissions & 0o022 != 0 || rights.permissions & 0o700 != 0o700 {
            let why = "only the service may write there: what is kept must not be changed by anybody else"
            return [.error(found, why: why, mend: mend)]
        }
        guard keeper.isPackaged else { return [] }
        if rights.permissions & 0o2050 != 0o2050 {
            return [
                .warning(found, why: "the group released-readers cannot read it, or not what comes later", mend: mend)
            ]
        }
        if rights.permissions & 0o007 != 0 {
            return [.note(found, why: "everybody on this machine may read it, if that is what you want", mend: mend)]
        }
        return []
    }

    private func inbox(_ folder: FolderFacts, _ rights: AccessRights) -> [Finding] {
        var found: [Finding] = []
        let mend = ["chmod 03770 \(folder.word)"]
        if rights.uid == keeper.uid && rights.permissions & 0o700 != 0o700 {
            found.append(.error(folder.shown(rights), why: "the service cannot take what is dropped", mend: mend))
        } else if rights.permissions & 0o002 != 0 {
            let why = "everybody on this machine may drop there, and fill the disk"
            found.append(.warning("\(folder.shown(rights)), not 3770", why: why, mend: mend))
        } else if keeper.isPackaged && rights.permissions & 0o2070 != 0o2070 {
            let why = "the group \(dropGroup) cannot drop there, or what it drops belongs to another one"
            found.append(.warning("\(folder.shown(rights)), not 3770", why: why, mend: mend))
        } else if rights.permissions & 0o1020 == 0o0020 {
            let why = "not sticky: staff can remove and rename what others have dropped"
            found.append(.warning("\(folder.shown(rights)), not 3770", why: why, mend: mend))
        }
        if keeper.isPackaged, rights.defaultList?.permissions(ofUser: keeper.uid) != 7 {
            let why = "the service may not be able to empty folders that staff make or move in"
            let text = "\(folder.path.escaped) has no default access list with \(keeper.name):rwx"
            found.append(.warning(text, why: why, mend: defaultList(folder)))
        }
        return found
    }

    private func defaultList(_ folder: FolderFacts) -> [String] {
        keeper.isPackaged ? ["setfacl -d -m u:\(keeper.name):rwx,m::rwx \(folder.word)"] : []
    }

    private func rejected(_ folder: FolderFacts, _ rights: AccessRights) -> [Finding] {
        let wanted: UInt32 = keeper.isPackaged ? 0o2770 : 0o700
        let isOpen = rights.permissions & 0o002 != 0
        guard isOpen || rights.permissions & wanted != wanted else { return [] }
        let why =
            isOpen ? "everybody on this machine may write there" : "those who dropped cannot read why it was rejected"
        return [.warning("\(folder.shown(rights)), not 2770", why: why, mend: ["chmod 02770 \(folder.word)"])]
    }
}
