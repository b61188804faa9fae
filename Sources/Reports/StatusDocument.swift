import ReleaseModel

/// `state/status.json`: a ``ServiceStatus`` for programs, and for `releasectl status` while the service runs.
///
/// Members are camelCase with their units in their names; times are RFC 3339 in UTC with nanoseconds; durations are
/// seconds with milliseconds; an absent value is `null`. Names stand as in the journal: `name` for people, and
/// `nameBytes` (base64) where the text is not exactly the bytes in Unicode's Normalization Form C.
public enum StatusDocument {
    /// The number in the member `format`: another one means other members.
    public static let format = 2

    /// One line of JSON and its newline.
    public static func encode(_ status: ServiceStatus) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("format", format)
            json.member("healthy", status.isHealthy)
            json.member("processIdentifier", status.processIdentifier)
            write(status.phase, to: &json)
            json.member("root", status.root)
            json.member("startedAt", status.startedAt.rfc3339(.nanoseconds))
            json.member("updatedAt", status.updatedAt.rfc3339(.nanoseconds))
            writeInboxes(of: status, to: &json)
            writeFiles(of: status, to: &json)
            writeState(of: status, to: &json)
            json.key("waitingFiles")
            json.array { json in
                for file in status.waitingFiles.prefix(Limits.statusFilesMax) { write(file, to: &json) }
            }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ phase: ServiceStatus.Phase, to json: inout JSONWriter) {
        json.member("phase", phase.word.rawValue)
        guard case .recovering(let done, let total) = phase else { return }
        json.key("recovery")
        json.object { json in
            json.member("doneRecords", done)
            json.key("totalRecords")
            if let total { json.value(total) } else { json.null() }
        }
    }

    private static func writeInboxes(of status: ServiceStatus, to json: inout JSONWriter) {
        json.key("inboxes")
        json.array { json in
            for inbox in status.inboxes {
                json.object { json in
                    json.member("name", inbox.name)
                    json.member("path", inbox.path)
                    json.member("mode", inbox.mode.rawValue)
                    json.member("folders", inbox.folders)
                    write(inbox, to: &json)
                }
            }
        }
    }

    private static func writeFiles(of status: ServiceStatus, to json: inout JSONWriter) {
        write("recorded", status.recorded, to: &json)
        write("formerInboxes", status.formerInboxes, to: &json)
        json.member("waiting", status.waiting)
        json.member("oldestWaitingSeconds", seconds: status.oldestWaiting)
        json.member("inCustody", status.inCustody)
        json.member("ignored", status.ignored)
        write("changingTooLong", status.changingTooLong, to: &json)
        write("inProgressTooLong", status.inProgressTooLong, to: &json)
        json.member("deferred", status.deferred)
    }

    static func write(_ name: StaticString, _ files: ServiceStatus.Aged, to json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            json.member("count", files.count)
            json.member("oldestSeconds", seconds: files.oldest)
        }
    }

    private static func writeState(of status: ServiceStatus, to json: inout JSONWriter) {
        json.key("lastRecord")
        if let record = status.lastRecord {
            json.object { json in
                json.member("sequence", record.sequence.description)
                json.member("time", record.time.rfc3339(.nanoseconds))
            }
        } else {
            json.null()
        }
        write("conditions", status.conditions, to: &json)
        write("notices", status.notices, to: &json)
        write(status.pace, to: &json)
        json.key("configuration")
        json.object { json in
            json.member("generation", status.configuration.generation)
            json.member("loadedAt", status.configuration.loadedAt.rfc3339(.nanoseconds))
            json.member("fault", status.configuration.fault)
        }
    }

    private static func write(
        _ name: StaticString,
        _ conditions: [ServiceStatus.Condition],
        to json: inout JSONWriter
    ) {
        json.key(name)
        json.array { json in
            for condition in conditions {
                json.object { json in
                    json.member("code", condition.code)
                    json.member("text", condition.text)
                    json.member("since", condition.since.rfc3339(.nanoseconds))
                }
            }
        }
    }

    private static func write(_ file: ServiceStatus.WaitingFile, to json: inout JSONWriter) {
        json.object { json in
            json.member("inbox", file.inbox)
            json.name(file.folder, text: "folder", bytes: "folderBytes")
            json.name(file.name, text: "name", bytes: "nameBytes")
            json.member("reason", file.reason)
            json.member("settlesInSeconds", seconds: file.settlesIn)
            json.member("ageSeconds", seconds: file.age)
        }
    }
}

extension ServiceStatus.Phase {
    /// The member `phase`.
    enum Word: String {
        case recovering, serving, reloading, stopping
    }

    var word: Word {
        switch self {
        case .recovering: .recovering
        case .serving: .serving
        case .reloading: .reloading
        case .stopping: .stopping
        }
    }
}
