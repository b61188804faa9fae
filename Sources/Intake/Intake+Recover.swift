import Custody
import FileIO
import Inbox
import Journal
import ReleaseModel
import Settings
import SystemPackage

/// What a start finds in custody, and the commit log begun anew.
extension Intake {
    /// Finishes what frames of the log name and custody still holds: only what hashes to the frame's own SHA-256, for
    /// another file may lie there by now.
    func finishRecovered(_ frames: [CommitFrame]) throws {
        let now = around.calls.monotonicTime()
        for seat in seats { seat.monitor.scan(at: now) }
        for frame in frames {
            for (drop, line) in zip(frame.drops, Self.rejections(of: frame)) {
                around.progress()
                try finishRecovered(drop, line, at: now)
            }
        }
        noteUnfinishedAtStart()
    }

    private func finishRecovered(_ drop: CommittedDrop, _ line: JournalLine?, at now: MonotonicTime) throws {
        let item = Unfinished(drop: drop, line: line)
        guard let place = CustodyPlace(path: drop.place) else { return }
        guard let seat = seats.first(where: { $0.settings.name == drop.inbox }), let room = try seat.room() else {
            return unfinished.append(item)
        }
        do {
            let folder = try room.folder(of: place)
            guard let status = try folder.statusIfThere(place.name) else {
                // Gone as far as the cache shows: it must be gone on the disk before the log forgets it.
                touch([folder, room.root])
                if drop.setAside != nil { try finish(item, in: folder, at: now) }
                return
            }
            guard try isTheSame(place.name, in: folder, status, drop) else { return }
            try finish(item, in: folder, at: now)
            touch([folder, room.root])
            room.removeEmptyFolders(of: place)
        } catch let error as FileError {
            if Verdict(error) == .fatal { throw error }
            // Gone as far as the cache shows: it must be gone on the disk before the log forgets it.
            if Verdict(error) == .gone { touchWay(to: place, in: room) }
            // Without its folder it was finished before; a rejected one may still lack its reason.
            guard Verdict(error) == .gone, (try? explainAgain(item, seat)) != nil else {
                return unfinished.append(item)
            }
        }
    }

    private func isTheSame(
        _ name: PathBytes,
        in folder: Directory,
        _ status: FileStatus,
        _ drop: CommittedDrop
    ) throws -> Bool {
        guard status.size == drop.size else { return false }
        guard let digest = drop.digest else { return true }
        guard status.kind == .regular else { return false }
        let file = try folder.open(name, .read)
        let progress = around.progress
        return try Fixity.read(file, progress: { () throws(Fixity.GivenUp) in progress() }).digest == digest
    }

    private func noteUnfinishedAtStart() {
        guard !unfinished.isEmpty else { return }
        let text = "recorded files in the custody of an inbox that is not there: \(unfinished.count)"
        beginCondition("unfinished", text)
    }

    /// Everything else in custody has no record: it settles there and goes the ordinary way, copied, never adopted.
    ///
    /// Custody in an inbox on a mount of its own is searched once that mount is there.
    func findResidents() throws(FileError) {
        let now = around.calls.monotonicTime()
        let known = Set(unfinished.map(\.drop.place) + (residents.map(\.place) + placesOfLarge).map(\.path))
        var found = 0
        for (room, custody) in try unsearchedRooms() {
            var strangersHere = 0
            for place in try room.contents() where !known.contains(place.path) {
                guard let seat = seats.first(where: { $0.settings.name == place.inbox }) else {
                    strangersHere += 1
                    continue
                }
                let folder = try room.folder(of: place)
                let status = try folder.status(place.name)
                if isInInboxToo(place, status, seat) {
                    try folder.unlink(place.name)
                    // Else a power cut could bring it back when the one in the inbox has its record.
                    try folder.flush()
                    continue
                }
                let settling = Settling(FileObservation(status), movedIn: false, at: now)
                residents.append(
                    Resident(seat: seat, place: place, settling: settling, due: now + configuration.settle)
                )
                found += 1
            }
            // Only now: one that could not be searched to its end is searched again.
            searched.formUnion(custody)
            strangers += strangersHere
        }
        if found > 0 { around.tell(.foundInCustody(files: found)) }
        if strangers > 0 {
            let text = "files in custody of an inbox that is not configured any more: \(strangers); configure it again"
            beginCondition("unknown-inbox", text)
        }
    }

    /// rename(2) may leave both names when the machine stops within: the same file here and where it was claimed from
    /// is one drop, and still lies in the inbox.
    private func isInInboxToo(_ place: CustodyPlace, _ status: FileStatus, _ seat: InboxSeat) -> Bool {
        let folder = try? seat.monitor.root?.directory(below: place.folder)
        return (try? folder?.statusIfThere(place.name))??.identity == status.identity
    }

    /// Every inbox has its own custody where it is not on the root's mount.
    private func unsearchedRooms() throws(FileError) -> [(room: CustodyRoom, custody: Set<SearchedCustody>)] {
        var shared: Set<SearchedCustody> = [.root]
        var own: [(CustodyRoom, Set<SearchedCustody>)] = []
        for seat in seats {
            guard let room = try seat.room(), let custody = SearchedCustody(seat) else { continue }
            if room === layout.custody {
                shared.insert(custody)
            } else if !searched.contains(custody) {
                own.append((room, [custody]))
            }
        }
        if searched.contains(.root) {
            searched.formUnion(shared)
            return own
        }
        return [(layout.custody, shared)] + own
    }

    /// Looks at what settles in custody.
    func settleResidents(at now: MonotonicTime) {
        guard residents.contains(where: { !$0.isReady && $0.due <= now }) else { return }
        residents = residents.compactMap { resident in
            guard !resident.isReady, resident.due <= now else { return resident }
            return look(at: resident, at: now)
        }
    }

    private func look(at resident: Resident, at now: MonotonicTime) -> Resident? {
        var resident = resident
        let rules = resident.seat.monitor.options.rules
        do {
            guard let room = try resident.seat.room() else {
                resident.due = now + configuration.poll
                return resident
            }
            let folder = try room.folder(of: resident.place)
            guard let status = try folder.statusIfThere(resident.place.name) else { return nil }
            var action = resident.settling.observe(FileObservation(status), at: now, rules: rules)
            if action == .askLease {
                let lease = try folder.open(resident.place.name, .read).askLease()
                action = resident.settling.lease(lease, at: now, rules: rules)
            }
            switch action {
            case .wait(let until): resident.due = until
            case .settled, .askLease: resident.isReady = action == .settled
            }
            return resident
        } catch {
            if Verdict(error) == .gone { return nil }
            resident.attempts += 1
            resident.deferredBecause = error.description
            resident.due = now + Backoff.wait(attempt: resident.attempts, longest: Limits.backoffFileMax)
            return resident
        }
    }
}

/// Where files were looked for that have no record: the root's custody, or that of an inbox on the mount that it is on.
enum SearchedCustody: Hashable {
    case root
    case inbox(String, mount: UInt64)

    /// nil while the inbox is not there.
    init?(_ seat: InboxSeat) {
        guard let mount = seat.monitor.mount else { return nil }
        self = .inbox(seat.settings.name, mount: mount)
    }
}
