public import ReleaseModel

/// What the register keeps of a record whose text was read: by what a later drop is known as the same release, or as
/// another version of it.
public struct ReleaseEntry: Sendable, Equatable {
    /// The record, and where its line stands.
    public var seen: ContentRegister.Seen
    /// 1 for a first version.
    public var version: Int
    /// The bytes, and so the place of the clean text in the archive.
    public var content: ContentDigest
    /// The digest of the canonical text.
    public var text: ContentDigest
    /// The media type as which the bytes were read.
    public var contentType: String
    /// The text's SimHash; nil until somebody has read the bytes again, after the register was made anew.
    public var fingerprint: UInt64?
    /// BCP 47; nil takes no part in comparisons of texts that are alike.
    public var language: String?
    /// Stands for the headline; nil where there is none.
    public var headline: UInt64?
    /// Each stands for one contact's e-mail address.
    public var emails: [UInt64]
    /// When the record was made: seconds since 1970.
    public var time: Int64

    /// What the register keeps of one record.
    public init(
        seen: ContentRegister.Seen,
        version: Int,
        content: ContentDigest,
        text: ContentDigest,
        contentType: String,
        fingerprint: UInt64?,
        language: String?,
        headline: UInt64?,
        emails: [UInt64],
        time: Int64
    ) {
        self.seen = seen
        self.version = version
        self.content = content
        self.text = text
        self.contentType = contentType
        self.fingerprint = fingerprint
        self.language = language
        self.headline = headline
        self.emails = emails
        self.time = time
    }
}

/// One of the newest releases, by what a text alike is found.
public struct ReleaseFingerprint: Sendable, Equatable {
    /// The record.
    public var sequence: SequenceNumber
    /// The text's SimHash; nil until somebody has read the bytes again.
    public var bits: UInt64?
    /// BCP 47.
    public var language: String

    /// One of the newest releases.
    public init(sequence: SequenceNumber, bits: UInt64?, language: String) {
        self.sequence = sequence
        self.bits = bits
        self.language = language
    }
}
