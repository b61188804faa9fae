/// What an entry of the log carries besides its message: in the system journal `RELEASED_` and the name in capitals.
enum EventField: String, CaseIterable {
    /// ``EventKind/name``.
    case event
    /// The record's number, twelve digits.
    case sequence
    /// The number of the earlier record that a duplicate repeats, or that a version or a similar release follows.
    case original
    /// The content's SHA-256, 64 hexadecimal digits.
    case sha256
    /// Folder and name below the inbox, escaped.
    case file
    /// Bytes.
    case size
    /// The inbox's name in the configuration.
    case inbox
    /// For a rejected drop the word that its record has (`empty`, `too-large` …); else a sentence.
    case reason
    /// What was found about a rejected drop, in a sentence.
    case detail
    /// The code of a degraded state, as in `releasectl status --json`.
    case condition
    /// The root of archive and journal, escaped.
    case root
    /// How many there are of what the kind is about: inboxes, files, records.
    case count
    /// The process's exit code (sysexits(3)).
    case exit
}
