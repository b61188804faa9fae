import Custody
import FileIO
import Inbox
import ReleaseModel

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
}
