public import FileIO
import HeapModule
public import ReleaseModel
import SystemPackage

/// Watches one inbox: what lies in it, what is ignored there, and which files are whole. Events only mark; a tick looks
/// at what is marked or due, within a bound; a scan is the truth.
///
/// Not thread-safe: it lives on the intake's queue.
public final class InboxMonitor {
    /// One file on its way to being whole.
    struct Entry {
        var settling: Settling
        var scan: UInt64
        var isReady = false
        var due: MonotonicTime?
        var deferral: Deferral?
    }

    /// Why a file is left alone for now, and until when.
    struct Deferral {
        var reason: String
        var attempts: Int
        var until: MonotonicTime
    }

    struct Ignored {
        var rule: NameRule
        var since: MonotonicTime
        var scan: UInt64
    }

    /// What an event said of a file, the latest standing.
    enum Mark { case look, touched, moved, putBack }

    struct Due: Comparable {
        var time: MonotonicTime
        var path: PathBytes
        /// Files that fall due together are taken in the order of their names.
        static func < (left: Due, right: Due) -> Bool { (left.time, left.path) < (right.time, right.path) }
    }

    /// A folder in which nothing lay at the last scan, since when, and its mtime then: a file that came and was taken
    /// between two scans shows there.
    struct EmptyFolder {
        var since: MonotonicTime
        var modified: WallTime
        var scan: UInt64
    }

    struct WatchedFolder {
        var path: PathBytes
        var scan: UInt64
    }

    /// Options may change with the configuration.
    public var options: Options
    /// What the inbox is now.
    public internal(set) var place = Place.unknown
    /// The inbox, while it is there.
    public internal(set) var root: Directory?
    /// The file system of the inbox, while it is there.
    public internal(set) var identity: FileStatus.Identity?
    /// The mount that the inbox was reached by, while it is there.
    public internal(set) var mount: UInt64?
    /// Whether the root of a mount is here now: to be remembered.
    public internal(set) var isMount = false
    /// Sub-folders that cannot be entered, and why: a path for people.
    public internal(set) var closedFolders: [PathBytes: String] = [:]

    let calls: any SystemCalls
    let queue: EventQueue?
    var isRemote = false
    var entries: [PathBytes: Entry] = [:]
    var ignored: [PathBytes: Ignored] = [:]
    var marks: [PathBytes: Mark] = [:]
    var markOrder = TurnQueue()
    var dues = Heap<Due>()
    var ready = TurnQueue()
    /// Large ones, which are taken beside the others and do not stand in their way.
    var readyLarge = TurnQueue()
    var watches: [Int32: WatchedFolder] = [:]
    var emptyFolders: [PathBytes: EmptyFolder] = [:]
    var foldersToScan: [(path: PathBytes, movedIn: Bool)] = []
    var putBacks: Set<PathBytes> = []
    var newlyDeferred: [(path: PathBytes, reason: String)] = []
    var needsScan = false
    var scanNumber: UInt64 = 0
    var lastScan: MonotonicTime?
    var folderCache: (path: PathBytes, directory: Directory)?
    var watchFault: String?

    /// - Parameter queue: nil where no inotify queue could be had.
    public init(options: Options, queue: EventQueue?, calls: any SystemCalls) {
        self.options = options
        self.queue = queue
        self.calls = calls
    }

    deinit { for watch in watches.keys { queue?.unwatch(watch) } }

    /// Files seen and not yet taken.
    public var waitingCount: Int { entries.count }
    /// Files whose names say that they are not releases, or not yet.
    public var ignoredCount: Int { ignored.count }
    /// Folders watched by events.
    public var watchedFolderCount: Int { watches.count }
    /// Why events are not had though asked for; nil when all is well.
    public var eventFault: String? { watchFault }
    /// Whether something is to be done now.
    public var hasWork: Bool { needsScan || !foldersToScan.isEmpty || !markOrder.isEmpty || hasReady }
    /// Whether a file is whole and waits to be taken.
    public var hasReady: Bool { hasReady(.small) || hasReady(.large) }

    /// Files that are taken together, and those that are taken beside them.
    public enum Size: Sendable { case small, large }

    /// Whether a file of this kind is whole and waits to be taken.
    public func hasReady(_ size: Size) -> Bool { !(size == .small ? ready : readyLarge).isEmpty }

    func size(_ observed: FileObservation) -> Size { observed.size >= options.largeBytesMin ? .large : .small }

    /// When the next waiting file is to be looked at again, or a scan that is needed may begin.
    public var nextDue: MonotonicTime? {
        [dues.min?.time, lookAgain, needsScan ? nextScan : nil].compactMap { $0 }.min()
    }

    /// Before then no scan, while whole files wait that are taken in batches.
    var nextScan: MonotonicTime? { hasReady(.small) ? lastScan.map { $0 + Limits.scanInterval } : nil }

    /// When to see whether an inbox that is missing is there again: sooner than the poll.
    var lookAgain: MonotonicTime?

    /// A file that is whole, with all that is known of it.
    public struct SettledDrop {
        /// Below the inbox, its name last.
        public let path: PathBytes
        /// Its history, for the case that it must go back.
        public let settling: Settling
        let attempts: Int
    }

    /// The next file that is whole, small ones first. It is forgotten here: it is taken now, or comes back by
    /// ``putBack(_:_:at:)`` or ``postpone(_:_:reason:at:)``.
    public func takeReady() -> SettledDrop? { takeReady(.small) ?? takeReady(.large) }

    /// The next file of this kind that is whole.
    public func takeReady(_ size: Size) -> SettledDrop? {
        while let path = size == .small ? ready.popFirst() : readyLarge.popFirst() {
            // One that has changed since stands in the other queue.
            guard let entry = entries[path], entry.isReady, self.size(entry.settling.observed) == size else { continue }
            entries[path] = nil
            putBacks.remove(path)
            return SettledDrop(path: path, settling: entry.settling, attempts: entry.deferral?.attempts ?? 0)
        }
        return nil
    }

    /// A file waits again: one that was claimed is in the inbox again, as `observation` shows it; nil for one that
    /// never left.
    public func putBack(_ drop: SettledDrop, _ observation: FileObservation?, at now: MonotonicTime) {
        var settling = drop.settling
        if let observation {
            expectPutBack(drop.path)
            settling.putBack(observation, at: now)
        }
        let due = now + max(options.rules.quiet, .milliseconds(200))
        entries[drop.path] = Entry(settling: settling, scan: scanNumber, due: due)
        dues.insert(Due(time: due, path: drop.path))
    }

    /// A whole file could not be taken for a reason that is not its own: it is left alone and tried again, later each
    /// time.
    /// - Parameter observation: what it is now, when it was claimed and is in the inbox again.
    /// - Returns: how often it has been postponed.
    @discardableResult
    public func postpone(
        _ drop: SettledDrop,
        _ observation: FileObservation?,
        reason: String,
        at now: MonotonicTime
    ) -> Int {
        var settling = drop.settling
        if let observation {
            expectPutBack(drop.path)
            settling.putBack(observation, at: now)
        }
        let attempts = drop.attempts + 1
        let until = now + Backoff.wait(attempt: attempts, longest: Limits.backoffFileMax)
        entries[drop.path] = Entry(
            settling: settling,
            scan: scanNumber,
            due: until,
            deferral: Deferral(reason: reason, attempts: attempts, until: until)
        )
        dues.insert(Due(time: until, path: drop.path))
        return attempts
    }

    /// Our own rename back will come as an event that is no arrival; where no events come, there is nothing to expect.
    private func expectPutBack(_ path: PathBytes) {
        if place == .events { putBacks.insert(path) }
    }

    /// Files that were left alone since the last call, with the reason: for the log.
    public func takeNewlyDeferred() -> [(path: PathBytes, reason: String)] {
        defer { newlyDeferred = [] }
        return newlyDeferred
    }

    /// Calls `body` for every file that waits. Its path is fetched only where it is asked for: of many thousands, few
    /// are named.
    public func forEachWaiting(_ body: (_ path: () -> PathBytes, _ file: WaitingDrop) -> Void) {
        var index = entries.startIndex
        while index != entries.endIndex {
            let entry = entries.values[index]
            body(
                { entries.keys[index] },
                WaitingDrop(
                    settling: entry.settling,
                    isReady: entry.isReady,
                    due: entry.due,
                    deferredBecause: entry.deferral?.reason,
                    attempts: entry.deferral?.attempts ?? 0
                )
            )
            entries.formIndex(after: &index)
        }
    }

    /// Calls `body` for every file under an in-progress name, with the time since when it is known.
    public func forEachInProgress(_ body: (_ path: PathBytes, _ rule: String, _ since: MonotonicTime) -> Void) {
        for (path, item) in ignored {
            if case .inProgress(let rule) = item.rule { body(path, rule, item.since) }
        }
    }
}

/// One waiting file, for status and summary.
public struct WaitingDrop: Sendable {
    /// Its history.
    public let settling: Settling
    /// Whether it is whole, and waits only to be taken.
    public let isReady: Bool
    /// When it is looked at again.
    public let due: MonotonicTime?
    /// Why it is left alone for now, nil when it merely settles.
    public let deferredBecause: String?
    /// How often it was left alone.
    public let attempts: Int
}

/// How long to wait before trying again.
public enum Backoff {
    /// ``Limits/backoffFirst`` doubled with each attempt, at most `longest`.
    public static func wait(attempt: Int, longest: Duration) -> Duration {
        min(Limits.backoffFirst * (1 << min(max(attempt, 1) - 1, 20)), longest)
    }
}
