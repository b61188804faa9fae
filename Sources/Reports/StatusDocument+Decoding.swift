import ReleaseModel

extension StatusDocument {
    /// Why a status document cannot be read.
    public enum Fault: Error, Sendable, Equatable, CustomStringConvertible {
        /// Written by another release of the service.
        case otherFormat(Int)
        /// Not JSON, or not the members of this format.
        case unreadable(String)

        /// What is wrong and the remedy, in one line.
        public var description: String {
            switch self {
            case .otherFormat(let found):
                "the status has format \(found) and this program reads format \(StatusDocument.format): "
                    + "use the releasectl that was installed with the running service"
            case .unreadable(let what):
                "the status cannot be read: \(what); a running service writes it anew, so try again in a second"
            }
        }
    }

    /// The status that ``encode(_:)`` wrote.
    public static func decode(_ bytes: [UInt8]) throws(Fault) -> ServiceStatus {
        guard let value = JSONValue(bytes[...]) else { throw .unreadable("it is not JSON") }
        let members = try StatusMembers(value)
        // Before anything else is believed.
        let found: Int = try members.number("format")
        guard found == format else { throw .otherFormat(found) }
        return try ServiceStatus(members)
    }
}

extension ServiceStatus {
    fileprivate init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        self.init(
            processIdentifier: try members.number("processIdentifier"),
            phase: try Phase(members),
            root: try members.text("root"),
            startedAt: try members.time("startedAt"),
            updatedAt: try members.time("updatedAt"),
            inboxes: try members.list("inboxes", InboxStatus.init(_:)),
            recorded: try Counts(members.object("recorded")),
            waiting: try members.count("waiting"),
            oldestWaiting: try members.optional("oldestWaitingSeconds", members.seconds),
            inCustody: try members.count("inCustody"),
            ignored: try members.count("ignored"),
            changingTooLong: try Aged(members.object("changingTooLong")),
            inProgressTooLong: try Aged(members.object("inProgressTooLong")),
            deferred: try members.count("deferred"),
            lastRecord: try members.optional("lastRecord", members.object).map(LastRecord.init(_:)),
            conditions: try members.list("conditions", Condition.init(_:)),
            configuration: try ConfigurationStatus(members.object("configuration")),
            waitingFiles: try members.list("waitingFiles", WaitingFile.init(_:))
        )
        notices = try members.list("notices", Condition.init(_:))
        formerInboxes = try Totals(members.object("formerInboxes"))
        pace = try CommitPace(members)
    }
}

extension ServiceStatus.Phase {
    fileprivate init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        switch try members.word("phase") as Word {
        case .recovering:
            let recovery = try members.object("recovery")
            self = .recovering(
                done: try recovery.number("doneRecords"),
                total: try recovery.optional("totalRecords", recovery.number)
            )
        case .serving: self = .serving
        case .reloading: self = .reloading
        case .stopping: self = .stopping
        }
    }
}

extension ServiceStatus.Counts {
    init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        self.init(
            accepted: try members.count("accepted"),
            revised: try members.count("revised"),
            duplicates: try members.count("duplicates"),
            rejected: try members.count("rejected")
        )
    }
}

extension ServiceStatus.Aged {
    init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        self.init(count: try members.count("count"), oldest: try members.optional("oldestSeconds", members.seconds))
    }
}

extension ServiceStatus.LastRecord {
    fileprivate init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        self.init(sequence: try members.sequence("sequence"), time: try members.time("time"))
    }
}

extension ServiceStatus.Condition {
    fileprivate init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        self.init(code: try members.text("code"), text: try members.text("text"), since: try members.time("since"))
    }
}

extension ServiceStatus.ConfigurationStatus {
    fileprivate init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        self.init(
            generation: try members.number("generation"),
            loadedAt: try members.time("loadedAt"),
            fault: try members.optional("fault", members.text)
        )
    }
}

extension ServiceStatus.WaitingFile {
    fileprivate init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        self.init(
            inbox: try members.text("inbox"),
            folder: try members.path("folder", bytes: "folderBytes"),
            name: try members.path("name", bytes: "nameBytes"),
            reason: try members.text("reason"),
            settlesIn: try members.optional("settlesInSeconds", members.seconds),
            age: try members.seconds("ageSeconds")
        )
    }
}
