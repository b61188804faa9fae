import FileIO
import Inbox
import Journal
import ReleaseModel
public import Reports
import Settings

/// What the service is doing now.
extension Intake {
    /// Turns what is wrong with the places into conditions, each said once.
    func noteConditions() {
        for seat in seats {
            let name = seat.settings.name
            if case .missing(let reason) = seat.monitor.place {
                beginCondition("inbox-missing-\(name)", "inbox \(name) cannot be used: \(reason)")
            } else {
                endCondition("inbox-missing-\(name)")
            }
            if let fault = seat.roomFault {
                beginCondition("custody-\(name)", "inbox \(name) cannot be used: \(fault)")
            } else {
                endCondition("custody-\(name)")
            }
            if let fault = seat.monitor.eventFault {
                let text = "inbox \(name) is only polled: \(fault); raise fs.inotify.max_user_watches"
                beginCondition("events-\(name)", text)
            } else {
                endCondition("events-\(name)")
            }
            let closed = seat.monitor.closedFolders
            if closed.isEmpty {
                endCondition("folders-\(name)")
            } else {
                let text =
                    "folders of inbox \(name) that cannot be entered: \(closed.count);"
                    + " `releasectl status` names them"
                beginCondition("folders-\(name)", text)
            }
        }
    }

    func noteQueue() {
        guard configuration.events && queue == nil else { return endCondition("events") }
        let text = "the kernel gives no inotify queue (fs.inotify.max_user_instances): inboxes are only polled"
        beginCondition("events", text)
    }

    /// The whole status. Goes through everything that waits: ask once a second at most.
    public func status() -> ServiceStatus {
        let now = around.calls.monotonicTime()
        var status = ServiceStatus(
            processIdentifier: around.processIdentifier,
            phase: phase,
            root: configuration.root.escaped,
            startedAt: startedAt
        )
        status.updatedAt = around.calls.wallTime()
        status.inboxes = seats.map(Self.inboxStatus)
        status.recorded = counts
        status.conditions = conditions.all
        status.notices = notices.all
        status.pace = pace
        totals.fill(&status, sources: seats.map(\.settings.source))
        status.configuration = configurationStatus
        status.inCustody = residents.count + large.count + arrived.count + unfinished.count + strangers
        status.ignored = seats.reduce(0) { $0 + $1.monitor.ignoredCount }
        if let last = journal.head.last, let time = lastRecordTime {
            status.lastRecord = ServiceStatus.LastRecord(sequence: last, time: time)
        }
        var waiting = WaitingList()
        for seat in seats {
            waiting.add(seat, at: now)
            for (path, reason) in seat.monitor.closedFolders {
                waiting.addClosedFolder(seat.settings.name, path, reason)
            }
        }
        for resident in residents { waiting.add(resident, at: now) }
        for file in large + arrived { waiting.add(file, at: now) }
        waiting.fill(&status)
        return status
    }

    private static func inboxStatus(_ seat: InboxSeat) -> ServiceStatus.InboxStatus {
        let mode: ServiceStatus.InboxStatus.Mode =
            switch seat.monitor.place {
            case .events: .events
            case .polling, .unknown: .polling
            case .missing: .missing
            }
        var status = ServiceStatus.InboxStatus(
            name: seat.settings.name,
            path: seat.settings.path.escaped,
            mode: mode,
            folders: seat.monitor.watchedFolderCount
        )
        status.ignored = seat.monitor.ignoredCount
        status.quietAfter = seat.settings.quietAfter
        status.isQuiet = seat.isQuiet
        return status
    }

    /// Nothing is under way: every file that could settle has its record; what is left is held up by its writer, or
    /// left alone after an error. For `--once`.
    public var isDoneForNow: Bool {
        guard unwritten.isEmpty, large.isEmpty, !hasReady, !registerIsBehind else { return false }
        let now = around.calls.monotonicTime()
        var isDone = true
        for seat in seats {
            seat.monitor.forEachWaiting { _, file in isDone = isDone && Self.isLeft(file, at: now) }
        }
        return isDone && residents.allSatisfy { $0.attempts >= Self.patience || $0.settling.isHeldUp }
    }

    /// Attempts after which a run that is to end gives a file up.
    private static let patience = 2

    private static func isLeft(_ file: WaitingDrop, at now: MonotonicTime) -> Bool {
        file.settling.isHeldUp || file.attempts >= patience
            || now - file.settling.firstSeen >= Limits.emptyFileWait * 2
    }

    /// Whether the place has been out of order for so long that a run that is to end should end.
    public var isStuck: Bool {
        pauses > 3 && pausedUntil != nil || (!seats.isEmpty && seats.allSatisfy { $0.monitor.root == nil })
    }
}
