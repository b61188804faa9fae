public import ReleaseModel

/// What the service is doing now: the one value behind the status line, `state/status.json` and `releasectl status`.
public struct ServiceStatus: Sendable, Equatable {
    /// The service's process.
    public var processIdentifier: Int32
    /// Where in its life the service is.
    public var phase: Phase
    /// The root of the inboxes, archive and journal, escaped.
    public var root: String
    /// When the process began.
    public var startedAt: WallTime
    /// When this status was true.
    public var updatedAt: WallTime
    /// The folders people drop into.
    public var inboxes: [InboxStatus]
    /// Records made since the start.
    public var recorded: Counts
    /// Files seen but not yet recorded.
    public var waiting: Int
    /// How long the oldest of the waiting files has waited; nil when none waits.
    public var oldestWaiting: Duration?
    /// Files taken but not yet recorded.
    public var inCustody: Int
    /// Litter and in-progress names that lie in the inboxes now.
    public var ignored: Int
    /// Files that have been changing for longer than ``ReleaseModel/Limits/changingTooLong``.
    public var changingTooLong: Aged
    /// Files under an in-progress name for longer than ``ReleaseModel/Limits/inProgressTooLong``.
    public var inProgressTooLong: Aged
    /// Files left alone for now, to be tried again.
    public var deferred: Int
    /// The newest record of the journal; nil while there is none.
    public var lastRecord: LastRecord?
    /// What is out of order now.
    public var conditions: [Condition]
    /// What somebody may want to look at, though the service does all that it should: `stuck-INBOX`, `quiet-INBOX`.
    public var notices: [Condition] = []
    /// Records over the journal's whole life of inboxes that are not configured any more.
    public var formerInboxes = Totals()
    /// How fast the disk is.
    public var pace = CommitPace()
    /// Which configuration is in force.
    public var configuration: ConfigurationStatus
    /// The files that wait, oldest first, at most ``ReleaseModel/Limits/statusFilesMax`` of them.
    public var waitingFiles: [WaitingFile]

    /// A status in which nothing has happened yet, but for what is given.
    ///
    /// - Parameters:
    ///   - updatedAt: nil for `startedAt`.
    ///   - configuration: nil for the first one, loaded at `startedAt`.
    public init(
        processIdentifier: Int32,
        phase: Phase,
        root: String,
        startedAt: WallTime,
        updatedAt: WallTime? = nil,
        inboxes: [InboxStatus] = [],
        recorded: Counts = Counts(),
        waiting: Int = 0,
        oldestWaiting: Duration? = nil,
        inCustody: Int = 0,
        ignored: Int = 0,
        changingTooLong: Aged = Aged(),
        inProgressTooLong: Aged = Aged(),
        deferred: Int = 0,
        lastRecord: LastRecord? = nil,
        conditions: [Condition] = [],
        configuration: ConfigurationStatus? = nil,
        waitingFiles: [WaitingFile] = []
    ) {
        self.processIdentifier = processIdentifier
        self.phase = phase
        self.root = root
        self.startedAt = startedAt
        self.updatedAt = updatedAt ?? startedAt
        self.inboxes = inboxes
        self.recorded = recorded
        self.waiting = waiting
        self.oldestWaiting = oldestWaiting
        self.inCustody = inCustody
        self.ignored = ignored
        self.changingTooLong = changingTooLong
        self.inProgressTooLong = inProgressTooLong
        self.deferred = deferred
        self.lastRecord = lastRecord
        self.conditions = conditions
        self.configuration = configuration ?? ConfigurationStatus(loadedAt: startedAt)
        self.waitingFiles = waitingFiles
    }

    /// Whether the service does all that it should: serving, nothing out of order, the newest configuration in force.
    /// A notice is about what people do, or do not do, and leaves it healthy.
    public var isHealthy: Bool { conditions.isEmpty && configuration.fault == nil && phase == .serving }
}
