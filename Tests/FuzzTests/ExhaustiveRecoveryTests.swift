import Journal
import ReleaseModel
import Testing

/// Every byte of a small root changed, one at a time, and every file cut at every length. What a start makes of it is
/// the good state, an earlier one that a torn last frame allows, or damage with nothing changed: never a changed line,
/// a committed frame lost in silence, or a gap.
@Suite("Every byte of journal and commit log", .timeLimit(.minutes(20)))
struct ExhaustiveRecoveryTests {
    /// How much of the three committed frames the journal has behind what was flushed.
    enum Written: String, CaseIterable { case nothing, twoFrames, everything }

    static let places: [(Bool, Written)] = [(false, .everything), (true, .twoFrames), (false, .nothing)]

    /// Whether what was flushed is a segment of its own: both, in a long run.
    static let rotations = Fuzz.factor > 1 ? [false, true] : [true]

    @Test(arguments: places.prefix(2)) func `of the log, changed`(rotated: Bool, written: Written) throws {
        let state = try SampleState(rotated: rotated, written: written)
        for index in state.log.indices {
            for byte in state.values(instead: state.log[index], at: index) {
                var log = state.log
                log[index] = byte
                // The last frame alone may be one that was never committed: where no reader has seen its lines.
                let isLast = index >= state.frameEnds[2] && written != .everything
                try state.expect(
                    isLast ? .prefix(frames: 2, torn: true) : .damage,
                    "log \(index) → \(byte)",
                    log: .changed(log)
                )
            }
        }
    }

    @Test(arguments: places.dropFirst()) func `of the log, the end of it`(rotated: Bool, written: Written) throws {
        let state = try SampleState(rotated: rotated, written: written)
        for length in 0..<state.log.count {
            let whole = state.frameEnds.count { $0 <= length } - 1
            let seen = written == .nothing ? 0 : written == .twoFrames ? 2 : 3
            let isTorn = !state.frameEnds.contains(length)
            let outcome: SampleState.Outcome = whole < seen ? .damage : .prefix(frames: whole, torn: isTorn)
            try state.expect(outcome, "log cut to \(length)", log: .changed(Array(state.log.prefix(length))))
        }
    }

    @Test(arguments: rotations) func `of what was written and not flushed, changed`(rotated: Bool) throws {
        let state = try SampleState(rotated: rotated, written: .everything)
        for index in state.base..<state.segment.count {
            for byte in state.values(instead: state.segment[index], at: index, also: [0]) {
                var segment = state.segment
                segment[index] = byte
                // A page that a power cut lost reads as zeros.
                let outcome: SampleState.Outcome = byte == 0 ? .prefix(frames: 3, torn: false) : .damage
                try state.expect(outcome, "journal \(index) → \(byte)", segment: segment)
            }
        }
    }

    @Test(arguments: rotations) func `of the segment, the end of it, and more than there should be`(rotated: Bool)
        throws
    {
        let state = try SampleState(rotated: rotated, written: .everything)
        for length in 0..<state.segment.count {
            let outcome: SampleState.Outcome = length < state.base ? .damage : .prefix(frames: 3, torn: false)
            try state.expect(outcome, "journal cut to \(length)", segment: Array(state.segment.prefix(length)))
        }
        for more in [[0], [10], [UInt8](repeating: 0, count: 5_000), SampleJournal.lines(1)] as [[UInt8]] {
            try state.expect(.damage, "\(more.count) bytes more", segment: state.segment + more)
        }
    }

    @Test(arguments: [false, true]) func `of what was flushed, changed or cut`(rotated: Bool) throws {
        let state = try SampleState(rotated: rotated, written: .everything)
        let lastLine = state.flushed.dropLast().lastIndex(of: 10).map { $0 + 1 } ?? 0
        for index in state.flushed.indices {
            for byte in state.values(instead: state.flushed[index], at: index) {
                var flushed = state.flushed
                flushed[index] = byte
                // A start looks at the last flushed line; those before are for `releasectl verify` to find.
                let outcome: SampleState.Outcome = index >= lastLine - 1 ? .damage : .unnoticed
                try state.expect(outcome, "flushed \(index) → \(byte)", flushed: flushed)
            }
        }
        guard rotated else { return }
        for length in state.flushed.indices {
            try state.expect(.damage, "flushed cut to \(length)", flushed: Array(state.flushed.prefix(length)))
        }
    }

    @Test func `of a journal without its log`() throws {
        let state = try SampleState(rotated: false, written: .everything)
        let whole = state.segment
        let lastLine = (whole.dropLast().lastIndex(of: 10) ?? -1) + 1
        for index in whole.indices {
            for byte in state.values(instead: whole[index], at: index) {
                var segment = whole
                segment[index] = byte
                // Nothing holds the hash of the last line: it can be lost with its newline, or be another record.
                let outcome: SampleState.Outcome = index < lastLine ? .damage : .lastLineAnyhow
                try state.expect(outcome, "journal \(index) → \(byte)", log: .none, segment: segment)
            }
        }
        for length in whole.indices {
            try state.expect(.wholeLines, "journal cut to \(length)", log: .none, segment: Array(whole.prefix(length)))
        }
    }
}
