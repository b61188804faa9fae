import ReleaseModel

/// `state/status.json`: a ``ServiceStatus`` for programs, and for `releasectl status` while the service runs.
///
/// Members are camelCase with their units in their names; times are RFC 3339 in UTC with nanoseconds; durations are
/// seconds with milliseconds; an absent value is `null`. Names stand as in the journal: `name` for people, and
/// `nameBytes` (base64) where the bytes are not UTF-8.
public enum StatusDocument {
    /// The number in the member `format`: another one means other members.
    public static let format = 1

    /// One line of JSON and its newline.
    public static func encode(_ status: ServiceStatus) -> [UInt8] {
        var writer = StatusWriter()
        writer.object { writer in
            writer.member("format", format)
            writer.key("healthy")
            writer.boolean(status.isHealthy)
            writer.member("processIdentifier", status.processIdentifier)
            write(status.phase, to: &writer)
            writer.member("root", status.root)
            writer.member("startedAt", status.startedAt)
            writer.member("updatedAt", status.updatedAt)
            writeInboxes(of: status, to: &writer)
            writeFiles(of: status, to: &writer)
            writeState(of: status, to: &writer)
            writer.key("waitingFiles")
            writer.array(status.waitingFiles.prefix(Limits.statusFilesMax)) { write($1, to: &$0) }
        }
        writer.newline()
        return writer.bytes
    }

    private static func write(_ phase: ServiceStatus.Phase, to writer: inout StatusWriter) {
        writer.member("phase", phase.word)
        guard case .recovering(let done, let total) = phase else { return }
        writer.key("recovery")
        writer.object { writer in
            writer.member("doneRecords", done)
            writer.key("totalRecords")
            if let total { writer.number(total) } else { writer.null() }
        }
    }

    private static func writeInboxes(of status: ServiceStatus, to writer: inout StatusWriter) {
        writer.key("inboxes")
        writer.array(status.inboxes) { writer, inbox in
            writer.object { writer in
                writer.member("name", inbox.name)
                writer.member("path", inbox.path)
                writer.member("mode", inbox.mode.rawValue)
                writer.member("folders", inbox.folders)
            }
        }
    }

    private static func writeFiles(of status: ServiceStatus, to writer: inout StatusWriter) {
        writer.key("recorded")
        writer.object { writer in
            writer.member("accepted", status.recorded.accepted)
            writer.member("duplicates", status.recorded.duplicates)
            writer.member("rejected", status.recorded.rejected)
        }
        writer.member("waiting", status.waiting)
        writer.member("oldestWaitingSeconds", status.oldestWaiting)
        writer.member("inCustody", status.inCustody)
        writer.member("ignored", status.ignored)
        write("changingTooLong", status.changingTooLong, to: &writer)
        write("inProgressTooLong", status.inProgressTooLong, to: &writer)
        writer.member("deferred", status.deferred)
    }

    private static func write(_ name: String, _ files: ServiceStatus.Aged, to writer: inout StatusWriter) {
        writer.key(name)
        writer.object { writer in
            writer.member("count", files.count)
            writer.member("oldestSeconds", files.oldest)
        }
    }

    private static func writeState(of status: ServiceStatus, to writer: inout StatusWriter) {
        writer.key("lastRecord")
        if let record = status.lastRecord {
            writer.object { writer in
                writer.member("sequence", record.sequence.description)
                writer.member("time", record.time)
            }
        } else {
            writer.null()
        }
        writer.key("conditions")
        writer.array(status.conditions) { writer, condition in
            writer.object { writer in
                writer.member("code", condition.code)
                writer.member("text", condition.text)
                writer.member("since", condition.since)
            }
        }
        writer.key("configuration")
        writer.object { writer in
            writer.member("generation", status.configuration.generation)
            writer.member("loadedAt", status.configuration.loadedAt)
            writer.member("fault", status.configuration.fault)
        }
    }

    private static func write(_ file: ServiceStatus.WaitingFile, to writer: inout StatusWriter) {
        writer.object { writer in
            writer.member("inbox", file.inbox)
            writer.member("folder", file.folder)
            writer.member("name", file.name)
            writer.member("reason", file.reason)
            writer.member("settlesInSeconds", file.settlesIn)
            writer.member("ageSeconds", file.age)
        }
    }
}

extension ServiceStatus.Phase {
    /// The member `phase`.
    var word: String {
        switch self {
        case .recovering: "recovering"
        case .serving: "serving"
        case .reloading: "reloading"
        case .stopping: "stopping"
        }
    }
}
