import ReleaseModel

/// Whether a text is a version of another one, by what both say.
public enum Similarity {
    /// What of a release is compared.
    public struct Candidate: Sendable {
        /// Of its canonical text.
        public var shingles: Shingles
        /// BCP 47; without one nothing is compared.
        public var language: String?
        /// ``ReadingResult/headlineKey``.
        public var headlineKey: String
        /// ``ReadingResult/correctionMarker``.
        public var correctionMarker: String?

        /// A release to compare, from what was kept of it.
        public init(shingles: Shingles, language: String?, headlineKey: String, correctionMarker: String?) {
            self.shingles = shingles
            self.language = language
            self.headlineKey = headlineKey
            self.correctionMarker = correctionMarker
        }

        /// A release to compare, as it was read.
        public init(_ result: ReadingResult) {
            self.init(
                shingles: Shingles(result.canonicalText),
                language: result.facts?.language,
                headlineKey: result.headlineKey,
                correctionMarker: result.correctionMarker
            )
        }

        /// Whether it says enough to be compared at all.
        public var isComparable: Bool { shingles.wordCount >= wordsMin && language != nil }
    }

    /// What a text is to an older one.
    public enum Verdict: Sendable, Equatable {
        /// A version of it.
        /// - `marker`: the marker of correction, where that is why.
        /// - `note`: where one holds the other, and more.
        case revised(jaccard: Double, marker: String?, note: ReadingNote?)
        /// A release much like it.
        case similar(jaccard: Double)
        /// Another release.
        case new
    }

    /// Shorter texts say too little.
    public static let wordsMin = 30
    /// From here on a text is a version whatever else it says.
    public static let revisedMin = 0.80
    /// From here on it is similar, and a version where a marker or the headline says so.
    public static let similarMin = 0.40
    /// So much of the shorter text must stand in the longer one.
    public static let containmentMin = 0.95

    /// By RELEASES §3. Only texts of one language are compared.
    public static func verdict(old: Candidate, new: Candidate) -> Verdict {
        guard old.isComparable, new.isComparable, old.language == new.language else { return .new }
        let common = Double(old.shingles.common(new.shingles))
        let (oldCount, newCount) = (Double(old.shingles.hashes.count), Double(new.shingles.hashes.count))
        let jaccard = common / (oldCount + newCount - common)
        if jaccard >= revisedMin { return .revised(jaccard: jaccard, marker: new.correctionMarker, note: nil) }
        if common >= containmentMin * min(oldCount, newCount) {
            let note: ReadingNote = newCount < oldCount ? .shorterThanPrevious : .longerThanPrevious
            return .revised(jaccard: jaccard, marker: new.correctionMarker, note: note)
        }
        guard jaccard >= similarMin else { return .new }
        let hasSameHeadline = !new.headlineKey.isEmpty && new.headlineKey == old.headlineKey
        guard new.correctionMarker != nil || hasSameHeadline else { return .similar(jaccard: jaccard) }
        return .revised(jaccard: jaccard, marker: new.correctionMarker, note: nil)
    }

    /// The paragraphs of a version that its predecessor does not have, counted from 1: what a translator has to do
    /// anew. What only moved, was only wrapped anew, or went, is not among them.
    public static func changedParagraphs(old: [String], new: [String]) -> [Int] {
        var known: [[UInt8]: Int] = [:]
        for paragraph in old { known[canonical(paragraph), default: 0] += 1 }
        var changed: [Int] = []
        for (index, paragraph) in new.enumerated() {
            let key = canonical(paragraph)
            if let count = known[key], count > 0 { known[key] = count - 1 } else { changed.append(index + 1) }
        }
        return changed
    }

    private static func canonical(_ paragraph: String) -> [UInt8] {
        CanonicalText.utf8(Array(paragraph.unicodeScalars)[...])
    }
}
