import Journal
import ReleaseModel

/// What the journal's folder and the commit log are to be. Pure: it is made from what was read, and nothing is done.
struct JournalPlan {
    /// A segment as it is to be.
    struct Segment {
        let first: SequenceNumber
        /// Of the kept lines, by their index.
        let lines: Range<Int>
        /// Bytes of all of them.
        let size: Int64
        /// What is lost before it.
        let lost: LostRecords?
        /// Whether the file that is there is this already.
        var isThere = false
    }

    let choice: RecordChoice
    private(set) var segments: [Segment] = []
    /// Segments that go: their lines stand in others, or are none.
    private(set) var removed: [SequenceNumber] = []
    /// Notes that are to be written.
    private(set) var newNotes: [LostRecords] = []
    /// Notes that are not true any more.
    private(set) var oldNotes: [LostRecords] = []
    /// Closed segments that can still be written to.
    private(set) var toClose: [SequenceNumber] = []
    /// The log that takes the place of the one there is; nil where that one may stay.
    private(set) var log: NewLog?

    /// A commit log that is to be begun.
    struct NewLog {
        let base: JournalHead
        let generation: UInt64
        let parts: [Part]

        /// What its frames are made of.
        enum Part {
            /// A frame of the old log, by its index.
            case frame(Int)
            /// Kept lines that no frame is left of, by their index; what their drops were is not known any more.
            case lines(Range<Int>)
        }
    }

    /// What was found.
    struct Found {
        var segments: [SurveyedSegment]
        var notes: [LostRecords]
        var log: SurveyedLog?
        /// Whether a start would accept journal and log as they are.
        var startAccepts: Bool
        /// The names of segments that were found elsewhere, by the numbers of their files.
        var otherSegments: [Int: SequenceNumber] = [:]
    }

    /// Whether nothing is to be done.
    var isEmpty: Bool {
        segments.allSatisfy(\.isThere) && removed.isEmpty && newNotes.isEmpty && oldNotes.isEmpty && toClose.isEmpty
            && log == nil
    }

    init(_ choice: RecordChoice, _ found: Found) {
        self.choice = choice
        layOut(found)
        for index in segments.indices { segments[index].isThere = isThere(index, found) }
        let names = Set(segments.map(\.first))
        removed = found.segments.map(\.first).filter { !names.contains($0) }
        newNotes = choice.lost.filter { !found.notes.contains($0) }
        oldNotes = found.notes.filter { note in !choice.lost.contains { $0.next == note.next } }
        toClose = found.segments.filter { file in
            file.isWritable && segments.dropLast().contains { $0.first == file.first && $0.isThere }
        }.map(\.first)
        if let old = found.log, !fits(old) { log = newLog(old) }
    }

    private mutating func layOut(_ found: Found) {
        let kept = choice.kept
        var begins = Set(found.segments.map(\.first)).union(choice.lost.map(\.next))
        for candidate in kept {
            if case .other(let file) = candidate.source, found.otherSegments[file] == candidate.sequence {
                begins.insert(candidate.sequence)
            }
        }
        var start = 0
        for index in kept.indices where index > 0 && begins.contains(kept[index].sequence) {
            add(start..<index)
            start = index
        }
        if !kept.isEmpty { add(start..<kept.count) }
        // A segment that was just begun is empty, and so is the one behind lost records at the end.
        let next = choice.top.map(\.next) ?? .first
        guard begins.contains(next), segments.last?.first != next else { return }
        segments.append(
            Segment(
                first: next,
                lines: kept.count..<kept.count,
                size: 0,
                lost: choice.lost.first { $0.next == next }
            )
        )
    }

    private mutating func add(_ lines: Range<Int>) {
        let first = choice.kept[lines.lowerBound].sequence
        let size = choice.kept[lines].reduce(Int64(0)) { $0 + Int64($1.line.count) }
        let lost = choice.lost.first { $0.next == first }
        segments.append(Segment(first: first, lines: lines, size: size, lost: lost))
    }

    private func isThere(_ index: Int, _ found: Found) -> Bool {
        let segment = segments[index]
        guard let file = found.segments.first(where: { $0.first == segment.first }) else { return false }
        var end: Int64 = 0
        var own = 0
        for candidate in choice.kept[segment.lines] {
            guard candidate.source == .segment(file.first), candidate.line.offset == end else { break }
            end += Int64(candidate.line.count)
            own += 1
        }
        let isWhole = own == segment.lines.count
        if isWhole && end == file.size { return true }
        guard index == segments.count - 1 else { return false }
        // What stands at the journal's end is a start's to complete or to cut off.
        guard let log = found.log else {
            return isWhole && !file.broken.contains { $0.offset >= end && $0.endsWithNewline }
        }
        guard found.startAccepts, let base = log.base else { return false }
        return base.position.segment == file.first && base.position.offset <= end
    }
}
