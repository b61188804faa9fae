import Crypto
import Journal
import ReleaseModel

/// The programs that read one journal, each from its start to its end.
struct JournalReadings {
    let program: String
    let root: String
    /// The paths of the segments, in order.
    let segments: [String]
    let journal: LongJournal

    /// Records of the short tail: the last segment has as many.
    private static let tailRecords = Limits.batchFilesMax

    init(program: String, root: String, journal: LongJournal) throws {
        self.program = program
        self.root = root
        self.journal = journal
        segments = try JournalSegment.list(in: journal.folder).map { "\(root)/journal/\(JournalSegment.name($0).text)" }
    }

    /// What is printed is the very bytes of the segments, and of the tails the end of them.
    func verify() throws {
        var (expected, found) = (SHA256(), SHA256())
        _ = try cat.run { expected.update(data: $0) }
        _ = try releasectl(after: nil).run { found.update(data: $0) }
        try demand(expected.finalize() == found.finalize(), "releasectl printed other bytes than cat")
        var (end, printed) = ([UInt8](), [UInt8]())
        _ = try tail.run { end += $0 }
        _ = try releasectl(after: journal.records - Self.tailRecords).run { printed += $0 }
        try demand(end == printed, "releasectl printed another end of the journal than tail")
        var lines = 0
        _ = try releasectl(after: journal.records / 2).run { lines += $0.count { $0 == UInt8(ascii: "\n") } }
        try demand(lines == journal.records - journal.records / 2, "releasectl printed \(lines) records of the half")
    }

    /// Each once.
    func run() throws -> JournalFigures.Run {
        let floor = try took(cat, journal.bytes)
        let whole = try took(releasectl(after: nil), journal.bytes)
        let half = try took(releasectl(after: journal.records / 2), nil)
        let tailFloor = try took(tail, nil)
        let tail = try took(releasectl(after: journal.records - Self.tailRecords), tailFloor.bytes)
        return .init(floor: floor, whole: whole, half: half, tailFloor: tailFloor, tail: tail)
    }

    /// - Parameter expected: the bytes that it must print.
    private func took(_ program: PipedProgram, _ expected: Int?) throws -> JournalFigures.Took {
        var bytes = 0
        let seconds = try program.run { bytes += $0.count }
        try demand(bytes == expected ?? bytes, "\(bytes) bytes were printed, not \(expected ?? 0)")
        return .init(seconds: seconds, bytes: bytes)
    }

    private var cat: PipedProgram { PipedProgram(path: "/bin/cat", arguments: segments) }

    private var tail: PipedProgram {
        PipedProgram(path: "/usr/bin/tail", arguments: ["-n", "\(Self.tailRecords)"] + segments.suffix(1))
    }

    private func releasectl(after sequence: Int?) -> PipedProgram {
        let behind = sequence.map { ["--after", "\($0)"] } ?? []
        return PipedProgram(path: program, arguments: ["journal", "--root", root] + behind)
    }

    private func demand(_ truth: Bool, _ fault: @autoclosure () -> String) throws {
        if !truth { throw BenchFailure("verification failed: \(fault())") }
    }
}
