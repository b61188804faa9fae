import Archive
public import FileIO
import Journal
import Reading
import Register
public import ReleaseModel
import SystemPackage

/// Brings the search index up to the journal, some records at a time. It shares nothing with the intake but the disk,
/// so it may run on another thread or in another process; one at a time uses it.
public final class SearchUpkeep {
    private let journal: Directory
    private let archive: Directory
    private let state: Directory
    private let path: String
    private var open: Reader?

    /// Records taken from the journal at once.
    public static let biteRecordsMax = 256
    /// Bytes of texts taken at once, but for the last of them.
    static let biteBytesMax = 4 << 20

    private struct Reader {
        let index: SearchIndex
        let journal: JournalReader
        var mark: ContentRegister.Mark?
    }

    /// - Parameter root: the service's folder, made by the service.
    /// - Throws: ``FileError``.
    public init(root: PathBytes, calls: any SystemCalls) throws(FileError) {
        let folder = try Directory.open(configured: root, calls: calls)
        journal = try folder.directory(ServiceLayout.Name.journal)
        archive = try folder.directory(ServiceLayout.Name.archive)
        state = try folder.directory(ServiceLayout.Name.state)
        path = root.appending(ServiceLayout.Name.state).appending(PathBytes(Self.fileName)).text
    }

    /// The index, in the state folder.
    public static let fileName = "search.sqlite"

    /// Takes in some records.
    /// - Parameter goesOn: asked before each record; false ends the bite there.
    /// - Returns: false at the present end of the journal.
    /// - Throws: ``SearchFault``, of which ``SearchFault/unusable(_:)`` asks for ``removeIndex()``; `JournalDamage`;
    ///   ``FileError``.
    public func bite(while goesOn: () -> Bool = { true }) throws -> Bool {
        do { return try takeIn(goesOn) } catch {
            // What was read ahead is not in the index: the next bite begins at its mark.
            close()
            throw error
        }
    }

    private func takeIn(_ goesOn: () -> Bool) throws -> Bool {
        var reader = try open ?? begin()
        open = reader
        var entries: [(entry: SearchEntry, words: String)] = []
        var (count, bytes) = (0, 0)
        var mark = reader.mark
        var hasMore = true
        while count < Self.biteRecordsMax, bytes < Self.biteBytesMax, goesOn() {
            guard let line = try reader.journal.line() else {
                hasMore = false
                break
            }
            if let (entry, text) = try entry(line) {
                bytes += text.utf8.count
                entries.append((entry, SearchText.folded(text)))
            }
            mark = ContentRegister.Mark(sequence: line.sequence, hash: JournalLine.hash(line.bytes))
            count += 1
        }
        if !hasMore { try reader.index.rest() }
        guard let mark, mark != reader.mark else { return hasMore }
        guard try reader.index.add(entries, from: reader.mark, to: mark) else {
            close()
            return true
        }
        reader.mark = mark
        open = reader
        return hasMore
    }

    /// Opens the index and holds its mark against the journal.
    private func begin() throws -> Reader {
        let index = try SearchIndex(path: path)
        let mark = try index.mark()
        let reader = JournalReader(folder: journal, after: mark.flatMap(Self.before))
        if let mark {
            guard let line = try reader.line(), line.sequence == mark.sequence,
                JournalLine.hash(line.bytes) == mark.hash
            else {
                try? index.close()
                throw SearchFault.unusable("it and the journal disagree")
            }
        }
        return Reader(index: index, journal: reader, mark: mark)
    }

    private static func before(_ mark: ContentRegister.Mark) -> SequenceNumber? {
        mark.sequence == .first ? nil : SequenceNumber(mark.sequence.value - 1)
    }

    /// The release of a line, and its text; nil for what is none.
    private func entry(_ line: JournalReader.Line) throws -> (SearchEntry, String)? {
        guard let record = JournalLine(line.bytes.dropLast()), let text = record.text, let digest = record.digest else {
            return nil
        }
        let entry = SearchEntry(
            sequence: line.sequence,
            time: record.time,
            headline: text.headline,
            country: text.country,
            language: text.language,
            status: text.pubStatus,
            version: text.version,
            path: record.folder.appending(record.name).escaped,
            href: ArchiveStore.href(digest),
            textHref: ArchiveStore.textHref(digest)
        )
        return (entry, try CleanText.read(digest, in: archive) ?? text.headline ?? "")
    }

    /// Lets go of the index; the next bite opens it again.
    public func close() {
        try? open?.index.close()
        open = nil
    }

    /// Removes the index, for the next bite to make it anew.
    /// - precondition: no other process adds to it: the caller holds the lock of the root.
    public func removeIndex() throws(FileError) {
        close()
        for suffix in ["-wal", "-shm", ""] { try state.unlinkIfThere(PathBytes(Self.fileName + suffix)) }
    }
}
