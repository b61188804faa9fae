public import FileIO
public import ReleaseModel
import Synchronization
public import SystemPackage

// Each method is described in ``SystemCalls``.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension SimulatedDisk {
    public func open(
        _ path: PathBytes,
        at directory: RawDescriptor,
        _ mode: OpenMode,
        permissions: UInt32
    ) throws(Errno) -> RawDescriptor {
        let makes = mode == .createNew || mode == .readWriteOrCreate
        return try perform(
            .open,
            on: directory,
            { (call, machine) throws(Errno) in
                let place = try machine.volume.place(path, from: call.inode)
                call = SimulatedCall(.open, call.number, place.folder)
                call.name = place.name ?? ""
                call.isMaking = makes
            },
            { (machine, fault) throws(Errno) in
                let start = try machine.inode(directory)
                let (folder, name) = try machine.volume.place(path, from: start)
                let follows = mode == .configuredDirectory || mode == .configuredFile
                var inode = folder
                if let name {
                    if let there = machine.volume[folder].names[name] {
                        if mode == .createNew { throw .fileExists }
                        inode =
                            follows ? try machine.volume.find(name, from: folder, followsLast: true) : there
                    } else {
                        guard makes else { throw .noSuchFileOrDirectory }
                        if machine.volume[folder].links == 0 { throw .noSuchFileOrDirectory }
                        inode = machine.volume.make(
                            .regular,
                            permissions: permissions,
                            uid: machine.user,
                            in: folder
                        )
                        try machine.volume.add(name, in: folder, inode)
                        machine.tell(EventBits.create, in: folder, name)
                    }
                } else if mode == .createNew {
                    throw .fileExists
                }
                try Self.check(machine.volume[inode].kind, mode)
                return machine.add(Machine.OpenFile(inode: inode, mode: mode, folder: folder, name: name ?? ""))
            }
        )
    }

    /// open(2): what each kind of file answers to each way of opening it.
    private static func check(_ kind: FileStatus.Kind, _ mode: OpenMode) throws(Errno) {
        switch mode {
        case .look: return
        case .directory, .configuredDirectory: if kind != .directory { throw .notDirectory }
        case .read, .configuredFile: break
        case .readWrite, .readWriteOrCreate, .createNew: if kind == .directory { throw .isDirectory }
        }
        if kind == .symbolicLink { throw .tooManySymbolicLinkLevels }
        if kind == .socket { throw .noSuchAddressOrDevice }
    }

    public func close(_ descriptor: RawDescriptor) throws(Errno) {
        // Neither counted nor refused: a process that ends closes everything.
        try machine.withLock { (machine) throws(Errno) in
            let file = try machine.file(descriptor)
            machine.files[Int(descriptor)] = nil
            if file.canWrite { machine.tell(EventBits.closeWrite, in: file.folder, file.name) }
            machine.endWatches(ofFolder: file.inode)
        }
    }

    public func read(_ descriptor: RawDescriptor, into buffer: inout [UInt8]) throws(Errno) -> Int {
        let limit = buffer.count
        let bytes = try perform(.read, on: descriptor) { (machine, fault) throws(Errno) -> [UInt8] in
            let file = try machine.file(descriptor)
            if file.isQueue {
                if machine.events.isEmpty { throw .resourceTemporarilyUnavailable }
                let bytes = machine.takeEvents(limit)
                if bytes.isEmpty { throw .invalidArgument }
                return bytes
            }
            let bytes = try machine.bytes(of: file, from: file.position, Self.limit(limit, fault))
            machine.files[Int(descriptor)]?.position += bytes.count
            return bytes
        }
        buffer.replaceSubrange(0..<bytes.count, with: bytes)
        return bytes.count
    }

    public func read(_ descriptor: RawDescriptor, into buffer: inout [UInt8], at offset: Int64) throws(Errno) -> Int {
        let limit = buffer.count
        let bytes = try perform(.read, on: descriptor) { (machine, fault) throws(Errno) -> [UInt8] in
            try machine.bytes(of: try machine.file(descriptor), from: Int(offset), Self.limit(limit, fault))
        }
        buffer.replaceSubrange(0..<bytes.count, with: bytes)
        return bytes.count
    }

    private static func limit(_ count: Int, _ fault: SimulatedFault?) -> Int {
        if case .short(let most) = fault { return min(count, max(most, 1)) }
        return count
    }

    public func write(_ descriptor: RawDescriptor, _ bytes: ArraySlice<UInt8>) throws(Errno) -> Int {
        try write(descriptor, bytes, offset: nil)
    }

    public func write(_ descriptor: RawDescriptor, _ bytes: ArraySlice<UInt8>, at offset: Int64) throws(Errno) -> Int {
        try write(descriptor, bytes, offset: Int(offset))
    }

    private func write(_ descriptor: RawDescriptor, _ bytes: ArraySlice<UInt8>, offset: Int?) throws(Errno) -> Int {
        try perform(
            .write,
            on: descriptor,
            { (call, machine) throws(Errno) in
                call.offset = if let offset { offset } else { try machine.file(descriptor).position }
                call.bytes = bytes
            },
            { (machine, fault) throws(Errno) in
                let file = try machine.file(descriptor)
                if let offset, offset < 0 { throw .invalidArgument }
                guard file.canWrite else { throw .badFileDescriptor }
                let count = Self.limit(bytes.count, fault)
                let start = offset ?? file.position
                machine.files[Int(descriptor)]?.hasWritten = true
                if offset == nil { machine.files[Int(descriptor)]?.position += count }
                if case .pretend = fault { return count }
                var isRemembered = true
                if case .cacheOnly = fault { isRemembered = false }
                let part = bytes.prefix(count)
                machine.volume[file.inode].bytes.write(part, at: start, isRemembered: isRemembered)
                machine.volume[file.inode].modified = machine.volume.now
                machine.volume[file.inode].changed = machine.volume.now
                return count
            }
        )
    }

    public func truncate(_ descriptor: RawDescriptor, to size: Int64) throws(Errno) {
        try perform(
            .truncate,
            on: descriptor,
            { (call, _) throws(Errno) in call.offset = Int(size) },
            { (machine, fault) throws(Errno) in
                let file = try machine.usableFile(descriptor)
                guard file.canWrite, size >= 0 else { throw .invalidArgument }
                if case .pretend = fault { return }
                machine.volume[file.inode].bytes.truncate(to: Int(size))
                machine.volume[file.inode].modified = machine.volume.now
                machine.volume[file.inode].changed = machine.volume.now
            }
        )
    }

    public func reserve(_ descriptor: RawDescriptor, from offset: Int64, count: Int64) throws(Errno) {
        try perform(.reserve, on: descriptor) { (machine, _) throws(Errno) in
            let file = try machine.usableFile(descriptor)
            guard offset >= 0, count > 0 else { throw .invalidArgument }
            guard file.canWrite else { throw .badFileDescriptor }
        }
    }

    public func clone(_ source: RawDescriptor, into target: RawDescriptor) throws(Errno) {
        try perform(.clone, on: target) { (machine, fault) throws(Errno) in
            let from = machine.volume[try machine.usableFile(source).inode]
            let file = try machine.usableFile(target)
            guard from.device == machine.volume[file.inode].device else { throw .improperLink }
            guard from.kind != .directory, machine.volume[file.inode].kind != .directory else { throw .isDirectory }
            guard file.canWrite else { throw .badFileDescriptor }
            guard machine.canClone else { throw .notSupported }
            if case .pretend = fault { return }
            // What is shared is what the disk holds once it is written, whatever the cache shows.
            machine.volume[file.inode].bytes.write(from.bytes.written[...], at: 0)
            machine.volume[file.inode].modified = machine.volume.now
            machine.volume[file.inode].changed = machine.volume.now
        }
    }

    public func isWhollyWritten(_ descriptor: RawDescriptor, size: Int64) throws(Errno) -> Bool {
        try perform(.isWhollyWritten, on: descriptor) { (machine, fault) throws(Errno) in
            let inode = try machine.usableFile(descriptor).inode
            if case .loseWriteback(let keepsSize) = fault {
                machine.volume[inode].bytes.failFlush(keepsSize: keepsSize)
                throw .ioError
            }
            // Write-back is awaited and no flush: the bytes have their place, and a power cut may still take them.
            let bytes = machine.volume[inode].bytes
            return bytes.cache.count >= Int(size) && bytes.written.prefix(Int(size)) == bytes.cache.prefix(Int(size))
        }
    }

    public func flushData(_ descriptor: RawDescriptor) throws(Errno) { try flush(.flushData, descriptor) }

    public func flush(_ descriptor: RawDescriptor) throws(Errno) { try flush(.flush, descriptor) }

    private func flush(_ kind: SimulatedCall.Kind, _ descriptor: RawDescriptor) throws(Errno) {
        try perform(kind, on: descriptor) { (machine, fault) throws(Errno) in
            let inode = try machine.usableFile(descriptor).inode
            let isFolder = machine.volume[inode].kind == .directory
            switch fault {
            case .pretend: return
            case .loseWriteback(let keepsSize):
                if isFolder {
                    machine.volume.isShutDown = true
                } else {
                    machine.volume[inode].bytes.failFlush(keepsSize: keepsSize)
                }
                throw .ioError
            case .loseSilently: return machine.volume.loseWriteback(of: inode)
            default: break
            }
            if isFolder {
                machine.volume.flushNames(of: inode)
            } else {
                machine.volume[inode].bytes.flush()
                // fdatasync(2) flushes no metadata but what reading the data needs.
                if kind == .flush { machine.volume[inode].durablePermissions = machine.volume[inode].permissions }
            }
        }
    }

    public func startWriteback(_ descriptor: RawDescriptor) throws(Errno) {
        try perform(.startWriteback, on: descriptor) { (machine, _) throws(Errno) in
            _ = try machine.usableFile(descriptor)
        }
    }

    public func setPermissions(_ descriptor: RawDescriptor, _ permissions: UInt32) throws(Errno) {
        try perform(.setPermissions, on: descriptor) { (machine, fault) throws(Errno) in
            let file = try machine.usableFile(descriptor)
            let uid = machine.volume[file.inode].uid
            guard machine.user == 0 || uid == machine.user else { throw .notPermitted }
            if case .pretend = fault { return }
            machine.volume[file.inode].permissions = permissions & 0o7777
            machine.volume[file.inode].changed = machine.volume.now
            machine.tellAttributes(of: file)
        }
    }

    public func readLease(_ descriptor: RawDescriptor, take: Bool) throws(Errno) {
        try perform(
            .readLease,
            on: descriptor,
            { (call, _) throws(Errno) in call.isMaking = take },
            { (machine, fault) throws(Errno) in
                let file = try machine.usableFile(descriptor)
                let node = machine.volume[file.inode]
                guard node.uid == machine.user || machine.user == 0 else { throw .permissionDenied }
                guard node.kind == .regular else { throw .invalidArgument }
                if take {
                    var isWritten = machine.writers.contains(file.inode)
                    for other in machine.files where other?.inode == file.inode && other?.canWrite == true {
                        isWritten = true
                    }
                    if case .pretend = fault { isWritten = false }
                    if isWritten { throw .resourceTemporarilyUnavailable }
                } else if !file.holdsLease {
                    throw .resourceTemporarilyUnavailable
                }
                machine.files[Int(descriptor)]?.holdsLease = take
            }
        )
    }

    public func lock(_ descriptor: RawDescriptor) throws(Errno) {
        try perform(.lock, on: descriptor) { (machine, _) throws(Errno) in
            guard try machine.file(descriptor).canWrite else { throw .badFileDescriptor }
            if try machine.isLockedByOther(descriptor) { throw .resourceTemporarilyUnavailable }
            machine.files[Int(descriptor)]?.holdsLock = true
        }
    }

    public func isLocked(_ descriptor: RawDescriptor) throws(Errno) -> Bool {
        try perform(.isLocked, on: descriptor) { (machine, _) throws(Errno) in
            try machine.isLockedByOther(descriptor)
        }
    }
}
