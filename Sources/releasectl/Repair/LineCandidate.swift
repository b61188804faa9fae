import Journal
import ReleaseModel

/// A line that may be the record of its sequence, and where its bytes are.
struct LineCandidate: Hashable {
    /// What holds the bytes.
    enum Source: Hashable {
        /// A segment of the journal.
        case segment(SequenceNumber)
        /// A file that was named with `--from`, by its number.
        case other(Int)
        /// A frame of a commit log, or a line that was mended, by its number.
        case memory(Int)
    }

    let line: SurveyedLine
    let source: Source
    /// Whether a checksum of its own says that these bytes were committed.
    var isProven = false

    var sequence: SequenceNumber { line.sequence }
    var isInJournal: Bool { if case .segment = source { true } else { false } }
}

/// What is known of the lines of a damaged journal: what ``RecordChoice`` goes by.
struct LineFacts {
    /// Every line that is a record, wherever it was found.
    var candidates: [LineCandidate] = []
    /// Hashes of lines that the commit log or a note remembers.
    var attested: [SequenceNumber: ContentDigest] = [:]
    /// The same as the register remembers them. It is derived, and may be of another time: it chooses between lines,
    /// and drops none.
    var hinted: [SequenceNumber: ContentDigest] = [:]
    /// Records in whose place bytes stand that are none.
    var broken: Set<SequenceNumber> = []
    /// The last record that is known to have been, where nothing of it may be left.
    var top: SequenceNumber?
}
