import ReleaseModel

/// What a running service does with the files that are there.
extension MetricsText {
    func addFiles(of status: ServiceStatus, to families: inout MetricFamilies) {
        let elapsed = Duration.seconds(max(0, now.seconds - status.updatedAt.seconds))
        func each(
            _ name: String,
            _ help: String,
            _ value: (ServiceStatus.InboxStatus) -> Int64?
        ) {
            families.begin(name, .gauge, help)
            for inbox in status.inboxes { if let value = value(inbox) { families.add(value, ["inbox": inbox.name]) } }
        }
        each("inbox_up", "Whether the inbox can be used.") { $0.mode == .missing ? 0 : 1 }
        each("waiting_files", Self.waitingHelp) { Int64($0.waiting) }
        each("oldest_waiting_seconds", "For how long the oldest of them has waited; 0 when none waits.") { inbox in
            inbox.oldestWaiting.map { ($0 + elapsed).components.seconds } ?? 0
        }
        each("ignored_files", "Litter and in-progress names that lie in the inbox.") { Int64($0.ignored) }
        families.begin("stuck_files", .gauge, "Files that have been changing, or in progress, for too long.")
        for inbox in status.inboxes {
            let labels = ["inbox": inbox.name]
            families.add(Int64(inbox.changingTooLong.count), labels.merging(["reason": "changing"]) { $1 })
            families.add(Int64(inbox.inProgressTooLong.count), labels.merging(["reason": "in_progress"]) { $1 })
        }
        each("inbox_quiet", "Whether nothing has been recorded for longer than quiet_after.") { $0.isQuiet ? 1 : 0 }
        each("inbox_quiet_after_seconds", "The setting quiet_after, where there is one.") { inbox in
            inbox.quietAfter?.components.seconds
        }
        families.gauge(
            "custody_files",
            "Files taken and not yet recorded, or not yet finished.",
            Int64(status.inCustody)
        )
        families.gauge("deferred_files", "Files left alone after an error, tried again.", Int64(status.deferred))
        families.begin("flush_seconds", .histogram, "How long the flushes of a batch took, since the start.")
        families.add(status.pace.originals, per: 1_000_000, ["phase": "originals"])
        families.add(status.pace.commit, per: 1_000_000, ["phase": "commit"])
        families.begin("batch_files", .histogram, "Files in a batch, since the start.")
        families.add(status.pace.batchFiles, per: 1, [:])
    }
}
