import Archive
import Custody
import EventSources
import FileIO
import Journal
import ReleaseModel
import Synchronization
import SystemPackage

/// Holds the originals in the archive and their clean texts against the records: each there, an original with its size,
/// a text read-only and not empty, and, where asked, their bytes.
struct ArchiveCheck {
    /// Contents that records name.
    private(set) var count = 0
    /// Clean texts that records name.
    private(set) var texts = 0
    /// Bytes read again.
    private(set) var bytesRead: Int64 = 0
    private let originals: Directory?
    private let begun: WallTime
    private let rehash: Bool
    private let report: FindingReport
    private var waiting: [Waiting] = []

    private struct Waiting: Sendable {
        let folder: Directory
        let digest: ContentDigest
        let sequence: SequenceNumber
        /// Only the text beside the original is read.
        var text: ArchivedText?
    }

    /// - Parameter begun: when the journal's reading began: an original that came later may have a later record.
    init(originals: Directory?, begun: WallTime, rehash: Bool, report: FindingReport) {
        self.originals = originals
        self.begun = begun
        self.rehash = rehash
        self.report = report
    }

    /// Looks at every folder of the archive, one after the other.
    mutating func run(_ contents: VerifiedContents) throws {
        var total: Int64 = 0
        if rehash {
            contents.originals { _, list in total += list.reduce(0) { $0 + ($1.isFirst ? $1.sizeInBytes : 0) } }
        }
        report.progress.begin(rehash ? "fixity" : "archive", total: rehash ? total : 256)
        guard let originals else {
            if contents.count > 0 { report.fault("archive/sha256 is missing, and every original with it") }
            return
        }
        try contents.originals { byte, list in
            try check(Hex.text([byte]), list, in: originals)
            if !rehash { report.progress.add(1) }
        }
        try readAgain()
    }

    private mutating func check(
        _ name: String,
        _ list: [VerifiedContents.Original],
        in originals: Directory
    ) throws {
        let folder: Directory
        do { folder = try originals.directory(PathBytes(name)) } catch {
            guard error.code == .noSuchFileOrDirectory || error.code == .notDirectory else { throw error }
            if !list.isEmpty {
                let records = Words.count(list.count, "record points", "records point")
                report.fault("archive/sha256/\(name) is missing, \(records) into it")
            }
            return
        }
        var known: [ContentDigest: VerifiedContents.Original] = [:]
        for original in list { known[original.digest] = known[original.digest] ?? original }
        count += known.count
        for original in list where original.sequence == known[original.digest]?.sequence {
            try look(at: original, in: folder)
            if let text = ArchivedText(original) { try look(at: text, in: folder) }
        }
        for original in list where original.sizeInBytes != known[original.digest]?.sizeInBytes {
            report.fault("record \(original.sequence): another size than the earlier record of these bytes")
        }
        try noteStrangers(in: folder, name, known)
    }

    private mutating func look(at original: VerifiedContents.Original, in folder: Directory) throws {
        let shown = "archive/" + ArchiveStore.href(original.digest)
        guard let status = try folder.statusIfThere(PathBytes(original.digest.hex)) else {
            return report.fault("record \(original.sequence): its original \(shown) is missing")
        }
        guard status.kind == .regular else {
            return report.fault("record \(original.sequence): \(shown) is no regular file")
        }
        if status.size != original.sizeInBytes {
            let sizes = "\(status.size) bytes, recorded with \(original.sizeInBytes)"
            report.fault("record \(original.sequence): \(shown) has \(sizes)")
        }
        guard rehash else { return }
        waiting.append(Waiting(folder: folder, digest: original.digest, sequence: original.sequence))
        if waiting.count >= Self.waitingMax { try readAgain() }
    }

    private mutating func look(at text: ArchivedText, in folder: Directory) throws {
        texts += 1
        if let problem = try text.problem(in: folder) {
            return report.fault("record \(text.sequence): its text \(text.shown) \(problem.description)")
        }
        guard rehash else { return }
        waiting.append(Waiting(folder: folder, digest: text.original, sequence: text.sequence, text: text))
        if waiting.count >= Self.waitingMax { try readAgain() }
    }

    /// Reads what waits, on all cores.
    private mutating func readAgain() throws {
        let files = waiting
        waiting = []
        let results = Mutex<(faults: [Int: String], bytes: Int64)>(([:], 0))
        let progress = report.progress
        ParallelWork.forEach(count: files.count) { index in
            let (fault, bytes) = Self.read(files[index])
            // What is to be read is known of originals only.
            if files[index].text == nil { progress.add(bytes) }
            results.withLock {
                $0.faults[index] = fault
                $0.bytes += bytes
            }
        }
        let (faults, bytes) = results.withLock { $0 }
        bytesRead += bytes
        for (_, fault) in faults.sorted(by: { $0.key < $1.key }) { report.fault(fault) }
    }

    private static func read(_ file: Waiting) -> (fault: String?, bytes: Int64) {
        do {
            if let text = file.text {
                let (problem, bytes) = try text.readingProblem(in: file.folder)
                let fault = problem.map { "record \(file.sequence): its text \(text.shown) \($0.description)" }
                return (fault, Int64(bytes))
            }
            let fixity = try Fixity.read(try file.folder.open(PathBytes(file.digest.hex), .read)) {}
            if fixity.digest == file.digest { return (nil, fixity.size) }
            let text =
                "archive/\(ArchiveStore.href(file.digest)) hashes to \(fixity.digest.hex): its bytes were changed"
            return ("record \(file.sequence): \(text)", fixity.size)
        } catch {
            return ("record \(file.sequence): \(error)", 0)
        }
    }

    /// What lies there without a record: left by a crash, or by hand.
    private func noteStrangers(
        in folder: Directory,
        _ name: String,
        _ known: [ContentDigest: VerifiedContents.Original]
    ) throws {
        for entry in try folder.entries() {
            let text = entry.name.text
            let isText = text.hasSuffix(".txt")
            if let original = ContentDigest(hex: isText ? text.dropLast(4) : text[...]).flatMap({ known[$0] }),
                !isText || original.text != nil
            {
                continue
            }
            guard let status = try folder.statusIfThere(entry.name) else { continue }
            // A batch may be under way: first the original, then its record.
            if status.changed.seconds >= begun.seconds - Self.batchSeconds { continue }
            report.note("archive/sha256/\(name)/\(entry.name.escaped): no record points to it")
        }
    }

    private static let waitingMax = 512
    private static let batchSeconds: Int64 = 60
}
