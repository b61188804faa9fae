import Custody
import FileIO
import Journal
import ReleaseModel
import Settings

/// The commit log may forget what journal and custody hold for good.
extension Intake {
    func isCheckpointDue(at now: MonotonicTime) -> Bool {
        guard canCheckpoint, !log.isEmpty, pausedUntil.map({ now >= $0 }) ?? true else { return false }
        return log.length > Limits.commitLogBytesMax || isSegmentFull || now - lastCommit >= Limits.commitLogIdleTime
    }

    private var isSegmentFull: Bool { journal.head.position.offset >= configuration.segmentBytes }
    var canCheckpoint: Bool { unwritten.isEmpty && unfinished.isEmpty }

    /// Flushes what the log stands for, and begins a new one; with it a new segment of the journal, when this one is
    /// long enough.
    ///
    ///     fdatasync(segment)   fsync(Rejected, custody …)   preparing the next segment   the new log
    ///     closing the segment, naming its successor
    ///
    /// A crash between any two leaves the old log or the new one in force, and both are true. No room for the next
    /// segment or the new log: the old log stays in force, and so does the segment.
    func checkpoint() throws(FileError) {
        guard canCheckpoint else { return }
        let isFull = isSegmentFull
        guard !log.isEmpty || isFull || !touchedFolders.isEmpty else { return }
        try journal.flush()
        for folder in touchedFolders.values { try folder.flush() }
        try layout.custody.root.flush()
        touchedFolders = [:]
        var base = journal.head
        if isFull { base.position = JournalPosition(segment: base.next, offset: 0) }
        do {
            if isFull { try journal.prepareSegment(base.next) }
            log = try CommitLog.begin(in: layout.logs, base: base, frames: [], generation: log.generation + 1)
        } catch {
            if isFull { journal.abandonSegment(base.next) }
            // The old log is in force still, and as good.
            return try bear(error, at: around.calls.monotonicTime())
        }
        easePause(at: around.calls.monotonicTime())
        guard isFull else { return }
        do { try journal.startSegment(base) } catch {
            // The log names the new segment: only a start can make the two agree again.
            throw FileError(.flush, error.path, error.code)
        }
    }
}
