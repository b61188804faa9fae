import FileIO
import Intake
import Journal
import ReleaseModel

/// What the intake tells, in words.
extension ServiceEvent {
    init(_ event: IntakeEvent) {
        switch event {
        case .recorded(let record): self.init(record)
        case .conditionBegan(let code, let text):
            let kind = EventKind(condition: code)
            self.init(kind, "degraded: \(text)", [.condition: code, .reason: text])
        case .conditionEnded(let code):
            self.init(.restored, "no longer degraded: \(code)", [.condition: code])
        case .noticeBegan(let code, let text):
            self.init(EventKind(condition: code), text, [.condition: code, .reason: text])
        case .noticeEnded(let code):
            self.init(.restored, "no longer so: \(code)", [.condition: code])
        case .postponed(let inbox, let path, let reason):
            let file = path.escaped
            let text = "left alone for now: \(file): \(reason); tried again by itself"
            self.init(.deferred, text, [.inbox: inbox, .file: file, .reason: reason])
        case .wentBack(let inbox, let path, let reason):
            let file = path.escaped
            self.init(
                .wentBack,
                "back to its inbox: \(file): \(reason)",
                [.inbox: inbox, .file: file, .reason: reason]
            )
        case .recovered(let finding): self.init(finding)
        case .foundInCustody(let files):
            let text = "files in custody without a record: \(files); they settle there and are recorded"
            self.init(.foundInCustody, text, [.count: "\(files)"])
        case .registerMended(let reason, let records): self.init(registerMended: reason, records)
        case .originalRestored(let sequence):
            let text = "the original of record \(sequence) was missing from the archive; put back from a duplicate drop"
            self.init(.originalRestored, text, [.sequence: "\(sequence)"])
        }
    }

    private init(_ record: IntakeEvent.Recorded) {
        let file = record.path.escaped
        let number = "\(record.sequence)"
        var fields: [EventField: String] = [
            .sequence: number, .inbox: record.inbox, .file: file, .size: "\(record.sizeInBytes)",
        ]
        if let digest = record.digest { fields[.sha256] = digest.hex }
        if let rejection = record.rejection {
            fields[.reason] = rejection.reason.rawValue
            fields[.detail] = rejection.detail
            self.init(.rejected, "\(number) rejected \(file): \(rejection.detail); set aside in Rejected/", fields)
        } else if let relation = record.relation {
            fields[.original] = "\(relation.event)"
            let (kind, words) = Self.words(relation)
            self.init(kind, "\(number) \(record.type.word) \(file): \(words) \(relation.event)", fields)
        } else {
            self.init(.accepted, "\(number) accepted \(file)", fields)
        }
    }

    private static func words(_ relation: ReleaseRelation) -> (EventKind, String) {
        switch relation.kind {
        case .duplicateOf: (.duplicate, "same \(relation.match.rawValue) as")
        case .versionOf: (.revised, "another version of")
        case .similarTo: (.accepted, "much like")
        }
    }

    private init(_ finding: JournalRecovery.Finding) {
        switch finding {
        case .tornFrame(let bytes):
            let what = "\(bytes) bytes of a batch that was never committed cut off; its files are taken anew"
            self.init(.recovered, "commit log: \(what)", [.reason: "commit log: \(what)"])
        case .journalCompleted(let bytes):
            let what = "journal: \(bytes) bytes that were committed before the last stop added"
            self.init(.recovered, what, [.reason: what])
        case .tornLine(let bytes):
            let what = "journal: a last line without its newline cut off (\(bytes) bytes); no reader has counted it"
            self.init(.recovered, what, [.reason: what])
        case .logLost(let records):
            let what = "no commit log, as after restoring a backup"
            let text = "\(what): the chain of all \(records) records checked, a new log begun"
            self.init(.recoveredWithoutLog, text, [.count: "\(records)", .reason: what])
        }
    }

    /// Told twice where it is made anew: when that begins, with no records yet, and when it is done.
    private init(registerMended reason: String, _ records: UInt64) {
        if records == 0 {
            self.init(.registerRebuilt, "register: \(reason); making it anew from the journal", [.reason: reason])
        } else {
            let text = "register: \(reason); \(records) records read from the journal"
            self.init(.registerUpdated, text, [.reason: reason, .count: "\(records)"])
        }
    }
}
