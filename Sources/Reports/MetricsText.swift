public import ReleaseModel

/// The service's health in Prometheus' text format 0.0.4, for the node exporter's textfile collector (it does not read
/// OpenMetrics: https://github.com/prometheus/node_exporter, "Textfile Collector"; the format:
/// https://prometheus.io/docs/instrumenting/exposition_formats/).
///
/// Every name begins with `released_`, carries its unit in base units, and has its HELP and TYPE once.
public struct MetricsText: Sendable, Equatable {
    /// What can be seen of the process.
    public enum Process: Sendable, Equatable {
        /// It answers.
        case running
        /// It is there and has not said anything yet.
        case starting
        /// It is there and does not answer, or has done nothing for longer than its watchdog would wait.
        case silent
        /// Nobody serves the root.
        case stopped
    }

    /// What lies in an inbox that only a look at it shows.
    public struct Found: Sendable, Equatable {
        /// The inbox's name.
        public var inbox: String
        /// Files to be taken, while nobody serves it; nil where the service counts them, or the inbox is not there.
        public var files: Int?
        /// Files set aside in `Rejected/`; nil where it cannot be read.
        public var setAside: Int?

        /// What was found in one inbox.
        public init(inbox: String, files: Int?, setAside: Int?) {
            self.inbox = inbox
            self.files = files
            self.setAside = setAside
        }
    }

    /// What can be seen of the process.
    public var process: Process
    /// What it says of itself; where it is stopped, what it said last: its counters count on.
    public var status: ServiceStatus?
    /// What was found in the inboxes.
    public var found: [Found]
    /// The version of the program.
    public var version: String
    /// Now: what waits has waited since the status was written, too.
    public var now: WallTime

    /// All that is to be told.
    public init(process: Process, status: ServiceStatus?, found: [Found], version: String, now: WallTime) {
        self.process = process
        self.status = status
        self.found = found
        self.version = version
        self.now = now
    }

    /// The text, its last newline included.
    public var rendered: String {
        var families = MetricFamilies()
        addState(to: &families)
        if let status { addCounters(of: status, to: &families) }
        if let status, process == .running || process == .silent { addFiles(of: status, to: &families) }
        addFound(to: &families)
        return families.text
    }

    private func addState(to families: inout MetricFamilies) {
        let isUp = process == .running
        let healthy = isUp && status?.isHealthy ?? false
        families.gauge("build_info", "The version of released.", 1, ["version": version])
        families.gauge("up", "Whether the service runs and answers.", isUp ? 1 : 0)
        families.gauge("healthy", "Whether the service does all that it should.", healthy ? 1 : 0)
        families.gauge("degraded", "Whether the service runs and something is out of order.", isUp && !healthy ? 1 : 0)
        guard let status, process != .stopped else { return }
        families.gauge("start_time_seconds", "When the service began.", status.startedAt)
        let loaded = status.configuration
        families.gauge(
            "config_last_reload_successful",
            "Whether the newest configuration is in force; 0: it was refused, and the old one stays.",
            loaded.fault == nil ? 1 : 0
        )
        families.gauge("config_last_load_timestamp_seconds", "When the one in force was loaded.", loaded.loadedAt)
        families.begin(
            "condition",
            .gauge,
            "What is out of order, or (severity notice) worth a look; 1 while it is so."
        )
        for condition in status.conditions.prefix(Limits.metricConditionsMax) {
            families.add(1, ["code": condition.code, "severity": "degraded"])
        }
        for notice in status.notices.prefix(Limits.metricConditionsMax) {
            families.add(1, ["code": notice.code, "severity": "notice"])
        }
    }

    /// Over the journal's whole life, also while nobody serves it.
    private func addCounters(of status: ServiceStatus, to families: inout MetricFamilies) {
        let all = status.inboxes.map { ($0.name, $0.totals) } + [("", status.formerInboxes)]
        // Without a label for the inbox, and not at all where there is nothing of the kind.
        let shown = all.filter { !$0.0.isEmpty || $0.1 != ServiceStatus.Totals() }
        families.begin("records_total", .counter, "Records in the journal, over its whole life, by outcome.")
        for (inbox, totals) in shown { families.add(totals.records, inbox) }
        families.begin("file_bytes_total", .counter, "Bytes of the files that the records are about.")
        for (inbox, totals) in shown { families.add(totals.bytes, inbox) }
        families.begin("inbox_last_record_timestamp_seconds", .gauge, "When the inbox's last record was made.")
        for inbox in status.inboxes {
            if let last = inbox.lastRecord { families.add(last, ["inbox": inbox.name]) }
        }
        guard let last = status.lastRecord else { return }
        families.gauge("last_record_timestamp_seconds", "When the newest record was made.", last.time)
        families.gauge("last_record_sequence", "The newest record's sequence number.", Int64(last.sequence.value))
    }

    private func addFound(to families: inout MetricFamilies) {
        families.begin("set_aside_files", .gauge, "Rejected files that lie in the inbox's folder Rejected.")
        for inbox in found { if let files = inbox.setAside { families.add(Int64(files), ["inbox": inbox.inbox]) } }
        guard process == .stopped || process == .starting else { return }
        families.begin("waiting_files", .gauge, Self.waitingHelp)
        for inbox in found { if let files = inbox.files { families.add(Int64(files), ["inbox": inbox.inbox]) } }
    }

    static let waitingHelp = "Files seen and not yet recorded."
}
