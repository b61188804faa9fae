import FileIO
import Reading
import Register
import ReleaseModel

/// How the texts of one batch stand to earlier releases, and to each other: the same, a version, much like, or new
/// (RELEASES: same, revised or new).
struct Relating {
    private let register: any ContentIndex
    private let memory: ReleaseMemory
    private let time: WallTime
    private let tellsContacts: Bool
    private let progress: () -> Void
    /// The releases of this batch so far.
    private var batch = RelatedBatch()

    /// - Parameter tellsContacts: what the journal does not say leads to no earlier release: a register made anew from
    ///   it would not know.
    init(
        register: any ContentIndex,
        memory: ReleaseMemory,
        time: WallTime,
        tellsContacts: Bool,
        progress: @escaping () -> Void
    ) {
        self.register = register
        self.memory = memory
        self.time = time
        self.tellsContacts = tellsContacts
        self.progress = progress
    }

    /// What a drop with bytes never seen before is.
    /// - Parameter believe: throws where the journal does not have what the register says.
    mutating func standing(
        of read: ReadDrop?,
        _ digest: ContentDigest,
        as sequence: SequenceNumber,
        believe: (ReleaseEntry) throws -> Void
    ) throws -> BatchWriter.Standing {
        guard let read, let text = read.result.text else { return .new(similarTo: nil, notes: []) }
        if let mate = batch.release(ofText: text.digest) { return .knownText(mate.seen) }
        if let same = try register.releases(ofTexts: [text.digest])[text.digest] {
            try believe(same)
            return .knownText(same.seen)
        }
        let standing = try compared(read, believe)
        let subject = standing.subject ?? String(digest.hex.prefix(16))
        // Its place in the journal is not known yet, and nobody asks for it before it is.
        let seen = ContentRegister.Seen(sequence: sequence, segment: .first, offset: 0, subject: subject)
        let entry = read.entry(
            seen,
            version: standing.version,
            content: digest,
            text: text.digest,
            at: time,
            tellsContacts: tellsContacts
        )
        batch.append(entry, read)
        return standing
    }

    /// The most alike of what may be alike decides; of those as much alike, the newest.
    private func compared(
        _ read: ReadDrop,
        _ believe: (ReleaseEntry) throws -> Void
    ) throws -> BatchWriter.Standing {
        var alike: [(verdict: Similarity.Verdict, rank: Double, entry: ReleaseEntry)] = []
        func hold(against entry: ReleaseEntry, _ old: Similarity.Candidate) {
            let verdict = Similarity.verdict(old: old, new: read.candidate)
            if let rank = verdict.rank { alike.append((verdict, rank, entry)) }
        }
        // One at a time: each may be large.
        for entry in try candidates(for: read) {
            progress()
            if let old = try memory.candidate(entry) { hold(against: entry, old) }
        }
        for mate in batch.mates(of: read) { hold(against: mate.entry, mate.read.candidate) }
        alike.sort { ($0.rank, $0.entry.seen.sequence) > ($1.rank, $1.entry.seen.sequence) }
        for best in alike {
            if let mate = batch[best.entry.seen.sequence] { return try standing(of: read, best, mate.read) }
            // Compared by what was remembered; what changed is only to be had from its bytes.
            guard let old = try memory.read(best.entry) else { continue }
            try believe(best.entry)
            return try standing(of: read, best, old)
        }
        return .new(similarTo: nil, notes: [])
    }

    /// By what is most alike.
    private func standing(
        of read: ReadDrop,
        _ best: (verdict: Similarity.Verdict, rank: Double, entry: ReleaseEntry),
        _ old: ReadDrop
    ) throws -> BatchWriter.Standing {
        let changed = Similarity.changedParagraphs(old: old.result.paragraphs, new: read.result.paragraphs)
        let event = best.entry.seen.sequence
        switch best.verdict {
        case .new: return .new(similarTo: nil, notes: [])
        case .similar(let jaccard):
            let likeness = Self.likeness(jaccard, nil, changed)
            return .new(similarTo: ReleaseRelation(.similarTo, event, .near, likeness), notes: [])
        case .revised(let jaccard, let marker, let note):
            let subject = best.entry.seen.subject
            let newest = max(try register.newestVersion(of: subject) ?? 1, batch.newestVersion(of: subject))
            return .revised(
                ReleaseRelation(.versionOf, event, .near, Self.likeness(jaccard, marker, changed)),
                subject: subject,
                version: newest + 1,
                notes: note.map { [$0.rawValue] } ?? []
            )
        }
    }

    private static func likeness(_ jaccard: Double, _ marker: String?, _ changed: [Int]) -> ReleaseRelation.Likeness {
        // Rounded down: what is not the same is never said to be.
        ReleaseRelation.Likeness(jaccardThousandths: Int(jaccard * 1_000), marker: marker, changed: changed)
    }

    /// Earlier releases that may be much like this one, the oldest first, each once.
    private func candidates(for read: ReadDrop) throws -> [ReleaseEntry] {
        guard read.isComparable, let language = read.candidate.language else { return [] }
        let since = time.seconds - Limits.sameContactTime.components.seconds
        var entries: [SequenceNumber: ReleaseEntry] = [:]
        let byName = try register.releases(
            withHeadline: read.headlineKey,
            orEmails: read.emailKeys,
            since: since,
            limit: Limits.nearCandidatesMax
        )
        // Somebody may be the contact of everything: the newest count.
        for entry in byName.filter({ $0.language == language }).suffix(Limits.nearCandidatesMax * 2) {
            entries[entry.seen.sequence] = entry
        }
        for sequence in memory.near(read.fingerprint, language) where entries[sequence] == nil {
            entries[sequence] = try register.release(sequence)
        }
        return entries.values.sorted { $0.seen.sequence < $1.seen.sequence }
    }
}

extension Similarity.Verdict {
    /// How much alike; a version is more than what is only similar. Nil for another release.
    fileprivate var rank: Double? {
        switch self {
        case .new: nil
        case .similar(let jaccard): jaccard
        case .revised(let jaccard, _, _): 1 + jaccard
        }
    }
}

extension BatchWriter.Standing {
    /// The release that it belongs to, where that is an earlier one's.
    var subject: String? {
        switch self {
        case .revised(_, let subject, _, _): subject
        case .known(let seen), .knownText(let seen): seen.subject
        case .new, .refused: nil
        }
    }

    var version: Int { if case .revised(_, _, let version, _) = self { version } else { 1 } }

    /// Whether its record says where its clean text lies.
    var keepsText: Bool {
        switch self {
        case .new, .revised: true
        case .known, .knownText, .refused: false
        }
    }
}
