/// Whether a headline takes a second line: the first breaks off, or the second goes on with a small letter.
enum RunOn {
    private static let secondLineMax = 120

    static func runsOn(_ first: SourceLine, _ second: SourceLine, in text: SourceText) -> Bool {
        guard !second.isAfterBlank, second.written.count <= secondLineMax else { return false }
        let (head, tail) = (text.folded(first), text.folded(second))
        guard let last = head.last, !last.endsSentence, !(tail.last.map { $0 == "." } ?? true) else { return false }
        if text.scalars[second.written.lowerBound].isSmall { return true }
        if ",&-".has(last) || head.count(where: { $0 == "(" }) > head.count(where: { $0 == ")" }) { return true }
        let lastWord = head[(head.lastIndex(of: " ").map { $0 + 1 } ?? head.startIndex)...]
        return danglers.whole(lastWord) != nil
    }

    /// No headline ends with one of these.
    private static let danglers = PhraseSet([
        "à", "au", "aux", "avec", "dans", "de", "des", "du", "en", "et", "la", "le", "les", "par", "pour", "sur",
        "un", "une", "l'", "d'", "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with",
        "al", "con", "del", "el", "las", "los", "para", "por", "y", "في", "من", "إلى", "على", "عن", "مع", "بين",
    ])
}
