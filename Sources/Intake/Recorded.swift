import Archive
import Custody
import FileIO
import Register
import ReleaseModel

/// What register and archive say of a batch's contents, asked as soon as they are hashed: the bytes of a duplicate are
/// not kept, and nothing of them has to reach the disk.
struct Recorded {
    /// Originals that have a record and are there.
    private(set) var originals: [ContentDigest: FileStatus] = [:]
    private var known: [ContentDigest: ContentRegister.Seen] = [:]
    private var asked: Set<ContentDigest> = []

    /// Where one of them cannot be asked just now, nothing is known here; whoever has to know asks again.
    init(_ takings: [Taking], _ register: any ContentIndex, _ archive: ArchiveStore) {
        let digests = Self.digests(takings)
        guard let known = try? register.seen(digests) else { return }
        self.known = known
        asked = Set(digests)
        for digest in known.keys {
            if let status = try? archive.statusIfThere(digest) { originals[digest] = status }
        }
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
