import ReleaseModel

/// What the status line says besides what is out of order, part by part.
enum StatusFacts {
    /// One part of the line.
    struct Fact {
        let text: String
        let importance: Importance
    }

    /// Which parts go first when the line is full: the last of these.
    enum Importance: Int, Comparable {
        case indispensable, stuck, deferred, lastRecord, counts, watching, inCustody, ignored

        static func < (left: Importance, right: Importance) -> Bool { left.rawValue < right.rawValue }
    }

    /// The parts in the order in which they are read.
    static func inOrder(of status: ServiceStatus) -> [Fact] {
        var facts: [Fact] = []
        func add(_ text: String?, _ importance: Importance) {
            if let text { facts.append(Fact(text: text, importance: importance)) }
        }
        add(phase(status), .indispensable)
        add(quiet(status.inboxes), .stuck)
        let isRecovering = if case .recovering = status.phase { true } else { false }
        if !isRecovering {
            add(watching(status.inboxes), .watching)
            add(recorded(status), .counts)
        }
        add(waiting(status, saysNone: !isRecovering), .indispensable)
        add(some(status.inCustody, "in custody"), .inCustody)
        add(some(status.deferred, "to be tried again"), .deferred)
        add(changing(status.changingTooLong), .stuck)
        add(inProgress(status.inProgressTooLong), .stuck)
        add(some(status.ignored, "ignored"), .ignored)
        add(status.lastRecord.map { last($0, now: status.updatedAt) }, .lastRecord)
        return facts
    }

    private static func phase(_ status: ServiceStatus) -> String? {
        switch status.phase {
        case .recovering(let done, let total?):
            let percent = total == 0 ? 100 : Int(min(100, Double(done) / Double(total) * 100))
            return "recovering: \(done) of \(total) \(total == 1 ? "record" : "records") (\(percent) %)"
        case .recovering(let done, nil): return "recovering: \(done) \(done == 1 ? "record" : "records") so far"
        case .serving: return nil
        case .reloading: return "reloading the configuration"
        case .stopping: return status.inCustody > 0 ? "stopping, finishing the batch in hand" : "stopping"
        }
    }

    private static func watching(_ inboxes: [ServiceStatus.InboxStatus]) -> String {
        guard !inboxes.isEmpty else { return "watching no inbox" }
        let polled = inboxes.count { $0.mode == .polling }
        let missing = inboxes.count { $0.mode == .missing }
        var text = "watching \(inboxes.count - missing)"
        if missing > 0 { text += " of \(inboxes.count)" }
        text += inboxes.count == 1 ? " inbox" : " inboxes"
        if polled > 0 { text += polled == inboxes.count ? " by polling" : " (\(polled) by polling)" }
        return text
    }

    /// Names of inboxes are the sysadmin's, not the droppers'.
    private static func quiet(_ inboxes: [ServiceStatus.InboxStatus]) -> String? {
        let quiet = inboxes.filter(\.isQuiet)
        guard let first = quiet.first else { return nil }
        guard quiet.count == 1 else {
            return "\(quiet.count) inboxes quiet: \(quiet.map(\.name).joined(separator: ", "))"
        }
        let limit = first.quietAfter.map { ": no record for over \($0.forPeople)" } ?? ""
        return "inbox \(first.name) is quiet\(limit)"
    }

    private static func recorded(_ status: ServiceStatus) -> String {
        let counts = status.recorded
        guard counts.total > 0 else {
            return status.lastRecord == nil ? "nothing recorded yet" : "nothing recorded since the start"
        }
        let kinds = [
            some(counts.accepted, "accepted"),
            some(counts.revised, "revised"),
            some(counts.duplicates, counts.duplicates == 1 ? "duplicate" : "duplicates"),
            some(counts.rejected, "rejected"),
        ]
        return "\(counts.total) recorded (\(kinds.compactMap(\.self).joined(separator: ", ")))"
    }

    private static func waiting(_ status: ServiceStatus, saysNone: Bool) -> String? {
        guard status.waiting > 0 else { return saysNone ? "none waiting" : nil }
        guard let oldest = status.oldestWaiting?.forPeople else { return "\(status.waiting) waiting" }
        return status.waiting == 1 ? "1 waiting for \(oldest)" : "\(status.waiting) waiting, oldest \(oldest)"
    }

    private static func changing(_ files: ServiceStatus.Aged) -> String? {
        let limit = Limits.changingTooLong.forPeople
        return some(files.count, (files.count == 1 ? "file" : "files") + " changing for over \(limit)\(age(files))")
    }

    private static func inProgress(_ files: ServiceStatus.Aged) -> String? {
        let limit = Limits.inProgressTooLong.forPeople
        let what = files.count == 1 ? "file under an in-progress name" : "files under in-progress names"
        return some(files.count, "\(what) for over \(limit)\(age(files))")
    }

    private static func age(_ files: ServiceStatus.Aged) -> String {
        guard let oldest = files.oldest?.forPeople else { return "" }
        return files.count == 1 ? " (\(oldest))" : " (oldest \(oldest))"
    }

    /// The time alone when it is of the same day, else the date with it.
    private static func last(_ record: ServiceStatus.LastRecord, now: WallTime) -> String {
        let text = record.time.rfc3339(.seconds)
        let date = text.prefix(10)
        let time = text.dropFirst(11).prefix(8)
        let day = date == now.rfc3339(.seconds).prefix(10) ? "" : "\(date) "
        return "last record \(record.sequence) at \(day)\(time) UTC"
    }

    private static func some(_ count: Int, _ what: String) -> String? { count > 0 ? "\(count) \(what)" : nil }
}
