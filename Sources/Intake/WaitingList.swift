import Custody
import Inbox
import ReleaseModel
import Reports
import Settings

/// Collects what waits: counts of all, names of the oldest.
struct WaitingList {
    private var count = 0
    private var oldest: Duration?
    private var deferred = 0
    private var changing = ServiceStatus.Aged()
    private var inProgress = ServiceStatus.Aged()
    private var files: [ServiceStatus.WaitingFile] = []

    mutating func add(_ inbox: String, _ path: PathBytes, _ file: WaitingDrop, at now: MonotonicTime) {
        let age = now - file.settling.firstSeen
        note(age)
        if file.deferredBecause != nil { deferred += 1 }
        if file.deferredBecause == nil && age >= Limits.changingTooLong { Self.note(age, in: &changing) }
        name(
            inbox,
            path,
            Self.reason(file.settling, file.deferredBecause, file.isReady),
            file.due.map { $0 - now },
            age
        )
    }

    mutating func add(_ resident: Resident, at now: MonotonicTime) {
        let age = now - resident.settling.firstSeen
        note(age)
        if resident.deferredBecause != nil { deferred += 1 }
        let reason = "in custody: " + Self.reason(resident.settling, resident.deferredBecause, resident.isReady)
        name(resident.seat.settings.name, resident.place.inboxPath, reason, resident.due - now, age)
    }

    mutating func addInProgress(
        _ inbox: String,
        _ path: PathBytes,
        _ rule: String,
        since: MonotonicTime,
        at now: MonotonicTime
    ) {
        let age = now - since
        if age >= Limits.inProgressTooLong {
            Self.note(age, in: &inProgress)
            name(inbox, path, "still under " + rule, nil, age)
        }
    }

    /// A folder that cannot be entered: named, not counted, for nobody knows what lies in it.
    mutating func addClosedFolder(_ inbox: String, _ path: PathBytes, _ reason: String) {
        name(inbox, path, "folder not entered: " + reason, nil, .zero)
    }

    func fill(_ status: inout ServiceStatus) {
        status.waiting = count
        status.oldestWaiting = oldest
        status.deferred = deferred
        status.changingTooLong = changing
        status.inProgressTooLong = inProgress
        status.waitingFiles = files.sorted { $0.age > $1.age }.prefix(Limits.statusFilesMax).map { $0 }
    }

    private mutating func note(_ age: Duration) {
        count += 1
        oldest = max(oldest ?? age, age)
    }

    private static func note(_ age: Duration, in aged: inout ServiceStatus.Aged) {
        aged.count += 1
        aged.oldest = max(aged.oldest ?? age, age)
    }

    private static func reason(_ settling: Settling, _ deferredBecause: String?, _ isReady: Bool) -> String {
        if let deferredBecause { return deferredBecause }
        if isReady { return "whole, waits to be taken" }
        if settling.isOpenForWriting { return "somebody has it open for writing" }
        if settling.observed.isEmptyFile { return "empty so far" }
        return "waiting until it has been quiet long enough"
    }

    private mutating func name(
        _ inbox: String,
        _ path: PathBytes,
        _ reason: String,
        _ settlesIn: Duration?,
        _ age: Duration
    ) {
        files.append(
            ServiceStatus.WaitingFile(
                inbox: inbox,
                folder: path.split.folder,
                name: path.split.name,
                reason: reason,
                settlesIn: settlesIn.map { max($0, .zero) },
                age: age
            )
        )
        // Kept short on the way: the oldest count.
        if files.count > Limits.statusFilesMax * 4 {
            files = Array(files.sorted { $0.age > $1.age }.prefix(Limits.statusFilesMax))
        }
    }
}
