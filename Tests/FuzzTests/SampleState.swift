import FileIO
import Journal
import ReleaseModel
import Testing

/// A root as a crash may have left it: flushed records, and behind them three committed frames, of which the journal
/// has as much as it has. Made by the service's own writers.
final class SampleState {
    /// What a start must make of a change.
    enum Outcome: Equatable {
        /// ``JournalDamage``, and every file as it was.
        case damage
        /// So many of the frames, and a finding where one is torn.
        case prefix(frames: Int, torn: Bool)
        /// The good state, and the change left as it is: the verifier finds it.
        case unnoticed
        /// Damage, or all records but perhaps the last.
        case lastLineAnyhow
        /// The lines that are whole.
        case wholeLines
    }

    /// What is done to the log.
    enum LogChange {
        case same, none
        case changed([UInt8])
    }

    /// The flushed lines; where the journal was rotated, a segment of their own.
    let flushed: [UInt8]
    /// The last segment: behind the flushed lines, where it was not rotated, what was written.
    let segment: [UInt8]
    /// Where in it the log begins.
    let base: Int
    let log: [UInt8]
    /// Where the log's head and each of its frames end.
    private(set) var frameEnds: [Int] = []
    private let rotated: Bool
    private let stream: [[UInt8]]
    private let root: SampleRoot
    private let good: [[PathBytes: SampleRoot.File]]
    /// How many changes were tried.
    private(set) var tried = 0
    private var segmentName: UInt64 { rotated ? 3 : 1 }

    init(rotated: Bool, written: ExhaustiveRecoveryTests.Written) throws {
        self.rotated = rotated
        root = try SampleRoot()
        var head = JournalHead.beginning
        flushed = SampleJournal.frames([2], from: &head)[0].lines
        if rotated {
            root.write(root.segment(), flushed)
            try root.journal.open(root.segment().1, .read).setPermissions(0o444)
            head.position = JournalPosition(segment: head.next, offset: 0)
            root.write(root.segment(3), [])
        } else {
            root.write(root.segment(), flushed)
        }
        base = Int(head.position.offset)
        let log = try CommitLog.begin(in: root.logs, base: head, frames: [], generation: 7)
        let writer = try JournalWriter(folder: root.journal, head: head)
        frameEnds.append(Int(log.length))
        var written = written == .nothing ? 0 : written == .twoFrames ? 2 : 3
        let frames = SampleJournal.frames([1, 1, 1], from: &head)
        for frame in frames {
            try log.append(frame)
            frameEnds.append(Int(log.length))
            if written > 0 { try writer.append(frame) }
            written -= 1
        }
        stream = frames.map(\.lines)
        let names = (root.segment(rotated ? 3 : 1), root.log(7))
        segment = try names.0.0.contents(names.0.1) ?? []
        self.log = try names.1.0.contents(names.1.1) ?? []
        good = root.snapshot()
    }

    /// What the byte at an index is changed into: one of its bits, in a long run every other value; where it matters
    /// what it becomes, that as well.
    func values(instead byte: UInt8, at index: Int, also others: [UInt8] = []) -> [UInt8] {
        if Fuzz.factor > 1 { return (0...255).filter { $0 != byte } }
        return (others + [byte ^ 1 << UInt8(index % 8)]).filter { $0 != byte }
    }

    /// Starts with some files changed, looks at what came of it, and puts everything back.
    func expect(
        _ outcome: Outcome,
        _ what: String,
        log: LogChange = .same,
        flushed: [UInt8]? = nil,
        segment: [UInt8]? = nil
    ) throws {
        var changedSegment = segment
        if let flushed {
            if rotated { root.write(root.segment(), flushed) } else { changedSegment = flushed + self.segment[base...] }
        }
        if let changedSegment { root.write(root.segment(segmentName), changedSegment) }
        switch log {
        case .same: break
        case .none: try root.logs.unlink(root.log(7).1)
        case .changed(let bytes): root.write(root.log(7), bytes)
        }
        let before = root.snapshot()
        let bytesBefore = root.bytes()
        var fault: String?
        do {
            let recovery = try root.recover()
            fault = try wrong(outcome, recovery, bytesBefore)
        } catch is JournalDamage {
            if outcome != .damage && outcome != .lastLineAnyhow { fault = "damage" }
            if root.snapshot() != before { fault = "damage, and something was changed" }
        }
        tried += 1
        if let fault { Issue.record("\(what), \(outcome) was expected: \(fault)") }
        try root.restore(good)
    }

    /// A look at the whole, and a second start: at some of the changes, in a long run at each.
    private func closer(_ recovery: JournalRecovery) throws -> String? {
        Fuzz.factor > 1 || tried % 16 == 0 ? try root.whatIsWrong(recovery) : nil
    }

    private func wrong(_ outcome: Outcome, _ recovery: JournalRecovery, _ before: [UInt8]) throws -> String? {
        let bytes = root.bytes()
        let isTorn = recovery.findings.contains { if case .tornFrame = $0 { true } else { false } }
        switch outcome {
        case .damage: return "recovered with \(recovery.findings)"
        case .prefix(let frames, let torn):
            if bytes != flushed + stream.prefix(frames).flatMap(\.self) { return "other bytes in the journal" }
            if recovery.frames.map(\.lines) != Array(stream.prefix(frames)) { return "other frames" }
            if isTorn != torn { return "torn: \(isTorn)" }
            return try closer(recovery)
        case .unnoticed:
            if bytes != before { return "something was changed" }
            var faults = 0
            let verifier = JournalVerifier(
                folder: root.journal,
                remembering: nil,
                href: { _ in "" },
                textHref: { _ in "" },
                forEach: { count, body in for index in 0..<count { body(index) } },
                tell: { faults += $0.problem.contains("href") ? 0 : 1 }
            )
            try verifier.run { _ in }
            return faults > 0 ? nil : "the verifier says nothing"
        case .lastLineAnyhow, .wholeLines:
            let end = (before.lastIndex(of: 10) ?? -1) + 1
            if bytes != Array(before.prefix(end)) { return "other bytes in the journal" }
            let isCut = recovery.findings.contains { if case .tornLine = $0 { true } else { false } }
            if isCut != (end < before.count) { return "cut: \(isCut)" }
            return try closer(recovery)
        }
    }
}
