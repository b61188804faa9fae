import Custody
import FileIO
import Inbox
import ReleaseModel
import Settings

/// Files found in custody, on their way into a batch.
extension Intake {
    /// It is looked at again then, and stands in nobody's way until that moment.
    func wait(_ resident: Resident, until due: MonotonicTime) {
        var resident = resident
        resident.isReady = false
        resident.due = due
        residents.append(resident)
    }

    /// The claim that brought a file here may never have been flushed: the folders that it left and entered are.
    func noteClaim(
        of place: CustodyPlace,
        in custody: CustodyRoom,
        _ seat: InboxSeat,
        into batch: inout Batch
    ) throws(FileError) {
        var here = custody.root
        batch.entered[here.path] = here
        for part in place.folderPath.components {
            here = try here.directory(part)
            batch.entered[here.path] = here
        }
        guard var source = seat.monitor.root else { return }
        for part in place.folder.components {
            // One that is gone was removed from the last that is there.
            guard let inner = try? source.directory(part) else { break }
            source = inner
        }
        batch.entered[source.path] = source
    }

    func mayClaim(_ resident: Resident) -> Bool {
        resident.isReady && (mayTakeLarge || !isLarge(resident.settling.observed))
    }

    func claimResident(
        _ resident: Resident,
        into batch: inout Batch,
        room: inout Int64,
        at now: MonotonicTime
    ) throws(FileError) {
        do {
            guard let custody = try resident.seat.room() else {
                // Its inbox is not there: it is looked at again later, and stands in nobody's way.
                return wait(resident, until: now + configuration.poll)
            }
            let folder = try custody.folder(of: resident.place)
            let status = try folder.status(resident.place.name)
            try noteClaim(of: resident.place, in: custody, resident.seat, into: &batch)
            batch.drops.append(
                Drop(
                    seat: resident.seat,
                    place: resident.place,
                    folder: folder,
                    status: status,
                    mayAdopt: false,
                    origin: nil,
                    settling: resident.settling,
                    attempts: resident.attempts,
                    rejection: refusal(resident.place.name, status, resident.seat)
                )
            )
            batch.bytes += status.kind == .regular ? status.size : 0
            room -= status.size
        } catch {
            switch Verdict(error) {
            case .gone: return
            case .deferFile:
                var resident = resident
                resident.attempts += 1
                resident.deferredBecause = error.description
                wait(resident, until: now + Backoff.wait(attempt: resident.attempts, longest: Limits.backoffFileMax))
            case .deferAll, .fatal:
                residents.append(resident)
                throw error
            }
        }
    }

    func keepClaimed(_ place: CustodyPlace, _ settling: Settling, of seat: InboxSeat, at now: MonotonicTime) {
        residents.append(Resident(seat: seat, place: place, settling: settling, due: now + configuration.settle))
    }
}
