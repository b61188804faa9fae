/// How many seconds a clock is ahead of UTC (east of Greenwich positive) at a moment that it shows.
public struct ZoneOffset: Sendable {
    /// Seconds ahead of UTC when the clock shows this minute; nil where that cannot be known.
    public let seconds: @Sendable (_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int) -> Int?

    /// A clock that follows a rule: a time zone of the tz database, looked up by the caller.
    public init(_ seconds: @escaping @Sendable (Int, Int, Int, Int, Int) -> Int?) { self.seconds = seconds }

    /// A clock that is always as far ahead.
    public init(seconds: Int) { self.init { _, _, _, _, _ in seconds } }

    /// Greenwich.
    public static let utc = ZoneOffset(seconds: 0)
}

/// What the reading of a file may depend on besides its bytes.
public struct ReadingOptions: Sendable {
    /// The clock of the inbox, for embargoes that name no zone.
    public var zone: ZoneOffset
    /// IANA media type of the file; nil stands for plain text. Other than `text/plain` and `text/markdown` is not read.
    public var contentType: String?

    /// Plain text, the inbox in Greenwich.
    public init(zone: ZoneOffset = .utc, contentType: String? = nil) {
        self.zone = zone
        self.contentType = contentType
    }

    var isMarkdown: Bool { contentType == "text/markdown" }
    var isRead: Bool { contentType == nil || contentType == "text/plain" || isMarkdown }

    /// A larger file is no release: it is kept and not read. Bytes.
    public static let bytesMax = 8 << 20
}
