import ReleaseModel

/// What must be true of a record's contents, given the records before it.
struct ContentRules {
    let contents: VerifiedContents
    /// Records that are known to be lost: what points to them cannot be looked at.
    let lost: [LostRecords]
    /// Where the original of a content is, as a record names it.
    let href: (ContentDigest) -> String
    /// Where its clean text is.
    let textHref: (ContentDigest) -> String

    /// What is wrong with the record, one sentence each.
    func problems(of record: JournalLine) -> [String] {
        let sequence = record.sequence
        var problems: [String] = []
        if let href = record.href, href != record.digest.map(self.href) {
            problems.append("record \(sequence): href is not the place of its sha256")
        }
        if let text = record.text, text.href != record.digest.map(textHref) {
            problems.append("record \(sequence): text.href is not the place of the text of its sha256")
        }
        let hasOriginal = record.digest != nil && record.href != nil
        switch record.type {
        case EventType.accepted.rawValue:
            if !hasOriginal { problems.append("record \(sequence) is accepted and names no original") }
        case EventType.revised.rawValue:
            if !hasOriginal { problems.append("record \(sequence) is revised and names no original") }
            problems += earlierText(than: record, "a revision")
        case EventType.duplicate.rawValue where record.match == ReleaseRelation.Match.text.rawValue:
            if !hasOriginal { problems.append("record \(sequence) is a duplicate by its text and names no original") }
            problems += earlierText(than: record, "a duplicate by its text")
        case EventType.duplicate.rawValue: problems += sameBytes(as: record)
        default: break
        }
        return problems
    }

    /// A relation by text has a record with a text at its other end.
    private func earlierText(than record: JournalLine, _ what: String) -> [String] {
        if isLost(record.original) { return [] }
        if let original = record.original, original < record.sequence, contents.text(of: original) != nil { return [] }
        let named = record.original.map { "record \($0)" } ?? "nothing"
        return ["record \(record.sequence) is \(what) of \(named), where no record of a text stands"]
    }

    private func sameBytes(as record: JournalLine) -> [String] {
        if isLost(record.original) { return [] }
        guard let original = record.original, original < record.sequence,
            let digest = contents.digest(of: original)
        else {
            let named = record.original.map { "record \($0)" } ?? "nothing"
            return ["record \(record.sequence) is a duplicate of \(named), where no record of a content stands"]
        }
        if digest == record.digest { return [] }
        return ["record \(record.sequence) is a duplicate of record \(original) with another sha256"]
    }

    private func isLost(_ sequence: SequenceNumber?) -> Bool {
        guard let sequence else { return false }
        return lost.contains { $0.first <= sequence && sequence < $0.next }
    }
}
