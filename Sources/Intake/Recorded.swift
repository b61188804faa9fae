import Archive
import Custody
import FileIO
import Journal
import Register
import ReleaseModel

/// What register and archive say of a batch's contents, asked as soon as they are hashed: the bytes of a duplicate are
/// not kept, and nothing of them has to reach the disk.
struct Recorded {
    /// Originals that have a record and are there.
    private(set) var originals: [ContentDigest: FileStatus] = [:]
    /// What stands in the journal where the register says that their records are.
    private(set) var records: [ContentDigest: JournalLine] = [:]
    private var known: [ContentDigest: ContentRegister.Seen] = [:]
    private var asked: Set<ContentDigest> = []

    /// Where one of them cannot be asked just now, nothing is known here; whoever has to know asks again.
    init(
        _ takings: [Taking],
        _ register: any ContentIndex,
        _ archive: ArchiveStore,
        _ journal: JournalLookup,
        over pool: any WorkPool
    ) {
        let digests = Self.digests(takings)
        guard let known = try? register.seen(digests) else { return }
        self.known = known
        asked = Set(digests)
        // Each once: they stay open until all is answered.
        var segments: [SequenceNumber: JournalLookup.Segment] = [:]
        let questions = known.compactMap { digest, seen -> Question? in
            guard let folder = try? archive.folder(digest),
                let segment = try? segments[seen.segment] ?? journal.segment(seen.segment)
            else { return nil }
            segments[seen.segment] = segment
            return Question(digest: digest, folder: folder, segment: segment, offset: seen.offset)
        }
        let answers = pool.map(questions) { question in
            (
                original: try? ArchiveStore.statusIfThere(question.digest, in: question.folder),
                record: try? question.segment.record(at: question.offset)
            )
        }
        for (question, answer) in zip(questions, answers) {
            originals[question.digest] = answer.original
            records[question.digest] = answer.record
        }
    }

    /// Where one content's original and record should be.
    private struct Question: Sendable {
        let digest: ContentDigest
        let folder: Directory
        let segment: JournalLookup.Segment
        let offset: Int64
    }

    /// What the register knows of these contents.
    func seen(
        _ digests: [ContentDigest],
        in register: any ContentIndex
    ) throws(RegisterFault) -> [ContentDigest: ContentRegister.Seen] {
        // What was taken again may be other bytes by now.
        let rest = digests.filter { !asked.contains($0) }
        let found = rest.isEmpty ? [:] : try register.seen(rest)
        let wanted = Set(digests)
        return known.filter { wanted.contains($0.key) }.merging(found) { $1 }
    }

    /// The contents that may be kept.
    static func digests(_ takings: [Taking]) -> [ContentDigest] {
        takings.compactMap { $0.original?.fixity.digest }
    }
}
