/// A contact block cut into what it is made of.
enum ContactToken {
    case text(Range<Int>, SourceLine)
    case email(String)
    case phone(PhoneReader.Number, isFax: Bool)
    /// `ou`, `or`, `o`, `أو`.
    case joiner
    /// The end of a line or of a sentence.
    case stop
    /// What a web page left.
    case remnant
}

/// Reads one line after the other, each scalar a bounded number of times.
struct ContactTokens {
    private(set) var tokens: [ContactToken] = []
    private let text: SourceText
    private var isFax = false

    /// Pieces of one block that are looked at.
    static let tokensMax = 2_000
    /// A longer line without an address or a number is not of the block any more.
    private static let proseWordsMax = 40
    /// What is looked at of one line.
    private static let scalarsMax = 4_000

    init(_ lines: [SourceLine], in text: SourceText) {
        self.text = text
        var start = 0
        for (index, line) in lines.enumerated() {
            var place = line.folded.lowerBound
            if index == 0 {
                place = ContactLeadIn.start(text.folded(line))
                start = place
            } else if index == 1, let next = ContactLeadIn.continued(text.folded(lines[0]), start, text.folded(line)) {
                // The sentence was wrapped before its verb.
                tokens = []
                place = next
            }
            let rest = text.folded(line)[place...]
            if index > 0, rest.wordCount(upTo: Self.proseWordsMax + 1) > Self.proseWordsMax,
                !EmailReader.contains(rest), !PhoneReader.contains(rest)
            {
                return
            }
            read(line, from: place)
            tokens.append(.stop)
            if tokens.count > Self.tokensMax { return }
        }
    }

    private mutating func read(_ line: SourceLine, from start: Int) {
        let folded = text.folded(line).prefix(Self.scalarsMax)
        var place = withoutPreposition(folded, start)
        var field = place
        var email = EmailReader.first(folded, from: place)
        var phone = PhoneReader.first(folded, from: place)
        func isWordStart(_ place: Int) -> Bool { place == folded.startIndex || !folded[place - 1].isWordPart }
        while place < folded.endIndex, tokens.count <= Self.tokensMax {
            if let found = email, found.lowerBound < place { email = EmailReader.first(folded, from: place) }
            if let found = phone, found.range.lowerBound < place { phone = PhoneReader.first(folded, from: place) }
            if let found = email, found.lowerBound == place {
                flush(field..<place, line)
                tokens.append(.email(text.written(folded: found, in: line)))
                place = found.upperBound
                field = place
            } else if let found = phone, found.range.lowerBound == place {
                flush(field..<place, line)
                tokens.append(.phone(found.number, isFax: isFax))
                isFax = false
                place = found.range.upperBound
                field = place
            } else if let end = HTMLRemnant.end(folded, at: place) {
                flush(field..<place, line)
                tokens.append(.remnant)
                place = end
                field = end
            } else if isWordStart(place), let end = label(folded, at: place) {
                flush(field..<place, line)
                place = end
                field = end
            } else if isWordStart(place), let joiner = ContactWords.joiners.match(folded, at: place) {
                flush(field..<place, line)
                tokens.append(.joiner)
                place = joiner.end
                field = place
            } else if let isStop = separator(folded, at: place) {
                flush(field..<place, line)
                if isStop { tokens.append(.stop) }
                place += 1
                field = place
            } else {
                place += 1
            }
        }
        flush(field..<folded.endIndex, line)
    }

    private mutating func flush(_ range: Range<Int>, _ line: SourceLine) {
        guard !range.isEmpty, text.folded[range].contains(where: \.isWordPart) else { return }
        tokens.append(.text(range, line))
    }

    private static let calling = "الاتصال".folded

    /// The Arabic `with`, which is written with the name after it: after `الاتصال` every name has it.
    private func withoutPreposition(_ folded: FoldedText, _ start: Int) -> Int {
        let rest = folded[start...].drop { $0 == " " }
        let verb = Self.calling
        guard start - folded.startIndex >= verb.count, folded[(start - verb.count)..<start].elementsEqual(verb),
            rest.first == "\u{628}"
        else { return start }
        return rest.startIndex + 1
    }

    /// - Returns: the end of a word that announces a number or an address.
    private mutating func label(_ folded: FoldedText, at place: Int) -> Int? {
        let fax = ContactWords.fax.match(folded, at: place)
        guard let found = fax ?? ContactWords.labels.match(folded, at: place) else { return nil }
        var end = found.end
        while end < folded.endIndex, " .:()*-#".has(folded[end]), folded[end] != "(" || !opensNumber(folded, end) {
            end += 1
        }
        let isMarked = folded[found.end..<end].contains { ":.".has($0) }
        let isFollowed =
            end < folded.endIndex
            && (folded[end].isDigit || "+(<\"".has(folded[end])
                || EmailReader.first(folded[..<min(end + 90, folded.endIndex)], from: end)?.lowerBound == end)
        guard
            isFollowed || (isMarked && found.end - place > 1) || (end == folded.endIndex && place == folded.startIndex)
        else { return nil }
        if fax != nil { isFax = true }
        return end
    }

    private func opensNumber(_ folded: FoldedText, _ place: Int) -> Bool {
        place + 1 < folded.endIndex && (folded[place + 1] == "+" || folded[place + 1].isDigit)
    }

    /// - Returns: nil for what belongs to a field; else whether a sentence ends there.
    private func separator(_ folded: FoldedText, at place: Int) -> Bool? {
        let hasGap = place + 1 >= folded.endIndex || folded[place + 1] == " "
        switch folded[place] {
        case ",", "(", ")", "|", "<", ">", "[", "]": return false
        case ":" where hasGap: return false
        case ";", "*": return true
        case "/" where hasGap: return true
        case "." where hasGap:
            // `M. Dupont`, `J. Smith`: an abbreviation, not the end.
            let before = folded[..<place].reversed().prefix { $0.isWordPart }.count
            return before > 3 ? true : nil
        default: return nil
        }
    }
}
