public import FileIO
public import ReleaseModel

/// Appends to the journal what the commit log has made true. No flush is needed for that: after a power cut the log
/// writes it again. A write that fails is resumed at the exact byte; until then nothing follows it.
public final class JournalWriter {
    /// The end of the journal, what is still to be written included.
    public private(set) var head: JournalHead
    private let folder: Directory
    private var segment: Descriptor
    /// The file that becomes the next segment, empty, under a name that no reader takes for one.
    private var prepared: Descriptor?
    private var backlog: ArraySlice<UInt8> = []
    private var written: Int64
    private var reserved: Int64

    /// Opens the segment that the head stands in; it is there.
    public init(folder: Directory, head: JournalHead) throws(FileError) {
        self.folder = folder
        self.head = head
        segment = try folder.open(JournalSegment.name(head.position.segment), .readWrite)
        written = head.position.offset
        reserved = written
    }

    /// Whether committed lines are not in the journal yet.
    public var hasBacklog: Bool { !backlog.isEmpty }

    /// Makes sure that about `count` bytes will find room, a stretch ahead at a time.
    /// - Throws: ``FileError`` with `ENOSPC`: nothing has happened, the batch is deferred.
    public func reserve(_ count: Int64) throws(FileError) {
        guard head.position.offset + count > reserved else { return }
        let ahead = max(count, 256 << 10)
        try segment.reserve(from: head.position.offset, count: ahead)
        reserved = head.position.offset + ahead
    }

    /// Takes a committed frame and writes it. A crash within leaves the beginning of these very bytes, which the log
    /// completes.
    /// - Throws: ``FileError``; the lines are kept, and ``resume()`` goes on from the exact byte.
    public func append(_ frame: CommitFrame) throws(FileError) {
        backlog = backlog.isEmpty ? frame.lines[...] : (Array(backlog) + frame.lines)[...]
        head.next = SequenceNumber(head.next.value + UInt64(frame.count))
        head.lastHash = frame.lastHash
        head.position.offset += Int64(frame.lines.count)
        try resume()
    }

    /// Writes what is still to be written.
    public func resume() throws(FileError) {
        while !backlog.isEmpty {
            let count: Int
            do { count = try folder.calls.write(segment.raw, backlog, at: written) } catch {
                throw FileError(.write, segment.path, error)
            }
            written += Int64(count)
            backlog = backlog.dropFirst(count)
        }
    }

    /// fdatasync(2) of the segment: what is written so far needs no log any more.
    public func flush() throws(FileError) { try segment.flushData() }

    /// Makes the file that becomes the next segment, before a log names it: what may fail for want of room, an inode or
    /// a descriptor fails here, where nothing has changed yet.
    ///
    ///     openat(O_CREAT|O_EXCL) NEXT.new   fchmod 0644
    ///
    /// A crash leaves a `.new` that no reader looks at and the next start sweeps.
    /// - Throws: ``FileError``: the segment goes on, and the old log with it.
    public func prepareSegment(_ first: SequenceNumber) throws(FileError) {
        let new = JournalSegment.newName(first)
        try folder.unlinkIfThere(new)
        let file = try folder.open(new, .createNew, permissions: 0o644)
        do { try file.setPermissions(0o644) } catch {
            _ = try? folder.unlinkIfThere(new)
            throw error
        }
        prepared = .some(file)
    }

    /// The prepared segment is not begun after all: its room and its inode are free again.
    public func abandonSegment(_ first: SequenceNumber) {
        prepared = nil
        // One that stays is in nobody's way, and goes the next time.
        _ = try? folder.unlinkIfThere(JournalSegment.newName(first))
    }

    /// Closes a segment that is flushed, and begins its prepared successor, which a log's base names already.
    ///
    ///     ftruncate (reserved room goes)   fchmod 0444   fsync   renameat2(NOREPLACE) NEXT.new NEXT   fsync(journal)
    ///
    /// A crash anywhere within is completed by the next start, which finds the base at the start of a segment.
    /// - Parameter next: what begins the new segment; its offset is 0.
    /// - precondition: ``prepareSegment(_:)`` was called for it.
    public func startSegment(_ next: JournalHead) throws(FileError) {
        precondition(backlog.isEmpty && next.position.offset == 0, "a segment is closed whole")
        try segment.truncate(to: written)
        try segment.setPermissions(0o444)
        // The mode too, or a power cut leaves a closed segment that can be written to.
        try segment.flush()
        guard let file = prepared.take() else { preconditionFailure("a segment is prepared before it is begun") }
        let name = JournalSegment.name(next.position.segment)
        try folder.move(JournalSegment.newName(next.position.segment), to: name, in: folder)
        try folder.flush()
        segment = file.renamed(folder.shown(name))
        head = next
        written = 0
        reserved = 0
    }

    /// The segment that a start goes on in, made where a crash came before it had its name.
    static func makeSegment(_ first: SequenceNumber, in folder: Directory) throws(FileError) -> Descriptor {
        let segment = try folder.open(JournalSegment.name(first), .readWriteOrCreate, permissions: 0o644)
        try segment.setPermissions(0o644)
        try folder.flush()
        return segment
    }
}
