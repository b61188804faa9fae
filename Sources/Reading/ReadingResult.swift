public import ReleaseModel

/// What was read in the bytes of one file.
public struct ReadingResult: Sendable, Equatable {
    /// `data.text`; nil for a format that is not read, and for a text with nothing to see in it.
    public var text: ReleaseText?
    /// `data.release`; nil with `text`.
    public var facts: ReleaseFacts?
    /// IANA charset by which the bytes were decoded, lower case; nil where they were not.
    public var charset: String?
    /// Codes for `data.notes`, sorted.
    public var notes: [String]
    /// The body as written, one element a paragraph, wrapped lines joined.
    public var paragraphs: [String]
    /// The canonical text, UTF-8: what the digest is of, and what later versions are compared with.
    public var canonicalText: [UInt8]
    /// The lines after the menu as written, decoded and composed (NFC), each ended by a line feed: what is kept beside
    /// the original, UTF-8. Its canonical text is `canonicalText`.
    public var cleanText: [UInt8]
    /// The headline without a marker of correction, folded: equal for the versions of one release. Empty for none.
    public var headlineKey: String
    /// The marker of a correction as written, if there is one.
    public var correctionMarker: String?

    /// Nothing was read.
    static func nothing(charset: String? = nil, _ notes: [ReadingNote]) -> ReadingResult {
        ReadingResult(
            text: nil,
            facts: nil,
            charset: charset,
            notes: notes.map(\.rawValue).sorted(),
            paragraphs: [],
            canonicalText: [],
            cleanText: [],
            headlineKey: "",
            correctionMarker: nil
        )
    }
}
