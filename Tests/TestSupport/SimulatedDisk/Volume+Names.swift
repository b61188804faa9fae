import FileIO
import ReleaseModel
import SystemPackage

/// Changes of names: seen by everybody at once, on the disk when a flush or the disk itself says so.
extension Volume {
    mutating func add(_ name: PathBytes, in folder: Int, _ inode: Int) throws(Errno) {
        guard self[folder].names[name] == nil else { throw .fileExists }
        apply(NameOperation(changes: [NameChange(folder: folder, name: name, after: inode)]))
        self[inode].parent = folder
        if self[inode].kind != .directory { self[inode].links += 1 }
        self[inode].changed = now
    }

    mutating func unlink(_ name: PathBytes, in folder: Int) throws(Errno) {
        guard let inode = self[folder].names[name] else { throw .noSuchFileOrDirectory }
        guard self[inode].kind != .directory else { throw .isDirectory }
        apply(NameOperation(changes: [NameChange(folder: folder, name: name, after: nil)]))
        self[inode].links -= 1
        self[inode].changed = now
    }

    mutating func removeFolder(_ name: PathBytes, in folder: Int) throws(Errno) {
        guard let inode = self[folder].names[name] else { throw .noSuchFileOrDirectory }
        guard self[inode].kind == .directory else { throw .notDirectory }
        guard !self[inode].isMountRoot else { throw .resourceBusy }
        guard self[inode].names.isEmpty else { throw .directoryNotEmpty }
        apply(
            NameOperation(changes: [NameChange(folder: folder, name: name, after: nil, removedFolder: inode)])
        )
        self[inode].links = 0
    }

    mutating func rename(
        _ name: PathBytes,
        in folder: Int,
        to newName: PathBytes,
        in newFolder: Int,
        replacing: Bool
    ) throws(Errno) {
        guard self[folder].device == self[newFolder].device else { throw .improperLink }
        guard let inode = self[folder].names[name] else { throw .noSuchFileOrDirectory }
        guard !self[inode].isMountRoot else { throw .resourceBusy }
        let there = self[newFolder].names[newName]
        guard there == nil || replacing else { throw .fileExists }
        guard !isFolder(newFolder, below: inode) else { throw .invalidArgument }
        var replacedFolder: Int?
        if let there {
            if there == inode { return }
            guard !isFolder(folder, below: there) else { throw .directoryNotEmpty }
            guard self[there].kind != .directory || self[inode].kind == .directory else { throw .isDirectory }
            guard self[inode].kind != .directory || self[there].kind == .directory else { throw .notDirectory }
            guard self[there].names.isEmpty else { throw .directoryNotEmpty }
            if self[there].kind == .directory { replacedFolder = there }
            self[there].links = self[there].kind == .directory ? 0 : self[there].links - 1
            self[there].changed = now
        }
        apply(
            NameOperation(changes: [
                NameChange(folder: newFolder, name: newName, after: inode, removedFolder: replacedFolder),
                NameChange(folder: folder, name: name, after: nil),
            ])
        )
        self[inode].parent = newFolder
        self[inode].changed = now
    }

    mutating func link(_ name: PathBytes, in folder: Int, to newName: PathBytes, in newFolder: Int) throws(Errno) {
        guard let inode = self[folder].names[name] else { throw .noSuchFileOrDirectory }
        guard self[newFolder].names[newName] == nil else { throw .fileExists }
        guard self[folder].device == self[newFolder].device else { throw .improperLink }
        guard self[inode].kind != .directory else { throw .notPermitted }
        let parent = self[inode].parent
        try add(newName, in: newFolder, inode)
        self[inode].parent = parent
    }

    /// Whether a folder is this one, or lies in it at any depth.
    private func isFolder(_ folder: Int, below ancestor: Int) -> Bool {
        guard self[ancestor].kind == .directory else { return false }
        var here = folder
        while here != 0, here != ancestor { here = self[here].parent }
        return here == ancestor
    }

    private mutating func apply(_ operation: NameOperation) {
        for change in operation.changes {
            self[change.folder].names[change.name] = change.after
            self[change.folder].modified = now
            self[change.folder].changed = now
        }
        pending.append(operation)
    }

    /// fsync(2) of a folder: its names are on the disk, and what a rename took from it is where it went.
    mutating func flushNames(of folder: Int) {
        self[folder].durablePermissions = self[folder].permissions
        let slots = NameSlots(pending)
        guard slots.all.contains(where: { $0.folder == folder }) else { return }
        var picks = slots.all.map { $0.folder == folder ? $0.operations.count : 0 }
        // Only a rename carries with it what it needs: a new name in a folder whose own name is not on the disk yet is
        // lost with that folder.
        slots.close(&picks, pending, with: [.renames, .removedFolders])
        slots.closeRenamedIntoNewFolders(&picks, pending)
        persist(slots, picks)
    }

    private mutating func persist(_ slots: NameSlots, _ picks: [Int]) {
        var done: Set<NameSlots.Part> = []
        for (slot, pick) in zip(slots.all, picks) where pick > 0 {
            let change = slots.change(slot.operations[pick - 1], pending)
            self[slot.folder].durableNames[slot.name] = change.after
            done.formUnion(slot.operations.prefix(pick))
        }
        var left: [NameOperation] = []
        for (index, operation) in pending.enumerated() {
            let changes = operation.changes.enumerated().filter {
                !done.contains(NameSlots.Part(operation: index, change: $0.offset))
            }.map(\.element)
            if !changes.isEmpty { left.append(NameOperation(changes: changes)) }
        }
        pending = left
    }
}
