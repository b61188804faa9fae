import Custody
import FileIO
import Inbox
import ReleaseModel
import Reports
import Settings

/// Collects what waits: counts of all, names of the oldest.
struct WaitingList {
    /// The numbers of one inbox.
    private struct Numbers {
        var waiting = ServiceStatus.Aged()
        var changing = ServiceStatus.Aged()
        var inProgress = ServiceStatus.Aged()
    }

    private var numbers: [String: Numbers] = [:]
    private var deferred = 0
    private var files: [ServiceStatus.WaitingFile] = []
    /// Only what is older than this may still be among the oldest.
    private var ageMin = Duration.seconds(Int64.min)

    /// Everything of an inbox that waits for its writer.
    mutating func add(_ seat: InboxSeat, at now: MonotonicTime) {
        let inbox = seat.settings.name
        var numbers = numbers[inbox] ?? Numbers()
        seat.monitor.forEachWaiting { path, file in add(inbox, path, file, to: &numbers, at: now) }
        seat.monitor.forEachInProgress { path, rule, since in
            addInProgress(inbox, path, rule, since: since, to: &numbers, at: now)
        }
        self.numbers[inbox] = numbers
    }

    private mutating func add(
        _ inbox: String,
        _ path: () -> PathBytes,
        _ file: WaitingDrop,
        to numbers: inout Numbers,
        at now: MonotonicTime
    ) {
        let age = now - file.settling.firstSeen
        Self.note(age, in: &numbers.waiting)
        if file.deferredBecause != nil { deferred += 1 }
        if file.deferredBecause == nil && age >= Limits.changingTooLong { Self.note(age, in: &numbers.changing) }
        guard age > ageMin else { return }
        name(
            inbox,
            path(),
            Self.reason(file.settling, file.deferredBecause, file.isReady),
            file.due.map { $0 - now },
            age
        )
    }

    mutating func add(_ resident: Resident, at now: MonotonicTime) {
        let age = now - resident.settling.firstSeen
        Self.note(age, in: &numbers[resident.seat.settings.name, default: Numbers()].waiting)
        if resident.deferredBecause != nil { deferred += 1 }
        let reason = "in custody: " + Self.reason(resident.settling, resident.deferredBecause, resident.isReady)
        name(resident.seat.settings.name, resident.place.inboxPath, reason, resident.due - now, age)
    }

    /// A large file whose bytes are being taken.
    mutating func add(_ file: LargeFile, at now: MonotonicTime) {
        for drop in file.batch.drops {
            let age = now - drop.settling.firstSeen
            let inbox = drop.seat.settings.name
            Self.note(age, in: &numbers[inbox, default: Numbers()].waiting)
            let megabytes = drop.status.size / 1_000_000
            let reason = "in custody: its \(megabytes) MB are being hashed, for \((now - file.since).forPeople) so far"
            name(inbox, drop.place.inboxPath, reason, nil, age)
        }
    }

    private mutating func addInProgress(
        _ inbox: String,
        _ path: PathBytes,
        _ rule: String,
        since: MonotonicTime,
        to numbers: inout Numbers,
        at now: MonotonicTime
    ) {
        let age = now - since
        if age >= Limits.inProgressTooLong {
            Self.note(age, in: &numbers.inProgress)
            if age > ageMin { name(inbox, path, "still under " + rule, nil, age) }
        }
    }

    /// A folder that cannot be entered: named, not counted, for nobody knows what lies in it.
    mutating func addClosedFolder(_ inbox: String, _ path: PathBytes, _ reason: String) {
        name(inbox, path, "folder not entered: " + reason, nil, .zero)
    }

    func fill(_ status: inout ServiceStatus) {
        var all = Numbers()
        for numbers in numbers.values {
            Self.merge(numbers.waiting, into: &all.waiting)
            Self.merge(numbers.changing, into: &all.changing)
            Self.merge(numbers.inProgress, into: &all.inProgress)
        }
        status.waiting = all.waiting.count
        status.oldestWaiting = all.waiting.oldest
        status.deferred = deferred
        status.changingTooLong = all.changing
        status.inProgressTooLong = all.inProgress
        for index in status.inboxes.indices {
            let numbers = numbers[status.inboxes[index].name] ?? Numbers()
            status.inboxes[index].waiting = numbers.waiting.count
            status.inboxes[index].oldestWaiting = numbers.waiting.oldest
            status.inboxes[index].changingTooLong = numbers.changing
            status.inboxes[index].inProgressTooLong = numbers.inProgress
        }
        status.waitingFiles = files.sorted { $0.age > $1.age }.prefix(Limits.statusFilesMax).map { $0 }
    }

    /// What to say of the files of an inbox that never become whole; nil where there are none.
    func stuckText(of inbox: String) -> String? {
        guard let numbers = numbers[inbox] else { return nil }
        let facts = [
            Self.words(numbers.changing, "changing", Limits.changingTooLong),
            Self.words(numbers.inProgress, "under an in-progress name", Limits.inProgressTooLong),
        ]
        let text = facts.compactMap(\.self).joined(separator: ", ")
        return text.isEmpty ? nil : "inbox \(inbox) has \(text); `releasectl status` names them"
    }

    private static func words(_ files: ServiceStatus.Aged, _ what: String, _ limit: Duration) -> String? {
        guard files.count > 0 else { return nil }
        let oldest = files.oldest.map { " (oldest \($0.forPeople))" } ?? ""
        return "\(files.count) \(files.count == 1 ? "file" : "files") \(what) for over \(limit.forPeople)\(oldest)"
    }

    private static func merge(_ files: ServiceStatus.Aged, into all: inout ServiceStatus.Aged) {
        all.count += files.count
        all.oldest = [all.oldest, files.oldest].compactMap(\.self).max()
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
            ageMin = files.last?.age ?? ageMin
        }
    }
}
