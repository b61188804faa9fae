public import FileIO
import ReleaseModel

/// The commit log: what makes a batch true. A reader of the page cache sees bytes of the journal before they are
/// durable; without the log, a power cut could give a sequence number another content. So each batch is durable here
/// first, privately, and the journal is written from what is durable.
///
/// A log belongs to one segment of the journal and one point in it, its base: everything before is flushed. Logs are
/// never cut short or reused while they matter; a new one takes the old one's place.
public final class CommitLog {
    /// The version of the format; a newer one is refused.
    static let version: UInt32 = 1

    /// Bytes of it so far.
    public private(set) var length: Int64
    /// Where the journal stood, flushed, when this log began.
    public let base: JournalHead
    /// Which log this is; each is one more than the one before.
    public let generation: UInt64
    /// Whether nothing was committed since it began.
    public private(set) var isEmpty: Bool
    private let file: Descriptor
    private var reserved: Int64

    private init(
        file: consuming Descriptor,
        length: Int64,
        base: JournalHead,
        generation: UInt64,
        isEmpty: Bool
    ) {
        self.isEmpty = isEmpty
        self.file = file
        self.length = length
        self.base = base
        self.generation = generation
        reserved = length
    }

    /// Begins a log in place of all others, with the frames that are not behind its base yet.
    ///
    ///     openat(O_CREAT|O_EXCL) N.log.new   write   fdatasync   renameat   fsync(state/log)   unlinkat older logs
    ///
    /// A crash before the rename leaves the old log in force, and a `.new` that the next start sweeps; after it, two
    /// logs, of which the newer counts.
    public static func begin(
        in folder: Directory,
        base: JournalHead,
        frames: [CommitFrame],
        generation: UInt64
    ) throws(FileError) -> CommitLog {
        var head = BinaryWriter()
        head.add(version)
        head.add(generation)
        head.add(base.next.value)
        head.add(raw: base.lastHash.bytes)
        head.add(base.position.segment.value)
        head.add(UInt64(base.position.offset))
        var bytes = FrameCoding.encode(payload: head.bytes, generation: generation)
        for frame in frames {
            bytes += FrameCoding.encode(payload: FrameCoding.payload(frame), generation: generation)
        }
        let (name, new) = (name(generation), PathBytes(name(generation).bytes + Array(".new".utf8)))
        try folder.unlinkIfThere(new)
        let file = try folder.open(new, .createNew, permissions: 0o600)
        try file.writeAll(bytes[...])
        try file.flushData()
        do {
            try folder.replace(new, to: name, in: folder)
            try folder.flush()
        } catch {
            // Whether the new log is in force is not known: neither may be written to.
            throw FileError(.flush, error.path, error.code)
        }
        for entry in (try? folder.entries()) ?? [] where entry.name != name {
            // An older log that stays does not count any more, and goes the next time.
            _ = try? folder.unlinkIfThere(entry.name)
        }
        return CommitLog(
            file: file,
            length: Int64(bytes.count),
            base: base,
            generation: generation,
            isEmpty: frames.isEmpty
        )
    }

    static func name(_ generation: UInt64) -> PathBytes {
        PathBytes(SequenceNumber(generation % Limits.sequenceMax).description + ".log")
    }

    /// Makes sure that a frame of about `count` bytes will find room, a stretch ahead at a time.
    /// - Throws: ``FileError`` with `ENOSPC`: nothing has happened, the batch is deferred.
    public func reserve(_ count: Int64) throws(FileError) {
        guard length + count > reserved else { return }
        let ahead = max(count, 256 << 10)
        try file.reserve(from: length, count: ahead)
        reserved = length + ahead
    }

    /// Commits a batch.
    ///
    ///     pwrite   fdatasync
    ///
    /// **The return of fdatasync is the commit point**: before it the batch did not happen, after it the batch is
    /// recorded whatever comes. A crash between the two leaves a torn frame, which the next start cuts off: its drops
    /// lie in custody and are taken anew.
    /// - Throws: ``FileError``: of a write, and the frame is cut off again; of a flush or of the cutting, and the
    ///   service must stop.
    public func append(_ frame: CommitFrame) throws(FileError) {
        let bytes = FrameCoding.encode(payload: FrameCoding.payload(frame), generation: generation)
        do {
            try file.writeAll(bytes[...], at: length)
        } catch {
            do { try file.truncate(to: length) } catch {
                // Part of a frame lies there and cannot be removed: nothing may be written behind it.
                throw FileError(.flush, error.path, error.code)
            }
            reserved = length
            throw error
        }
        try file.flushData()
        length += Int64(bytes.count)
        isEmpty = false
    }
}
