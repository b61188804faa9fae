import Archive
import Custody
public import FileIO
import Inbox
public import ReleaseModel
import SystemPackage

/// The folders below the root. Made where missing, with the modes that let each person do what is theirs.
public struct ServiceLayout {
    /// The root itself.
    public let root: Directory
    /// Custody on the root's mount.
    let custody: CustodyRoom
    /// Originals.
    let archive: ArchiveStore
    /// Segments.
    let journal: Directory
    /// Private state.
    public let state: Directory
    /// The commit log.
    let logs: Directory
    /// What is remembered of each inbox.
    let inboxes: Directory

    /// Names of the folders below the root.
    public enum Name {
        /// Segments of the journal.
        public static let journal: PathBytes = "journal"
        /// Originals.
        public static let archive: PathBytes = "archive"
        /// Private state.
        public static let state: PathBytes = "state"
        /// Taken, not yet recorded.
        public static let custody: PathBytes = "custody"
        /// The register, in the state folder.
        public static let register = "register.sqlite"
        /// What the service is doing now, in the state folder.
        public static let status: PathBytes = "status.json"
        /// The last answer of the service to the question whether it lives, in the state folder.
        public static let alive: PathBytes = "alive"
    }

    /// Opens the layout of a root, made where missing.
    public init(root path: PathBytes, calls: any SystemCalls) throws(FileError) {
        root = try Self.openRoot(path, calls: calls)
        custody = CustodyRoom(root: try Self.folder(Name.custody, in: root, 0o700))
        let archiveFolder = try Self.folder(Name.archive, in: root, 0o2750)
        journal = try Self.folder(Name.journal, in: root, 0o2750)
        state = try Self.folder(Name.state, in: root, 0o700)
        logs = try Self.folder("log", in: state, 0o700)
        inboxes = try Self.folder("inboxes", in: state, 0o700)
        archive = try ArchiveStore(archive: archiveFolder)
        try state.flush()
        try root.flush()
    }

    private static func openRoot(_ path: PathBytes, calls: any SystemCalls) throws(FileError) -> Directory {
        do { return try Directory.open(configured: path, calls: calls) } catch {
            guard error.code == .noSuchFileOrDirectory else { throw error }
        }
        let (parent, name) = path.split
        let above = try Directory.open(configured: parent.isEmpty ? "/" : parent, calls: calls)
        let made = try above.madeDirectory(name, permissions: 0o755).0
        try above.flush()
        return made
    }

    /// Opens a folder, made with this mode where missing; one that is there keeps what the sysadmin gave it.
    static func folder(
        _ name: PathBytes,
        in parent: Directory,
        _ permissions: UInt32
    ) throws(FileError) -> Directory {
        let (folder, isNew) = try parent.madeDirectory(name, permissions: permissions & 0o777)
        guard isNew else { return folder }
        // mkdir(2) takes no special bits; under `RestrictSUIDSGID=` those are the package's to set.
        do { try folder.setPermissions(permissions) } catch { try folder.setPermissions(permissions & 0o1777) }
        return folder
    }
}

extension Directory {
    func setPermissions(_ permissions: UInt32) throws(FileError) {
        do { try calls.setPermissions(raw, permissions) } catch { throw FileError(.setPermissions, path, error) }
    }
}
