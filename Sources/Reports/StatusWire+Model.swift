import FoundationEssentials
import ReleaseModel

extension StatusWire {
    /// The status these members stand for.
    func status() throws(StatusDocument.Fault) -> ServiceStatus {
        ServiceStatus(
            processIdentifier: processIdentifier,
            phase: try modelPhase(),
            root: root,
            startedAt: try Self.time(startedAt),
            updatedAt: try Self.time(updatedAt),
            inboxes: try inboxes.map { (inbox) throws(StatusDocument.Fault) in try inbox.model() },
            recorded: ServiceStatus.Counts(
                accepted: recorded.accepted,
                duplicates: recorded.duplicates,
                rejected: recorded.rejected
            ),
            waiting: waiting,
            oldestWaiting: try Self.duration(oldestWaitingSeconds),
            inCustody: inCustody,
            ignored: ignored,
            changingTooLong: try changingTooLong.model(),
            inProgressTooLong: try inProgressTooLong.model(),
            deferred: deferred,
            lastRecord: try modelRecord(),
            conditions: try conditions.map { (condition) throws(StatusDocument.Fault) in
                ServiceStatus.Condition(
                    code: condition.code,
                    text: condition.text,
                    since: try Self.time(condition.since)
                )
            },
            configuration: ServiceStatus.ConfigurationStatus(
                generation: configuration.generation,
                loadedAt: try Self.time(configuration.loadedAt),
                fault: configuration.fault
            ),
            waitingFiles: try waitingFiles.map { (file) throws(StatusDocument.Fault) in try file.model() }
        )
    }

    private func modelPhase() throws(StatusDocument.Fault) -> ServiceStatus.Phase {
        if phase == "recovering", let recovery {
            return .recovering(done: recovery.doneRecords, total: recovery.totalRecords)
        }
        let others: [ServiceStatus.Phase] = [.serving, .reloading, .stopping]
        guard let known = others.first(where: { $0.word == phase }) else {
            throw .unreadable("phase has a value nobody writes")
        }
        return known
    }

    private func modelRecord() throws(StatusDocument.Fault) -> ServiceStatus.LastRecord? {
        guard let lastRecord else { return nil }
        guard let sequence = SequenceNumber(text: lastRecord.sequence) else {
            throw .unreadable("lastRecord.sequence is no sequence number")
        }
        return ServiceStatus.LastRecord(sequence: sequence, time: try Self.time(lastRecord.time))
    }

    fileprivate static func duration(_ seconds: Double?) throws(StatusDocument.Fault) -> Duration? {
        guard let seconds else { return nil }
        let milliseconds = (seconds * 1_000).rounded()
        // Beyond this a Double no longer has every millisecond.
        guard abs(milliseconds) <= 0x1p53 else { throw .unreadable("a duration is out of range") }
        return .milliseconds(Int64(milliseconds))
    }

    fileprivate static func time(_ text: String) throws(StatusDocument.Fault) -> WallTime {
        guard let time = WallTime(rfc3339Nanoseconds: text) else {
            throw .unreadable("a time is not written as 2026-11-21T08:00:00.000000000Z")
        }
        return time
    }
}

extension StatusWire.Inbox {
    fileprivate func model() throws(StatusDocument.Fault) -> ServiceStatus.InboxStatus {
        guard let mode = ServiceStatus.InboxStatus.Mode(rawValue: mode) else {
            throw .unreadable("inboxes.mode has a value nobody writes")
        }
        return ServiceStatus.InboxStatus(name: name, path: path, mode: mode, folders: folders)
    }
}

extension StatusWire.Aged {
    fileprivate func model() throws(StatusDocument.Fault) -> ServiceStatus.Aged {
        ServiceStatus.Aged(count: count, oldest: try StatusWire.duration(oldestSeconds))
    }
}

extension StatusWire.File {
    fileprivate func model() throws(StatusDocument.Fault) -> ServiceStatus.WaitingFile {
        guard let age = try StatusWire.duration(ageSeconds) else { throw .unreadable("ageSeconds is null") }
        return ServiceStatus.WaitingFile(
            inbox: inbox,
            folder: try Self.path(folder, folderBytes),
            name: try Self.path(name, nameBytes),
            reason: reason,
            settlesIn: try StatusWire.duration(settlesInSeconds),
            age: age
        )
    }

    private static func path(_ text: String, _ base64: String?) throws(StatusDocument.Fault) -> PathBytes {
        var bytes = Array(text.utf8)
        if let base64 {
            guard let data = Data(base64Encoded: base64) else { throw .unreadable("a name's bytes are not base64") }
            bytes = Array(data)
        }
        guard !bytes.contains(0) else { throw .unreadable("a name holds a NUL") }
        return PathBytes(bytes)
    }
}
