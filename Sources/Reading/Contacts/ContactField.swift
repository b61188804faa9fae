/// A piece of a contact's lines between commas, line ends and numbers, and what it says.
struct ContactField {
    enum Meaning: Equatable {
        case name(Range<Int>)
        case title(Range<Int>)
        case affiliation(Range<Int>)
        case place(Range<Int>)
        case nothing
    }

    /// One piece may say two things: `Fitriana Nur at IOM Beirut`.
    private(set) var meanings: [Meaning] = []

    private let text: SourceText
    private let line: SourceLine

    private static let nameWordsMax = 5
    private static let scalarsMax = 160

    init(_ range: Range<Int>, in line: SourceLine, of text: SourceText) {
        self.text = text
        self.line = line
        guard range.count <= Self.scalarsMax else { return }
        var field = text.folded[range].words
        if field.startIndex > range.lowerBound, field.endIndex < range.upperBound, text.folded[field.endIndex] == "." {
            field = text.folded[field.startIndex...field.endIndex]
        }
        for set in [ContactWords.articles, ContactWords.honorifics] {
            if let found = set.match(field, at: field.startIndex) { field = field[found.end...].fromFirstWord }
        }
        guard !field.isEmpty else { return }
        read(field)
    }

    private mutating func read(_ field: FoldedText) {
        if let organization = ContactWords.organizations.first(field) {
            readOrganization(field, organization.range)
        } else if ContactWords.titles.first(field) != nil {
            readTitle(field)
        } else if ContactWords.units.first(field) != nil {
            meanings = [.affiliation(field.range)]
        } else if isKnownPlace(field) {
            meanings = [.place(field.range)]
        } else if let place = placeBehindLink(field) {
            meanings = [.place(place)]
        } else if let pair = namePair(field) {
            meanings = pair
        } else if isName(field) {
            meanings = [.name(field.range)]
        } else {
            readPersonInPlace(field)
        }
    }

    /// `IOM Beirut`, `IOM Spokesperson`, `X at IOM Beirut`, `Porte-parole de l'OIM`.
    private mutating func readOrganization(_ field: FoldedText, _ range: Range<Int>) {
        let left = Self.withoutLink(field[..<range.lowerBound])
        var right = field[range.lowerBound...]
        // `IOM's Ana Gómez`.
        if left.isEmpty, field[range.upperBound...].starts(with: Self.possessive) {
            read(field[(range.upperBound + Self.possessive.count)...])
            meanings.insert(.affiliation(range), at: 0)
            return
        }
        // `l'OIM Niger pour plus d'informations :`
        if let lead = ContactLeadIn.phrases.first(right) { right = right[..<lead.range.lowerBound].words }
        let hasTitle = ContactWords.titles.first(right) != nil
        guard left.contains(where: \.isWordPart) else {
            meanings = [hasTitle ? .title(right.range) : .affiliation(right.range)]
            return
        }
        if ContactWords.titles.first(left) != nil {
            if let name = nameBeforeTitle(left) {
                meanings = [.name(name.0), .title(name.1), .affiliation(right.range)]
            } else {
                meanings = [.title(left.range), .affiliation(right.range)]
            }
        } else if let person = personBeforeUnit(field) {
            meanings = [.name(person.0), .affiliation(person.1)]
        } else if ContactWords.units.first(left) != nil || !isName(left) {
            meanings = [hasTitle ? .title(field.range) : .affiliation(field.range)]
        } else {
            meanings = [.name(left.range), hasTitle ? .title(right.range) : .affiliation(right.range)]
        }
    }

    /// `Ana Gómez, au siège de l'OIM` without its comma: a name, a link, and then a part of an organization.
    private func personBeforeUnit(_ field: FoldedText) -> (Range<Int>, Range<Int>)? {
        guard let unit = ContactWords.units.first(field) else { return nil }
        let left = field[..<unit.range.lowerBound].trimmed
        let person = Self.withoutLink(left)
        guard person.count < left.words.count, person.contains(" "), isName(person) else { return nil }
        return (person.range, field[unit.range.lowerBound...].range)
    }

    private mutating func readTitle(_ field: FoldedText) {
        if let name = nameBeforeTitle(field) {
            meanings = [.name(name.0), .title(name.1)]
        } else {
            meanings = [.title(field.range)]
        }
    }

    /// `Ana Gómez - portavoz`: a dash between.
    private func nameBeforeTitle(_ field: FoldedText) -> (Range<Int>, Range<Int>)? {
        guard
            let dash = field.indices.first(where: { place in
                field[place] == "-" && place > field.startIndex && place + 1 < field.endIndex
                    && field[place - 1] == " " && field[place + 1] == " "
            })
        else { return nil }
        let (left, right) = (field[..<dash].words, field[dash...].words)
        return isName(left) && !right.isEmpty ? (left.range, right.range) : nil
    }

    /// `Fitriana Nur in Beirut`.
    private mutating func readPersonInPlace(_ field: FoldedText) {
        var place = field.startIndex
        while let space = field[place...].firstIndex(of: " ") {
            if let link = ContactWords.links.match(field, at: space + 1), link.end < field.endIndex {
                let (left, right) = (field[..<space].trimmed, field[link.end...].trimmed)
                if isKnownPlace(right), isName(left) {
                    meanings = [.name(left.range), .place(right.range)]
                    return
                }
            }
            place = space + 1
        }
    }

    /// `In Geneva:` before a name.
    private func placeBehindLink(_ field: FoldedText) -> Range<Int>? {
        guard let link = ContactWords.links.match(field, at: field.startIndex) else { return nil }
        let right = field[link.end...].trimmed
        return isKnownPlace(right) ? right.range : nil
    }

    private func namePair(_ field: FoldedText) -> [Meaning]? {
        for place in field.indices where field[place] == " " {
            guard let both = ContactWords.both.match(field, at: place + 1) else { continue }
            let (left, right) = (field[..<place].trimmed, field[both.end...].trimmed)
            if isFullName(left), isFullName(right) { return [.name(left.range), .name(right.range)] }
        }
        return nil
    }

    private func isKnownPlace(_ field: FoldedText) -> Bool {
        field.count <= 60 && Places.isKnown(text.written(folded: field.range, in: line))
    }

    private func isFullName(_ field: FoldedText) -> Bool { field.contains(" ") && isName(field) }

    /// Two to five words that begin with capitals, or with none where the script has none; no number, no address.
    private func isName(_ field: FoldedText) -> Bool {
        guard field.count <= 80, !field.contains(where: { $0.isDigit || "@:/?!=_".has($0) }) else { return false }
        let words = field.split(separator: " ")
        guard (1...Self.nameWordsMax).contains(words.count) else { return false }
        for (index, word) in words.enumerated() {
            guard let first = word.first(where: \.isWordPart) else { return false }
            if first.isArabicLetter {
                if index == 0, Self.arabicFunctionWords.whole(word) != nil { return false }
                continue
            }
            let written = text.written(folded: word.range, in: line).unicodeScalars.first(where: \.isWordPart)
            let isCapital = written?.isCapital ?? false
            if !isCapital, index == 0 || Self.particles.whole(word) == nil { return false }
            if word.dropLast().contains("."), word.count > 4 { return false }
        }
        return true
    }

    private static let possessive = "'s ".folded
    private static let particles = PhraseSet([
        "de", "da", "di", "du", "dos", "das", "des", "van", "von", "der", "den", "el", "al", "bin", "bint", "ben", "la",
        "le", "y", "e", "ibn", "abu", "ould", "mint",
    ])
    private static let arabicFunctionWords = PhraseSet([
        "على", "عبر", "إلى", "من", "في", "عن", "رقم", "الرقم", "موقع", "الموقع", "زيارة", "يرجى", "الرجاء", "أو", "كما",
        "أي", "كل", "هذا", "هذه",
    ])

    /// Without the words that tie it to the organization behind it.
    private static func withoutLink(_ left: FoldedText) -> FoldedText {
        let left = left.trimmed
        var place = left.startIndex
        while place < left.endIndex {
            let isWordStart = place == left.startIndex || left[place - 1] == " "
            if isWordStart, let link = ContactWords.links.match(left, at: place), link.end == left.endIndex {
                return left[..<place].words
            }
            place += 1
        }
        return left.words
    }
}

extension ArraySlice where Element == Unicode.Scalar {
    /// Its places.
    var range: Range<Int> { startIndex..<endIndex }
}

extension Unicode.Scalar {
    /// A letter of the Arabic script.
    var isArabicLetter: Bool { (0x620...0x64A).contains(value) || (0x66E...0x6D3).contains(value) }
}
