public import ReleaseModel

extension InboxMonitor {
    /// How an inbox is watched.
    public struct Options: Sendable, Equatable {
        /// The configured folder.
        public var path: PathBytes
        /// Whether events are asked for at all.
        public var useEvents: Bool
        /// How long is quiet enough.
        public var rules: Settling.Rules
        /// An empty sub-folder goes after this long.
        public var tidy: Duration
        /// The folder has been the root of a mount: while it is none, what lies there is not the inbox.
        public var mustBeMount: Bool
        /// From this size on a file counts as large. Bytes.
        public var largeBytesMin: Int64

        /// What the configuration says of one inbox, and what is remembered of it.
        public init(
            path: PathBytes,
            useEvents: Bool,
            rules: Settling.Rules,
            tidy: Duration,
            mustBeMount: Bool,
            largeBytesMin: Int64 = Limits.largeFileBytesMin
        ) {
            self.path = path
            self.useEvents = useEvents
            self.rules = rules
            self.tidy = tidy
            self.mustBeMount = mustBeMount
            self.largeBytesMin = largeBytesMin
        }
    }

    /// What the inbox is now.
    public enum Place: Sendable, Equatable {
        /// Not looked at yet.
        case unknown
        /// Events tell, the poll checks.
        case events
        /// The poll alone finds what comes.
        case polling
        /// The folder cannot be used: it is not there, its mount is gone, or it cannot be read.
        case missing(String)
    }
}
