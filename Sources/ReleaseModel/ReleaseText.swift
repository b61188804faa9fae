/// `data.text` of a record: what the text of a file measures, and its identity.
public struct ReleaseText: Sendable, Equatable {
    /// SHA-256 of the canonical text.
    public var digest: ContentDigest
    /// The rules by which the text was made canonical.
    public var method: String
    /// White-space separated tokens with a letter or a digit, in the body's paragraphs.
    public var wordCount: Int
    /// Unicode scalars of the body's paragraphs, joined by one line feed.
    public var charCount: Int
    /// Paragraphs of the body.
    public var paragraphCount: Int
    /// Lines of the website's menu in front of the release.
    public var chromeLines: Int

    /// What a text measures.
    public init(
        digest: ContentDigest,
        method: String,
        wordCount: Int,
        charCount: Int,
        paragraphCount: Int,
        chromeLines: Int
    ) {
        self.digest = digest
        self.method = method
        self.wordCount = wordCount
        self.charCount = charCount
        self.paragraphCount = paragraphCount
        self.chromeLines = chromeLines
    }
}

extension JSONWriter {
    /// `data.text`, its members in the order of the specification.
    /// - Parameter href: where the clean text lies, relative to the archive; nil where it is not kept.
    public mutating func value(_ text: ReleaseText, href: String?) {
        object { json in
            json.member("digest", "sha256:" + text.digest.hex)
            json.member("method", text.method)
            json.member("wordCount", text.wordCount)
            json.member("charCount", text.charCount)
            json.member("paragraphCount", text.paragraphCount)
            json.member("chromeLines", text.chromeLines)
            json.member("href", href)
        }
    }
}
