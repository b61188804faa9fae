import FileIO
import Intake
import Logging
import ServiceManager

/// The log of the service: the system journal with fields when systemd started it, standard error otherwise.
struct ServiceLog: Sendable {
    private let logger: Logger

    init(level: Logger.Level) {
        let environment = LinuxProcess.environment(["JOURNAL_STREAM", "NO_COLOR", "TERM"])
        var logger = Logger(label: "released") { LogDestination.handler(label: $0, environment: environment) }
        logger.logLevel = level
        self.init(logger)
    }

    /// A log that somebody else has made.
    init(_ logger: Logger) { self.logger = logger }

    /// Says one thing, at the caller's place in the source.
    func say(
        _ event: ServiceEvent,
        file: String = #fileID,
        function: String = #function,
        line: UInt = #line
    ) {
        logger.log(
            level: event.kind.level,
            "\(event.text)",
            metadata: Self.metadata(of: event),
            file: file,
            function: function,
            line: line
        )
    }

    /// Says each of them.
    func say(
        _ events: [ServiceEvent],
        file: String = #fileID,
        function: String = #function,
        line: UInt = #line
    ) {
        for event in events { say(event, file: file, function: function, line: line) }
    }

    /// What the intake tells, at the place where it told it.
    func tell(_ event: IntakeEvent, at place: CodePlace) {
        // Nothing is put together that nobody is to read.
        if case .recorded(let record) = event, record.rejection == nil, logger.logLevel > .info { return }
        say(ServiceEvent(event), file: place.file, function: place.function, line: place.line)
    }

    private static func metadata(of event: ServiceEvent) -> Logger.Metadata {
        var metadata = Logger.Metadata(uniqueKeysWithValues: event.fields.map { ($0.rawValue, .string($1)) })
        metadata[EventField.event.rawValue] = .string(event.kind.name)
        metadata[JournalLogHandler.messageIdentifierKey] = .string(event.kind.messageIdentifier)
        return metadata
    }
}
