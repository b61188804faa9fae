public import FileIO
public import ReleaseModel
import Synchronization

/// What people do on the same disk: seen at once, and flushed as an editor or a file server would, so that what must
/// survive is known.
extension SimulatedDisk {
    /// Makes a folder and those above it.
    public func makeFolders(_ path: PathBytes, device: UInt64? = nil) {
        machine.withLock { machine in
            _ = machine.folders(path)
            if let device, let inode = try? machine.volume.find(path, from: Volume.root, followsLast: false) {
                machine.volume[inode].device = device
                machine.volume[inode].isMountRoot = true
            }
        }
    }

    /// Moves a whole file in, written and flushed elsewhere.
    public func moveIn(_ path: PathBytes, _ bytes: [UInt8], uid: UInt32? = nil, permissions: UInt32 = 0o660) {
        machine.withLock { machine in
            let (folder, name) = machine.place(path)
            let inode = machine.volume.make(.regular, permissions: permissions, uid: uid ?? machine.user, in: folder)
            machine.volume[inode].bytes = VolatileBytes(durable: bytes)
            machine.put(inode, name, in: folder)
            machine.tell(EventBits.movedTo, in: folder, name)
        }
    }

    /// Moves a file in whose write-back has failed: its writer was told, the disk has its size at most, and the page
    /// cache goes on showing it all.
    public func moveInUnwritten(_ path: PathBytes, _ bytes: [UInt8]) {
        machine.withLock { machine in
            let (folder, name) = machine.place(path)
            let inode = machine.volume.make(.regular, permissions: 0o660, uid: machine.user, in: folder)
            machine.volume[inode].bytes.write(bytes[...], at: 0)
            machine.volume[inode].bytes.failFlush(keepsSize: true)
            machine.put(inode, name, in: folder)
            machine.tell(EventBits.movedTo, in: folder, name)
        }
    }

    /// Makes a symbolic link.
    public func makeLink(_ path: PathBytes, to target: PathBytes) {
        machine.withLock { machine in
            let (folder, name) = machine.place(path)
            let inode = machine.volume.make(.symbolicLink, permissions: 0o777, uid: machine.user, in: folder)
            machine.volume[inode].target = target
            machine.put(inode, name, in: folder)
            machine.tell(EventBits.create, in: folder, name)
        }
    }

    /// Makes what is neither file nor folder nor link: a pipe, a socket.
    public func makeSpecial(_ path: PathBytes, _ kind: FileStatus.Kind) {
        machine.withLock { machine in
            let (folder, name) = machine.place(path)
            let inode = machine.volume.make(kind, permissions: 0o600, uid: machine.user, in: folder)
            machine.put(inode, name, in: folder)
            machine.tell(EventBits.create, in: folder, name)
        }
    }

    /// Opens a file for writing and keeps it open, or lets it go.
    public func keepOpen(_ path: PathBytes, _ isOpen: Bool) {
        machine.withLock { machine in
            guard let inode = try? machine.volume.find(path, from: Volume.root, followsLast: false) else { return }
            if isOpen { machine.writers.insert(inode) } else { machine.writers.remove(inode) }
        }
    }

    /// Writes over the files that somebody has open and that hold `before`, flushes and closes them.
    public func finishWriting(_ before: [UInt8], _ after: [UInt8]) {
        machine.withLock { machine in
            for inode in machine.writers where machine.volume[inode].bytes.cache == before {
                machine.volume[inode].bytes = VolatileBytes(durable: after)
                machine.volume[inode].modified = machine.volume.now
                machine.volume[inode].changed = machine.volume.now
                machine.writers.remove(inode)
            }
        }
    }

    /// Removes a file, for good.
    public func remove(_ path: PathBytes) {
        machine.withLock { machine in
            let (folder, name) = machine.place(path)
            try? machine.volume.unlink(name, in: folder)
            machine.volume.flushNames(of: folder)
        }
    }

    /// Cuts a file short, for good.
    public func shorten(_ path: PathBytes, by count: Int) {
        machine.withLock { machine in
            guard let inode = try? machine.volume.find(path, from: Volume.root, followsLast: false) else { return }
            let bytes = machine.volume[inode].bytes.cache
            machine.volume[inode].bytes = VolatileBytes(durable: Array(bytes.dropLast(count)))
        }
    }

    /// Everything that was changed is on the disk (sync(2)).
    public func flushAll() {
        machine.withLock { $0.volume.flushAll() }
    }
}

extension Volume {
    /// What a path leads to, as everybody sees it; nil where nothing is.
    public func contents(_ path: PathBytes) -> [UInt8]? {
        guard let inode = try? find(path, from: Self.root, followsLast: false), self[inode].kind == .regular else {
            return nil
        }
        return self[inode].bytes.cache
    }

    /// The mode of what a path leads to.
    public func permissions(_ path: PathBytes) -> UInt32? {
        guard let inode = try? find(path, from: Self.root, followsLast: false) else { return nil }
        return self[inode].permissions
    }

    /// Every path below a folder that is no folder, relative to it, in order.
    public func files(below path: PathBytes) -> [PathBytes] {
        guard let start = try? find(path, from: Self.root, followsLast: false) else { return [] }
        var found: [PathBytes] = []
        func walk(_ folder: Int, _ path: PathBytes) {
            for (name, inode) in self[folder].names {
                if self[inode].kind == .directory {
                    walk(inode, path.appending(name))
                } else {
                    found.append(path.appending(name))
                }
            }
        }
        walk(start, "")
        return found.sorted()
    }

    /// The names in a folder, in order.
    public func names(in path: PathBytes) -> [PathBytes] {
        guard let inode = try? find(path, from: Self.root, followsLast: false) else { return [] }
        return self[inode].names.keys.sorted()
    }

    mutating func flushAll() {
        for index in inodes.indices where inodes[index] != nil {
            self[index].bytes.flush()
            self[index].durablePermissions = self[index].permissions
            if self[index].kind == .directory { self[index].durableNames = self[index].names }
        }
        pending = []
    }
}

extension Machine {
    mutating func folders(_ path: PathBytes) -> Int {
        var here = Volume.root
        for part in path.components {
            if let there = volume[here].names[part] {
                here = there
                continue
            }
            let inode = volume.make(.directory, permissions: 0o777, uid: user, in: here)
            put(inode, part, in: here)
            tell(EventBits.create, in: here, part, isFolder: true)
            here = inode
        }
        return here
    }

    mutating func place(_ path: PathBytes) -> (folder: Int, name: PathBytes) {
        let (folder, name) = path.split
        return (folders(folder), name)
    }

    /// Gives an inode its name, on the disk at once.
    mutating func put(_ inode: Int, _ name: PathBytes, in folder: Int) {
        if let there = volume[folder].names[name] {
            volume[there].links -= 1
        }
        volume[folder].names[name] = inode
        volume[folder].durableNames[name] = inode
        volume[folder].modified = volume.now
        volume[folder].changed = volume.now
        volume[inode].parent = folder
        if volume[inode].kind != .directory { volume[inode].links += 1 }
    }
}
