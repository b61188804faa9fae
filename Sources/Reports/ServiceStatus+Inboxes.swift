public import ReleaseModel

extension ServiceStatus {
    /// One folder that people drop into.
    public struct InboxStatus: Sendable, Equatable {
        /// Its name in the configuration.
        public var name: String
        /// Where it is, escaped.
        public var path: String
        /// How drops in it are noticed.
        public var mode: Mode
        /// Folders watched or polled in it, itself included.
        public var folders: Int
        /// Files of it seen but not yet recorded.
        public var waiting = 0
        /// How long the oldest of them has waited; nil when none waits.
        public var oldestWaiting: Duration?
        /// Litter and in-progress names that lie in it now.
        public var ignored = 0
        /// Files that have been changing for longer than ``ReleaseModel/Limits/changingTooLong``.
        public var changingTooLong = Aged()
        /// Files under an in-progress name for longer than ``ReleaseModel/Limits/inProgressTooLong``.
        public var inProgressTooLong = Aged()
        /// All its records ever.
        public var totals = Totals()
        /// When its last record was made; nil while there is none.
        public var lastRecord: WallTime?
        /// Without a record for this long it is quiet; nil for never (`quiet_after`).
        public var quietAfter: Duration?
        /// Whether it is quiet now.
        public var isQuiet = false

        /// One inbox and how it is watched.
        public init(name: String, path: String, mode: Mode = .events, folders: Int = 1) {
            self.name = name
            self.path = path
            self.mode = mode
            self.folders = folders
        }

        /// How drops in an inbox are noticed.
        public enum Mode: String, Sendable, CaseIterable {
            /// The kernel tells.
            case events
            /// Its file system does not tell of remote writes: it is listed again and again.
            case polling
            /// It is not there, or not mounted.
            case missing
        }
    }

    /// Records over the journal's whole life, whatever was restarted since.
    public struct Totals: Sendable, Equatable {
        /// How many.
        public var records: Counts
        /// The bytes of the files that they are about.
        public var bytes: Counts

        /// Some records and their bytes.
        public init(records: Counts = Counts(), bytes: Counts = Counts()) {
            self.records = records
            self.bytes = bytes
        }
    }
}

extension ServiceStatus.Totals {
    /// Adds others, up to what a status can hold.
    public static func += (left: inout Self, right: Self) {
        left.records += right.records
        left.bytes += right.bytes
    }
}

extension ServiceStatus.Counts {
    /// Adds others, up to what a status can hold.
    public static func += (left: inout Self, right: Self) {
        left.accepted = min(left.accepted + right.accepted, Limits.statusCountMax)
        left.revised = min(left.revised + right.revised, Limits.statusCountMax)
        left.duplicates = min(left.duplicates + right.duplicates, Limits.statusCountMax)
        left.rejected = min(left.rejected + right.rejected, Limits.statusCountMax)
    }
}
