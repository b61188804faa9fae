import Archive
import Custody
import EventSources
import FileIO
import Journal
import ReleaseModel
import Synchronization

/// An original that is not what its record says.
struct OriginalFault: Sendable {
    let digest: ContentDigest
    /// The first record that names it.
    let sequence: SequenceNumber
    let sizeInBytes: Int64
    /// What lies at its place; nil where nothing does.
    let problem: String?

    /// `record 000000000004: its original archive/sha256/70/707eb7… is missing`.
    var description: String {
        let shown = "archive/" + ArchiveStore.href(digest)
        return "record \(sequence): its original \(shown) \(problem ?? "is missing")"
    }
}

/// Holds the archive against the records. It changes nothing.
struct OriginalsExamination {
    private(set) var faults: [OriginalFault] = []
    /// Contents that records name.
    private(set) var known: Set<ContentDigest> = []

    /// - Parameter rehash: whether every original is read again; else only those whose size is wrong.
    init(_ contents: VerifiedContents, in originals: Directory?, rehash: Bool, progress: Progress) throws {
        progress.begin(rehash ? "fixity" : "archive", total: 256)
        var faults: [OriginalFault] = []
        var known: Set<ContentDigest> = []
        try contents.originals { byte, list in
            var first: [ContentDigest: VerifiedContents.Original] = [:]
            for original in list where first[original.digest] == nil { first[original.digest] = original }
            known.formUnion(first.keys)
            faults += try Self.look(at: Array(first.values), byte, in: originals, rehash: rehash)
            progress.add(1)
        }
        self.faults = faults.sorted { $0.sequence < $1.sequence }
        self.known = known
    }

    private static func look(
        at list: [VerifiedContents.Original],
        _ byte: UInt8,
        in originals: Directory?,
        rehash: Bool
    ) throws -> [OriginalFault] {
        let folder = try? originals?.directory(PathBytes(Hex.text([byte])))
        let found = Mutex<[OriginalFault]>([])
        let failure = Mutex<(any Error)?>(nil)
        ParallelWork.forEach(count: list.count) { index in
            let original = list[index]
            do {
                guard let problem = try problem(of: original, in: folder, rehash: rehash) else { return }
                let fault = OriginalFault(
                    digest: original.digest,
                    sequence: original.sequence,
                    sizeInBytes: original.sizeInBytes,
                    problem: problem.isEmpty ? nil : problem
                )
                found.withLock { $0.append(fault) }
            } catch { failure.withLock { $0 = error } }
        }
        if let error = failure.withLock({ $0 }) { throw error }
        return found.withLock { $0 }
    }

    /// - Returns: nil when it is well, the empty text when it is missing.
    private static func problem(
        of original: VerifiedContents.Original,
        in folder: Directory?,
        rehash: Bool
    ) throws -> String? {
        let name = PathBytes(original.digest.hex)
        guard let folder, let status = try folder.statusIfThere(name) else { return "" }
        guard status.kind == .regular else { return "is no regular file" }
        guard rehash || status.size != original.sizeInBytes else { return nil }
        let fixity = try Fixity.read(try folder.open(name, .read)) {}
        return fixity.digest == original.digest ? nil : "has other bytes (\(fixity.size), SHA-256 \(fixity.digest.hex))"
    }
}

extension OriginalsExamination {
    /// Leaves out what lines say that are not the true ones.
    mutating func forget(_ sequences: [SequenceNumber]) {
        let sequences = Set(sequences)
        faults.removeAll { sequences.contains($0.sequence) }
    }
}
