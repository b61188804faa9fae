import Reading
import ReleaseModel

/// What releases are compared by, the last ones that were looked at or came, within a bound of memory. A house has some
/// dozens of press contacts, and each of its releases is held against the newest of its own: reading those again from
/// the archive each time takes ten times as long as comparing them.
struct ComparedTexts {
    private var texts: [SequenceNumber: Similarity.Candidate] = [:]
    /// The oldest first.
    private var order: ArraySlice<SequenceNumber> = []
    private var hashes = 0

    subscript(_ sequence: SequenceNumber) -> Similarity.Candidate? { texts[sequence] }

    /// The oldest make way where there are too many.
    mutating func remember(_ sequence: SequenceNumber, _ text: Similarity.Candidate) {
        guard text.isComparable, texts.updateValue(text, forKey: sequence) == nil else { return }
        order.append(sequence)
        hashes += text.shingles.hashes.count
        while hashes > Limits.comparedHashesMax, let oldest = order.popFirst() {
            hashes -= texts.removeValue(forKey: oldest)?.shingles.hashes.count ?? 0
        }
    }
}
