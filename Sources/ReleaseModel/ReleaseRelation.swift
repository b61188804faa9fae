/// `data.relation`: how a release stands to an earlier record.
public struct ReleaseRelation: Sendable, Equatable {
    /// `rel`.
    public var kind: Kind
    /// The earlier record.
    public var event: SequenceNumber
    /// By what the two are alike.
    public var match: Match
    /// What was measured; nil where the two are the same.
    public var likeness: Likeness?

    /// How a release stands to an earlier record.
    public init(_ kind: Kind, _ event: SequenceNumber, _ match: Match, _ likeness: Likeness? = nil) {
        self.kind = kind
        self.event = event
        self.match = match
        self.likeness = likeness
    }

    /// What the earlier record is to this one.
    public enum Kind: String, Sendable, CaseIterable {
        /// It holds the same.
        case duplicateOf
        /// It is another version of the same release.
        case versionOf
        /// It is another release with much of the same text.
        case similarTo
    }

    /// By what the two are alike.
    public enum Match: String, Sendable, CaseIterable {
        case bytes
        case text
        case near
    }

    /// What was measured of two texts that are not the same.
    public struct Likeness: Sendable, Equatable {
        /// Jaccard index of the two texts' 3-word shingles, in thousandths.
        public var jaccardThousandths: Int
        /// The words of a correction, as written; nil where there are none.
        public var marker: String?
        /// The paragraphs of this version that are not in the earlier one, counted from 1.
        public var changed: [Int]

        /// What was measured of two texts.
        public init(jaccardThousandths: Int, marker: String?, changed: [Int]) {
            self.jaccardThousandths = jaccardThousandths
            self.marker = marker
            self.changed = changed
        }
    }
}

extension JSONWriter {
    /// `data.relation`, its members in the order of the specification.
    public mutating func value(_ relation: ReleaseRelation) {
        object { json in
            json.member("rel", relation.kind.rawValue)
            json.member("event", relation.event.description)
            json.member("match", relation.match.rawValue)
            guard let likeness = relation.likeness else { return }
            json.key("jaccard")
            json.thousandths(likeness.jaccardThousandths)
            json.member("marker", likeness.marker)
            json.key("changed")
            json.array { list in for paragraph in likeness.changed { list.value(paragraph) } }
        }
    }
}
