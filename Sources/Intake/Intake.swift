import Archive
import Custody
public import FileIO
import Inbox
import Journal
import Register
public import ReleaseModel
public import Reports
public import Settings

/// The way of one file, composed: notice, settle, take custody, fixity, archive, commit log, journal, finish, tell.
///
/// All state changes happen in ``tick()`` and its siblings, called one at a time on one queue; only hashing, copying
/// and flushing fan out, and come back. It waits for nothing: it says when it wants to be called again.
public final class Intake {
    let around: Surroundings
    let layout: ServiceLayout
    let lock: ServiceLock
    let queue: EventQueue?
    let lookup: JournalLookup
    var configuration: Configuration
    var seats: [InboxSeat] = []
    var log: CommitLog
    var journal: JournalWriter
    var register: any ContentIndex
    let ownership: OwnershipHolder
    let memory: ReleaseMemory
    /// Whether what is adopted is under way to the disk while it is hashed.
    var writesAhead = true

    /// Committed drops that could not be finished yet.
    var unfinished: [Unfinished] = []
    /// Batches committed and not yet in the journal: they are finished once they are.
    var unwritten: [CommittedBatch] = []
    /// The register could not take the last batches.
    var registerIsBehind = false
    var residents: [Resident] = []
    /// What of custody has been searched for files without a record.
    var searched: Set<SearchedCustody> = []
    /// Files in custody of inboxes that the configuration does not name.
    var strangers = 0
    /// Folders whose changed names must be flushed before the commit log may forget them.
    var touchedFolders: [String: Directory] = [:]
    /// Folders of custody that files went back from since the last commit.
    var leftFolders: [String: Directory] = [:]
    var nextSeat = 0
    /// Large files whose bytes are being taken, and those whose bytes are taken.
    var large: [LargeFile] = []
    var arrived: [LargeFile] = []
    var lastLarge: UInt64 = 0
    let taken: TakenFiles
    /// Whether the folders of the next batch are made, or could not be.
    var isNextPrepared = false
    var bound = BatchBound()
    /// What of the batch in hand was waiting for the disk.
    var waited = Duration.zero
    var ownerNames: [UInt32: String?] = [:]

    var conditions = Conditions()
    /// What is worth a look and no fault.
    var notices = Conditions()
    var pausedUntil: MonotonicTime?
    var pauses = 0
    var pauseCodes: Set<String> = []
    /// Files in the next batch at most: after trouble with the place it is tried with one, then with more.
    var trialFilesMax = Limits.batchFilesMax
    /// When what went back for that trouble has settled again, after a batch that was committed since.
    var trialEnd: MonotonicTime?
    var nextPoll: MonotonicTime
    var lastCommit: MonotonicTime
    var lastFinishAttempt: MonotonicTime?

    /// Recovered, scanned, and in order.
    private var isReady = false
    let startedAt: WallTime
    var configurationStatus: ServiceStatus.ConfigurationStatus
    var counts = ServiceStatus.Counts()
    var lastRecordTime: WallTime?
    /// Records over the journal's whole life.
    var totals: InboxTotals
    var pace = CommitPace()
    /// Where the service is in its life, for the status.
    public var phase = ServiceStatus.Phase.serving

    /// Starts: makes the layout, takes the lock, recovers, and scans once. When this returns, the service is ready.
    /// - Throws: ``IntakeFailure``.
    public init(_ configuration: Configuration, _ around: Surroundings) throws {
        do {
            let calls = around.calls
            self.around = around
            self.configuration = configuration
            startedAt = calls.wallTime()
            configurationStatus = ServiceStatus.ConfigurationStatus(generation: 1, loadedAt: startedAt)
            layout = try ServiceLayout(root: configuration.root, calls: calls)
            lock = try Self.takeLock(layout, around)
            // Not before the lock: they may be another service's.
            try layout.archive.sweep()
            let recovery = try JournalRecovery(journal: layout.journal, logs: layout.logs) { done in
                try around.recovering(done)
            }
            log = recovery.log
            journal = try JournalWriter(folder: layout.journal, head: recovery.head)
            lookup = JournalLookup(folder: layout.journal)
            let upkeep = RegisterUpkeep(layout: layout, configuration: configuration, around: around)
            register = try upkeep.open(upTo: recovery.head)
            memory = ReleaseMemory(archive: layout.archive)
            try memory.load(from: register, around.pool, progress: around.progress)
            totals = InboxTotals(try register.tallies())
            ownership = OwnershipHolder(try .init(newFiles: layout.archive.newFiles))
            queue = try? EventQueue(calls: calls)
            nextPoll = calls.monotonicTime()
            taken = TakenFiles(at: nextPoll)
            lastCommit = nextPoll
            lastRecordTime = try JournalTail.line(endingAt: recovery.head.position, in: layout.journal)
                .flatMap { JournalLine($0.dropLast()) }
                .flatMap { WallTime(rfc3339: $0.time) }
            for finding in recovery.findings { around.tell(.recovered(finding)) }
            noteQueue()
            try seatInboxes(configuration)
            try finishRecovered(recovery.frames)
            try scanAll(at: calls.monotonicTime())
            try findResidents()
            try checkpoint()
            noteQuiet(at: calls.monotonicTime())
            isReady = true
        } catch {
            throw IntakeFailure.of(error)
        }
    }

    private static func takeLock(_ layout: ServiceLayout, _ around: Surroundings) throws -> ServiceLock {
        do {
            return try ServiceLock(in: layout.state, processIdentifier: around.processIdentifier)
        } catch let busy as ServiceLock.Busy {
            throw IntakeFailure.busy(root: layout.root.path, processIdentifier: busy.processIdentifier)
        }
    }

    func seatInboxes(_ configuration: Configuration) throws {
        for settings in configuration.inboxes where !seats.contains(where: { $0.settings.name == settings.name }) {
            seats.append(
                try InboxSeat(
                    settings,
                    configuration,
                    layout: layout,
                    queue: queue,
                    lastRecord: totals.bySource[settings.source]?.last,
                    largeBytesMin: around.largeBytesMin,
                    calls: around.calls
                )
            )
        }
    }

    /// For a read source: readable when an event has come. Nil when no queue could be had: the poll alone finds what
    /// comes.
    public var eventDescriptor: RawDescriptor? { queue?.raw }

    /// The state folder, for what the program keeps there.
    public var stateFolder: Directory { layout.state }

    /// Does what there is to do now, one batch at most.
    /// - Returns: when it wants to be called again; a moment that is past means at once.
    /// - Throws: ``IntakeFailure``: the service must stop.
    public func tick() throws -> MonotonicTime {
        do {
            let now = around.calls.monotonicTime()
            try readEvents()
            if now >= nextPoll { try scanAll(at: now) }
            var hasMore = false
            for seat in seats where seat.monitor.work(at: now, bound: Self.looksMax) { hasMore = true }
            tellDeferrals()
            settleResidents(at: now)
            collectTaken()
            try catchUp(at: now)
            if canCommit(at: now) { try takeBatch(at: now) }
            noteConditions()
            noteQuiet(at: now)
            if isCheckpointDue(at: now) { try checkpoint() }
            if isTidyDue(at: now) { try tidyRegister(at: now) }
            noteSilenceOfLarge(at: now)
            around.progress()
            let isReady = hasReady && canCommit(at: now)
            if hasMore || isReady || !unwrittenIsStuck && !unwritten.isEmpty { return now }
            do { try prepareNextBatch() } catch {
                // The next batch makes its folders itself, and says what is wrong.
                if Verdict(error) == .fatal { throw error }
            }
            return nextCall(after: now)
        } catch {
            throw IntakeFailure.of(error)
        }
    }

    /// Looks at waiting files between two batches.
    private static let looksMax = Limits.batchFilesMax

    /// Stops: what is in hand is finished already, for a tick does whole batches; what was written is flushed, so that
    /// the next start finds little to do.
    public func stop() throws {
        phase = .stopping
        do {
            // What is under way beside the batches stays in custody: the next start takes it.
            layout.custody.removePrepared()
            try checkpoint()
            try register.close()
        } catch {
            throw IntakeFailure.of(error)
        }
    }

    func readEvents() throws {
        guard let queue else { return }
        // Bounded: what is left is read in the next tick.
        for _ in 0..<64 {
            let events = try queue.next()
            if events.isEmpty { return }
            for event in events {
                if event.isOverflow {
                    for seat in seats { seat.monitor.markAll() }
                } else {
                    _ = seats.contains { $0.monitor.mark(event) }
                }
            }
        }
    }

    /// Each file that is left alone is said once.
    private func tellDeferrals() {
        for seat in seats {
            for (path, reason) in seat.monitor.takeNewlyDeferred() {
                around.tell(.postponed(inbox: seat.settings.name, path: path, reason: reason))
            }
        }
    }

    /// The poll: every inbox is looked at whole.
    func scanAll(at now: MonotonicTime) throws {
        for seat in seats {
            seat.monitor.scan(at: now)
            around.progress()
            do throws(FileError) {
                try seat.remember()
                // One that was mounted since: custody on its mount has not been searched.
                if isReady, let custody = SearchedCustody(seat), !searched.contains(custody) { try findResidents() }
            } catch {
                try bear(error, at: now)
            }
        }
        noteStuck(at: now)
        nextPoll = now + configuration.poll
    }

    var hasReady: Bool {
        !arrived.isEmpty || residents.contains(where: mayClaim)
            || seats.contains { $0.monitor.hasReady(.small) || mayTakeLarge && $0.monitor.hasReady(.large) }
    }

    /// Whether bytes are being taken beside the batches.
    public var isTakingLarge: Bool { !large.isEmpty }

    private var unwrittenIsStuck: Bool { pausedUntil != nil }

    func canCommit(at now: MonotonicTime) -> Bool {
        guard hasReady, unwritten.isEmpty, !registerIsBehind, !around.stop.isAsked else { return false }
        return pausedUntil.map { now >= $0 } ?? true
    }

    private func nextCall(after now: MonotonicTime) -> MonotonicTime {
        var next = nextPoll
        for seat in seats { if let due = seat.monitor.nextDue { next = min(next, due) } }
        for resident in residents where !resident.isReady { next = min(next, resident.due) }
        if let pausedUntil, hasReady || !unwritten.isEmpty { next = min(next, max(pausedUntil, now)) }
        if let quiet = nextQuiet(after: now) { next = min(next, quiet) }
        if let trialEnd, trialEnd > now { next = min(next, trialEnd) }
        if hasUntidyRegister { next = min(next, max(lastCommit + Limits.commitLogIdleTime, pausedUntil ?? now)) }
        if !log.isEmpty && canCheckpoint {
            next = min(next, max(lastCommit + Limits.commitLogIdleTime, pausedUntil ?? now))
        }
        return next
    }
}
