public import ReleaseModel

/// What `released --once` says at its end: what became of every file it found.
public struct SummaryText: Sendable, Equatable {
    /// Records made, by outcome.
    public var recorded: ServiceStatus.Counts
    /// Files left in the inbox, to be taken later.
    public var waiting: Int
    /// Litter and in-progress names.
    public var ignored: Int
    /// Rejected files; the first ``ReleaseModel/Limits/summaryNamesMax`` are named.
    public var rejectedFiles: [File]
    /// Files left waiting; the first ``ReleaseModel/Limits/summaryNamesMax`` are named.
    public var waitingFiles: [File]

    /// A file to be named, and why.
    public struct File: Sendable, Equatable {
        /// Path below its inbox.
        public var path: PathBytes
        /// Why it was rejected or waits, for people.
        public var reason: String

        /// A file and its reason.
        public init(path: PathBytes, reason: String) {
            self.path = path
            self.reason = reason
        }
    }

    /// The outcome of one run; the lists may hold fewer files than their counts.
    public init(
        recorded: ServiceStatus.Counts = ServiceStatus.Counts(),
        waiting: Int = 0,
        ignored: Int = 0,
        rejectedFiles: [File] = [],
        waitingFiles: [File] = []
    ) {
        self.recorded = recorded
        self.waiting = waiting
        self.ignored = ignored
        self.rejectedFiles = rejectedFiles
        self.waitingFiles = waitingFiles
    }

    /// The lines, without their newlines.
    public var lines: [String] {
        let counts = [
            "\(recorded.accepted) accepted",
            "\(recorded.revised) revised",
            "\(recorded.duplicates) \(recorded.duplicates == 1 ? "duplicate" : "duplicates")",
            "\(recorded.rejected) rejected", "\(waiting) left waiting", "\(ignored) ignored",
        ]
        return [counts.joined(separator: ", ")]
            + Self.list(rejectedFiles, of: recorded.rejected, "rejected, now in Rejected/ with the reason beside each:")
            + Self.list(waitingFiles, of: waiting, "left waiting where they are, run again to take them:")
    }

    /// The lines as one text, each with its newline.
    public var text: String { lines.map { $0 + "\n" }.joined() }

    private static func list(_ files: [File], of count: Int, _ heading: String) -> [String] {
        guard !files.isEmpty else { return [] }
        let named = files.prefix(Limits.summaryNamesMax)
        let rest = max(count, files.count) - named.count
        return [heading] + named.map { "  \($0.path.escaped): \(HarmlessText.line($0.reason))" }
            + (rest > 0 ? ["  and \(rest) more"] : [])
    }
}
