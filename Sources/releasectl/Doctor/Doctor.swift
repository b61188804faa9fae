import FileIO
import Inbox
import Intake
import ReleaseModel
import Reports
import Settings
import SystemPackage

/// Gathers the facts of a place and has every check judge them. Nothing of the place is changed.
struct Doctor {
    private let place: Place
    private let service: ServiceCheck.Sight
    private let process: ProcessFacts?
    private let unit: UnitSight
    private let keeper: Keeper
    private let configurationFile: PathBytes?
    private let now: WallTime

    /// - Throws: ``Failure``.
    init(_ place: Place, _ options: PlaceOptions) throws {
        self.place = place
        let calls = place.folder.calls
        now = calls.wallTime()
        (service, process) = try Self.service(place)
        unit = UnitFinder.find(root: place.root, process: process, calls: calls)
        keeper = KeeperFinder.find(place, process: process, unit: unit)
        let standard = ConfigurationFile.standardPath
        let isStandard = (try? ConfigurationFile.read(standard, calls: calls))?.root == place.root
        let isChosen = options.root == nil
        // Without --root the place is the one that the standard file names, whatever else is wrong in it.
        configurationFile = options.configPath ?? process?.configuration ?? (isStandard || isChosen ? standard : nil)
    }

    private static func service(_ place: Place) throws -> (ServiceCheck.Sight, ProcessFacts?) {
        switch try ServiceProbe(ifPermitted: place) {
        case .unknown:
            return (.unseen("whether it runs only root and its own user may see: try `sudo releasectl doctor`"), nil)
        case .stopped:
            let bytes = try? place.state()?.contents(ServiceLayout.Name.status)
            return (.stopped(last: bytes.flatMap { try? StatusDocument.decode($0) }), nil)
        case .running(let running):
            let process = running.processIdentifier.flatMap { ProcessFacts($0) }
            let sight = ServiceCheck.Running(
                process: running.processIdentifier,
                status: running.status,
                fault: running.fault,
                isProgramReplaced: process?.isProgramReplaced
            )
            return (.running(sight), process)
        }
    }

    private var isRunning: Bool { if case .running = service { true } else { false } }
    private var inboxes: [PathBytes] { place.configuration.inboxes.map(\.path) }

    /// Everything, in the order in which it is read.
    func examine() -> [Examination] {
        let facts = PlaceFacts(place, keeper)
        let walks = facts.walks
        let mounted = facts.mounted
        let samba = self.samba(mounted)
        let settings = kernelSettings(walks)
        let records = RecordFacts(place, isRunning: isRunning, words: "--root \(ShellWord.quoted(place.root))")
        // Mounts first: on one that is read-only no owner can be mended.
        return [
            mounts(mounted).examination,
            FolderRightsCheck(folders: facts.folders, keeper: keeper).examination,
            StaffFoldersCheck(walks: walks, keeper: keeper).examination,
            people(samba, walks).examination,
            samba.examination,
            FeaturesCheck(trial: facts.trial, areLeasesEnabled: settings.values["fs.leases-enable"] != 0).examination,
            settings.examination,
            RoomCheck(places: facts.rooms, largestWaiting: largestWaiting(walks)).examination,
            ClockCheck(now: now, lastRecord: records.lastTime).examination,
            configuration.examination,
            ServiceCheck(service: service, unit: unit, root: place.root, now: now).examination,
            UnitCheck(unit: unit, root: place.root, inboxes: inboxes).examination,
            limits.examination,
            records.check.examination,
            records.leftovers(walks, now: now).examination,
        ]
    }

    private func mounts(_ mounted: [MountsCheck.Folder]) -> MountsCheck {
        guard isRunning else { return MountsCheck(folders: mounted) }
        if let unit = unit.installed {
            return MountsCheck(
                folders: mounted,
                stop: ["systemctl stop \(unit.word)"],
                start: ["systemctl start \(unit.word)"]
            )
        }
        return MountsCheck(folders: mounted, stop: process.map { ["kill \($0.identifier)"] } ?? [])
    }

    /// Larger ones are rejected, and need no room.
    private func largestWaiting(_ walks: [InboxWalk]) -> Int64 {
        min(walks.map(\.largestBytes).max() ?? 0, place.configuration.largestBytes)
    }

    private func kernelSettings(_ walks: [InboxWalk]) -> KernelSettingsCheck {
        var values: [String: Int] = [:]
        for name in KernelSettingsCheck.names {
            let path = PathBytes("/proc/sys/" + name.replacing(".", with: "/"))
            guard let bytes = try? KernelFile.contents(path) else { continue }
            values[name] = Int(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
        }
        let folders = walks.reduce(0) { $0 + $1.folders }
        return KernelSettingsCheck(values: values, folders: folders, usesEvents: place.configuration.events)
    }

    private var configuration: ConfigurationHealthCheck {
        var loaded: ConfigurationHealthCheck.Loaded?
        if case .running(let running) = service, let status = running.status {
            let configuration = status.configuration
            loaded = .init(process: running.process, at: configuration.loadedAt, fault: configuration.fault)
        }
        return ConfigurationHealthCheck(configuration: configurationSight, loaded: loaded, unit: unit)
    }

    private var configurationSight: ConfigurationHealthCheck.Sight {
        guard let file = configurationFile else { return .none }
        let calls = place.folder.calls
        let (folder, name) = file.split
        let changed: WallTime
        do throws(FileError) {
            let folder = try Directory.open(configured: folder.isEmpty ? "/" : folder, calls: calls)
            changed = try folder.open(name, .configuredFile).status().modified
        } catch {
            if error.code == .noSuchFileOrDirectory && file == ConfigurationFile.standardPath { return .none }
            return .unseen(error.description)
        }
        do {
            _ = try ConfigurationFile.read(file, calls: calls)
            return .file(file, faults: [], changed: changed)
        } catch {
            return .file(file, faults: error.faults, changed: changed)
        }
    }

    private var limits: LimitsCheck {
        if let process {
            let facts = LimitsCheck.Process(
                shown: "process \(process.identifier)",
                uid: process.uid,
                mayLease: process.mayLease,
                openFiles: process.openFiles
            )
            return LimitsCheck(process: facts, unit: unit)
        }
        let facts = unit.installed.map { unit in
            LimitsCheck.Process(
                shown: unit.name.harmless,
                uid: keeper.uid,
                mayLease: unit["AmbientCapabilities"].lowercased().split(separator: " ").contains("cap_lease"),
                openFiles: Int(unit["LimitNOFILE"])
            )
        }
        return LimitsCheck(process: facts, unit: unit)
    }

    private func samba(_ mounted: [MountsCheck.Folder]) -> SambaCheck {
        let calls = place.folder.calls
        let root = SambaFinder.truePath(place.root, calls)
        let rootMount = mounted.first { $0.role == .root }?.mount
        let inboxes = mounted.filter { $0.role == .inbox }.map { inbox in
            SambaCheck.Inbox(path: SambaFinder.truePath(inbox.path, calls), hasOwnCustody: inbox.mount != rootMount)
        }
        let closed = PlaceFacts.names + [ServiceLayout.Name.state]
        return SambaCheck(
            samba: SambaFinder.find(calls: calls),
            inboxes: inboxes,
            closed: closed.map { root.appending($0) },
            keeper: keeper,
            hasService: ChildProgram.path(of: "smbcontrol") != nil
        )
    }

    private func people(_ samba: SambaCheck, _ walks: [InboxWalk]) -> PeopleCheck {
        var isShared = false
        if case .shares(let shares, _) = samba.samba {
            isShared = shares.contains { $0.share["force user"] == keeper.name }
        }
        return PeopleCheck(
            keeper: keeper,
            droppers: keeper.droppers.flatMap { LinuxAccounts.group($0.name)?.members } ?? [],
            readers: keeper.readers.flatMap { LinuxAccounts.group($0.name)?.members.filter { $0 != keeper.name } }
                ?? [],
            strangers: keeper.isPackaged ? strangers(walks) : [],
            isShared: isShared
        )
    }

    /// Whose drops lie in an inbox that they cannot write in now.
    private func strangers(_ walks: [InboxWalk]) -> [String] {
        var names: Set<String> = []
        for walk in walks {
            guard let inbox = try? Directory.open(configured: walk.path, calls: place.folder.calls),
                (try? inbox.fileSystem().isRemote) == false, var rights = try? inbox.rights()
            else { continue }
            // What everybody may is to be taken away, and says nothing of who is meant to drop.
            rights.permissions &= 0o7770
            for uid in walk.owners where uid != keeper.uid {
                guard let user = LinuxAccounts.user(uid) else { continue }
                let may = rights.allow(3, uid: uid, groups: LinuxAccounts.groups(of: user))
                if !may { names.insert(user.name) }
            }
        }
        return names.sorted()
    }
}
