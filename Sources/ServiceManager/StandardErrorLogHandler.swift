internal import Glibc
public import Logging

/// Writes log entries to standard error: each is one line and one write(2), whatever its message and metadata hold.
///
/// On a terminal it is `12:04:05 notice  message  key=value`, coloured by its level unless `NO_COLOR` is set
/// (no-color.org) or the terminal is a dumb one; elsewhere `notice: message key=value`, for whatever reads it there.
public struct StandardErrorLogHandler: LogHandler {
    /// Entries below this level are not written.
    public var logLevel = Logger.Level.info
    /// Goes with every entry.
    public var metadata: Logger.Metadata = [:]
    /// Asked at every entry, for what goes with it at that moment.
    public var metadataProvider: Logger.MetadataProvider?

    private let descriptor: Int32
    private let style: LogLine.Style

    /// Looks at what standard error is, and at `NO_COLOR` and `TERM`.
    public init(environment: [String: String]) {
        self.init(environment: environment, descriptor: STDERR_FILENO)
    }

    init(environment: [String: String], descriptor: Int32) {
        let isTerminal = isatty(descriptor) == 1
        let refusesColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let isColoured = isTerminal && !refusesColour && environment["TERM"] != "dumb"
        self.init(style: isTerminal ? .terminal(isColoured: isColoured) : .plain, descriptor: descriptor)
    }

    init(style: LogLine.Style, descriptor: Int32) {
        self.style = style
        self.descriptor = descriptor
    }

    /// Plain lines, as the journal's fallback.
    static let plain = StandardErrorLogHandler(style: .plain, descriptor: STDERR_FILENO)

    /// One entry of ``metadata``.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one entry.
    public func log(event: LogEvent) {
        write(LogEntry(event, handler: metadata, provider: metadataProvider))
    }

    func write(_ entry: LogEntry) {
        var rest = Array((LogLine(entry, style: style, clock: LogLine.localClock).text + "\n").utf8)[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            // Nobody reads, or the disk is full: there is no better place to say so than the one that failed.
            if written <= 0 { return }
            rest = rest.dropFirst(written)
        }
    }
}
