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
        guard large.isEmpty else { return false }
        if residents.isEmpty && seats.allSatisfy({ $0.monitor.waitingCount == 0 }) { return true }
        return !hasReady && trialEnd.map { now >= $0 } ?? false
    }

    private func finish(_ batch: CommittedBatch, at now: MonotonicTime) throws {
        let drops = batch.frame.drops
        let plain = drops.indices.filter { drops[$0].setAside == nil }
        // What the register and people are told does not wait for the names in custody, nor they for it.
        var failure: (any Error)?
        let left = pool(for: plain.count).map(
            plain.map { (drops[$0], batch.folders[$0]) },
            meanwhile: { do { try tell(of: batch, at: now) } catch { failure = error } }
        ) { drop, folder in Self.leaveCustody(drop, folder) }
        if let failure { throw failure }
        for (index, error) in zip(plain, left) {
            if let error { try postpone(Unfinished(drop: drops[index], line: nil), because: error, at: now) }
        }
        let lines = plain.count < drops.count ? Self.rejections(of: batch.frame) : []
        for index in drops.indices where drops[index].setAside != nil {
            try finish(Unfinished(drop: drops[index], line: lines[index]), in: batch.folders[index], at: now)
        }
        for custody in batch.groups { touch(custody.removeFolders() + [custody.room]) }
        for index in batch.found.indices where batch.found[index] { leave(drops[index], batch.folders[index]) }
        lastRecordTime = around.calls.wallTime()
        noteRecords(batch.tallies, at: now)
        noteUnfinished()
    }

    /// The register, what is in memory, the log.
    private func tell(of batch: CommittedBatch, at now: MonotonicTime) throws {
        do {
            if !registerIsBehind {
                try register.add(
                    batch.contents,
                    releases: batch.releases,
                    tallies: batch.tallies,
                    mark: batch.mark
                )
            }
        } catch {
            try bearRegister(error, at: now)
        }
        remember(batch.releases)
        for recorded in batch.recorded {
            count(recorded.type)
            around.tell(.recorded(recorded))
        }
    }

    /// The name in custody of a recorded drop goes; on any thread.
    private static func leaveCustody(_ drop: CommittedDrop, _ folder: Directory) -> FileError? {
        guard let place = CustodyPlace(path: drop.place) else { return nil }
        do throws(FileError) { try folder.unlinkIfThere(place.name) } catch { return error }
        return nil
    }

    /// It is tried again later, unless nothing can be relied on any more.
    private func postpone(_ item: Unfinished, because error: FileError, at now: MonotonicTime) throws {
        if Verdict(error) == .fatal { throw error }
        lastFinishAttempt = now
        unfinished.append(item)
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
        case .revised: counts.revised += 1
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
            try postpone(item, because: error, at: now)
        }
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
