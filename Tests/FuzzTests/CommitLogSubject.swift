import FileIO
import ReleaseModel
import TestSupport

@testable import Journal

extension FuzzSubject {
    /// A whole commit log.
    static let commitLog = FuzzSubject(
        description: "commit-log",
        rounds: 600,
        samples: [SampleLog.whole],
        words: [FrameCoding.magic, SampleLog.head]
    ) { bytes in
        do {
            let contents = try CommitLogContents(bytes[...], generation: 1, place: "log")
            let lines = contents.frames.reduce(0) { $0 + $1.lines.count }
            return lines + contents.tornBytes <= bytes.count ? nil : "more in it than there is"
        } catch {
            return error is JournalDamage ? nil : "\(error)"
        }
    }

    /// What a checksum protects, where it lies all the same.
    static let frame = FuzzSubject(
        description: "frame",
        rounds: 5_000,
        samples: SampleLog.frames.map(FrameCoding.payload)
    ) { bytes in
        guard let frame = FrameCoding.frame(bytes[...]) else { return nil }
        if frame.lines.count + 13 * frame.drops.count > bytes.count { return "more in it than there is" }
        return FrameCoding.frame(FrameCoding.payload(frame)[...]) == frame ? nil : "not the same when written again"
    }

    /// A recovery from a log whose checksums are all good, and one frame, or the head, is anything at all.
    static let recovery = FuzzSubject(
        description: "recovery",
        rounds: 100,
        samples: [[0] + SampleLog.payload(0), [1] + SampleLog.headPayload(), [2] + SampleLog.payload(1)]
            + SampleLog.lies
    ) { bytes in
        guard let which = bytes.first else { return nil }
        let payload = Array(bytes.dropFirst())
        let parts =
            switch which % 3 {
            case 0: [SampleLog.headPayload(), payload]
            case 1: [payload, SampleLog.payload(0)]
            default: [SampleLog.headPayload(), SampleLog.payload(0), payload]
            }
        do {
            let root = try SampleRoot()
            root.write(root.log(1), parts.flatMap { FrameCoding.encode(payload: $0, generation: 1) })
            let before = root.snapshot()
            do {
                let recovery = try root.recover()
                return try root.whatIsWrong(recovery)
            } catch is JournalDamage {
                return root.snapshot() == before ? nil : "damage, and something was changed"
            }
        } catch {
            return "\(error)"
        }
    }
}

/// A commit log of three frames from the beginning of a journal.
private enum SampleLog {
    static let frames = {
        var head = JournalHead.beginning
        return SampleJournal.frames([1, 2, 1], from: &head)
    }()

    static func payload(_ index: Int) -> [UInt8] { FrameCoding.payload(frames[index]) }

    /// As ``CommitLog/begin(in:base:frames:generation:)`` writes it.
    static func headPayload(next: UInt64 = 1) -> [UInt8] {
        var head = BinaryWriter()
        head.add(CommitLog.version)
        head.add(UInt64(1))
        head.add(next)
        head.add(raw: ContentDigest.zero.bytes)
        head.add(UInt64(1))
        head.add(UInt64(0))
        return head.bytes
    }

    /// Frames and heads that contradict themselves.
    static var lies: [[UInt8]] {
        var within = frames[0]
        within.lines.removeLast()
        var more = frames[0]
        more.count = Int(UInt32.max)
        var gap = frames[0]
        gap.lines.append(10)
        var nothing = frames[0]
        nothing.lines = []
        return [within, more, gap, nothing].map { [0] + FrameCoding.payload($0) }
            + [0, Limits.sequenceMax, .max].map { [1] + headPayload(next: $0) }
    }

    static let head = FrameCoding.encode(payload: headPayload(), generation: 1)
    static let whole =
        head + frames.flatMap { FrameCoding.encode(payload: FrameCoding.payload($0), generation: 1) }
}
