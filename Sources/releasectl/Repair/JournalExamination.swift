import EventSources
import FileIO
import Intake
import Journal
import Register
import ReleaseModel

/// Reads all that is left of a damaged journal and its commit logs, and plans with it. It changes nothing.
final class JournalExamination {
    let journal: Directory
    let logs: Directory
    private(set) var segments: [SurveyedSegment] = []
    private(set) var logsFound: [SurveyedLog] = []
    /// Lines that stand in no file as they are: of frames, and mended ones.
    private(set) var memory: [[UInt8]] = []
    /// Segments found in the folder that was named with `--from`.
    private(set) var others: [(folder: Directory, first: SequenceNumber)] = []
    /// Records whose line was one byte away from what it must be.
    private(set) var mended: [SequenceNumber] = []
    /// Records that frames of a commit log hold, by the number of their bytes in ``memory``.
    private var frames: Set<Int> = []
    private var attempts = 0

    /// - Parameter backup: where other copies of segments may be.
    init(journal: Directory, logs: Directory, backup: Directory?, progress: Progress) throws {
        self.journal = journal
        self.logs = logs
        progress.begin("survey", total: try JournalSize.bytes(of: journal))
        segments = try Self.survey(journal) { progress.add($0) }
        logsFound = try SurveyedLog.all(in: logs)
        for folder in [backup, try? backup?.directory(ServiceLayout.Name.journal)].compactMap({ $0 }) {
            others += try JournalSegment.list(in: folder).map { (folder, $0) }
        }
    }

    private static func survey(
        _ folder: Directory,
        _ progress: (Int64) -> Void
    ) throws -> [SurveyedSegment] {
        try JournalSegment.list(in: folder).map { first in
            try SurveyedSegment(first, in: folder, forEach: { ParallelWork.forEach(count: $0, $1) }, progress: progress)
        }
    }

    /// - Parameters:
    ///   - startAccepts: whether a start would go on with journal and log as they are.
    ///   - mark: what the register remembers.
    func plan(startAccepts: Bool, mark: ContentRegister.Mark?) throws -> JournalPlan {
        let notes = try LostRecords.all(in: journal)
        var facts = LineFacts()
        for segment in segments {
            facts.candidates += segment.lines.map { LineCandidate(line: $0, source: .segment(segment.first)) }
            facts.broken.formUnion(segment.broken.map(\.sequence))
        }
        addFrames(to: &facts)
        var otherSegments: [Int: SequenceNumber] = [:]
        for (number, other) in others.enumerated() {
            let segment = try SurveyedSegment(
                other.first,
                in: other.folder,
                forEach: { ParallelWork.forEach(count: $0, $1) },
                progress: { _ in }
            )
            otherSegments[number] = other.first
            facts.candidates += segment.lines.map { LineCandidate(line: $0, source: .other(number)) }
        }
        for note in notes where note.next > .first {
            facts.attested[SequenceNumber(note.next.value - 1)] = note.count > 0 ? note.hashCarried : note.hashBefore
        }
        let log = logsFound.first
        if let base = log?.base, let last = base.last { facts.attested[last] = base.lastHash }
        if log?.isWhole != true {
            if let mark { facts.hinted[mark.sequence] = mark.hash }
            // Without a log that says where the journal ends, a line that cannot be read was a record.
            facts.top = segments.flatMap(\.broken).filter(\.endsWithNewline).map(\.sequence).max()
        }
        let choice = try RecordChoice(facts) { sequence, hash in try self.mend(sequence, hash, facts.candidates) }
        return JournalPlan(
            choice,
            .init(
                segments: segments,
                notes: notes,
                log: log,
                startAccepts: startAccepts,
                otherSegments: otherSegments
            )
        )
    }

    private func addFrames(to facts: inout LineFacts) {
        for log in logsFound {
            for frame in log.frames {
                frames.insert(memory.count)
                facts.candidates += frame.lines.map {
                    LineCandidate(line: $0, source: .memory(memory.count), isProven: true)
                }
                memory.append(frame.frame.lines)
            }
        }
    }

    /// Whether a kept line comes from a frame of a commit log.
    func isFromLog(_ candidate: LineCandidate) -> Bool {
        if case .memory(let number) = candidate.source { frames.contains(number) } else { false }
    }

    private func mend(
        _ sequence: SequenceNumber,
        _ hash: ContentDigest,
        _ candidates: [LineCandidate]
    ) throws(FileError) -> LineCandidate? {
        attempts += 1
        guard attempts <= Self.attemptsMax else { return nil }
        for piece in try pieces(sequence, candidates) {
            guard let line = ByteMender.mend(piece, to: hash),
                let surveyed = SurveyedLine.lines(of: line[...]).first, surveyed.sequence == sequence
            else { continue }
            memory.append(line)
            mended.append(sequence)
            return LineCandidate(line: surveyed, source: .memory(memory.count - 1))
        }
        return nil
    }

    /// What may once have been the line of a record.
    private func pieces(_ sequence: SequenceNumber, _ candidates: [LineCandidate]) throws(FileError) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for segment in segments {
            for (index, piece) in segment.broken.enumerated() where piece.sequence == sequence {
                guard piece.count <= Int64(Limits.recordBytesMax) else { continue }
                found.append(try read(segment.first, piece.offset, Int(piece.count)))
                // A byte that became a newline cuts a line in two.
                guard index + 1 < segment.broken.count else { continue }
                let next = segment.broken[index + 1]
                let count = piece.count + next.count
                if next.offset == piece.offset + piece.count, count <= Int64(Limits.recordBytesMax) {
                    found.append(try read(segment.first, piece.offset, Int(count)))
                }
            }
        }
        for candidate in candidates where candidate.sequence == sequence {
            if case .segment(let first) = candidate.source {
                found.append(try read(first, candidate.line.offset, candidate.line.count))
            }
        }
        return found
    }

    private func read(_ first: SequenceNumber, _ offset: Int64, _ count: Int) throws(FileError) -> [UInt8] {
        try journal.open(JournalSegment.name(first), .read).readAll(from: offset, count: count)
    }

    /// The bytes of kept lines, one after the other.
    func bytes(of lines: ArraySlice<LineCandidate>, _ write: (ArraySlice<UInt8>) throws -> Void) throws {
        var rest = lines
        while let first = rest.first {
            var count = 0
            var end = first.line.offset
            let run = rest.prefix { candidate in
                guard candidate.source == first.source, candidate.line.offset == end,
                    count == 0 || count + candidate.line.count <= Self.runBytesMax
                else { return false }
                end += Int64(candidate.line.count)
                count += candidate.line.count
                return true
            }
            rest = rest.dropFirst(run.count)
            let offset = first.line.offset
            switch first.source {
            case .memory(let number): try write(memory[number][Int(offset)..<(Int(offset) + count)])
            case .segment(let name): try write(try read(name, offset, count)[...])
            case .other(let number):
                let file = try others[number].folder.open(JournalSegment.name(others[number].first), .read)
                try write(try file.readAll(from: offset, count: count)[...])
            }
        }
    }

    private static let runBytesMax = 4 << 20
    private static let attemptsMax = 256
}
