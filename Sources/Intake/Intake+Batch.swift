import Archive
import Custody
import FileIO
import Inbox
import Journal
import ReleaseModel
import Settings
import SystemPackage

/// From whole files to a committed batch.
extension Intake {
    /// Takes one batch of whole files all the way to its records, or leaves everything where it was.
    func takeBatch(at now: MonotonicTime) throws {
        let start = around.calls.monotonicTime()
        guard let committed = try commitBatch(at: now) else { return }
        // Behind the commit point nothing is undone. The files that were read are closed by now: it is who takes an
        // open file's last name away that does not remove its bytes, but who closes it.
        try publish(committed, at: now)
        bound.note(files: committed.folders.count, worked: around.calls.monotonicTime() - start - waited)
    }

    /// From whole files to the commit point.
    /// - Returns: nil where there was nothing to commit, or it could not be.
    private func commitBatch(at now: MonotonicTime) throws -> CommittedBatch? {
        var batch = Batch()
        do {
            // No room for the records: nothing is claimed.
            try log.reserve(Self.recordEstimate)
            try journal.reserve(Self.recordEstimate)
            try collect(&batch, at: now)
        } catch {
            let drops = partArrived(batch)
            try sendBack(drops, because: error.description, at: now)
            removeFolders(batch)
            try bear(error, at: now)
            return nil
        }
        guard !batch.drops.isEmpty else {
            removeFolders(batch)
            return nil
        }
        var takings = take(batch.drops)
        let recorded = Recorded(takings, register, layout.archive, lookup, over: pool(for: takings.count))
        let reads = complete(batch.drops, &takings, unless: recorded)
        let kept = try settleTakings(batch.drops, takings, reads, at: now)
        guard !kept.drops.isEmpty else {
            removeFolders(batch)
            return nil
        }
        return try commit(kept.drops, kept.takings, kept.reads, recorded, in: batch, at: now)
    }

    /// The cores, but for so few parts that waking other threads takes longer than they do.
    func pool(for parts: Int) -> any WorkPool { parts < Self.fanOutMin ? InlineWork() : around.pool }

    /// Files that a batch may have now.
    var filesMax: Int { min(trialFilesMax, bound.filesMax) }

    /// Room asked for before anything is claimed: a few records; the rest is asked for when their length is known.
    private static let recordEstimate: Int64 = 64 << 10

    /// Claims whole files until the batch is full: in number, in bytes, in time.
    private func collect(_ batch: inout Batch, at now: MonotonicTime) throws(FileError) {
        let start = around.calls.monotonicTime()
        var room = try freeBytes()
        joinArrived(&batch)
        while batch.drops.count < filesMax, batch.bytes < Limits.batchBytesMax,
            batch.drops.isEmpty || around.calls.monotonicTime() - start < Limits.batchTimeMax
        {
            if let index = residents.firstIndex(where: mayClaim) {
                let resident = residents.remove(at: index)
                if isLarge(resident.settling.observed) {
                    try takeBeside(
                        { (alone) throws(FileError) in
                            try claimResident(resident, into: &alone, room: &room, at: now)
                        },
                        at: now
                    )
                } else {
                    try claimResident(resident, into: &batch, room: &room, at: now)
                }
            } else if let (seat, drop) = nextReady() {
                if isUnderWay(drop.path, of: seat) {
                    seat.monitor.putBack(drop, nil, at: now)
                } else if isLarge(drop.settling.observed) {
                    try takeBeside(
                        { (alone) throws(FileError) in
                            try claim(drop, of: seat, into: &alone, room: &room, at: now)
                        },
                        at: now
                    )
                } else {
                    try claim(drop, of: seat, into: &batch, room: &room, at: now)
                }
            } else {
                break
            }
        }
        // Where the work beside the batches is done at once, it is done.
        collectTaken()
        joinArrived(&batch)
    }

    /// Inboxes take turns.
    private func nextReady() -> (InboxSeat, InboxMonitor.SettledDrop)? {
        for offset in seats.indices {
            let index = (nextSeat + offset) % seats.count
            let monitor = seats[index].monitor
            // Large ones only begin here: they hold up nobody, and are few.
            if let drop = (mayTakeLarge ? monitor.takeReady(.large) : nil) ?? monitor.takeReady(.small) {
                nextSeat = (index + 1) % seats.count
                return (seats[index], drop)
            }
        }
        return nil
    }

    private func freeBytes() throws(FileError) -> Int64 {
        Int64(clamping: try layout.archive.newFiles.fileSystem().freeBytes)
    }

    /// Room that is left alone, so that journal and log can always say what happened.
    private static let spareBytes: Int64 = 1 << 20

    /// Claims one file: renamed into custody, where it must still be what settled.
    private func claim(
        _ settled: InboxMonitor.SettledDrop,
        of seat: InboxSeat,
        into batch: inout Batch,
        room: inout Int64,
        at now: MonotonicTime
    ) throws(FileError) {
        let (folderPath, name) = settled.path.split
        do throws(FileError) {
            guard let root = seat.monitor.root else { return }
            guard let group = try group(of: seat, in: &batch) else {
                // There is nowhere to claim it to: it waits, and the status says why.
                return seat.monitor.putBack(settled, nil, at: now)
            }
            let observed = settled.settling.observed
            let needed = observed.kind == .regular && observed.size <= configuration.largestBytes ? observed.size : 0
            if needed > 0 && room < needed + Self.spareBytes {
                throw FileError(.reserve, layout.archive.newFiles.path, .noSpace)
            }
            let sourceKey = PathBytes(seat.settings.name).appending(folderPath)
            let source =
                if let known = batch.sources[sourceKey] { known } else { try root.directory(below: folderPath) }
            let place = try group.custody.claim(name, from: source, inbox: seat.settings.name, folder: folderPath)
            batch.sources[sourceKey] = source
            let folder = try group.custody.folder(place.folderPath)
            guard let status = try? folder.status(name) else {
                // It is in custody, whatever it is: it settles there.
                return keepClaimed(place, settled.settling, of: seat, at: now)
            }
            let drop = Drop(
                seat: seat,
                place: place,
                folder: folder,
                status: status,
                mayAdopt: configuration.adopt && group.sharesMount,
                origin: Drop.Origin(folder: source, drop: settled),
                settling: settled.settling,
                attempts: 0,
                rejection: refusal(name, status, seat)
            )
            guard FileObservation(status).sameBytes(as: observed) else {
                return try sendBack([drop], because: "it changed while it was claimed", at: now)
            }
            room -= needed
            batch.bytes += status.kind == .regular ? status.size : 0
            batch.drops.append(drop)
        } catch {
            switch Verdict(error) {
            case .gone: return
            case .deferFile:
                // A file of the same folder and name is in this batch already: this one is the next batch's.
                postpone(settled, of: seat, error, at: now)
            case .deferAll, .fatal:
                seat.monitor.putBack(settled, nil, at: now)
                throw error
            }
        }
    }

    private func group(of seat: InboxSeat, in batch: inout Batch) throws(FileError) -> Batch.Group? {
        if let known = batch.groups[seat.settings.name] { return known }
        guard let room = try seat.room() else { return nil }
        let isShared = seat.sharesMount(room)
        let other = isShared ? batch.groups.values.first { $0.sharesMount } : nil
        let group = Batch.Group(custody: other?.custody ?? room.beginBatch(), sharesMount: isShared)
        isNextPrepared = false
        if other == nil { batch.custodies.append(group.custody) }
        batch.groups[seat.settings.name] = group
        return group
    }

    func refusal(_ name: PathBytes, _ status: FileStatus, _ seat: InboxSeat) -> Rejection? {
        Refusal.of(name, status, largestBytes: configuration.largestBytes, refuse: seat.refusePatterns)
    }

    /// Sends back what changed or could not be read, and keeps the rest.
    private func settleTakings(
        _ drops: [Drop],
        _ takings: [Taking],
        _ reads: [ReadDrop?],
        at now: MonotonicTime
    ) throws -> (drops: [Drop], takings: [Taking], reads: [ReadDrop?]) {
        var kept: (drops: [Drop], takings: [Taking], reads: [ReadDrop?]) = ([], [], [])
        var trouble: FileError?
        var names = SetAsideNames()
        for index in drops.indices {
            var (drop, taking) = (drops[index], takings[index])
            if drop.rejection != nil {
                do throws(FileError) { drop.setAside = try names.choose(for: drop) } catch { taking = .failed(error) }
            }
            switch taking {
            case .owned, .hashed, .unread:
                kept.drops.append(drop)
                kept.takings.append(taking)
                kept.reads.append(reads[index])
            case .changed(let reason):
                try sendBack([drop], because: reason, at: now)
            case .givenUp:
                try sendBack([drop], because: "the service stops", at: now)
            case .failed(let error):
                switch Verdict(error) {
                // It, or a folder of ours: what is still in custody is not forgotten.
                case .gone: try sendBack([drop], because: error.description, at: now)
                case .deferFile: try sendBack([drop], because: error.description, postponing: true, at: now)
                case .deferAll:
                    try sendBack([drop], because: error.description, at: now)
                    trouble = error
                case .fatal: throw error
                }
            }
        }
        if let trouble { try bear(trouble, at: now) }
        return kept
    }

    func removeFolders(_ batch: Batch) {
        for custody in batch.custodies { touch(custody.removeFolders()) }
    }
}
