import Journal
import ReleaseModel

/// The commit log that goes with the journal as it is to be.
extension JournalPlan {
    /// Whether a log goes on from where the journal is to be, to its end.
    func fits(_ log: SurveyedLog) -> Bool {
        guard log.isWhole, let base = log.base, let segment = segments.last, base.position.segment == segment.first,
            let offset = offset(of: base.next), offset == base.position.offset, hash(before: base.next) == base.lastHash
        else { return false }
        let lines = choice.kept.filter { $0.sequence >= base.next }.map(\.line.hash)
        return log.frames.flatMap(\.lines).map(\.hash) == lines
    }

    /// A log in place of a broken one, or of one that speaks of another journal: from the first good frame that is
    /// whole in the last segment, with every good frame behind it, for their drops may still lie in custody.
    func newLog(_ old: SurveyedLog) -> NewLog? {
        guard let segment = segments.last else { return nil }
        var starts: [SequenceNumber: Int] = [:]
        for (index, frame) in old.frames.enumerated() {
            guard let first = frame.lines.first?.sequence, first >= segment.first, let line = self.index(of: first),
                line + frame.lines.count <= choice.kept.count,
                zip(choice.kept[line...], frame.lines).allSatisfy({ $0.line.hash == $1.hash })
            else { continue }
            starts[first] = starts[first] ?? index
        }
        let end = choice.top.map(\.next) ?? .first
        let next = starts.keys.min() ?? end
        guard let offset = offset(of: next) else { return nil }
        var parts: [NewLog.Part] = []
        var line = index(of: next) ?? choice.kept.count
        while line < choice.kept.count {
            if let frame = starts[choice.kept[line].sequence] {
                parts.append(.frame(frame))
                line += old.frames[frame].lines.count
                continue
            }
            let begin = line
            repeat {
                line += 1
            } while line < choice.kept.count && line - begin < Limits.batchFilesMax
                && starts[choice.kept[line].sequence] == nil
            parts.append(.lines(begin..<line))
        }
        let position = JournalPosition(segment: segment.first, offset: offset)
        return NewLog(
            base: JournalHead(next: next, lastHash: hash(before: next), position: position),
            generation: old.generation + 1,
            parts: parts
        )
    }

    private func index(of sequence: SequenceNumber) -> Int? {
        var (low, high) = (0, choice.kept.count)
        while low < high {
            let middle = (low + high) / 2
            if choice.kept[middle].sequence < sequence { low = middle + 1 } else { high = middle }
        }
        return low < choice.kept.count && choice.kept[low].sequence == sequence ? low : nil
    }

    /// Where a record begins in the last segment, or the next one would. - Returns: nil when it is in another.
    private func offset(of sequence: SequenceNumber) -> Int64? {
        guard let segment = segments.last, sequence >= segment.first else { return nil }
        guard let index = index(of: sequence) else {
            return sequence == (choice.top.map(\.next) ?? .first) ? segment.size : nil
        }
        return choice.kept[segment.lines.lowerBound..<index].reduce(0) { $0 + Int64($1.line.count) }
    }

    /// What the record carries as `prevhash`, or the next one would.
    private func hash(before sequence: SequenceNumber) -> ContentDigest {
        index(of: sequence).map { choice.kept[$0].line.previousHash } ?? choice.endHash
    }
}
