public import FileIO
public import Journal
import Reading
public import Register
public import ReleaseModel
import Settings

/// Holds the register against the journal: up to date, or made anew.
public struct RegisterUpkeep {
    private let journal: Directory
    private let state: Directory
    private let path: String
    private let tell: IntakeTeller
    private let recovering: (UInt64) throws -> Void
    private let openIndex: OpenIndex

    /// Opens the register at a path, made where missing.
    public typealias OpenIndex = @Sendable (_ path: String) throws(RegisterFault) -> any ContentIndex

    /// The register as the service keeps it: SQLite's.
    public static let sqlite: OpenIndex = { (path) throws(RegisterFault) in try ContentRegister(path: path) }

    init(layout: ServiceLayout, configuration: Configuration, around: Intake.Surroundings) {
        self.init(
            journal: layout.journal,
            state: layout.state,
            root: configuration.root,
            teller: around.tell,
            recovering: around.recovering,
            openIndex: around.openIndex
        )
    }

    /// For a tool beside the service.
    /// - Parameter recovering: told at times how many records were read.
    public init(
        journal: Directory,
        state: Directory,
        root: PathBytes,
        tell: @escaping (IntakeEvent) -> Void,
        recovering: @escaping (UInt64) throws -> Void,
        openIndex: @escaping OpenIndex = sqlite
    ) {
        self.init(
            journal: journal,
            state: state,
            root: root,
            teller: IntakeTeller { event, _ in tell(event) },
            recovering: recovering,
            openIndex: openIndex
        )
    }

    private init(
        journal: Directory,
        state: Directory,
        root: PathBytes,
        teller: IntakeTeller,
        recovering: @escaping (UInt64) throws -> Void,
        openIndex: @escaping OpenIndex
    ) {
        self.journal = journal
        self.state = state
        // SQLite opens by path; the root's own, for the sandbox maps no other.
        path = root.appending(ServiceLayout.Name.state).appending(PathBytes(ServiceLayout.Name.register)).text
        tell = teller
        self.recovering = recovering
        self.openIndex = openIndex
    }

    /// Opens the register and makes it right: one that is damaged, or knows of records that the journal does not have,
    /// is made anew; one that is behind is brought up.
    /// - Throws: ``RegisterFault``, ``FileError``, ``JournalDamage``.
    public func open(upTo head: JournalHead) throws -> any ContentIndex {
        do {
            let register = try openIndex(path)
            guard try agrees(register, with: head) else {
                try? register.close()
                return try makeAnew(upTo: head, because: "it and the journal disagree")
            }
            try bringUp(register, to: head)
            // They are asked for next: damage there is damage.
            _ = try register.tallies()
            return register
        } catch let fault as RegisterFault {
            guard case .damaged = fault else { throw fault }
            return try makeAnew(upTo: head, because: fault.description)
        }
    }

    /// Whether the last record that the register knows stands in the journal as it knows it.
    private func agrees(_ register: any ContentIndex, with head: JournalHead) throws -> Bool {
        guard let mark = try register.mark() else { return true }
        guard let last = head.last, mark.sequence <= last else { return false }
        if mark.sequence == last { return mark.hash == head.lastHash }
        let before = mark.sequence == .first ? nil : SequenceNumber(mark.sequence.value - 1)
        guard let line = try JournalReader(folder: journal, after: before).line() else { return false }
        return line.sequence == mark.sequence && JournalLine.hash(line.bytes) == mark.hash
    }

    /// Reads what the journal has and the register has not.
    public func bringUp(_ register: any ContentIndex, to head: JournalHead) throws {
        let from = try register.mark()?.sequence
        guard let last = head.last, from.map({ $0 < last }) ?? true else { return }
        try register.inBulk { try read(into: register, after: from, last) }
    }

    private func read(
        into register: any ContentIndex,
        after from: SequenceNumber?,
        _ last: SequenceNumber
    ) throws {
        let reader = JournalReader(folder: journal, after: from)
        var contents: [(ContentDigest, ContentRegister.Seen)] = []
        var tallies: [Tally] = []
        var releases: [ReleaseEntry] = []
        var read: UInt64 = 0
        while let line = try reader.line() {
            guard let record = JournalLine(line.bytes.dropLast()), record.sequence == line.sequence else {
                throw JournalDamage(line.position, "the line where record \(line.sequence) should stand is no record")
            }
            if record.isFirstOfItsBytes, let digest = record.digest {
                let seen = ContentRegister.Seen(
                    sequence: record.sequence,
                    segment: line.position.segment,
                    offset: line.position.offset,
                    subject: record.subject ?? ""
                )
                contents.append((digest, seen))
                if let release = Self.release(record, seen, digest) { releases.append(release) }
            }
            if let time = WallTime(rfc3339: record.time) {
                Tally.count(record.source, record.type, bytes: record.sizeInBytes, at: time, in: &tallies)
            }
            read += 1
            if read % Self.recordsPerTransaction == 0 || record.sequence == last {
                let mark = ContentRegister.Mark(sequence: record.sequence, hash: JournalLine.hash(line.bytes))
                try register.add(contents, releases: releases, tallies: tallies, mark: mark)
                (contents, releases) = ([], [])
                tallies = []
                try recovering(record.sequence.value)
            }
            if record.sequence == last { break }
        }
        tell(.registerMended(reason: "it was behind the journal", records: read))
    }

    /// What the record says of its text. Its fingerprint is not among that: the newest ones are read again.
    private static func release(
        _ record: JournalLine,
        _ seen: ContentRegister.Seen,
        _ content: ContentDigest
    ) -> ReleaseEntry? {
        guard let text = record.text, let time = WallTime(rfc3339: record.time) else { return nil }
        return ReleaseEntry(
            seen: seen,
            version: text.version,
            content: content,
            text: text.digest,
            contentType: record.contentType ?? "text/plain",
            fingerprint: nil,
            language: text.language,
            headline: ReadDrop.headlineKey(Reading.headlineKey(text.headline)),
            emails: ReadDrop.emailKeys(text.emails),
            time: time.seconds
        )
    }

    /// Between two words of progress: well within the watchdog's time.
    private static let recordsPerTransaction: UInt64 = 32_768

    /// Removes the register and makes it anew from the journal. A crash within leaves one that is behind.
    public func makeAnew(upTo head: JournalHead, because reason: String) throws -> any ContentIndex {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            try state.unlinkIfThere(PathBytes(ServiceLayout.Name.register + suffix))
        }
        let register = try openIndex(path)
        tell(.registerMended(reason: reason, records: 0))
        try bringUp(register, to: head)
        return register
    }

    /// Whether any record made one of these contents known. Reads the whole journal: only asked, once a batch, where
    /// something lies in the archive that the register knows nothing of.
    func journalHasRecord(ofAny digests: Set<ContentDigest>) throws -> Bool {
        let reader = JournalReader(folder: journal, after: nil)
        while let line = try reader.line() {
            if line.sequence.value % 8_192 == 0 { try recovering(line.sequence.value) }
            if let record = JournalLine(line.bytes.dropLast()), record.isFirstOfItsBytes,
                record.digest.map(digests.contains) ?? false
            {
                return true
            }
        }
        return false
    }
}
