internal import Glibc
internal import Logging

/// A log entry as one line of text.
struct LogLine {
    enum Style: Equatable, Sendable {
        case terminal(isColoured: Bool)
        case plain
    }

    let text: String

    /// - Parameter clock: the time of day, for a terminal.
    init(_ entry: LogEntry, style: Style, clock: () -> String) {
        let level = entry.event.level
        let message = entry.event.message.description.onOneLine
        let pairs = entry.metadata.map { "\($0.key.onOneLine)=\(Self.quoted($0.value))" }.joined(separator: " ")
        switch style {
        case .plain:
            text = "\(level.rawValue): \(message)" + (pairs.isEmpty ? "" : " " + pairs)
        case .terminal(let isColoured):
            // The message says it to a person; the fields are for whoever searches.
            let (levelColour, dim, end) = isColoured ? (Self.colour(of: level), "\u{1B}[2m", "\u{1B}[0m") : ("", "", "")
            let name = level.rawValue + String(repeating: " ", count: max(0, 7 - level.rawValue.count))
            text = "\(dim)\(clock())\(end) \(levelColour)\(name)\(end) \(message)"
        }
    }

    /// A value that could be taken for two, or for none, stands in quotes.
    private static func quoted(_ value: String) -> String {
        let line = value.onOneLine
        guard line.isEmpty || line.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else { return line }
        let inner = line.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
        return "\"\(inner)\""
    }

    private static func colour(of level: Logger.Level) -> String {
        switch level {
        case .trace, .debug: "\u{1B}[2m"
        case .info: ""
        case .notice: "\u{1B}[1m"
        case .warning: "\u{1B}[33m"
        case .error, .critical: "\u{1B}[1;31m"
        }
    }

    /// `12:04:05`, where the person at the terminal is.
    static func localClock() -> String {
        var now = time(nil)
        var parts = unsafe tm()
        unsafe localtime_r(&now, &parts)
        return unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec]
            .map { ($0 < 10 ? "0" : "") + String($0) }
            .joined(separator: ":")
    }
}
