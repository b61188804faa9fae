public import FileIO
public import ReleaseModel
import Synchronization
public import SystemPackage

// Each method is described in ``SystemCalls``.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension SimulatedDisk {
    public func status(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) -> FileStatus {
        try perform(.status, on: directory) { (machine, _) throws(Errno) in
            let start = try machine.inode(directory)
            let inode = path.isEmpty ? start : try machine.volume.find(path, from: start, followsLast: false)
            let node = machine.volume[inode]
            return FileStatus(
                identity: .init(device: node.device, inode: UInt64(inode)),
                kind: node.kind,
                permissions: node.permissions,
                links: node.links,
                uid: node.uid,
                size: Int64(node.target?.bytes.count ?? node.bytes.cache.count),
                modified: Self.time(node.modified),
                changed: Self.time(node.changed),
                isMountRoot: node.isMountRoot,
                mount: node.device
            )
        }
    }

    private static func time(_ nanoseconds: Int64) -> WallTime {
        WallTime(seconds: nanoseconds / 1_000_000_000, nanoseconds: UInt32(nanoseconds % 1_000_000_000))
    }

    public func fileSystem(_ descriptor: RawDescriptor) throws(Errno) -> FileSystemStatus {
        try perform(.fileSystem, on: descriptor) { (machine, _) throws(Errno) in
            _ = try machine.file(descriptor)
            // EXT4_SUPER_MAGIC (statfs(2)).
            return FileSystemStatus(type: 0xEF53, freeBytes: machine.freeBytes)
        }
    }

    public func nextEntries(_ directory: RawDescriptor) throws(Errno) -> [DirectoryEntry]? {
        try perform(.nextEntries, on: directory) { (machine, _) throws(Errno) -> [DirectoryEntry]? in
            let file = try machine.usableFile(directory)
            guard machine.volume[file.inode].kind == .directory else { throw .notDirectory }
            guard machine.volume[file.inode].links > 0 else { throw .noSuchFileOrDirectory }
            if file.isListed { return nil }
            machine.files[Int(directory)]?.isListed = true
            let names = machine.volume[file.inode].names
            // The order of a directory is nobody's to rely on, and the same in every run.
            return names.sorted { $0.value < $1.value }.map { name, inode in
                DirectoryEntry(name: name, kind: machine.volume[inode].kind)
            }
        }
    }

    public func makeDirectory(_ path: PathBytes, at directory: RawDescriptor, permissions: UInt32) throws(Errno) {
        try perform(
            .makeDirectory,
            on: directory,
            { (call, machine) throws(Errno) in try Self.place(path, &call, machine) },
            { (machine, fault) throws(Errno) in
                let (folder, name) = try machine.volume.place(path, from: machine.inode(directory))
                guard let name, machine.volume[folder].names[name] == nil else { throw .fileExists }
                if machine.volume[folder].links == 0 { throw .noSuchFileOrDirectory }
                if case .pretend = fault { return }
                let inode = machine.volume.make(.directory, permissions: permissions, uid: machine.user, in: folder)
                try machine.volume.add(name, in: folder, inode)
                machine.tell(EventBits.create, in: folder, name, isFolder: true)
            }
        )
    }

    private static func place(
        _ path: PathBytes,
        _ call: inout SimulatedCall,
        _ machine: Machine
    ) throws(Errno) {
        let place = try machine.volume.place(path, from: call.inode)
        call = SimulatedCall(call.kind, call.number, place.folder)
        call.name = place.name ?? ""
    }

    public func removeDirectory(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) {
        try perform(
            .removeDirectory,
            on: directory,
            { (call, machine) throws(Errno) in try Self.place(path, &call, machine) },
            { (machine, fault) throws(Errno) in
                let (folder, name) = try machine.volume.place(path, from: machine.inode(directory))
                guard let name else { throw .invalidArgument }
                if case .pretend = fault { return }
                let removed = machine.volume[folder].names[name]
                try machine.volume.removeFolder(name, in: folder)
                if let removed { machine.endWatches(ofFolder: removed) }
                machine.tell(EventBits.delete, in: folder, name, isFolder: true)
            }
        )
    }

    public func unlink(_ path: PathBytes, at directory: RawDescriptor) throws(Errno) {
        try perform(
            .unlink,
            on: directory,
            { (call, machine) throws(Errno) in try Self.place(path, &call, machine) },
            { (machine, fault) throws(Errno) in
                let (folder, name) = try machine.volume.place(path, from: machine.inode(directory))
                guard let name else { throw .isDirectory }
                if case .pretend = fault { return }
                try machine.volume.unlink(name, in: folder)
                machine.tell(EventBits.delete, in: folder, name)
            }
        )
    }

    public func rename(
        _ path: PathBytes,
        at directory: RawDescriptor,
        to newPath: PathBytes,
        at newDirectory: RawDescriptor,
        replacing: Bool
    ) throws(Errno) {
        try perform(
            .rename,
            on: directory,
            { (call, machine) throws(Errno) in
                try Self.place(path, &call, machine)
                try Self.otherPlace(newPath, newDirectory, &call, machine)
                call.isMaking = replacing
            },
            { (machine, fault) throws(Errno) in
                let (folder, name) = try machine.volume.place(path, from: machine.inode(directory))
                let (newFolder, newName) = try machine.volume.place(newPath, from: machine.inode(newDirectory))
                guard machine.volume[folder].device == machine.volume[newFolder].device else { throw .improperLink }
                guard let name else { throw .resourceBusy }
                guard let newName else { throw replacing ? .resourceBusy : .fileExists }
                guard let inode = machine.volume[folder].names[name] else { throw .noSuchFileOrDirectory }
                if machine.volume[newFolder].links == 0 { throw .noSuchFileOrDirectory }
                if case .pretend = fault { return }
                let replaced = machine.volume[newFolder].names[newName]
                try machine.volume.rename(name, in: folder, to: newName, in: newFolder, replacing: replacing)
                if replaced == inode { return }
                machine.tellMove(of: inode, (folder, name), (newFolder, newName))
                if let replaced { machine.endWatches(ofFolder: replaced) }
            }
        )
    }

    private static func otherPlace(
        _ path: PathBytes,
        _ directory: RawDescriptor,
        _ call: inout SimulatedCall,
        _ machine: Machine
    ) throws(Errno) {
        let other = try machine.volume.place(path, from: machine.inode(directory))
        call.otherFolder = other.folder
        call.otherName = other.name ?? ""
    }

    public func link(
        _ path: PathBytes,
        at directory: RawDescriptor,
        to newPath: PathBytes,
        at newDirectory: RawDescriptor
    ) throws(Errno) {
        try perform(
            .link,
            on: directory,
            { (call, machine) throws(Errno) in
                try Self.place(path, &call, machine)
                try Self.otherPlace(newPath, newDirectory, &call, machine)
            },
            { (machine, fault) throws(Errno) in
                let (folder, name) = try machine.volume.place(path, from: machine.inode(directory))
                let (newFolder, newName) = try machine.volume.place(newPath, from: machine.inode(newDirectory))
                guard let newName else { throw .fileExists }
                guard let name else { throw .notPermitted }
                if machine.volume[newFolder].links == 0 { throw .noSuchFileOrDirectory }
                if case .pretend = fault { return }
                try machine.volume.link(name, in: folder, to: newName, in: newFolder)
                machine.tell(EventBits.create, in: newFolder, newName)
            }
        )
    }

    public func makeEventQueue() throws(Errno) -> RawDescriptor {
        try perform(.makeEventQueue, on: -100) { (machine, _) throws(Errno) in
            machine.add(Machine.OpenFile(inode: Volume.root, mode: .read, isQueue: true))
        }
    }

    public func watch(_ queue: RawDescriptor, directory: RawDescriptor, mask: UInt32) throws(Errno) -> Int32 {
        try perform(
            .watch,
            on: queue,
            { (call, machine) throws(Errno) in
                // Found by its path in /proc.
                guard let file = try? machine.file(directory) else { throw .noSuchFileOrDirectory }
                call = SimulatedCall(.watch, call.number, file.inode)
            },
            { (machine, _) throws(Errno) in
                guard try machine.file(queue).isQueue else { throw .invalidArgument }
                let inode = try machine.file(directory).inode
                if mask & EventBits.onlyFolders != 0, machine.volume[inode].kind != .directory { throw .notDirectory }
                let known = machine.watches.first { $0.value.inode == inode }?.key
                let watch = known ?? machine.nextWatch
                if known == nil { machine.nextWatch += 1 }
                machine.watches[watch] = Machine.Watch(inode: inode, mask: mask)
                return watch
            }
        )
    }

    public func unwatch(_ queue: RawDescriptor, _ watch: Int32) throws(Errno) {
        try perform(.unwatch, on: queue) { (machine, _) throws(Errno) in
            guard try machine.file(queue).isQueue, machine.watches[watch] != nil else { throw .invalidArgument }
            machine.endWatch(watch)
        }
    }

    public func waitReadable(_ descriptor: RawDescriptor, for wait: Duration) throws(Errno) -> Bool {
        try perform(.waitReadable, on: -100) { (machine, _) throws(Errno) in
            // What is not open is ready to say so (`POLLNVAL`).
            guard let file = try? machine.file(descriptor), file.isQueue else { return true }
            return !machine.events.isEmpty
        }
    }

    public func monotonicTime() -> MonotonicTime { MonotonicTime(nanoseconds: machine.withLock { $0.time }) }
    public func wallTime() -> WallTime { Self.time(machine.withLock { $0.volume.now }) }
    public func randomNumber() -> UInt64 { machine.withLock { $0.numbers.next() } }
    public func userName(_ uid: UInt32) -> String? { uid == effectiveUser() ? "released" : nil }
    public func effectiveUser() -> UInt32 { machine.withLock { $0.user } }
}
