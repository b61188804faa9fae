/// What a reader of a record should know about how its text was read (`data.notes`).
public enum ReadingNote: String, Sendable, CaseIterable {
    /// The place named is in two countries, or two countries are named.
    case ambiguousPlace = "ambiguous-place"
    /// UTF-8 with faults: each stands as U+FFFD.
    case brokenUTF8 = "broken-utf8"
    /// UTF-16 with faults: each stands as U+FFFD.
    case brokenUTF16 = "broken-utf16"
    /// More people to ask than a record names.
    case contactsShortened = "contacts-shortened"
    /// The body speaks of an embargo; the release is under none.
    case embargoMentioned = "embargo-mentioned"
    /// Words of an embargo whose moment cannot be read.
    case embargoUnparsed = "embargo-unparsed"
    /// An embargo without a time zone: the inbox's was taken.
    case embargoZoneAssumed = "embargo-zone-assumed"
    /// What a web page left in the contact's lines.
    case htmlRemnant = "html-remnant"
    /// This version holds what the one before held, and more.
    case longerThanPrevious = "longer-than-previous"
    /// The format is not read.
    case notExtracted = "not-extracted"
    /// A telephone number without its country's code.
    case phoneNational = "phone-national"
    /// This version holds a part of the one before: an upload that broke off looks like this.
    case shorterThanPrevious = "shorter-than-previous"
}
