/// Folded text as it is searched.
typealias FoldedText = ArraySlice<Unicode.Scalar>

/// Phrases, folded as text is, and what each means. Found at the beginning of a word and up to the end of one, in one
/// look at each word: no pattern that could try again.
struct PhraseMap<Meaning: Sendable>: Sendable {
    private typealias Entry = (phrase: [Unicode.Scalar], meaning: Meaning)

    /// By their first scalar, the longest first.
    private var byASCII: [[Entry]] = Array(repeating: [], count: 128)
    private var byOthers: [Unicode.Scalar: [Entry]] = [:]
    /// By the lower bits of a scalar: whether a phrase may begin with it. Most scalars of a text are passed by this alone.
    private var mayBegin: [Bool] = Array(repeating: false, count: 1 << 10)

    init(_ meanings: [(String, Meaning)]) {
        let entries = meanings.map { Entry(phrase: $0.folded, meaning: $1) }
        for entry in entries.sorted(by: { $0.phrase.count > $1.phrase.count }) {
            guard let first = entry.phrase.first else { continue }
            mayBegin[Int(first.value) & (mayBegin.count - 1)] = true
            if first.isASCII {
                byASCII[Int(first.value)].append(entry)
            } else {
                byOthers[first, default: []].append(entry)
            }
        }
    }

    /// The longest phrase that stands at a place, as whole words.
    func match(_ text: FoldedText, at place: Int) -> (meaning: Meaning, end: Int)? {
        guard place < text.endIndex else { return nil }
        let first = text[place]
        guard mayBegin(first) else { return nil }
        let entries = first.isASCII ? byASCII[Int(first.value)] : byOthers[first] ?? []
        for (phrase, meaning) in entries {
            let end = place + phrase.count
            guard end <= text.endIndex, text[place..<end].elementsEqual(phrase) else { continue }
            if end < text.endIndex, text[end].isWordPart, text[end - 1].isWordPart { continue }
            return (meaning, end)
        }
        return nil
    }

    private func mayBegin(_ scalar: Unicode.Scalar) -> Bool { mayBegin[Int(scalar.value) & (mayBegin.count - 1)] }

    /// The first phrase in a text.
    func first(_ text: FoldedText) -> (meaning: Meaning, range: Range<Int>)? {
        for place in text.indices where mayBegin(text[place]) {
            if place > text.startIndex, text[place - 1].isWordPart { continue }
            if let found = match(text, at: place) { return (found.meaning, place..<found.end) }
        }
        return nil
    }

    /// What a text means that is a phrase and no more.
    func whole(_ text: FoldedText) -> Meaning? {
        guard let found = match(text, at: text.startIndex), found.end == text.endIndex else { return nil }
        return found.meaning
    }
}

/// Phrases that all mean the same.
typealias PhraseSet = PhraseMap<Bool>

extension PhraseMap where Meaning == Bool {
    init(_ phrases: [String]) { self.init(phrases.map { ($0, true) }) }
}

extension String {
    /// Folded as the text is in which it is looked for.
    var folded: [Unicode.Scalar] {
        unicodeScalars.map(ScalarFold.fold).filter { $0 != ScalarFold.nothing }
    }
}

extension ArraySlice where Element == Unicode.Scalar {
    /// Without what is neither letter nor digit at its front.
    var fromFirstWord: FoldedText { drop { !$0.isWordPart } }

    /// Without what is neither letter nor digit at both ends.
    var words: FoldedText {
        let start = fromFirstWord
        guard let last = start.lastIndex(where: \.isWordPart) else { return start }
        return start[...last]
    }

    /// Without spaces at both ends.
    var trimmed: FoldedText {
        let start = drop { $0 == " " }
        guard let last = start.lastIndex(where: { $0 != " " }) else { return start }
        return start[...last]
    }

    /// How many words, counted no further than `limit`.
    func wordCount(upTo limit: Int) -> Int {
        var count = 0
        var hasWord = false
        for scalar in self {
            if scalar == " " {
                if hasWord { count += 1 }
                hasWord = false
                if count >= limit { return count }
            } else if !hasWord, scalar.isWordPart {
                hasWord = true
            }
        }
        return hasWord ? count + 1 : count
    }
}
