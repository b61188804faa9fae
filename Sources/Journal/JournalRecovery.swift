public import FileIO
import ReleaseModel

/// Brings journal and commit log together after whatever happened: the first thing a start does.
public struct JournalRecovery {
    /// The end of the journal, durable.
    public let head: JournalHead
    /// The new log in force, with the frames found.
    public let log: CommitLog
    /// Frames whose drops may still lie in custody.
    public let frames: [CommitFrame]
    /// What a sysadmin should know.
    public let findings: [Finding]

    /// Something found and put right.
    public enum Finding: Sendable, Equatable {
        /// A last frame that was never committed was cut off.
        case tornFrame(bytes: Int)
        /// Lines that were committed and not in the journal were added.
        case journalCompleted(bytes: Int)
        /// There is a journal and no log: a restored backup. The chain of all lines was checked.
        case logLost(records: UInt64)
        /// A last line without its newline was cut off, where no log could complete it.
        case tornLine(bytes: Int)
    }

    /// Recovers.
    /// - Parameter progress: told how many records were checked, at times: a long check is not a stuck one. It may
    ///   throw to break off; nothing is changed by then.
    /// - Throws: ``JournalDamage`` when the two contradict each other: nothing is touched then; ``FileError``.
    public init(journal: Directory, logs: Directory, progress: (UInt64) throws -> Void) throws {
        if let contents = try CommitLogContents.newest(in: logs) {
            self = try Self.complete(journal, logs, contents)
        } else {
            self = try Self.beginWithoutLog(journal, logs, progress)
        }
    }

    private init(head: JournalHead, log: CommitLog, frames: [CommitFrame], findings: [Finding]) {
        self.head = head
        self.log = log
        self.frames = frames
        self.findings = findings
    }

    private static func complete(
        _ journal: Directory,
        _ logs: Directory,
        _ contents: CommitLogContents
    ) throws -> JournalRecovery {
        let base = contents.base
        let stream = contents.stream
        let existing = try check(contents, journal)
        // Nothing is damaged: what a crash left may go, and its inode is there for the new log.
        try JournalSegment.sweep(journal)
        // What was read may be in the page cache only, after a flush that failed: it is written into a new file and
        // flushed before anything relies on it. The old log stays until then.
        let log = try CommitLog.begin(
            in: logs,
            base: base,
            frames: contents.frames,
            generation: contents.generation + 1
        )
        // The same for the journal: written again also where it looks equal.
        let segment = try openSegment(base.position.segment, in: journal)
        try segment.rewrite(stream, at: base.position.offset)
        try closeSegments(before: base.position.segment, in: journal)
        try journal.flush()
        var head = base
        head.position.offset += Int64(stream.count)
        head.next = SequenceNumber(base.next.value + UInt64(contents.frames.reduce(0) { $0 + $1.count }))
        head.lastHash = contents.frames.last?.lastHash ?? base.lastHash
        var findings: [Finding] = []
        if contents.tornBytes > 0 { findings.append(.tornFrame(bytes: contents.tornBytes)) }
        if existing != stream {
            let wrong = zip(existing, stream).count { $0 != $1 }
            findings.append(.journalCompleted(bytes: stream.count - existing.count + wrong))
        }
        return JournalRecovery(head: head, log: log, frames: contents.frames, findings: findings)
    }

    /// Everything that a start checks of journal and log, and nothing that it does.
    /// - Throws: ``JournalDamage`` as a start would; ``FileError``.
    public static func check(journal: Directory, logs: Directory) throws {
        if let contents = try CommitLogContents.newest(in: logs) {
            _ = try check(contents, journal)
        } else {
            _ = try checkWhole(journal) { _ in }
        }
    }

    /// What stands in the journal behind the log's base, which is the beginning of the log's stream.
    private static func check(_ contents: CommitLogContents, _ journal: Directory) throws -> [UInt8] {
        let base = contents.base
        let stream = contents.stream
        let existing = try linesBehind(base, in: journal)
        // Behind the base nothing was flushed: a power cut may have kept a later page and not an earlier one, which
        // reads as zeros then, and no line holds a zero. Anything else was not written by us.
        guard existing.count <= stream.count, zip(existing, stream).allSatisfy({ $0 == $1 || $0 == 0 }) else {
            throw JournalDamage(base.position, "what follows is not what the commit log says was written")
        }
        try checkChain(contents)
        return existing
    }

    /// What the journal holds behind the log's base, after a check that it holds what lies before it.
    private static func linesBehind(_ base: JournalHead, in journal: Directory) throws -> [UInt8] {
        let segments = try JournalSegment.list(in: journal)
        if let newer = segments.first(where: { $0 > base.position.segment }) {
            throw JournalDamage(
                JournalPosition(segment: newer, offset: 0),
                "a segment that the commit log knows nothing of"
            )
        }
        guard segments.contains(base.position.segment) else {
            // Only a segment that was about to be begun may be missing.
            guard base.position.offset == 0 else { throw JournalDamage(base.position, "the segment is missing") }
            try checkLastLine(before: base, in: journal)
            return []
        }
        let segment = try journal.open(JournalSegment.name(base.position.segment), .read)
        guard try segment.status().size >= base.position.offset else {
            throw JournalDamage(base.position, "the segment is shorter than the commit log says")
        }
        try checkLastLine(before: base, in: journal)
        return try segment.readAll(from: base.position.offset)
    }

    /// The line before the base is the one whose hash the base holds.
    private static func checkLastLine(
        before base: JournalHead,
        in journal: Directory
    ) throws {
        guard let last = base.last else { return }
        if base.position.offset == 0, let lost = try LostRecords.before(base.position.segment, in: journal) {
            return try checkLost(lost, before: base, in: journal)
        }
        let line = try JournalTail.line(endingAt: base.position, in: journal)
        guard let line, JournalLine.hash(line) == base.lastHash else {
            throw JournalDamage(base.position, "record \(last) is not the one that the commit log remembers")
        }
    }

    /// The same where the records before the base are known to be lost.
    private static func checkLost(_ lost: LostRecords, before base: JournalHead, in journal: Directory) throws {
        let line = try lost.first == .first ? nil : JournalTail.line(endingAt: base.position, in: journal)
        let hash = line.map(JournalLine.hash) ?? .zero
        guard lost.next == base.next, lost.hashCarried == base.lastHash, lost.hashBefore == hash else {
            throw JournalDamage(base.position, "the note \(lost.name.text) is not about what the commit log remembers")
        }
    }

    /// Each frame goes on where the one before ended.
    private static func checkChain(_ contents: CommitLogContents) throws {
        var check = ChainCheck(next: contents.base.next, previousHash: contents.base.lastHash)
        var position = contents.base.position
        let newline = UInt8(ascii: "\n")
        for frame in contents.frames {
            let first = check.next
            guard frame.lines.last == newline else {
                throw JournalDamage(position, "a frame of the commit log ends within a line")
            }
            for line in frame.lines.dropLast().split(separator: newline, omittingEmptySubsequences: false) {
                let whole = frame.lines[line.startIndex...line.endIndex]
                _ = try check.take(whole, at: position)
                position.offset += Int64(whole.count)
            }
            guard check.previousHash == frame.lastHash, check.next.value - first.value == UInt64(frame.count) else {
                throw JournalDamage(position, "a frame of the commit log ends with another record than it says")
            }
        }
    }

    private static func openSegment(
        _ first: SequenceNumber,
        in journal: Directory
    ) throws(FileError) -> Descriptor {
        // A segment whose closing was begun is read-only already, by mode: ours to undo.
        if let looked = try journal.statusIfThere(JournalSegment.name(first)), looked.permissions & 0o200 == 0 {
            try journal.open(JournalSegment.name(first), .read).setPermissions(0o644)
        }
        return try JournalWriter.makeSegment(first, in: journal)
    }

    /// A crash may have come between a log that names a new segment and the closing of the old one.
    private static func closeSegments(before first: SequenceNumber, in journal: Directory) throws(FileError) {
        guard let previous = try JournalSegment.list(in: journal).last(where: { $0 < first }) else { return }
        let name = JournalSegment.name(previous)
        guard try journal.status(name).permissions & 0o222 != 0 else { return }
        let segment = try journal.open(name, .read)
        try segment.setPermissions(0o444)
        try segment.flush()
    }

    /// A first start, or a journal whose log is lost: every line is checked, a torn last one cut.
    private static func beginWithoutLog(
        _ journal: Directory,
        _ logs: Directory,
        _ progress: (UInt64) throws -> Void
    ) throws -> JournalRecovery {
        let check = try checkWhole(journal, progress)
        try JournalSegment.sweep(journal)
        var findings: [Finding] = []
        let segments = try JournalSegment.list(in: journal)
        let last = segments.last ?? .first
        let segment = try openSegment(last, in: journal)
        let (end, torn) = try endOfLastLine(segment)
        if torn > 0 {
            try segment.truncate(to: end)
            findings.append(.tornLine(bytes: torn))
        }
        try segment.flushData()
        try journal.flush()
        let head = JournalHead(
            next: check.next,
            lastHash: check.previousHash,
            position: JournalPosition(segment: last, offset: end)
        )
        if let records = head.last { findings.append(.logLost(records: records.value)) }
        let log = try CommitLog.begin(in: logs, base: head, frames: [], generation: 1)
        return JournalRecovery(head: head, log: log, frames: [], findings: findings)
    }

    /// Holds every line against the one before it.
    private static func checkWhole(_ journal: Directory, _ progress: (UInt64) throws -> Void) throws -> ChainCheck {
        var check = ChainCheck(next: .first, previousHash: .zero)
        var segment: SequenceNumber?
        func begin(_ first: SequenceNumber) throws {
            guard first != segment else { return }
            segment = first
            let lost = try LostRecords.before(first, in: journal)
            if let lost { try check.pass(lost, at: JournalPosition(segment: first, offset: 0)) }
        }
        let reader = JournalReader(folder: journal, after: nil)
        while let line = try reader.line() {
            try begin(line.position.segment)
            _ = try check.take(line.bytes, at: line.position)
            if check.next.value % 10_000 == 0 { try progress(check.next.value) }
        }
        // The last segment may be empty, and what is lost stands before it.
        if let last = try JournalSegment.list(in: journal).last { try begin(last) }
        return check
    }

    private static func endOfLastLine(_ segment: borrowing Descriptor) throws -> (end: Int64, torn: Int) {
        let size = try segment.status().size
        let start = max(0, size - Int64(Limits.recordBytesMax) - 1)
        let tail = try segment.readAll(from: start)
        let end = tail.lastIndex(of: UInt8(ascii: "\n")).map { start + Int64($0) + 1 } ?? start
        return (end, Int(size - end))
    }
}
