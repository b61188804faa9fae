import FileIO
import Intake
import Journal
import Logging
import ReleaseModel
import ServiceManager

/// The log of the service: the system journal with fields when systemd started it, standard error otherwise. Names
/// are escaped before they come here.
struct ServiceLog: Sendable {
    private let logger: Logger

    init(level: Logger.Level) {
        let environment = LinuxProcess.environment(["JOURNAL_STREAM", "NO_COLOR"])
        var logger = Logger(label: "released") { LogDestination.handler(label: $0, environment: environment) }
        logger.logLevel = level
        self.logger = logger
    }

    func notice(_ text: String, _ fields: Logger.Metadata = [:]) { logger.notice("\(text)", metadata: fields) }
    func info(_ text: String, _ fields: Logger.Metadata = [:]) { logger.info("\(text)", metadata: fields) }
    func warning(_ text: String, _ fields: Logger.Metadata = [:]) { logger.warning("\(text)", metadata: fields) }
    func error(_ text: String, _ fields: Logger.Metadata = [:]) { logger.error("\(text)", metadata: fields) }

    /// One line for what the intake tells.
    func tell(_ event: IntakeEvent) {
        switch event {
        case .recorded(let record): tell(record)
        case .conditionBegan(let code, let text):
            warning("degraded: \(text)", ["event": "degraded", "condition": "\(code)"])
        case .conditionEnded(let code):
            notice("no longer degraded: \(code)", ["event": "restored", "condition": "\(code)"])
        case .noticeBegan(let code, let text): notice(text, ["event": "notice", "condition": "\(code)"])
        case .noticeEnded(let code): notice("no longer so: \(code)", ["event": "notice-over", "condition": "\(code)"])
        case .postponed(let inbox, let path, let reason):
            warning(
                "left alone for now: \(path.escaped): \(reason); tried again by itself",
                ["event": "deferred", "inbox": "\(inbox)", "file": "\(path.escaped)", "reason": "\(reason)"]
            )
        case .wentBack(let inbox, let path, let reason):
            info(
                "back to its inbox: \(path.escaped): \(reason)",
                ["event": "back", "inbox": "\(inbox)", "file": "\(path.escaped)", "reason": "\(reason)"]
            )
        case .recovered(let finding):
            notice(Self.words(finding), ["event": "recovered"])
        case .foundInCustody(let files):
            notice("files in custody without a record: \(files); they settle there", ["event": "custody"])
        case .registerMended(let reason, let records):
            let done = records == 0 ? "making it anew from the journal" : "\(records) records read from the journal"
            notice("register: \(reason); \(done)", ["event": "register"])
        case .originalRestored(let sequence):
            warning(
                "the original of record \(sequence) was missing from the archive; put back from a duplicate drop",
                ["event": "original-restored", "sequence": "\(sequence)"]
            )
        }
    }

    private func tell(_ record: IntakeEvent.Recorded) {
        // Nothing is put together that nobody is to read.
        if record.rejection == nil && logger.logLevel > .info { return }
        var fields: Logger.Metadata = [
            "event": "\(record.type.word)", "sequence": "\(record.sequence)", "inbox": "\(record.inbox)",
            "file": "\(record.path.escaped)", "size": "\(record.sizeInBytes)",
        ]
        if let digest = record.digest { fields["sha256"] = "\(digest.hex)" }
        let file = record.path.escaped
        if let rejection = record.rejection {
            fields["reason"] = "\(rejection.reason.rawValue)"
            warning("\(record.sequence) rejected \(file): \(rejection.detail); set aside in Rejected/", fields)
        } else if let original = record.original {
            info("\(record.sequence) duplicate \(file): same bytes as \(original)", fields)
        } else {
            info("\(record.sequence) accepted \(file)", fields)
        }
    }

    private static func words(_ finding: JournalRecovery.Finding) -> String {
        switch finding {
        case .tornFrame(let bytes):
            "commit log: \(bytes) bytes of a batch that was never committed cut off; its files are taken anew"
        case .journalCompleted(let bytes):
            "journal: \(bytes) bytes that were committed before the last stop added"
        case .logLost(let records):
            "no commit log, as after restoring a backup: the chain of all \(records) records checked, a new log begun"
        case .tornLine(let bytes):
            "journal: a last line without its newline cut off (\(bytes) bytes); no reader has counted it"
        }
    }
}
