import FileIO
public import ReleaseModel
import SystemPackage

/// The scan: what lies in the inbox is the truth, whatever events said or did not say.
extension InboxMonitor {
    /// Looks at everything in the inbox; what is not there any more is forgotten, sub-folders that have stood empty
    /// too long are removed. Each folder is watched before it is listed, so that nothing falls between.
    public func scan(at now: MonotonicTime) {
        needsScan = false
        let movedIn = foldersToScan.filter(\.movedIn)
        foldersToScan = []
        folderCache = nil
        scanNumber += 1
        lastScan = now
        closedFolders = [:]
        guard openRoot(), let root else {
            lookAgain = now + Limits.missingInboxInterval
            return
        }
        lookAgain = nil
        // First what only the events know: that these came whole.
        for (path, _) in movedIn { scanFolder(path, movedIn: true, at: now) }
        scanTree(root, "", movedIn: nil, at: now)
        // Made anew only where something is gone: most scans find all that was there.
        if entries.values.contains(where: { $0.scan != scanNumber }) {
            entries = entries.filter { $0.value.scan == scanNumber }
        }
        if ignored.values.contains(where: { $0.scan != scanNumber }) {
            ignored = ignored.filter { $0.value.scan == scanNumber }
        }
        putBacks = putBacks.filter { entries[$0] != nil }
        emptyFolders = emptyFolders.filter { $0.value.scan == scanNumber }
        for (watch, folder) in watches where folder.scan != scanNumber {
            queue?.unwatch(watch)
            watches[watch] = nil
        }
        tidyUp(at: now)
    }

    /// Scans one folder that has appeared. Files in a folder that was renamed in were moved in with it, unless they
    /// changed after it (both times are the kernel's).
    func scanFolder(_ path: PathBytes, movedIn: Bool, at now: MonotonicTime) {
        guard let root, isEntered(path) else { return }
        do {
            let folder = try root.directory(below: path)
            let since = movedIn ? try folder.status().changed : nil
            closedFolders[path] = nil
            scanTree(folder, path, movedIn: since, at: now)
        } catch {
            if error.code != .noSuchFileOrDirectory && error.code != .notDirectory {
                closedFolders[path] = error.description
            }
        }
    }

    /// Opens the inbox anew where it was replaced, deleted or mounted over.
    /// - Returns: whether it can be used now.
    private func openRoot() -> Bool {
        do {
            let found = try Directory.open(configured: options.path, calls: calls)
            let status = try found.status()
            if options.mustBeMount && !status.isMountRoot {
                lose("the file system that was mounted at \(options.path.escaped) is gone: mount it again")
                return false
            }
            // Unmounted and mounted again, the same inode comes back by another mount.
            if status.identity != identity || status.mount != mount {
                lose("replaced")
                root = found
                identity = status.identity
                mount = status.mount
                isRemote = try found.fileSystem().isRemote
            }
            isMount = status.isMountRoot
            if isMount { options.mustBeMount = true }
            watchFault = nil
            place = options.useEvents && queue != nil && !isRemote ? .events : .polling
            return true
        } catch {
            lose("\(options.path.escaped): \(error.reason)")
            return false
        }
    }

    private func lose(_ reason: String) {
        for watch in watches.keys { queue?.unwatch(watch) }
        watches = [:]
        entries = [:]
        ignored = [:]
        emptyFolders = [:]
        root = nil
        identity = nil
        place = .missing(reason)
    }

    private func scanTree(_ top: Directory, _ topPath: PathBytes, movedIn: WallTime?, at now: MonotonicTime) {
        var folders = [(top, topPath)]
        while let (folder, path) = folders.popLast() {
            do {
                watch(folder, path)
                let listed = try folder.entries()
                try noteEmptiness(path, folder, isEmpty: listed.isEmpty, at: now)
                for entry in listed {
                    let entryPath = path.appending(entry.name)
                    if let inner = try visit(entry, entryPath, in: folder, movedIn: movedIn, at: now) {
                        folders.append((inner, entryPath))
                    }
                }
            } catch {
                if error.code != .noSuchFileOrDirectory { closedFolders[path] = error.description }
            }
        }
    }

    /// Looks at one name. - Returns: the folder to enter, when it is one.
    private func visit(
        _ entry: DirectoryEntry,
        _ path: PathBytes,
        in folder: Directory,
        movedIn: WallTime?,
        at now: MonotonicTime
    ) throws(FileError) -> Directory? {
        guard let status = try folder.statusIfThere(entry.name) else { return nil }
        if status.kind == .directory {
            guard isEntered(path) else { return nil }
            guard status.identity.device == identity?.device, status.mount == mount else {
                closedFolders[path] = "another file system is mounted there: configure it as an inbox of its own"
                return nil
            }
            do { return try folder.directory(entry.name) } catch {
                if error.code != .noSuchFileOrDirectory { closedFolders[path] = error.description }
                return nil
            }
        }
        let cameAlong = movedIn.map { status.changed <= $0 } ?? false
        observe(path, status, cameAlong && entries[path] == nil ? .moved : .look, in: folder, at: now)
        return nil
    }

    /// Folders of our own, litter folders and what lies too deep are not entered.
    private func isEntered(_ path: PathBytes) -> Bool {
        let components = path.components
        if components.count == 1 && (path == PrivateFolder.rejected || path == PrivateFolder.custody) { return false }
        if components.contains(where: { NameRule(folder: $0) != .ordinary }) { return false }
        guard components.count <= Limits.folderDepthMax else {
            closedFolders[path] = "it lies too deep: at most \(Limits.folderDepthMax) folders inside folders"
            return false
        }
        guard path.bytes.count <= Limits.folderBytesMax else {
            closedFolders[path] = "its path is too long: at most \(Limits.folderBytesMax) bytes"
            return false
        }
        return true
    }

    private func watch(_ folder: Directory, _ path: PathBytes) {
        guard place == .events, let queue else { return }
        do {
            watches[try queue.watch(folder)] = WatchedFolder(path: path, scan: scanNumber)
        } catch {
            // Too many watches: the poll finds what comes here, later.
            watchFault = error.reason
            place = .polling
        }
    }

    private func noteEmptiness(
        _ path: PathBytes,
        _ folder: Directory,
        isEmpty: Bool,
        at now: MonotonicTime
    ) throws(FileError) {
        guard isEmpty && !path.isEmpty else {
            emptyFolders[path] = nil
            return
        }
        let modified = try folder.status().modified
        let known = emptyFolders[path].flatMap { $0.modified == modified ? $0.since : nil }
        emptyFolders[path] = EmptyFolder(since: known ?? now, modified: modified, scan: scanNumber)
    }

    /// rmdir(2) takes only what is empty, so that a file dropped meanwhile is safe; a `.keep` keeps its folder.
    private func tidyUp(at now: MonotonicTime) {
        for (path, empty) in emptyFolders where now - empty.since >= options.tidy {
            emptyFolders[path] = nil
            let (parent, name) = path.split
            guard let root, let folder = try? root.directory(below: parent) else { continue }
            try? folder.removeDirectory(name)
        }
    }
}
