import FileIO
import Inbox
import ReleaseModel
import SystemPackage

/// What lies in an inbox now, as far as it may be looked at: counted, and some of it named.
struct InboxWalk: Equatable {
    /// Some of what was counted, by name.
    struct Tally: Equatable {
        var count = 0
        var examples: [PathBytes] = []

        mutating func add(_ path: PathBytes) {
            count += 1
            if examples.count < 3 { examples.append(path) }
        }
    }

    /// The inbox itself.
    let path: PathBytes
    /// Folders, the inbox included: each is watched.
    var folders = 1
    /// Folders of staff that the service's user cannot enter, list or empty.
    var closedFolders = Tally()
    /// Sticky ones among them that are not the service's: only their owner takes out what others put there.
    var stickyFolders = Tally()
    /// Folders of staff where what is made later may be closed to the service's user.
    var listlessFolders = Tally()
    /// Files that the service's user cannot read.
    var closedFiles = Tally()
    /// Names that are never taken.
    var litter = Tally()
    /// Folders that we could not look into.
    var unseen = Tally()
    /// Bytes of the largest file that waits.
    var largestBytes: Int64 = 0
    /// Owners of what lies there.
    var owners: Set<UInt32> = []
    /// Whether there is more than was looked at.
    var isCutShort = false

    private static let entriesMax = 200_000

    init(path: PathBytes) { self.path = path }

    /// Looks through all of it. What comes and goes meanwhile does not matter.
    init(_ inbox: Directory, path: PathBytes, keeper: Keeper) {
        self.init(path: path)
        guard let device = try? inbox.status().identity.device else {
            unseen.add(path)
            return
        }
        var seen = 0
        var waiting: [(Directory, PathBytes, Int)] = [(inbox, "", 0)]
        while let (folder, below, depth) = waiting.popLast() {
            guard let entries = try? folder.entries() else {
                unseen.add(path.appending(below))
                continue
            }
            for entry in entries {
                seen += 1
                guard seen <= Self.entriesMax else {
                    isCutShort = true
                    return
                }
                guard let rights = try? folder.rights(entry.name) else { continue }
                let inner = below.appending(entry.name)
                guard rights.kind == .directory else {
                    note(file: inner, entry.name, rights, keeper)
                    if let size = try? folder.status(entry.name).size { largestBytes = max(largestBytes, size) }
                    continue
                }
                let isOurs = depth == 0 && [PrivateFolder.rejected, PrivateFolder.custody].contains(entry.name)
                guard !isOurs, NameRule(folder: entry.name) == .ordinary, depth < Limits.folderDepthMax else {
                    continue
                }
                note(folder: inner, rights, keeper)
                guard (try? folder.status(entry.name).identity.device) == device else { continue }
                if let next = try? folder.directory(entry.name) {
                    waiting.append((next, inner, depth + 1))
                } else {
                    unseen.add(path.appending(inner))
                }
            }
        }
    }

    private mutating func note(folder below: PathBytes, _ rights: AccessRights, _ keeper: Keeper) {
        folders += 1
        owners.insert(rights.uid)
        let isStuck = rights.permissions & 0o1000 != 0 && rights.uid != keeper.uid && keeper.uid != 0
        if isStuck { stickyFolders.add(path.appending(below)) }
        if isStuck || !rights.allow(7, uid: keeper.uid, groups: keeper.groups) {
            closedFolders.add(path.appending(below))
        } else if keeper.isPackaged && rights.uid != keeper.uid
            && rights.defaultList?.permissions(ofUser: keeper.uid) != 7
        {
            listlessFolders.add(path.appending(below))
        }
    }

    private mutating func note(file below: PathBytes, _ name: PathBytes, _ rights: AccessRights, _ keeper: Keeper) {
        if case .litter = NameRule(file: name) { return litter.add(path.appending(below)) }
        owners.insert(rights.uid)
        if rights.kind == .regular && !rights.allow(4, uid: keeper.uid, groups: keeper.groups) {
            closedFiles.add(path.appending(below))
        }
    }
}
