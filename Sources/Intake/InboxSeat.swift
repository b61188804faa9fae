import Custody
import FileIO
import Inbox
import Reading
import ReleaseModel
import Settings
import SystemPackage

/// One inbox in the service: its configuration, its monitor, and the custody that its files are claimed into.
final class InboxSeat {
    var settings: InboxConfiguration {
        didSet {
            refusePatterns = Self.patterns(settings)
            zone = InboxClock.zone(settings.timezone)
            guard settings.source != oldValue.source else { return }
            // Readers of the journal know it as another inbox from now on.
            servedSince = calls.wallTime()
            silence = Silence(before: servedSince, at: calls.monotonicTime())
        }
    }
    private(set) var refusePatterns: [NamePattern]
    /// What a time without a zone means in its releases.
    private(set) var zone: ZoneOffset
    let monitor: InboxMonitor
    /// How long nothing has been recorded from it.
    var silence: Silence
    /// Whether that has been for too long.
    var isQuiet = false
    /// When it was first served under its source.
    private var servedSince: WallTime
    private let layout: ServiceLayout
    private let calls: any SystemCalls
    private var ownRoom: (mount: UInt64, room: CustodyRoom)?
    /// Why files of this inbox cannot be claimed; nil when they can.
    private(set) var roomFault: String?
    /// What `state/inboxes` holds of it, as last read or written: it is the service's alone.
    private var remembered: [UInt8]?

    /// - Parameter lastRecord: when its last record was made, in this run or an earlier one.
    init(
        _ settings: InboxConfiguration,
        _ configuration: Configuration,
        layout: ServiceLayout,
        queue: EventQueue?,
        lastRecord: WallTime?,
        largeBytesMin: Int64,
        calls: any SystemCalls
    ) throws(FileError) {
        self.settings = settings
        refusePatterns = Self.patterns(settings)
        zone = InboxClock.zone(settings.timezone)
        self.layout = layout
        self.calls = calls
        let remembered = try layout.inboxes.contents(Self.memory(settings.name)).map { InboxMemory($0) }
        let hasBeenMount = remembered?.isMount ?? false
        let known = remembered.flatMap { $0.source == settings.source ? $0.servedSince : nil }
        servedSince = known ?? calls.wallTime()
        silence = Silence(before: lastRecord ?? servedSince, at: calls.monotonicTime())
        monitor = InboxMonitor(
            options: Self.options(settings, configuration, mustBeMount: hasBeenMount, largeBytesMin),
            queue: queue,
            calls: calls
        )
        if !hasBeenMount { try Self.makeInbox(settings, configuration, layout) }
    }

    /// Patterns that cannot be read were refused with the configuration.
    private static func patterns(_ settings: InboxConfiguration) -> [NamePattern] {
        settings.refuse.compactMap { try? NamePattern($0) }
    }

    private static func memory(_ name: String) -> PathBytes { PathBytes(name) }

    static func options(
        _ settings: InboxConfiguration,
        _ configuration: Configuration,
        mustBeMount: Bool,
        _ largeBytesMin: Int64
    ) -> InboxMonitor.Options {
        InboxMonitor.Options(
            path: settings.path,
            useEvents: configuration.events,
            rules: Settling.Rules(quiet: configuration.settle, quietWithoutLease: configuration.settleRemote),
            tidy: configuration.tidy,
            mustBeMount: mustBeMount,
            largeBytesMin: largeBytesMin
        )
    }

    /// An inbox inside the root is the service's to make; one elsewhere is the sysadmin's.
    private static func makeInbox(
        _ settings: InboxConfiguration,
        _ configuration: Configuration,
        _ layout: ServiceLayout
    ) throws(FileError) {
        let prefix = configuration.root.bytes + [UInt8(ascii: "/")]
        guard settings.path.bytes.starts(with: prefix) else { return }
        var folder = layout.root
        for part in PathBytes(Array(settings.path.bytes.dropFirst(prefix.count))).components {
            folder = try ServiceLayout.folder(part, in: folder, 0o3770)
        }
        try layout.root.flush()
    }

    /// Remembers that the inbox is the root of a mount: "empty" must not look healthy when that is gone. And since when
    /// it is served: a silence counts from there while it has no record.
    func remember() throws(FileError) {
        let memory = InboxMemory(isMount: monitor.isMount, servedSince: servedSince, source: settings.source)
        let bytes = memory.bytes
        guard monitor.root != nil, remembered != bytes else { return }
        let name = Self.memory(settings.name)
        if try layout.inboxes.contents(name) ?? [] != bytes {
            try layout.inboxes.replaceDurably(name, with: bytes, permissions: 0o600)
        }
        remembered = bytes
    }

    /// Where this inbox's files are claimed into: the root's custody where one mount holds both, else a private folder
    /// in the inbox itself.
    /// - Returns: nil while the inbox is not there, or its private folder is not private (``roomFault``).
    func room() throws(FileError) -> CustodyRoom? {
        guard let inbox = monitor.root else { return nil }
        let mount = try inbox.status().mount
        if try layout.custody.root.status().mount == mount { return layout.custody }
        if let ownRoom, ownRoom.mount == mount { return ownRoom.room }
        guard let folder = try privateFolder(in: inbox) else { return nil }
        let room = CustodyRoom(root: folder)
        try inbox.flush()
        ownRoom = (mount, room)
        return room
    }

    /// The private folder in an inbox, made where missing. Whoever may write in the inbox may have made it first: what
    /// others can enter is no custody. On mounts from other machines owners and modes are made up: only its type counts.
    private func privateFolder(in inbox: Directory) throws(FileError) -> Directory? {
        do {
            let folder = try ServiceLayout.folder(PrivateFolder.custody, in: inbox, 0o700)
            let status = try folder.status()
            let isPrivate = status.uid == inbox.calls.effectiveUser() && status.permissions & 0o077 == 0
            let isRemote = try inbox.fileSystem().isRemote
            if isPrivate || isRemote {
                roomFault = nil
                return folder
            }
        } catch {
            // A link, a file, or a folder that others closed.
            let isSomebodys = [.notDirectory, .tooManySymbolicLinkLevels, .permissionDenied].contains(error.code)
            guard isSomebodys else { throw error }
        }
        let shown = inbox.shown(PrivateFolder.custody)
        roomFault = "\(shown) is not the service's own private folder: remove it, and the service makes it anew"
        return nil
    }

    /// Whether the files claimed here lie on the archive's mount.
    func sharesMount(_ room: CustodyRoom) -> Bool { room === layout.custody }

    /// The folder of rejected files, made where somebody removed it.
    func rejectedFolder() throws(FileError) -> Directory {
        guard let inbox = monitor.root else {
            throw FileError(.open, settings.path.escaped, .noSuchFileOrDirectory)
        }
        return try ServiceLayout.folder(PrivateFolder.rejected, in: inbox, 0o2770)
    }
}
