import ReleaseModel

/// Events mark what to look at; nothing is done here.
extension InboxMonitor {
    /// Marks what an event is about. - Returns: false when it is another inbox's.
    public func mark(_ event: InboxEvent) -> Bool {
        guard let folder = watches[event.watch] else { return false }
        if event.has(InboxEvent.Bits.ignored) {
            watches[event.watch] = nil
            needsScan = needsScan || folder.path.isEmpty
        } else if event.has(InboxEvent.Bits.deleteSelf | InboxEvent.Bits.moveSelf | InboxEvent.Bits.unmount) {
            // A sub-folder's going is told by its parent too; the inbox's own only here.
            needsScan = needsScan || folder.path.isEmpty
        } else if event.name.isEmpty {
            // The folder's own attributes: perhaps it can be entered now.
            if closedFolders[folder.path] != nil { foldersToScan.append((folder.path, false)) }
        } else if event.has(InboxEvent.Bits.isFolder) {
            markFolder(folder.path.appending(event.name), event)
        } else {
            markFile(folder.path.appending(event.name), event)
        }
        return true
    }

    /// Events were lost: only a scan can tell.
    public func markAll() { needsScan = true }

    private func markFolder(_ path: PathBytes, _ event: InboxEvent) {
        if event.has(InboxEvent.Bits.create | InboxEvent.Bits.movedTo) {
            foldersToScan.append((path, event.has(InboxEvent.Bits.movedTo)))
        } else if event.has(InboxEvent.Bits.movedFrom | InboxEvent.Bits.delete) {
            // What lay below it is gone or lies elsewhere: a scan forgets it.
            needsScan = true
        } else if closedFolders[path] != nil {
            foldersToScan.append((path, false))
        }
    }

    private func markFile(_ path: PathBytes, _ event: InboxEvent) {
        if event.has(InboxEvent.Bits.movedTo) {
            // Our own putting back is a change, not an arrival.
            mark(path, putBacks.remove(path) == nil ? .moved : .putBack)
        } else if event.has(InboxEvent.Bits.closeWrite) {
            mark(path, .touched)
        } else if event.has(InboxEvent.Bits.movedFrom | InboxEvent.Bits.delete) {
            // Our own claims look like this, too: what is not waiting any more needs no look.
            if entries[path] != nil || ignored[path] != nil { mark(path, .look) }
        } else {
            mark(path, .look)
        }
    }

    private func mark(_ path: PathBytes, _ mark: Mark) {
        if let earlier = marks[path] {
            if mark == .look && earlier != .look { return }
        } else {
            markOrder.append(path)
        }
        marks[path] = mark
    }
}
