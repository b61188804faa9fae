import Custody
import FileIO
import ReleaseModel

/// A batch while it is collected.
struct Batch {
    var drops: [Drop] = []
    var bytes: Int64 = 0
    /// The custody that each inbox's files are claimed into, by the inbox's name.
    var groups: [String: Group] = [:]
    /// Every custody that its files were claimed into.
    var custodies: [CustodyBatch] = []
    /// The folders that files were claimed from, by inbox and path: each is opened and flushed once.
    var sources: [PathBytes: Directory] = [:]
    /// The folders that the joined files were claimed from; by now there may be others in their places.
    var sourcesOfJoined: [Directory] = []
    /// The folders that the claims of files found in custody left and entered, by path.
    var entered: [String: Directory] = [:]
    /// Large files whose bytes were taken before; their drops are among the others.
    var joined: [LargeFile] = []

    struct Group {
        let custody: CustodyBatch
        let sharesMount: Bool
    }

    /// A large file whose bytes are taken goes the rest of the way with this batch: what its claim left and entered is
    /// flushed with it.
    mutating func join(_ file: LargeFile) {
        joined.append(file)
        drops += file.batch.drops
        custodies += file.batch.custodies
        sourcesOfJoined += file.batch.sources.values
        entered.merge(file.batch.entered) { known, _ in known }
    }
}

/// A large file in custody, claimed by itself, whose bytes are taken beside the batches.
struct LargeFile {
    /// Which one it is, among all of this run.
    let number: UInt64
    /// Its claim: a batch of one.
    var batch: Batch
    /// Since when it is in custody.
    let since: MonotonicTime
}
