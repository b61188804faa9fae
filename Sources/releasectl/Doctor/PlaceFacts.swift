import FileIO
import Inbox
import Intake
import ReleaseModel
import Settings
import SystemPackage

/// Looks at the folders of a place.
struct PlaceFacts {
    let place: Place
    let keeper: Keeper
    let mounts: MountTable?

    /// The service's own folders below the root, but for its state.
    static let names: [PathBytes] = [
        ServiceLayout.Name.custody, ServiceLayout.Name.archive, ServiceLayout.Name.journal,
    ]

    init(_ place: Place, _ keeper: Keeper) {
        self.place = place
        self.keeper = keeper
        mounts = (try? KernelFile.contents("/proc/self/mountinfo")).map { MountTable($0) }
    }

    private var calls: any SystemCalls { place.folder.calls }
    private var root: PathBytes { place.root }
    private var hasRun: Bool { (try? place.folder.statusIfThere(ServiceLayout.Name.state)).flatMap { $0 } != nil }

    /// Owners and modes.
    var folders: [FolderFacts] {
        let hasRun = self.hasRun
        func own(_ name: PathBytes, _ purpose: FolderFacts.Purpose) -> FolderFacts {
            let isExpected = hasRun && purpose == .readers
            return folder(place.folder, name, root.appending(name), purpose, isExpected: isExpected)
        }
        var found = [
            folder(place.folder, "", root, .root),
            own(ServiceLayout.Name.custody, .own), own(ServiceLayout.Name.state, .own),
            own(ServiceLayout.Name.archive, .readers), own(ServiceLayout.Name.journal, .readers),
        ]
        for inbox in place.configuration.inboxes {
            let isMade = root.isAbove(inbox.path)
            do {
                let open = try Directory.open(configured: inbox.path, calls: calls)
                found.append(folder(open, "", inbox.path, .inbox, isMadeByService: isMade))
                let rejected = inbox.path.appending(PrivateFolder.rejected)
                // The service makes it with the first file that it rejects.
                if (try? open.statusIfThere(PrivateFolder.rejected)).flatMap({ $0 }) != nil {
                    found.append(folder(open, PrivateFolder.rejected, rejected, .rejected))
                }
            } catch {
                let sight: FolderFacts.Sight =
                    error.code == .noSuchFileOrDirectory
                    ? .missing : .closed("\(error.description): \(Self.asRoot)")
                found.append(FolderFacts(path: inbox.path, purpose: .inbox, sight: sight, isMadeByService: isMade))
            }
        }
        return found
    }

    private static let asRoot = "try `sudo releasectl doctor`"

    private func folder(
        _ parent: Directory,
        _ name: PathBytes,
        _ path: PathBytes,
        _ purpose: FolderFacts.Purpose,
        isMadeByService: Bool = true,
        isExpected: Bool = false
    ) -> FolderFacts {
        do {
            let rights = try parent.rights(name)
            guard rights.kind == .directory else {
                let reason = "\(path.escaped) is no folder: remove it, and the service makes it anew"
                return FolderFacts(path: path, purpose: purpose, sight: .closed(reason))
            }
            return FolderFacts(
                path: path,
                purpose: purpose,
                sight: .rights(rights),
                owner: (LinuxAccounts.user(rights.uid)?.name ?? "\(rights.uid)").harmless,
                group: (LinuxAccounts.group(rights.gid)?.name ?? "\(rights.gid)").harmless,
                isMadeByService: isMadeByService,
                isRemote: (try? parent.fileSystem().isRemote) ?? false
            )
        } catch {
            let sight: FolderFacts.Sight =
                error.code == .noSuchFileOrDirectory ? .missing : .closed("\(error.description): \(Self.asRoot)")
            return FolderFacts(
                path: path,
                purpose: purpose,
                sight: sight,
                isMadeByService: isMadeByService,
                isExpected: isExpected
            )
        }
    }

    /// How they are mounted; what is not there is not in here.
    var mounted: [MountsCheck.Folder] {
        func look(_ folder: Directory, _ path: PathBytes, _ role: MountsCheck.Folder.Role) -> MountsCheck.Folder? {
            guard let status = try? folder.status() else { return nil }
            return MountsCheck.Folder(
                path: path,
                role: role,
                mount: status.mount,
                device: status.identity.device,
                entry: mounts?[status.mount],
                isRemote: (try? folder.fileSystem().isRemote) ?? false
            )
        }
        var found = [look(place.folder, root, .root)]
        for name in Self.names + [ServiceLayout.Name.state] {
            // Where it may not be opened, what statx(2) says from above is enough.
            if let status = try? place.folder.status(name), status.kind == .directory {
                let folder = try? place.folder.directory(name)
                let path = root.appending(name)
                found.append(
                    folder.flatMap { look($0, path, .own) }
                        ?? MountsCheck.Folder(
                            path: path,
                            role: .own,
                            mount: status.mount,
                            device: status.identity.device,
                            entry: mounts?[status.mount],
                            isRemote: false
                        )
                )
            }
        }
        for inbox in place.configuration.inboxes {
            guard let open = try? Directory.open(configured: inbox.path, calls: calls) else { continue }
            var folder = look(open, inbox.path, .inbox)
            let memories = root.appending(ServiceLayout.Name.state).appending("inboxes")
            folder?.memory = memories.appending(PathBytes(inbox.name))
            if (try? open.statusIfThere(PrivateFolder.custody)).flatMap({ $0 }) != nil {
                let path = inbox.path.appending(PrivateFolder.custody)
                folder?.privateFolder = self.folder(open, PrivateFolder.custody, path, .own)
            }
            found.append(folder)
        }
        return found.compactMap(\.self)
    }

    /// What lies in the inboxes.
    var walks: [InboxWalk] {
        place.configuration.inboxes.compactMap { inbox in
            guard let folder = try? Directory.open(configured: inbox.path, calls: calls) else { return nil }
            return InboxWalk(folder, path: inbox.path, keeper: keeper)
        }
    }

    /// Free room, each file system once.
    var rooms: [RoomCheck.Place] {
        var devices: Set<UInt64> = []
        let paths = [root] + place.configuration.inboxes.map(\.path)
        return paths.enumerated().compactMap { index, path in
            guard let folder = try? Directory.open(configured: path, calls: calls), let status = try? folder.status(),
                devices.insert(status.identity.device).inserted, let room = try? folder.room()
            else { return nil }
            return RoomCheck.Place(path: path, room: room, isRoot: index == 0)
        }
    }

    /// What the root's file system can do: tried where nobody looks.
    var trial: FeaturesCheck.Trial {
        do throws(FileError) {
            if hasRun {
                let state = try place.folder.directory(ServiceLayout.Name.state)
                return .done(try FileSystemProbe(in: state, named: true))
            }
            return .done(try FileSystemProbe(in: place.folder, named: false))
        } catch {
            let hint = error.isPermission ? ": \(Self.asRoot)" : ""
            return .untried("\(error.description)\(hint)")
        }
    }
}

extension Place {
    /// Whether this is where packages put it.
    var isStandard: Bool { root == Configuration.standardRoot }
}
