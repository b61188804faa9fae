import FileIO
import Intake
import Journal
import ReleaseModel

/// The file that remembers the last record printed. It is replaced whole, and only after the record was written out:
/// a crash between the two prints records again, never leaves one out.
final class CursorFile {
    /// The record it held at the start; nil where there was no file.
    let stored: SequenceNumber?
    private let folder: Directory
    private let name: PathBytes
    private var printed: SequenceNumber?
    private var lastStored: MonotonicTime?

    /// - Throws: ``Failure`` when the file holds something else.
    init(_ path: PathBytes, calls: any SystemCalls) throws {
        let (folderPath, name) = LinuxProcess.absolute(path).split
        self.name = name
        do {
            folder = try Directory.open(configured: folderPath.isEmpty ? "/" : folderPath, calls: calls)
            guard let bytes = try folder.contents(name) else {
                stored = nil
                return
            }
            let text = String(decoding: bytes.prefix(32), as: UTF8.self)
            guard let sequence = SequenceNumber(text: text.hasSuffix("\n") ? text.dropLast() : text[...]) else {
                let hint = "remove it to begin with the first record, or write the last sequence you have into it"
                throw Failure(65, "cursor file \(path.escaped) holds no sequence number", hint: hint)
            }
            stored = sequence
        } catch let error as FileError where error.isPermission {
            throw Failure(77, "cursor file: \(error)", hint: "name a file in a folder that you may write to")
        } catch let error as FileError {
            throw Failure(74, "cursor file: \(error)")
        }
    }

    /// Whoever goes on from a record that the journal does not have would leave out the ones that get the numbers up to
    /// it.
    /// - Throws: ``Failure`` 65: an older journal was restored.
    func requireNotBehind(_ journal: Directory) throws {
        // What the end of a damaged journal is, its reader finds out.
        guard let stored, let segment = try? JournalSegment.list(in: journal).last,
            let end = try? JournalEnd.last(in: journal)
        else { return }
        // Lost records may stand before an empty segment.
        let last = max(end.record.sequence.value, segment.value - 1)
        guard stored.value > last else { return }
        let text = SequenceNumber(last).description
        throw Failure(
            65,
            "the cursor stands at record \(stored), and the journal ends with record \(text): an older one was restored",
            hint:
                "its records behind \(text) will be other ones than those you have: write \(text) into the cursor file"
        )
    }

    /// A record was written out. Stored once a second, so that a long copy need not wait for a flush at each step.
    func note(_ sequence: SequenceNumber, at now: MonotonicTime) throws {
        printed = sequence
        if let lastStored, now - lastStored < .seconds(1) { return }
        lastStored = now
        try store()
    }

    /// Stores what was noted since.
    func store() throws {
        guard let printed else { return }
        do { try folder.replaceDurably(name, with: Array("\(printed)\n".utf8), permissions: 0o644) } catch {
            let hint = "the records printed since \(stored?.description ?? "the first one") will be printed again"
            throw Failure(error.isPermission ? 77 : 74, "cursor file: \(error)", hint: hint)
        }
        self.printed = nil
    }
}
