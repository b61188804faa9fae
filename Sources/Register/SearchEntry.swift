public import ReleaseModel

/// What the search index keeps of one release.
public struct SearchEntry: Sendable, Equatable {
    /// The record.
    public var sequence: SequenceNumber
    /// When the record was made, RFC 3339.
    public var time: String
    /// As written.
    public var headline: String?
    /// ISO 3166-1 alpha-2.
    public var country: String?
    /// BCP 47.
    public var language: String?
    /// ninjs `pubStatus`.
    public var status: String?
    /// 1 for a first version.
    public var version: Int
    /// Below its inbox, escaped for people.
    public var path: String
    /// The original, relative to the archive.
    public var href: String
    /// The clean text, relative to the archive.
    public var textHref: String

    /// One release.
    public init(
        sequence: SequenceNumber,
        time: String,
        headline: String?,
        country: String?,
        language: String?,
        status: String?,
        version: Int,
        path: String,
        href: String,
        textHref: String
    ) {
        self.sequence = sequence
        self.time = time
        self.headline = headline
        self.country = country
        self.language = language
        self.status = status
        self.version = version
        self.path = path
        self.href = href
        self.textHref = textHref
    }
}
