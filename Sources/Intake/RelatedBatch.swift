import Reading
import Register
import ReleaseModel

/// The releases of one batch so far, found again by what leads from one release to another. Thousands may come at once:
/// nothing here goes through all of them but the fingerprints.
struct RelatedBatch {
    struct Member {
        let entry: ReleaseEntry
        let read: ReadDrop
    }

    private var members: [Member] = []
    private var byText: [ContentDigest: Int] = [:]
    private var byHeadline: [UInt64: [Int]] = [:]
    private var byEmail: [UInt64: [Int]] = [:]
    private var fingerprints: [(bits: UInt64, member: Int)] = []
    private var newestVersions: [String: Int] = [:]

    /// - precondition: no member has the same text.
    mutating func append(_ entry: ReleaseEntry, _ read: ReadDrop) {
        let index = members.count
        members.append(Member(entry: entry, read: read))
        byText[entry.text] = index
        if let headline = entry.headline { byHeadline[headline, default: []].append(index) }
        for email in entry.emails { byEmail[email, default: []].append(index) }
        if let bits = entry.fingerprint { fingerprints.append((bits, index)) }
        newestVersions[entry.seen.subject] = max(entry.version, newestVersion(of: entry.seen.subject))
    }

    /// The release that has this very text.
    func release(ofText text: ContentDigest) -> ReleaseEntry? { byText[text].map { members[$0].entry } }

    /// The release of a record, where it is one of the batch.
    subscript(_ sequence: SequenceNumber) -> Member? {
        guard let first = members.first?.entry.seen.sequence, sequence >= first else { return nil }
        // Their sequences rise, but not by one each: other drops are between.
        var (low, high) = (0, members.count)
        while low < high {
            let middle = (low + high) / 2
            if members[middle].entry.seen.sequence < sequence { low = middle + 1 } else { high = middle }
        }
        return low < members.count && members[low].entry.seen.sequence == sequence ? members[low] : nil
    }

    /// The highest version of a release in the batch; 0 where it has none.
    func newestVersion(of subject: String) -> Int { newestVersions[subject] ?? 0 }

    /// The newest that may be much like this one, the oldest of them first.
    func mates(of read: ReadDrop) -> [Member] {
        guard read.isComparable, let language = read.candidate.language else { return [] }
        let bits = read.fingerprint.bits
        var found: Set<Int> = []
        func add(_ indexes: [Int]?) {
            let newest = (indexes ?? []).lazy.reversed().filter { members[$0].entry.language == language }
            found.formUnion(newest.prefix(Self.matesMax))
        }
        add(read.headlineKey.flatMap { byHeadline[$0] })
        for email in read.emailKeys { add(byEmail[email]) }
        add(fingerprints.filter { ($0.bits ^ bits).nonzeroBitCount <= SimHash.distanceMax }.map(\.member))
        return found.sorted().suffix(Self.matesMax).map { members[$0] }
    }

    private static let matesMax = Limits.nearCandidatesMax * 2
}
