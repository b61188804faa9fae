import Custody
import FileIO
import Inbox
import Journal
import Register
import ReleaseModel
import Reports
import Settings
import SystemPackage

/// Behind the commit point: the journal, the register, custody, the folder of rejected files. All of it can be done
/// again after a crash, and is.
extension Intake {
    /// Makes a committed batch readable, and finishes its drops.
    func publish(_ batch: CommittedBatch, at now: MonotonicTime) throws {
        do { try journal.append(batch.frame) } catch {
            // Committed, not readable yet: no further batch until the journal has it, from the exact byte on.
            unwritten.append(batch)
            return try bear(error, at: now)
        }
        try finish(batch, at: now)
    }

    /// Goes on with what could not be done before.
    func catchUp(at now: MonotonicTime) throws {
        if let pausedUntil, now < pausedUntil { return }
        if !unwritten.isEmpty {
            do { try journal.resume() } catch { return try bear(error, at: now) }
            let batches = unwritten
            unwritten = []
            for batch in batches { try finish(batch, at: now) }
            easePause(at: now)
        }
        if registerIsBehind { try bringRegisterUp(at: now) }
        // What could not be taken has gone by itself: nothing waits for the place any more.
        // A log that is to be begun anew has not been yet: trying that again ends the pause.
        let isAtRest = unwritten.isEmpty && !registerIsBehind && isNothingWaiting(at: now) && !isCheckpointDue(at: now)
        if pauses > 0 && isAtRest { endPause() }
        guard !unfinished.isEmpty, lastFinishAttempt.map({ now - $0 >= Limits.backoffPlaceMax }) ?? true else { return }
        let waiting = unfinished
        unfinished = []
        for item in waiting { try finish(item, at: now) }
        noteUnfinished()
    }

    /// What waits for other reasons, an upload of hours, says nothing of the place, once what went back has settled anew.
    private func isNothingWaiting(at now: MonotonicTime) -> Bool {
        if residents.isEmpty && seats.allSatisfy({ $0.monitor.waitingCount == 0 }) { return true }
        return !hasReady && trialEnd.map { now >= $0 } ?? false
    }

    private func finish(_ batch: CommittedBatch, at now: MonotonicTime) throws {
        do {
            if !registerIsBehind { try register.add(batch.contents, mark: batch.mark) }
        } catch {
            try bearRegister(error, at: now)
        }
        let lines = Self.rejections(of: batch.frame)
        for (index, drop) in batch.frame.drops.enumerated() {
            let recorded = batch.recorded[index]
            let line = lines[index]
            try finish(Unfinished(drop: drop, line: line), in: batch.folders[index], at: now)
            count(recorded.type)
            around.tell(.recorded(recorded))
        }
        for custody in batch.groups { touch(custody.removeFolders() + [custody.room]) }
        for index in batch.found.indices where batch.found[index] {
            leave(batch.frame.drops[index], batch.folders[index])
        }
        lastRecordTime = around.calls.wallTime()
        noteUnfinished()
    }

    /// The folders that a drop found in custody leaves behind. Its own is flushed by itself: as long as others lie in
    /// the one above, that one stays, and a flush of the room says nothing of it.
    private func leave(_ drop: CommittedDrop, _ folder: Directory) {
        touch([folder])
        guard let seat = seats.first(where: { $0.settings.name == drop.inbox }), let room = try? seat.room(),
            let place = CustodyPlace(path: drop.place)
        else { return }
        touchWay(to: place, in: room)
        room.removeEmptyFolders(of: place)
    }

    /// The folders on the way to a place in custody, as far as they are there: the one that lost a name is among them.
    func touchWay(to place: CustodyPlace, in room: CustodyRoom) {
        var here = room.root
        touch([here])
        for part in place.folderPath.components {
            guard let inner = try? here.directory(part) else { return }
            here = inner
            touch([here])
        }
    }

    private func count(_ type: EventType) {
        switch type {
        case .accepted: counts.accepted += 1
        case .duplicate: counts.duplicates += 1
        case .rejected: counts.rejected += 1
        }
    }

    /// The record of each rejected drop of a frame, nil for the others.
    static func rejections(of frame: CommitFrame) -> [JournalLine?] {
        let lines = frame.lines[...].split(separator: UInt8(ascii: "\n"))
        return zip(frame.drops, lines).map { drop, line in drop.setAside == nil ? nil : JournalLine(line) }
    }

    /// Finishes one drop that waited for its inbox.
    private func finish(_ item: Unfinished, at now: MonotonicTime) throws {
        guard let seat = seats.first(where: { $0.settings.name == item.drop.inbox }), let room = try? seat.room(),
            let place = CustodyPlace(path: item.drop.place)
        else {
            lastFinishAttempt = now
            return unfinished.append(item)
        }
        do {
            let folder = try room.folder(of: place)
            try finish(item, in: folder, at: now)
            touch([folder, room.root])
            room.removeEmptyFolders(of: place)
        } catch {
            guard let error = error as? FileError else { throw error }
            if Verdict(error) == .fatal { throw error }
            lastFinishAttempt = now
            if Verdict(error) == .gone { touchWay(to: place, in: room) }
            // No folder, no file: it has left custody.
            guard Verdict(error) == .gone, (try? explainAgain(item, seat)) != nil else {
                return unfinished.append(item)
            }
        }
    }

    /// Its file leaves custody, for good or for the folder of rejected files.
    ///
    ///     unlinkat custody/PLACE              or: renameat2(NOREPLACE) Rejected/NAME, then NAME.why.txt
    ///
    /// A crash before, within or after: the next start does it again, and finds it done.
    func finish(_ item: Unfinished, in folder: Directory, at now: MonotonicTime) throws {
        guard let place = CustodyPlace(path: item.drop.place) else { return }
        var item = item
        do throws(FileError) {
            if let setAside = item.drop.setAside {
                guard let seat = seats.first(where: { $0.settings.name == item.drop.inbox }) else {
                    throw FileError(.open, item.drop.inbox, .noSuchFileOrDirectory)
                }
                let rejected = try seat.rejectedFolder()
                touch([rejected] + [seat.monitor.root].compactMap { $0 })
                let target = try self.setAside(place.name, in: folder, as: setAside.split.name, rejected)
                item.target = target ?? item.target
                try explain(item, in: rejected, seat)
            } else {
                try folder.unlinkIfThere(place.name)
            }
        } catch {
            if Verdict(error) == .fatal { throw error }
            lastFinishAttempt = now
            unfinished.append(item)
        }
    }

    /// Moves a rejected file into its folder, under the chosen name or the next that is free.
    /// - Returns: the name it has there; nil when it had left custody before.
    private func setAside(
        _ name: PathBytes,
        in folder: Directory,
        as chosen: PathBytes,
        _ rejected: Directory
    ) throws(FileError) -> PathBytes? {
        var target = chosen
        var attempt = 1
        while true {
            do {
                try folder.move(name, to: target, in: rejected)
                return target
            } catch {
                if error.code == .noSuchFileOrDirectory { return nil }
                guard error.code == .fileExists else { throw error }
                // A rename that a power cut left half done: it lies there already.
                if try rejected.statusIfThere(target)?.identity == folder.statusIfThere(name)?.identity {
                    try folder.unlinkIfThere(name)
                    return target
                }
                // Somebody took the name since it was chosen: nothing is ever overwritten.
                attempt += 1
                target = SetAsideName.candidate(for: name, attempt: attempt).file
            }
        }
    }

    /// Writes `NAME.why.txt` from the record. One that is there already stays.
    private func explain(_ item: Unfinished, in rejected: Directory, _ seat: InboxSeat) throws(FileError) {
        guard let line = item.line, let reason = line.reason.flatMap(Rejection.Reason.init(rawValue:)),
            let target = try nameSetAside(item, line, in: rejected)
        else { return }
        let bytes = WhyFile.bytes(
            name: line.name,
            folder: line.folder,
            sizeInBytes: line.sizeInBytes,
            sequence: line.sequence,
            time: WallTime(rfc3339: line.time) ?? around.calls.wallTime(),
            rejection: Rejection(reason: reason, detail: line.detail ?? ""),
            language: PeopleLanguage(rawValue: seat.settings.language.rawValue) ?? .en,
            largestBytes: configuration.largestBytes
        )
        let why = PathBytes(target.bytes + Array(SetAsideName.whySuffix.utf8))
        do {
            let file = try rejected.open(why, .createNew, permissions: 0o644)
            try file.writeAll(bytes[...])
            // Nothing writes it again once the commit log has forgotten the record.
            try file.flushData()
        } catch {
            guard error.code == .fileExists else { throw error }
            try complete(why, bytes, in: rejected)
        }
    }

    /// The name under which a rejected file lies now. After a crash only its record says what it was, and of that what a
    /// power cut leaves alone, the time it was modified: a reason is written beside the very file, and never beside one
    /// that somebody else has put under the chosen name.
    private func nameSetAside(
        _ item: Unfinished,
        _ line: JournalLine,
        in rejected: Directory
    ) throws(FileError) -> PathBytes? {
        guard let chosen = item.drop.setAside?.split.name, let place = CustodyPlace(path: item.drop.place) else {
            return nil
        }
        if let target = item.target { return try rejected.statusIfThere(target) == nil ? nil : target }
        var (target, attempt) = (chosen, 1)
        while true {
            let status = try rejected.statusIfThere(target)
            if let status, status.modified.rfc3339(.nanoseconds) == line.modified { return target }
            // Somebody else's, or taken away since: the next names are tried, as far as they were given out.
            if status == nil && attempt > 1 { return nil }
            attempt += 1
            target = SetAsideName.candidate(for: place.name, attempt: attempt).file
        }
    }

    /// A crash or a full disk may have left the beginning of a reason, a power cut zeros in the place of its bytes.
    private func complete(_ why: PathBytes, _ bytes: [UInt8], in rejected: Directory) throws(FileError) {
        // Another's file, link or pipe under this name stays as it is: only its owner can make way for the reason.
        guard let status = try rejected.statusIfThere(why), status.kind == .regular, status.size <= bytes.count,
            status.uid == rejected.calls.effectiveUser()
        else { return }
        let file = try rejected.open(why, .readWrite)
        let there = try file.readAll(count: bytes.count)
        guard zip(there, bytes).allSatisfy({ $0 == $1 || $0 == 0 }) else { return }
        // Also where it looks whole: the page cache may show what the disk does not have.
        try file.writeAll(bytes[...], at: 0)
        try file.flushData()
    }

    /// A rejected file has left custody, and its folder is gone: its reason may still be to write.
    func explainAgain(_ item: Unfinished, _ seat: InboxSeat) throws(FileError) {
        guard item.drop.setAside != nil else { return }
        let rejected = try seat.rejectedFolder()
        touch([rejected])
        try explain(item, in: rejected, seat)
    }

    /// Names have changed in these folders: they are flushed before the commit log forgets why. A folder of custody that
    /// was removed needs no flush of its own: its removal is a change of the room.
    func touch(_ folders: [Directory]) {
        for folder in folders { touchedFolders[folder.path] = folder }
    }

    private func noteUnfinished() {
        if unfinished.isEmpty { return endCondition("unfinished") }
        let text =
            "recorded files that cannot leave custody: \(unfinished.count) (is their inbox there?); tried again by itself"
        beginCondition("unfinished", text)
    }
}
