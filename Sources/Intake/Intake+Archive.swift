import Archive
import Custody
import FileIO
import Journal
import Reading
import Register
import ReleaseModel
import SystemPackage

/// Originals into the archive, and what lies there already.
extension Intake {
    /// A duplicate is believed only after the record and the original it points to are seen to be there.
    /// - Parameter recorded: what was looked at for this batch already.
    func confirm(
        _ seen: ContentRegister.Seen,
        _ digest: ContentDigest,
        _ recorded: Recorded,
        _ drops: [Drop],
        _ takings: [Taking],
        _ kept: inout Kept
    ) throws {
        let position = JournalPosition(segment: seen.segment, offset: seen.offset)
        guard let record = try recorded.records[digest] ?? record(at: position), record.sequence == seen.sequence,
            record.digest == digest
        else { throw RegisterContradiction() }
        if let original = try recorded.originals[digest] ?? layout.archive.statusIfThere(digest) {
            guard original.kind == .regular, original.size == record.sizeInBytes else {
                throw JournalDamage(
                    "archive/\(record.href ?? digest.hex)",
                    "\(original.size) bytes, where record \(record.sequence) says \(record.sizeInBytes)"
                )
            }
            return try restoreText(of: record, digest, takings, &kept)
        }
        // The record's bytes are gone from the archive, and here they are again.
        for (drop, taking) in zip(drops, takings) {
            if case .owned(let copy) = taking, copy.fixity.digest == digest {
                // Before it has its name: a record points there already, and believes what it finds.
                try copy.flush()
                try keep(copy, drop, replacing: false)
                kept.restored.append(digest)
                try restoreText(of: record, digest, takings, &kept)
                return around.tell(.originalRestored(seen.sequence))
            }
        }
    }

    /// The clean text that the record names, where it is missing: it follows from the bytes.
    private func restoreText(
        of record: JournalLine,
        _ digest: ContentDigest,
        _ takings: [Taking],
        _ kept: inout Kept
    ) throws(FileError) {
        guard record.text != nil, let type = record.contentType, try !layout.archive.hasText(digest) else { return }
        for case .owned(let copy) in takings where copy.fixity.digest == digest {
            let read = ReadDrop(try copy.bytes(upTo: ReadingOptions.bytesMax), contentType: type, zone: .utc)
            try layout.archive.restoreText(digest, read.result.cleanText)
            return kept.restoredTexts.append(digest)
        }
    }

    func record(at position: JournalPosition) throws(FileError) -> JournalLine? {
        do { return try lookup.record(at: position) } catch {
            // No such segment, no such offset: the register is wrong. Any other error says nothing of it.
            guard error.code == .noSuchFileOrDirectory || error.code == .invalidArgument else { throw error }
            return nil
        }
    }

    /// What lies at the place of a new content is a leftover of a crash, unless the register forgot its record: the
    /// journal is asked before anything is replaced, once for all contents of the batch.
    func keep(_ original: OwnedOriginal, _ drop: Drop, _ leftovers: inout Leftovers) throws {
        do throws(FileError) { try keep(original, drop, replacing: false) } catch {
            guard error.code == .fileExists else { throw error }
            if !leftovers.areUnproven {
                let there = try leftovers.contents.filter { try layout.archive.statusIfThere($0) != nil }
                let upkeep = RegisterUpkeep(layout: layout, configuration: configuration, around: around)
                if try upkeep.journalHasRecord(ofAny: there) { throw RegisterContradiction() }
                leftovers.areUnproven = true
            }
            try keep(original, drop, replacing: true)
        }
    }

    /// The contents of a batch that the register does not know, and whether the journal was asked about what lies at
    /// their places.
    struct Leftovers {
        let contents: Set<ContentDigest>
        var areUnproven = false
    }

    private func keep(_ original: OwnedOriginal, _ drop: Drop, replacing: Bool) throws(FileError) {
        let digest = original.fixity.digest
        switch original.how {
        case .adopted:
            try layout.archive.keep(digest, linking: drop.place.name, in: drop.folder, replacing: replacing)
        case .copied(let temporary):
            try layout.archive.keep(digest, renaming: temporary, replacing: replacing)
        }
    }
}
