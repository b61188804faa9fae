import Archive
import Custody
import FileIO
import Journal
import Register
import ReleaseModel
import Settings

/// Turns the drops of a batch into records, in their order: sequence, chain, and where each line will stand.
struct BatchWriter {
    /// How a drop's content stands to what is known.
    enum Standing {
        /// First of its bytes.
        case new
        /// The bytes of an earlier record.
        case known(ContentRegister.Seen)
        /// Its own fault.
        case refused(Rejection, setAside: PathBytes)
    }

    private(set) var lines: [UInt8] = []
    private(set) var head: JournalHead
    private(set) var contents: [(ContentDigest, ContentRegister.Seen)] = []
    private(set) var tallies: [Tally] = []
    private(set) var committed: [CommittedDrop] = []
    private(set) var recorded: [IntakeEvent.Recorded] = []
    private let time: WallTime

    init(head: JournalHead, time: WallTime) {
        self.head = head
        self.time = time
    }

    /// The batch as it goes into the commit log.
    var frame: CommitFrame {
        CommitFrame(lines: lines, count: committed.count, lastHash: head.lastHash, drops: committed)
    }

    /// The last record of the batch.
    var mark: ContentRegister.Mark {
        ContentRegister.Mark(sequence: SequenceNumber(head.next.value - 1), hash: head.lastHash)
    }

    mutating func add(_ drop: Drop, _ fixity: Fixity?, _ standing: Standing, owner: FileFacts.Owner) {
        let digest = fixity?.digest
        let (outcome, subject, setAside) = Self.outcome(standing, digest)
        let isKept = setAside == nil
        let record = ReleaseRecord(
            sequence: head.next,
            source: drop.seat.settings.source,
            subject: subject,
            time: time,
            previousHash: head.lastHash,
            file: FileFacts(
                name: drop.place.name,
                folder: drop.place.folder,
                sizeInBytes: fixity?.size ?? drop.status.size,
                content: fixity?.probe.mediaType(name: drop.place.name),
                digest: digest,
                modified: drop.status.modified,
                owner: owner,
                href: isKept ? digest.map(ArchiveStore.href) : nil,
                setAside: setAside
            ),
            outcome: outcome,
            notes: []
        )
        let line = RecordEncoder.line(record)
        precondition(line.count <= Limits.recordBytesMax, "names are bounded, so a record is")
        if case .new = standing, let digest {
            let seen = ContentRegister.Seen(
                sequence: head.next,
                segment: head.position.segment,
                offset: head.position.offset,
                subject: subject ?? ""
            )
            contents.append((digest, seen))
        }
        committed.append(
            CommittedDrop(
                inbox: drop.seat.settings.name,
                place: drop.place.path,
                setAside: setAside,
                digest: digest,
                size: fixity?.size ?? drop.status.size
            )
        )
        recorded.append(Self.told(record, drop))
        Tally.count(record.source, record.type.rawValue, bytes: record.file.sizeInBytes, at: time, in: &tallies)
        lines += line
        head.next = head.next.next
        head.lastHash = JournalLine.hash(line[...])
        head.position.offset += Int64(line.count)
    }

    private static func outcome(
        _ standing: Standing,
        _ digest: ContentDigest?
    ) -> (ReleaseRecord.Outcome, subject: String?, setAside: PathBytes?) {
        let own = digest.map { String($0.hex.prefix(16)) }
        switch standing {
        case .new: return (.accepted, own, nil)
        case .known(let seen): return (.duplicate(of: seen.sequence), seen.subject, nil)
        case .refused(let rejection, let setAside): return (.rejected(rejection), own, setAside)
        }
    }

    private static func told(_ record: ReleaseRecord, _ drop: Drop) -> IntakeEvent.Recorded {
        var (rejection, original): (Rejection?, SequenceNumber?) = (nil, nil)
        switch record.outcome {
        case .accepted: break
        case .duplicate(let of): original = of
        case .rejected(let why): rejection = why
        }
        return IntakeEvent.Recorded(
            sequence: record.sequence,
            type: record.type,
            inbox: drop.seat.settings.name,
            path: drop.place.inboxPath,
            digest: record.file.digest,
            sizeInBytes: record.file.sizeInBytes,
            rejection: rejection,
            original: original
        )
    }
}
