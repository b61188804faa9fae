import Archive
import Custody
import FileIO
import Journal
import Reading
import Register
import ReleaseModel
import Settings

/// Turns the drops of a batch into records, in their order: sequence, chain, and where each line will stand.
struct BatchWriter {
    /// How a drop's content stands to what is known.
    enum Standing {
        /// First of its bytes and its text; another release may be much like it.
        case new(similarTo: ReleaseRelation?, notes: [String])
        /// Another version of an earlier release.
        case revised(ReleaseRelation, subject: String, version: Int, notes: [String])
        /// The bytes of an earlier record.
        case known(ContentRegister.Seen)
        /// The text of an earlier record, in other bytes, which are kept too.
        case knownText(ContentRegister.Seen)
        /// Its own fault.
        case refused(Rejection, setAside: PathBytes)
    }

    private(set) var lines: [UInt8] = []
    private(set) var head: JournalHead
    private(set) var contents: [(ContentDigest, ContentRegister.Seen)] = []
    private(set) var releases: [ReleaseEntry] = []
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

    /// - Parameters:
    ///   - read: what was read in it; nil where nobody looked.
    ///   - tellsContacts: whether people's names and numbers stand in the record.
    mutating func add(
        _ drop: Drop,
        _ fixity: Fixity?,
        _ standing: Standing,
        _ read: ReadDrop?,
        owner: FileFacts.Owner,
        tellsContacts: Bool
    ) {
        let digest = fixity?.digest
        let outcome = Outcome(standing, digest)
        var content = fixity?.probe.mediaType(name: drop.place.name)
        if let charset = read?.result.charset { content?.charset = charset }
        var record = ReleaseRecord(
            sequence: head.next,
            source: drop.seat.settings.source,
            subject: outcome.subject,
            time: time,
            previousHash: head.lastHash,
            file: FileFacts(
                name: drop.place.name,
                folder: drop.place.folder,
                sizeInBytes: fixity?.size ?? drop.status.size,
                content: content,
                digest: digest,
                modified: drop.status.modified,
                owner: owner,
                href: outcome.setAside == nil ? digest.map(ArchiveStore.href) : nil,
                setAside: outcome.setAside
            ),
            outcome: outcome.outcome,
            notes: []
        )
        if let read, let digest { describe(read, digest, outcome, tellsContacts, in: &record) }
        let line = RecordEncoder.boundedLine(record)
        precondition(line.count <= Limits.recordBytesMax, "names are bounded, so a record is")
        let seen = ContentRegister.Seen(
            sequence: head.next,
            segment: head.position.segment,
            offset: head.position.offset,
            subject: outcome.subject ?? ""
        )
        if outcome.isFirstOfItsBytes, let digest { contents.append((digest, seen)) }
        if let digest, let read, let entry = Self.entry(record, read, digest, seen, time) { releases.append(entry) }
        committed.append(
            CommittedDrop(
                inbox: drop.seat.settings.name,
                place: drop.place.path,
                setAside: outcome.setAside,
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

    private func describe(
        _ read: ReadDrop,
        _ digest: ContentDigest,
        _ outcome: Outcome,
        _ tellsContacts: Bool,
        in record: inout ReleaseRecord
    ) {
        record.notes = Set(read.result.notes + outcome.notes).sorted()
        guard let text = read.result.text, let facts = read.result.facts else { return record.reading = .nothing }
        record.reading = .release(
            ReadRelease(
                text: text,
                textHref: ArchiveStore.textHref(digest),
                facts: facts,
                version: outcome.version,
                tellsContacts: tellsContacts
            )
        )
    }

    /// What the register keeps of a record whose text stands in it.
    private static func entry(
        _ record: ReleaseRecord,
        _ read: ReadDrop,
        _ digest: ContentDigest,
        _ seen: ContentRegister.Seen,
        _ time: WallTime
    ) -> ReleaseEntry? {
        guard record.type == .accepted || record.type == .revised, case .release(let release) = record.reading else {
            return nil
        }
        return read.entry(
            seen,
            version: release.version,
            content: digest,
            text: release.text.digest,
            at: time,
            tellsContacts: release.tellsContacts
        )
    }

    /// What a standing comes to in a record.
    private struct Outcome {
        let outcome: ReleaseRecord.Outcome
        let subject: String?
        var setAside: PathBytes?
        var version = 1
        var notes: [String] = []
        var isFirstOfItsBytes = false

        init(_ standing: Standing, _ digest: ContentDigest?) {
            let own = digest.map { String($0.hex.prefix(16)) }
            switch standing {
            case .new(let similar, let notes):
                (outcome, subject, isFirstOfItsBytes) = (.accepted(similarTo: similar), own, true)
                self.notes = notes
            case .revised(let relation, let subject, let version, let notes):
                (outcome, self.subject, isFirstOfItsBytes) = (.revised(relation), subject, true)
                self.version = version
                self.notes = notes
            case .known(let seen):
                (outcome, subject) = (.duplicate(ReleaseRelation(.duplicateOf, seen.sequence, .bytes)), seen.subject)
            case .knownText(let seen):
                (outcome, subject) = (.duplicate(ReleaseRelation(.duplicateOf, seen.sequence, .text)), seen.subject)
                isFirstOfItsBytes = true
            case .refused(let rejection, let setAside):
                (outcome, subject) = (.rejected(rejection), own)
                self.setAside = setAside
            }
        }
    }

    private static func told(_ record: ReleaseRecord, _ drop: Drop) -> IntakeEvent.Recorded {
        var (rejection, relation): (Rejection?, ReleaseRelation?) = (nil, nil)
        switch record.outcome {
        case .accepted(let similar): relation = similar
        case .revised(let earlier): relation = earlier
        case .duplicate(let original): relation = original
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
            relation: relation
        )
    }
}
