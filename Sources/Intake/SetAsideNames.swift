import Custody
import FileIO
import Inbox
import ReleaseModel
import Reports
import Settings

/// Names for the rejected files of one batch: free in `Rejected/`, and different from each other and each other's notes.
struct SetAsideNames {
    private var attempts: [PathBytes: Int] = [:]
    /// Handed out in this batch, by inbox.
    private var taken: Set<PathBytes> = []

    mutating func choose(for drop: Drop) throws(FileError) -> PathBytes {
        let folder = try drop.seat.rejectedFolder()
        let inbox = PathBytes(drop.seat.settings.name)
        let key = inbox.appending(drop.place.name)
        var attempt = (attempts[key] ?? 0) + 1
        while true {
            let names = SetAsideName.candidate(for: drop.place.name, attempt: attempt)
            let both = [names.file, names.why]
            attempts[key] = attempt
            attempt += 1
            if both.contains(where: { taken.contains(inbox.appending($0)) }) { continue }
            if try folder.statusIfThere(names.file) != nil { continue }
            if try folder.statusIfThere(names.why) != nil { continue }
            for name in both { taken.insert(inbox.appending(name)) }
            return PrivateFolder.rejected.appending(names.file)
        }
    }
}
