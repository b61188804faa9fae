import Reading

/// The codes of `data.notes` in words.
enum NoteWords {
    /// What a note means; nil for one of another version.
    static func text(_ code: String) -> String? {
        if code == "record-shortened" { return "long lists were cut: a record is shorter than 64 KiB" }
        return ReadingNote(rawValue: code).map(text)
    }

    private static func text(_ note: ReadingNote) -> String {
        switch note {
        case .ambiguousPlace: "the place named is in more than one country"
        case .brokenUTF8, .brokenUTF16: "some bytes are no text, and stand as a replacement character"
        case .contactsShortened: "more people to ask than a record names"
        case .embargoMentioned: "the text speaks of an embargo, and is under none"
        case .embargoUnparsed: "words of an embargo whose moment cannot be read: withheld"
        case .embargoZoneAssumed: "an embargo without a time zone: the inbox's is assumed"
        case .htmlRemnant: "a web page has left its marks in the contact"
        case .longerThanPrevious: "it holds what the version before held, and more"
        case .notExtracted: "the format is kept, not read"
        case .phoneNational: "a telephone number without its country's code"
        case .shorterThanPrevious: "only a part of the version before: a broken upload looks like this"
        }
    }
}
