import FileIO
import Journal
import ReleaseModel

/// Makes the journal and the commit log what a plan says. Each step leaves every line that is to be kept in some file
/// of the journal or the log, so that after a crash anywhere repair can be run again and plans the same.
///
///     link(old segments, notes and logs into state/damaged)   fsync
///     each segment, the last first:  write NAME.repair   fchmod   fdatasync   its note   renameat NAME   fsync(journal)
///     unlinkat(names whose lines stand in others now)   fsync(journal)
///     the new log, last: an old one refuses a start while the journal is in between
struct JournalMending {
    let plan: JournalPlan
    let examination: JournalExamination
    let kept: KeptFiles

    private var journal: Directory { examination.journal }

    func run() throws {
        try keepOldFiles()
        for index in plan.segments.indices.reversed() where !plan.segments[index].isThere { try write(index) }
        for note in plan.newNotes { try write(note) }
        for name in plan.removed { try journal.unlinkIfThere(JournalSegment.name(name)) }
        for note in plan.oldNotes { try journal.unlinkIfThere(note.name) }
        for name in plan.toClose {
            let segment = try journal.open(JournalSegment.name(name), .read)
            try segment.setPermissions(0o444)
            try segment.flush()
        }
        try journal.flush()
        if let log = plan.log { try begin(log) }
    }

    private func keepOldFiles() throws {
        let replaced = plan.segments.filter { !$0.isThere }.map(\.first)
        let there = Set(examination.segments.map(\.first))
        for name in replaced + plan.removed where there.contains(name) {
            try kept.keep(JournalSegment.name(name), of: journal, as: "journal-")
        }
        for note in plan.oldNotes { try kept.keep(note.name, of: journal, as: "journal-") }
        guard plan.log != nil else { return }
        for log in examination.logsFound { try kept.keep(log.name, of: examination.logs, as: "log-") }
    }

    private func write(_ index: Int) throws {
        let segment = plan.segments[index]
        let name = JournalSegment.name(segment.first)
        let new = PathBytes(name.bytes + Array(".repair".utf8))
        try journal.unlinkIfThere(new)
        let file = try journal.open(new, .createNew, permissions: 0o644)
        try examination.bytes(of: plan.choice.kept[segment.lines]) { try file.writeAll($0) }
        let isClosed = index + 1 < plan.segments.count
        try file.setPermissions(isClosed ? 0o444 : 0o644)
        try file.flush()
        if let lost = segment.lost { try write(lost) }
        try journal.replace(new, to: name, in: journal)
        try journal.flush()
    }

    private func write(_ note: LostRecords) throws {
        if let there = try journal.contents(note.name), there != note.bytes {
            try kept.keep(note.name, of: journal, as: "journal-")
        }
        try journal.replaceDurably(note.name, with: note.bytes, permissions: 0o444)
    }

    private func begin(_ log: JournalPlan.NewLog) throws {
        guard let old = examination.logsFound.first else { return }
        var frames: [CommitFrame] = []
        for part in log.parts {
            switch part {
            case .frame(let index): frames.append(old.frames[index].frame)
            case .lines(let range):
                let lines = plan.choice.kept[range]
                var bytes: [UInt8] = []
                try examination.bytes(of: lines) { bytes += $0 }
                guard let last = lines.last else { continue }
                frames.append(CommitFrame(lines: bytes, count: lines.count, lastHash: last.line.hash, drops: []))
            }
        }
        _ = try CommitLog.begin(in: examination.logs, base: log.base, frames: frames, generation: log.generation)
    }
}
