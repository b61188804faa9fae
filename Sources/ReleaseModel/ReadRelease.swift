/// What was read in the text of a file, as its record says it.
public struct ReadRelease: Sendable, Equatable {
    /// `data.text`.
    public var text: ReleaseText
    /// `data.text.href`: the clean text, relative to the archive.
    public var textHref: String
    /// `data.release`.
    public var facts: ReleaseFacts
    /// `data.release.version`: 1 for a first one.
    public var version: Int
    /// Whether people's names and numbers stand in the record.
    public var tellsContacts: Bool

    /// What was read in a text.
    public init(text: ReleaseText, textHref: String, facts: ReleaseFacts, version: Int, tellsContacts: Bool) {
        self.text = text
        self.textHref = textHref
        self.facts = facts
        self.version = version
        self.tellsContacts = tellsContacts
    }
}
