import ReleaseModel
import Reports

/// A status as a short block for people, what is wrong first.
struct StatusText {
    private let status: ServiceStatus
    private let now: WallTime
    private let colours: Colours

    init(_ status: ServiceStatus, now: WallTime, colours: Colours) {
        self.status = status
        self.now = now
        self.colours = colours
    }

    /// The block, its last newline included.
    var rendered: String {
        let lines =
            [title] + problems + notices + inboxes + [recorded, waiting] + waitingFiles + others + [
                last, configuration,
            ]
        return lines.map { $0 + "\n" }.joined()
    }

    private var title: String {
        let state = status.isHealthy ? colours.green("●") : colours.yellow("●")
        let word = colours.bold(status.isHealthy ? phase : status.phase == .serving ? "degraded" : phase)
        let since = "since \(status.startedAt.rfc3339(.seconds)); \(Words.since(status.startedAt, now: now)) ago"
        return "\(state) released: \(word), pid \(status.processIdentifier), \(since), root \(status.root)"
    }

    private var phase: String {
        switch status.phase {
        case .recovering(let done, let total):
            "recovering (\(done)\(total.map { " of \($0)" } ?? "") records)"
        case .serving: "serving"
        case .reloading: "reloading"
        case .stopping: "stopping"
        }
    }

    private var problems: [String] {
        let conditions = status.conditions.map { condition in
            Self.row("degraded", "\(condition.text.harmless) (for \(Words.since(condition.since, now: now)))")
        }
        let fault = status.configuration.fault.map { fault in
            Self.row("degraded", "configuration not reloaded, the old one stays in force: \(fault.harmless)")
        }
        return (conditions + [fault].compactMap(\.self)).map(colours.red)
    }

    private var notices: [String] {
        status.notices.map { notice in
            colours.yellow(Self.row("notice", "\(notice.text.harmless) (for \(Words.since(notice.since, now: now)))"))
        }
    }

    private var inboxes: [String] {
        guard !status.inboxes.isEmpty else { return [Self.row("inboxes", "none")] }
        return status.inboxes.enumerated().map { index, inbox in
            let folders = Words.count(inbox.folders, "folder")
            let how =
                switch inbox.mode {
                case .events: "told by the kernel, \(folders)"
                case .polling: "polled"
                case .missing: colours.red("not there")
                }
            return Self.row(index == 0 ? "inboxes" : "", "\(inbox.name): \(inbox.path) (\(how))")
        }
    }

    private var recorded: String {
        let counts = status.recorded
        let kinds =
            "\(counts.accepted) accepted, \(counts.revised) revised, \(Words.count(counts.duplicates, "duplicate")),"
            + " \(counts.rejected) rejected"
        return Self.row("recorded", "\(counts.total) since the start (\(kinds))")
    }

    private var waiting: String {
        guard status.waiting > 0 else { return Self.row("waiting", "none") }
        let oldest = status.oldestWaiting.map { ", the oldest for \(($0 + elapsed).forPeople)" } ?? ""
        return Self.row("waiting", "\(status.waiting)\(oldest)")
    }

    private var waitingFiles: [String] {
        let shown = status.waitingFiles.prefix(Self.filesMax).map { file in
            let left = file.settlesIn.map { "; looked at again in \(max($0 - elapsed, .zero).forPeople)" } ?? ""
            let path = file.folder.appending(file.name).escaped
            return Self.row("", "\(file.inbox): \(path): \(file.reason.harmless)\(left)")
        }
        let rest = status.waiting - shown.count
        return shown + (rest > 0 && !shown.isEmpty ? [Self.row("", "and \(rest) more")] : [])
    }

    private var others: [String] {
        let facts: [String?] = [
            status.inCustody > 0 ? "\(status.inCustody) in custody" : nil,
            status.deferred > 0 ? "\(status.deferred) left alone after an error, tried again by itself" : nil,
            Self.aged(status.changingTooLong, "changing for over \(Limits.changingTooLong.forPeople)"),
            Self.aged(status.inProgressTooLong, "in progress for over \(Limits.inProgressTooLong.forPeople)"),
            status.ignored > 0 ? "\(status.ignored) ignored by name" : nil,
        ]
        let text = facts.compactMap(\.self).joined(separator: ", ")
        return text.isEmpty ? [] : [Self.row("files", text)]
    }

    private var last: String {
        guard let record = status.lastRecord else { return Self.row("last", "no record yet") }
        let age = Words.since(record.time, now: now)
        return Self.row("last", "record \(record.sequence) at \(record.time.rfc3339(.seconds)); \(age) ago")
    }

    private var configuration: String {
        let loaded = status.configuration.loadedAt
        let age = Words.since(loaded, now: now)
        return Self.row("settings", "loaded at \(loaded.rfc3339(.seconds)); \(age) ago")
    }

    /// Since the status was written: it is not written anew while nothing happens.
    private var elapsed: Duration { .seconds(max(0, now.seconds - status.updatedAt.seconds)) }

    private static func aged(_ files: ServiceStatus.Aged, _ what: String) -> String? {
        guard files.count > 0 else { return nil }
        return "\(files.count) \(what)" + (files.oldest.map { " (\($0.forPeople))" } ?? "")
    }

    /// Waiting files that are named; `--json` names more.
    private static let filesMax = 20

    static func row(_ name: String, _ text: String) -> String { name.right(10) + (name.isEmpty ? "  " : ": ") + text }
}
