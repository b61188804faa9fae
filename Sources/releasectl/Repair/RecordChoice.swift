import Journal
import ReleaseModel

/// Which lines are the records. Pure: facts in, choice out.
///
/// It goes from the last record back to the first, for each line carries the hash of the one before it: a line is the
/// true one when the line behind it, true itself, says so. Nothing else is asked of a line than where it is from.
struct RecordChoice {
    /// The true lines, in the order of their sequences.
    private(set) var kept: [LineCandidate] = []
    /// What is lost between them, before them and behind them.
    private(set) var lost: [LostRecords] = []
    /// Records where a line stands that is a record and not the true one.
    private(set) var altered: [LineCandidate] = []
    /// The hash that the record behind the last one carries.
    private(set) var endHash = ContentDigest.zero
    /// The last record that ever was, as far as is known.
    private(set) var top: SequenceNumber?
    /// The first record of two histories: of a commit log and of a journal that goes on without what that log says was
    /// committed, or with two records in a row that it contradicts.
    private(set) var secondHistory: SequenceNumber?

    /// Looks for bytes that hash to what a line is known to have hashed to.
    typealias Mend = (SequenceNumber, ContentDigest) throws -> LineCandidate?

    init(_ facts: LineFacts, mend: Mend) rethrows {
        var groups: [SequenceNumber: [LineCandidate]] = [:]
        // What stands in the journal comes first: the same bytes need not be written there again.
        for candidate in facts.candidates where candidate.isInJournal {
            groups[candidate.sequence, default: []].append(candidate)
        }
        for candidate in facts.candidates where !candidate.isInJournal {
            groups[candidate.sequence, default: []].append(candidate)
        }
        let places = Set(groups.keys).union(facts.attested.keys).union(facts.hinted.keys).union(facts.broken)
        var above: (sequence: SequenceNumber, carried: ContentDigest, isProven: Bool)?
        for sequence in places.sorted(by: >) where sequence >= .first {
            var expected: (hash: ContentDigest, isProven: Bool)?
            if let above, above.sequence.value == sequence.value + 1 { expected = (above.carried, above.isProven) }
            if expected.map({ !$0.isProven }) ?? true {
                if let hash = facts.attested[sequence] {
                    expected = (hash, true)
                } else if expected == nil, let hash = facts.hinted[sequence] {
                    expected = (hash, false)
                }
            }
            guard let (pick, isProven) = try Self.pick(sequence, expected, groups, mend) else { continue }
            kept.append(pick)
            above = (sequence, pick.line.previousHash, isProven)
        }
        kept.reverse()
        top = [kept.last?.sequence, facts.attested.keys.max(), facts.hinted.keys.max(), facts.top]
            .compactMap { $0 }.max()
        findLost(facts)
        compare(facts.candidates)
    }

    private static func pick(
        _ sequence: SequenceNumber,
        _ expected: (hash: ContentDigest, isProven: Bool)?,
        _ groups: [SequenceNumber: [LineCandidate]],
        _ mend: Mend
    ) rethrows -> (LineCandidate, isProven: Bool)? {
        let group = groups[sequence] ?? []
        func linksBack(_ candidate: LineCandidate) -> Bool {
            guard candidate.sequence > .first else { return candidate.line.previousHash == .zero }
            let before = groups[SequenceNumber(candidate.sequence.value - 1)] ?? []
            return before.contains { $0.line.hash == candidate.line.previousHash }
        }
        if let expected {
            if let found = group.first(where: { $0.line.hash == expected.hash }) { return (found, true) }
            if let mended = try mend(sequence, expected.hash) {
                return (mended, true)
            }
            // Who says otherwise is not proven itself: the line stays, and the link between the two is broken.
            if expected.isProven { return nil }
        }
        // A line of a backup is taken where its hash is known, and nowhere else: the backup may be another journal's.
        let own = group.filter { if case .other = $0.source { false } else { true } }
        let pick = own.first(where: \.isProven) ?? own.first(where: linksBack) ?? own.first
        return pick.flatMap { pick in own.first { $0.line.hash == pick.line.hash }.map { ($0, pick.isProven) } }
    }

    private mutating func findLost(_ facts: LineFacts) {
        var next = SequenceNumber.first
        var hash = ContentDigest.zero
        for candidate in kept {
            if candidate.sequence != next || candidate.line.previousHash != hash {
                lost.append(
                    LostRecords(
                        first: next,
                        next: candidate.sequence,
                        hashBefore: hash,
                        hashCarried: candidate.line.previousHash
                    )
                )
            }
            next = candidate.sequence.next
            hash = candidate.line.hash
        }
        endHash = hash
        guard let top, top >= next else { return }
        // Where nobody knows the hash of the last lost record, the chain goes on from the last that is left.
        endHash = facts.attested[top] ?? facts.hinted[top] ?? hash
        lost.append(LostRecords(first: next, next: top.next, hashBefore: hash, hashCarried: endHash))
    }

    /// What stands in the journal and is not kept.
    private mutating func compare(_ candidates: [LineCandidate]) {
        var chosen: [SequenceNumber: LineCandidate] = [:]
        for candidate in kept { chosen[candidate.sequence] = candidate }
        var seen: Set<LineCandidate> = []
        for candidate in candidates {
            guard case .segment = candidate.source, chosen[candidate.sequence]?.line.hash != candidate.line.hash else {
                continue
            }
            if seen.insert(candidate).inserted { altered.append(candidate) }
        }
        for candidate in candidates where candidate.isProven {
            guard let other = chosen[candidate.sequence], other.line.hash != candidate.line.hash else { continue }
            secondHistory = min(secondHistory ?? candidate.sequence, candidate.sequence)
        }
        for (one, two) in zip(altered, altered.dropFirst())
        where two.line.previousHash == one.line.hash && chosen[one.sequence]?.isProven == true
            && chosen[two.sequence]?.isProven == true
        {
            secondHistory = secondHistory ?? one.sequence
        }
    }
}
