internal import CSystemd
internal import Glibc
public import Logging

/// Writes log entries to the system journal with their parts as fields (sd_journal_sendv(3)), so that
/// `journalctl RELEASED_EVENT=rejected` finds them and `journalctl -x` explains those with a `MESSAGE_ID`.
///
/// A metadata entry `sha256` becomes `RELEASED_SHA256`; `message-id` becomes `MESSAGE_ID`. Message and values go out as
/// one line each, with nothing in them that could speak to a terminal: `journalctl -x` puts values into its text.
public struct JournalLogHandler: LogHandler {
    /// The metadata's key for what names the kind of an entry to the journal's catalog: 32 hexadecimal digits.
    public static let messageIdentifierKey = "message-id"

    /// Entries below this level are not written.
    public var logLevel = Logger.Level.info
    /// Goes with every entry.
    public var metadata: Logger.Metadata = [:]
    /// Asked at every entry, for what goes with it at that moment.
    public var metadataProvider: Logger.MetadataProvider?

    private let identifier: String
    private let send: @Sendable (_ fields: [[UInt8]]) -> Int32
    /// What the journal does not take (it is being restarted, or its disk is full) is not kept from the one who looks.
    private let fallback: StandardErrorLogHandler

    /// - Parameter identifier: `SYSLOG_IDENTIFIER`, what `journalctl -t` asks for.
    public init(identifier: String) {
        self.init(identifier: identifier, fallback: .plain, send: Self.sendToJournal)
    }

    init(identifier: String, fallback: StandardErrorLogHandler, send: @escaping @Sendable ([[UInt8]]) -> Int32) {
        self.identifier = identifier
        self.fallback = fallback
        self.send = send
    }

    /// One entry of ``metadata``.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one entry.
    public func log(event: LogEvent) {
        let entry = LogEntry(event, handler: metadata, provider: metadataProvider)
        if send(Self.fields(of: entry, identifier: identifier)) < 0 { fallback.write(entry) }
    }

    /// The fields as the journal takes them, `NAME=` and the value's bytes.
    static func fields(of entry: LogEntry, identifier: String) -> [[UInt8]] {
        var fields = [
            "MESSAGE=\(entry.event.message.description.onOneLine)",
            "PRIORITY=\(priority(of: entry.event.level))",
            "SYSLOG_IDENTIFIER=\(identifier)",
            "CODE_FILE=\(entry.event.file)",
            "CODE_LINE=\(entry.event.line)",
            "CODE_FUNC=\(entry.event.function)",
        ]
        if let identifier = entry.messageIdentifier { fields.append("MESSAGE_ID=\(identifier)") }
        fields += entry.metadata.map { "\(name(ofKey: $0.key))=\($0.value.onOneLine)" }
        return fields.map { Array($0.utf8) }
    }

    /// systemd.journal-fields(7): capital letters, digits and underscores, at most 64 of them. One field too bad and
    /// the journal would drop the whole entry.
    static func name(ofKey key: String) -> String {
        let allowed = key.unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "A"..."Z", "0"..."9": Character(scalar)
            case "a"..."z": Character(Unicode.Scalar(UInt8(scalar.value) - 0x20))
            default: "_"
            }
        }
        return String(("RELEASED_" + allowed).prefix(64))
    }

    /// The levels of syslog(3). Emergency and alert, above critical, are not for a single service to raise.
    static func priority(of level: Logger.Level) -> Int32 {
        switch level {
        case .trace, .debug: LOG_DEBUG
        case .info: LOG_INFO
        case .notice: LOG_NOTICE
        case .warning: LOG_WARNING
        case .error: LOG_ERR
        case .critical: LOG_CRIT
        }
    }

    private static func sendToJournal(_ fields: [[UInt8]]) -> Int32 {
        // One stretch of memory for all, so that one pointer holds while the vector points into it.
        var bytes = fields.flatMap { $0 }
        return unsafe bytes.withUnsafeMutableBytes { memory in
            var start = memory.baseAddress
            var vector: [iovec] = unsafe []
            for field in fields {
                unsafe vector.append(iovec(iov_base: start, iov_len: field.count))
                unsafe start = start?.advanced(by: field.count)
            }
            return unsafe sd_journal_sendv(vector, Int32(vector.count))
        }
    }
}
