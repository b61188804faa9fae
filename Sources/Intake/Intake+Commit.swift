import Archive
import Custody
import FileIO
import Inbox
import Journal
import Reading
import Register
import ReleaseModel
import Reports
import Settings
import SystemPackage

/// Originals into the archive, two flushes, the commit point.
extension Intake {
    /// Commits the drops of a batch whose bytes are taken.
    ///
    /// A failure before the commit point leaves everything as it was: what was put into the archive goes again, the
    /// files go back. A failure of a flush stops the service: what the disk holds is known only after a restart.
    /// - Returns: nil where it was not committed.
    func commit(
        _ drops: [Drop],
        _ takings: [Taking],
        _ reads: [ReadDrop?],
        _ recorded: Recorded,
        in batch: Batch,
        at now: MonotonicTime
    ) throws -> CommittedBatch? {
        var kept = Kept()
        do {
            let time = around.calls.wallTime()
            let standings = try judge(drops, takings, reads, recorded, at: time, &kept)
            let first = journal.head.next
            var writer = BatchWriter(head: journal.head, time: time)
            for (index, drop) in drops.enumerated() {
                writer.add(
                    drop,
                    takings[index].fixity,
                    standings[index],
                    reads[index],
                    owner: owner(drop.status.uid),
                    tellsContacts: configuration.contacts
                )
            }
            let frame = writer.frame
            try log.reserve(Int64(frame.lines.count * 2 + frame.drops.count * 512))
            try journal.reserve(Int64(frame.lines.count))
            let start = around.calls.monotonicTime()
            try flush(takings, kept, batch)
            let flushed = around.calls.monotonicTime()
            // The commit point is within: before it this batch did not happen, after it it is recorded whatever comes.
            try log.append(frame)
            let appended = around.calls.monotonicTime()
            waited += appended - start
            pace.count(originals: flushed - start, commit: appended - flushed, files: drops.count)
            leftFolders = [:]
            lastCommit = now
            easePause(at: now)
            for taking in takings { discardCopy(taking) }
            for release in writer.releases {
                let index = release.seen.sequence.value - first.value
                if let read = reads[Int(index)] { memory.remember(release.seen.sequence, read) }
            }
            return CommittedBatch(
                frame: frame,
                contents: writer.contents,
                releases: writer.releases,
                tallies: writer.tallies,
                mark: writer.mark,
                recorded: writer.recorded,
                folders: drops.map(\.folder),
                found: drops.map { $0.origin == nil },
                groups: batch.custodies
            )
        } catch let error as FileError where Verdict(error) != .fatal {
            try undo(drops, takings, kept, batch, because: error.description, at: now)
            try bear(error, at: now)
            return nil
        } catch let fault as RegisterFault where !RegisterContradiction.isMeant(by: fault) {
            try undo(drops, takings, kept, batch, because: fault.description, at: now)
            try bearRegister(fault, at: now)
            return nil
        } catch let error where RegisterContradiction.isMeant(by: error) {
            try undo(drops, takings, kept, batch, because: "the register was wrong", at: now)
            try mendRegister(because: "\(error)")
            return nil
        }
    }

    /// Originals that this batch put into the archive.
    struct Kept {
        /// Without a record so far.
        var new: [ContentDigest] = []
        /// With a record, and missing until now.
        var restored: [ContentDigest] = []
        /// The clean texts that were written beside them.
        var texts: [(content: ContentDigest, file: KeptText)] = []
        /// Clean texts with a record that were missing, and are on the disk again but for their names.
        var restoredTexts: [ContentDigest] = []

        var all: [ContentDigest] { new + restored }
    }

    /// What each drop is, and its original into the archive where it is the first of its bytes. Two of one batch see
    /// each other.
    private func judge(
        _ drops: [Drop],
        _ takings: [Taking],
        _ reads: [ReadDrop?],
        _ recorded: Recorded,
        at time: WallTime,
        _ kept: inout Kept
    ) throws -> [BatchWriter.Standing] {
        let digests = Recorded.digests(takings)
        var known = try recorded.seen(digests, in: register)
        for (digest, seen) in known {
            try confirm(seen, digest, recorded, drops, takings, &kept)
        }
        var leftovers = Leftovers(contents: Set(digests.filter { known[$0] == nil }))
        var relating = Relating(
            register: register,
            memory: memory,
            time: time,
            tellsContacts: configuration.contacts,
            progress: around.progress
        )
        var next = journal.head.next
        var standings: [BatchWriter.Standing] = []
        var texts: [(content: ContentDigest, text: [UInt8])] = []
        for (index, drop) in drops.enumerated() {
            around.progress()
            if let rejection = drop.rejection, let setAside = drop.setAside {
                standings.append(.refused(rejection, setAside: setAside))
            } else if case .owned(let original) = takings[index] {
                let digest = original.fixity.digest
                if let seen = known[digest] {
                    standings.append(.known(seen))
                } else {
                    try keep(original, drop, &leftovers)
                    kept.new.append(digest)
                    let standing = try relating.standing(of: reads[index], digest, as: next) { try believe($0) }
                    if standing.keepsText, let result = reads[index]?.result, result.text != nil {
                        texts.append((digest, result.cleanText))
                    }
                    known[digest] = ContentRegister.Seen(
                        sequence: next,
                        segment: journal.head.position.segment,
                        offset: 0,
                        subject: standing.subject ?? String(digest.hex.prefix(16))
                    )
                    standings.append(standing)
                }
            }
            next = next.next
        }
        try keepTexts(texts, &kept)
        return standings
    }

    /// Writes clean texts to their places, over the cores: making a file takes longer than giving one another name. What
    /// was written before one failed is among ``Kept/texts``, and goes again.
    private func keepTexts(
        _ texts: [(content: ContentDigest, text: [UInt8])],
        _ kept: inout Kept
    ) throws(FileError) {
        let isSmall = texts.count < Self.fanOutMin
        let pool: any WorkPool = isSmall ? InlineWork() : around.pool
        let progress = around.progress
        var folders: [Directory] = []
        for text in texts { folders.append(try layout.archive.folder(text.content)) }
        let written = pool.map(Array(zip(texts, folders))) { text, folder -> Result<KeptText, FileError> in
            defer { progress() }
            do throws(FileError) {
                let file = try ArchiveStore.keepText(text.content, text.text, in: folder)
                // Under way to the disk while the others are written.
                if !isSmall { file.startWriteback() }
                return .success(file)
            } catch {
                return .failure(error)
            }
        }
        var failure: FileError?
        for (text, result) in zip(texts, written) {
            switch result {
            case .success(let file): kept.texts.append((text.content, file))
            case .failure(let error): failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// An earlier release is believed only after its record is seen to be there, and to say so.
    private func believe(_ entry: ReleaseEntry) throws {
        let position = JournalPosition(segment: entry.seen.segment, offset: entry.seen.offset)
        guard let record = try record(at: position), record.sequence == entry.seen.sequence,
            record.text?.digest == entry.text
        else { throw RegisterContradiction() }
    }

    /// The first flush: the originals' bytes, the folders that name them, and the folders that the claims left and
    /// entered; else a power cut could put a recorded drop back into the inbox.
    private func flush(_ takings: [Taking], _ kept: Kept, _ batch: Batch) throws(FileError) {
        let keptDigests = Set(kept.all)
        let originals = takings.compactMap(\.original).filter { keptDigests.contains($0.fixity.digest) }
        // What the claims entered comes first, from the top down: a folder's own name is on the disk before what lies in
        // it, or a power cut takes a drop away with a folder whose names were kept and its own was not.
        var entered = batch.custodies.flatMap(\.foldersToFlush)
        entered += batch.entered.values
        let levels = Dictionary(grouping: entered) { $0.path.utf8.count { $0 == UInt8(ascii: "/") } }
        var folders = [Directory](batch.sources.values) + batch.sourcesOfJoined
        for folder in try layout.archive.folders(of: kept.all + kept.restoredTexts) { folders.append(folder) }
        folders += leftFolders.values
        // For one small drop, waking other threads takes longer than the few flushes that they would share.
        let isSmall = originals.count < Self.fanOutMin
        let pool: any WorkPool = isSmall ? InlineWork() : around.flushes
        // Write-back of all is begun before the first is waited for: one wait instead of many.
        if !isSmall { for original in originals { original.startWriteback() } }
        let progress = around.progress
        let files: [any Flushable] = kept.texts.map(\.file) + originals
        var errors = pool.map(files) { file -> FileError? in
            defer { progress() }
            do throws(FileError) { try file.flush() } catch { return error }
            return nil
        }
        for level in levels.sorted(by: { $0.key < $1.key }).map(\.value) + [folders] {
            errors += pool.map(level) { folder -> FileError? in
                defer { progress() }
                do throws(FileError) { try folder.flush() } catch { return error }
                return nil
            }
        }
        if let error = errors.compactMap({ $0 }).first { throw error }
    }

    /// Originals from which on flushing is fanned out.
    static let fanOutMin = 4

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
        for text in kept.texts { try layout.archive.removeUncommittedText(text.content) }
        for taking in takings { try? taking.original?.abandon() }
        try sendBack(drops, because: reason, at: now)
        removeFolders(batch)
    }

    /// A duplicate's copy is not kept; what is kept has left its temporary name.
    private func discardCopy(_ taking: Taking) {
        if let original = taking.original, case .copied = original.how { try? original.abandon() }
    }

    private func owner(_ uid: UInt32) -> FileFacts.Owner {
        if ownerNames[uid] == nil { ownerNames[uid] = .some(around.calls.userName(uid)) }
        return FileFacts.Owner(uid: uid, name: ownerNames[uid] ?? nil)
    }
}

/// What must be on the disk before it has a record.
private protocol Flushable: Sendable {
    func flush() throws(FileError)
}

extension OwnedOriginal: Flushable {}

extension KeptText: Flushable {}

/// The register says what journal or archive deny: it is made anew.
struct RegisterContradiction: Error, CustomStringConvertible {
    var description: String { "it contradicts the journal or the archive" }

    /// A register found damaged on the way is made anew just so.
    static func isMeant(by error: any Error) -> Bool {
        if case RegisterFault.damaged = error { return true }
        return error is RegisterContradiction
    }
}
