import FileIO
import HeapModule
public import ReleaseModel
import SystemPackage

/// Looks at what is marked or due, and moves each file's settling on.
extension InboxMonitor {
    /// Does what the marks and due times ask for, at most `bound` looks; scans where one was asked for.
    /// - Returns: whether more is to be done now.
    public func work(at now: MonotonicTime, bound: Int) -> Bool {
        folderCache = nil
        defer { folderCache = nil }
        if needsScan && mayScan(at: now) || lookAgain.map({ now >= $0 }) ?? false { scan(at: now) }
        let folders = foldersToScan
        foldersToScan = []
        for (path, movedIn) in folders { scanFolder(path, movedIn: movedIn, at: now) }
        var looks = 0
        while looks < bound, let path = markOrder.popFirst() {
            guard let mark = marks.removeValue(forKey: path) else { continue }
            look(at: path, mark, at: now)
            looks += 1
        }
        while looks < bound, let due = dues.min, due.time <= now {
            _ = dues.popMin()
            guard var entry = entries[due.path], entry.due == due.time else { continue }
            entry.due = nil
            entries[due.path] = entry
            look(at: due.path, .look, at: now)
            looks += 1
        }
        return needsScan && mayScan(at: now) || !foldersToScan.isEmpty || !markOrder.isEmpty
            || dues.min.map { $0.time <= now } ?? false
    }

    /// While whole files wait to be taken, their own claims may overflow the queue of events again and again: a scan for
    /// each would look at everything for every batch.
    private func mayScan(at now: MonotonicTime) -> Bool {
        nextScan.map { now >= $0 } ?? true
    }

    /// Looks at one file by name.
    private func look(at path: PathBytes, _ mark: Mark, at now: MonotonicTime) {
        let (folder, name) = path.split
        do {
            let directory = try self.directory(folder)
            guard let status = try directory.statusIfThere(name) else { return forget(path) }
            if status.kind == .directory {
                forget(path)
                foldersToScan.append((path, mark == .moved))
            } else {
                observe(path, status, mark, in: directory, at: now)
            }
        } catch {
            if error.code == .noSuchFileOrDirectory || error.code == .notDirectory {
                forget(path)
                needsScan = needsScan || folder.isEmpty
            } else {
                leaveAlone(path, error, at: now)
            }
        }
    }

    /// The folder a file lies in; the last one is remembered within one tick.
    func directory(_ folder: PathBytes) throws(FileError) -> Directory {
        if let folderCache, folderCache.path == folder { return folderCache.directory }
        guard let root else { throw FileError(.open, options.path.escaped, .noSuchFileOrDirectory) }
        let directory = try root.directory(below: folder)
        folderCache = (folder, directory)
        return directory
    }

    func forget(_ path: PathBytes) {
        entries[path] = nil
        ignored[path] = nil
    }

    /// Takes what a look showed into a file's history.
    func observe(
        _ path: PathBytes,
        _ status: FileStatus,
        _ mark: Mark,
        in directory: Directory,
        at now: MonotonicTime
    ) {
        let observation = FileObservation(status)
        if mark == .look && isAsBefore(path, observation, at: now) { return }
        let rule = NameRule(file: path.split.name)
        guard rule == .ordinary else {
            entries[path] = nil
            ignored[path] = Ignored(rule: rule, since: ignored[path]?.since ?? now, scan: scanNumber)
            return
        }
        var entry =
            entries[path]
            ?? Entry(settling: Settling(observation, movedIn: mark == .moved, at: now), scan: scanNumber)
        entry.scan = scanNumber
        if let deferral = entry.deferral, now < deferral.until, observation == entry.settling.observed {
            // Left alone for now, and still what it was.
            entries[path] = entry
            return
        }
        // What is there now is not what was found to be whole.
        if observation != entry.settling.observed { entry.isReady = false }
        switch mark {
        case .look, .putBack: break
        case .touched: entry.settling.touched(at: now)
        case .moved: entry.settling.movedIn(at: now)
        }
        let action = entry.settling.observe(observation, at: now, rules: options.rules)
        perform(action, path, &entry, in: directory, at: now)
    }

    /// Whether a name that is known shows nothing new and waits for the same moment as before: then it is noted that it
    /// is still there, in its place. Of a folder in which many files wait, a scan finds hardly anything else.
    private func isAsBefore(_ path: PathBytes, _ observation: FileObservation, at now: MonotonicTime) -> Bool {
        guard let index = entries.index(forKey: path) else {
            // What a name says never changes.
            guard let index = ignored.index(forKey: path) else { return false }
            ignored.values[index].scan = scanNumber
            return true
        }
        let entry = entries.values[index]
        guard observation == entry.settling.observed else { return false }
        if let deferral = entry.deferral, now < deferral.until {
            entries.values[index].scan = scanNumber
            return true
        }
        var settling = entry.settling
        guard !entry.isReady, let due = entry.due,
            settling.observe(observation, at: now, rules: options.rules) == .wait(until: due)
        else { return false }
        entries.values[index].settling = settling
        entries.values[index].scan = scanNumber
        return true
    }

    private func perform(
        _ action: Settling.Action,
        _ path: PathBytes,
        _ entry: inout Entry,
        in directory: Directory,
        at now: MonotonicTime
    ) {
        switch action {
        case .wait(let until):
            entry.isReady = false
            if entry.due != until {
                entry.due = until
                dues.insert(Due(time: until, path: path))
            }
            entries[path] = entry
        case .settled:
            if !entry.isReady {
                if size(entry.settling.observed) == .large { readyLarge.append(path) } else { ready.append(path) }
            }
            entry.isReady = true
            entries[path] = entry
        case .askLease:
            if entry.isReady { return entries[path] = entry }
            do {
                let answer = try askLease(path.split.name, entry.settling.observed, in: directory)
                let next = entry.settling.lease(answer, at: now, rules: options.rules)
                perform(next, path, &entry, in: directory, at: now)
            } catch {
                entries[path] = entry
                leaveAlone(path, error, at: now)
            }
        }
    }

    /// A file that was swapped while it was opened counts as open for writing: the next look sees what it is now.
    private func askLease(
        _ name: PathBytes,
        _ observed: FileObservation,
        in directory: Directory
    ) throws(FileError) -> Lease {
        if isRemote { return .unavailable }
        let opened = try directory.openForeign(name, on: observed.identity.device)
        switch consume opened {
        case .file(let descriptor, let status):
            return FileObservation(status).sameBytes(as: observed) ? try descriptor.askLease() : .refused
        case .other:
            return .refused
        }
    }

    /// A file that cannot be looked at or opened for a reason of ours stays and is tried again, later each time.
    private func leaveAlone(_ path: PathBytes, _ error: FileError, at now: MonotonicTime) {
        if error.code == .noSuchFileOrDirectory { return forget(path) }
        guard var entry = entries[path] else { return }
        let attempts = (entry.deferral?.attempts ?? 0) + 1
        if attempts == 1 { newlyDeferred.append((path, error.description)) }
        let until = now + Backoff.wait(attempt: attempts, longest: Limits.backoffFileMax)
        entry.deferral = Deferral(reason: error.description, attempts: attempts, until: until)
        entry.isReady = false
        entry.due = until
        dues.insert(Due(time: until, path: path))
        entries[path] = entry
    }
}
