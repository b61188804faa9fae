/// One line of the journal before it is written: a CloudEvents 1.0 event about one drop.
public struct ReleaseRecord: Sendable, Equatable {
    /// `id` and `sequence`.
    public var sequence: SequenceNumber
    /// URI reference of the inbox.
    public var source: String
    /// First 16 hexadecimal digits of the SHA-256 of the release's first version; nil for what cannot be hashed.
    public var subject: String?
    /// When the record was made.
    public var time: WallTime
    /// The SHA-256 of the line before, its newline included.
    public var previousHash: ContentDigest
    /// What was dropped.
    public var file: FileFacts
    /// What became of it.
    public var outcome: Outcome
    /// What was read in it.
    public var reading: Reading
    /// Short codes of what a reader should know.
    public var notes: [String]

    /// A record of what was dropped and what became of it.
    public init(
        sequence: SequenceNumber,
        source: String,
        subject: String?,
        time: WallTime,
        previousHash: ContentDigest,
        file: FileFacts,
        outcome: Outcome,
        reading: Reading = .notLookedFor,
        notes: [String]
    ) {
        self.sequence = sequence
        self.source = source
        self.subject = subject
        self.time = time
        self.previousHash = previousHash
        self.file = file
        self.outcome = outcome
        self.reading = reading
        self.notes = notes
    }

    /// What became of a drop.
    public enum Outcome: Sendable, Equatable {
        /// New content: the original lies in the archive. Another release may be much like it.
        case accepted(similarTo: ReleaseRelation?)
        /// Another version of an earlier release: the original lies in the archive.
        case revised(ReleaseRelation)
        /// The same bytes, or the same text, as an earlier record's.
        case duplicate(ReleaseRelation)
        /// Set aside, with its reason.
        case rejected(Rejection)
    }

    /// Whether a text was looked for, and found.
    public enum Reading: Sendable, Equatable {
        /// Nobody looked.
        case notLookedFor
        /// There is none that can be read.
        case nothing
        /// This.
        case release(ReadRelease)
    }

    /// The CloudEvents `type`.
    public var type: EventType {
        switch outcome {
        case .accepted: .accepted
        case .revised: .revised
        case .duplicate: .duplicate
        case .rejected: .rejected
        }
    }
}

/// The CloudEvents `type` of a record.
public enum EventType: String, Sendable, CaseIterable {
    case accepted = "released.accepted.v1"
    case duplicate = "released.duplicate.v1"
    case revised = "released.revised.v1"
    case rejected = "released.rejected.v1"

    /// `accepted`, `duplicate`, `revised`, `rejected`.
    public var word: String { String(rawValue.split(separator: ".")[1]) }
}
