import Archive
import Custody
import FileIO
import Inbox
import Journal
import Register
import ReleaseModel
import Reports
import SystemPackage

/// Originals into the archive, two flushes, the commit point.
extension Intake {
    /// Commits the drops of a batch whose bytes are taken.
    ///
    /// A failure before the commit point leaves everything as it was: what was put into the archive goes again, the
    /// files go back. A failure of a flush stops the service: what the disk holds is known only after a restart.
    func commit(_ drops: [Drop], _ takings: [Taking], in batch: Batch, at now: MonotonicTime) throws {
        var kept = Kept()
        let committed: CommittedBatch
        do {
            let standings = try judge(drops, takings, &kept)
            var writer = BatchWriter(head: journal.head, time: around.calls.wallTime())
            for (index, drop) in drops.enumerated() {
                writer.add(drop, takings[index].fixity, standings[index], owner: owner(drop.status.uid))
            }
            let frame = writer.frame
            try log.reserve(Int64(frame.lines.count * 2 + frame.drops.count * 512))
            try journal.reserve(Int64(frame.lines.count))
            let start = around.calls.monotonicTime()
            try flush(takings, kept, batch)
            let flushed = around.calls.monotonicTime()
            // The commit point is within: before it this batch did not happen, after it it is recorded whatever comes.
            try log.append(frame)
            pace.count(originals: flushed - start, commit: around.calls.monotonicTime() - flushed, files: drops.count)
            leftFolders = [:]
            lastCommit = now
            easePause(at: now)
            for taking in takings { discardCopy(taking) }
            committed = CommittedBatch(
                frame: frame,
                contents: writer.contents,
                tallies: writer.tallies,
                mark: writer.mark,
                recorded: writer.recorded,
                folders: drops.map(\.folder),
                found: drops.map { $0.origin == nil },
                groups: batch.custodies
            )
        } catch let error as FileError where Verdict(error) != .fatal {
            try undo(drops, takings, kept, batch, because: error.description, at: now)
            return try bear(error, at: now)
        } catch let fault as RegisterFault where !RegisterContradiction.isMeant(by: fault) {
            try undo(drops, takings, kept, batch, because: fault.description, at: now)
            return try bearRegister(fault, at: now)
        } catch let error where RegisterContradiction.isMeant(by: error) {
            try undo(drops, takings, kept, batch, because: "the register was wrong", at: now)
            return try mendRegister(because: "\(error)")
        }
        // Behind the commit point nothing is undone.
        try publish(committed, at: now)
    }

    /// Originals that this batch put into the archive.
    struct Kept {
        /// Without a record so far.
        var new: [ContentDigest] = []
        /// With a record, and missing until now.
        var restored: [ContentDigest] = []

        var all: [ContentDigest] { new + restored }
    }

    /// What each drop is, and its original into the archive where it is the first of its bytes. Two of one batch see
    /// each other.
    private func judge(
        _ drops: [Drop],
        _ takings: [Taking],
        _ kept: inout Kept
    ) throws -> [BatchWriter.Standing] {
        let digests = takings.compactMap { taking -> ContentDigest? in
            if case .owned(let original) = taking { return original.fixity.digest }
            return nil
        }
        var known = try register.seen(digests)
        for (digest, seen) in known { try confirm(seen, digest, drops, takings, &kept) }
        var leftovers = Leftovers(contents: Set(digests.filter { known[$0] == nil }))
        var next = journal.head.next
        var standings: [BatchWriter.Standing] = []
        for (drop, taking) in zip(drops, takings) {
            if let rejection = drop.rejection, let setAside = drop.setAside {
                standings.append(.refused(rejection, setAside: setAside))
            } else if case .owned(let original) = taking {
                let digest = original.fixity.digest
                if let seen = known[digest] {
                    standings.append(.known(seen))
                } else {
                    try keep(original, drop, &leftovers)
                    kept.new.append(digest)
                    known[digest] = ContentRegister.Seen(
                        sequence: next,
                        segment: journal.head.position.segment,
                        offset: 0,
                        subject: String(digest.hex.prefix(16))
                    )
                    standings.append(.new)
                }
            }
            next = next.next
        }
        return standings
    }

    /// A duplicate is believed only after the record and the original it points to are seen to be there.
    private func confirm(
        _ seen: ContentRegister.Seen,
        _ digest: ContentDigest,
        _ drops: [Drop],
        _ takings: [Taking],
        _ kept: inout Kept
    ) throws {
        let position = JournalPosition(segment: seen.segment, offset: seen.offset)
        guard let record = try record(at: position), record.sequence == seen.sequence,
            record.digest == digest
        else { throw RegisterContradiction() }
        if let original = try layout.archive.statusIfThere(digest) {
            guard original.kind == .regular, original.size == record.sizeInBytes else {
                throw JournalDamage(
                    "archive/\(record.href ?? digest.hex)",
                    "\(original.size) bytes, where record \(record.sequence) says \(record.sizeInBytes)"
                )
            }
            return
        }
        // The record's bytes are gone from the archive, and here they are again.
        for (drop, taking) in zip(drops, takings) {
            if case .owned(let copy) = taking, copy.fixity.digest == digest {
                // Before it has its name: a record points there already, and believes what it finds.
                try copy.flush()
                try keep(copy, drop, replacing: false)
                kept.restored.append(digest)
                return around.tell(.originalRestored(seen.sequence))
            }
        }
    }

    private func record(at position: JournalPosition) throws(FileError) -> JournalLine? {
        do { return try lookup.record(at: position) } catch {
            // No such segment, no such offset: the register is wrong. Any other error says nothing of it.
            guard error.code == .noSuchFileOrDirectory || error.code == .invalidArgument else { throw error }
            return nil
        }
    }

    /// What lies at the place of a new content is a leftover of a crash, unless the register forgot its record: the
    /// journal is asked before anything is replaced, once for all contents of the batch.
    private func keep(_ original: OwnedOriginal, _ drop: Drop, _ leftovers: inout Leftovers) throws {
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
    private struct Leftovers {
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

    /// The first flush: the originals' bytes, the folders that name them, and the folders that the claims left and
    /// entered; else a power cut could put a recorded drop back into the inbox.
    private func flush(_ takings: [Taking], _ kept: Kept, _ batch: Batch) throws(FileError) {
        let keptDigests = Set(kept.all)
        let originals = takings.compactMap { taking -> OwnedOriginal? in
            if case .owned(let original) = taking, keptDigests.contains(original.fixity.digest) { return original }
            return nil
        }
        var folders = [Directory](batch.sources.values)
        for folder in try layout.archive.folders(of: kept.all) { folders.append(folder) }
        for custody in batch.custodies { folders += custody.foldersToFlush }
        folders += batch.entered.values
        folders += leftFolders.values
        // For one small drop, waking other threads takes longer than the few flushes that they would share.
        let isSmall = originals.count < Self.fanOutMin
        let pool: any WorkPool = isSmall ? InlineWork() : around.pool
        // Write-back of all is begun before the first is waited for: one wait instead of many.
        if !isSmall { for original in originals { original.startWriteback() } }
        let progress = around.progress
        let bytes = pool.map(originals) { original -> FileError? in
            defer { progress() }
            do throws(FileError) { try original.flush() } catch { return error }
            return nil
        }
        let names = pool.map(folders) { folder -> FileError? in
            defer { progress() }
            do throws(FileError) { try folder.flush() } catch { return error }
            return nil
        }
        if let error = (bytes + names).compactMap({ $0 }).first { throw error }
    }

    /// Originals from which on flushing is fanned out.
    private static let fanOutMin = 4

    /// Undoes an uncommitted batch: what it put into the archive has no record and goes.
    private func undo(
        _ drops: [Drop],
        _ takings: [Taking],
        _ kept: Kept,
        _ batch: Batch,
        because reason: String,
        at now: MonotonicTime
    ) throws {
        // Also one that was put back under its old record: the file that goes back to people would be the same inode.
        for digest in kept.all { try layout.archive.removeUncommitted(digest) }
        for taking in takings {
            if case .owned(let original) = taking { try? original.abandon() }
        }
        try sendBack(drops, because: reason, at: now)
        removeFolders(batch)
    }

    /// A duplicate's copy is not kept; what is kept has left its temporary name.
    private func discardCopy(_ taking: Taking) {
        if case .owned(let original) = taking, case .copied = original.how { try? original.abandon() }
    }

    private func owner(_ uid: UInt32) -> FileFacts.Owner {
        if ownerNames[uid] == nil { ownerNames[uid] = .some(around.calls.userName(uid)) }
        return FileFacts.Owner(uid: uid, name: ownerNames[uid] ?? nil)
    }
}

/// The register says what journal or archive deny: it is made anew.
struct RegisterContradiction: Error, CustomStringConvertible {
    var description: String { "it contradicts the journal or the archive" }

    /// A register found damaged on the way is made anew just so.
    static func isMeant(by error: any Error) -> Bool {
        if case RegisterFault.damaged = error { return true }
        return error is RegisterContradiction
    }
}
