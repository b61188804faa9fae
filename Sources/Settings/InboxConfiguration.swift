public import ReleaseModel

/// One folder that people drop files into, as it is configured.
public struct InboxConfiguration: Sendable, Equatable {
    /// What it is called in paths and in records: `[a-z0-9][a-z0-9._-]{0,62}`, each name once.
    public var name: String
    /// Absolute.
    public var path: PathBytes
    /// The `source` of its records: a URI reference (RFC 3986).
    public var source: String
    /// The language of the notes that people find beside rejected files.
    public var language: Language
    /// Patterns (``NamePattern``) of the names that are rejected here.
    public var refuse: [String]
    /// Without a record for this long, the inbox is said to be quiet; nil for never.
    public var quietAfter: Duration?
    /// The clock by which its people tell the time of an embargo without a zone: a place of the tz database, or `UTC`.
    public var timezone: String

    /// An inbox with all that is known of it.
    public init(
        name: String,
        path: PathBytes,
        source: String,
        language: Language,
        refuse: [String],
        quietAfter: Duration? = nil,
        timezone: String = "UTC"
    ) {
        self.name = name
        self.path = path
        self.source = source
        self.language = language
        self.refuse = refuse
        self.quietAfter = quietAfter
        self.timezone = timezone
    }

    /// Bytes of a name.
    static let nameBytesMax = 63

    /// Whether `text` may be an inbox's name.
    static func isName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count <= nameBytesMax && bytes.first.map(isLetterOrDigit) == true
            && bytes.allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: true
        default: false
        }
    }
}

/// A language that the service writes to people in.
public enum Language: String, Sendable, CaseIterable {
    /// English.
    case en
    /// French.
    case fr
}
