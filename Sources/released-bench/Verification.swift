import Crypto
import FileIO
import Journal
import ReleaseModel

/// A figure counts only when the work was really done: what a run left behind is looked at after it.
struct Verification {
    private let files: PreparedFiles

    /// Originals that are looked at closely; all of them where there are fewer.
    private static let sampleSize = 100

    /// Whether every record must have a text; else none may.
    private let hasTexts: Bool

    init(of files: PreparedFiles, hasTexts: Bool = false) {
        self.files = files
        self.hasTexts = hasTexts
    }

    /// Every file has an accepted record of its own, inbox and custody hold none of them, and the originals of a
    /// sample are whole.
    /// - Parameter last: the last record before these files came; nil where they are the first.
    /// - Returns: the share of the sample that was adopted, not copied.
    func service(_ root: Directory, after last: SequenceNumber? = nil) throws -> Double {
        let records = try records(in: try root.directory("journal"), after: last)
        try demand(records.count == files.names.count, "\(records.count) records for \(files.names.count) files")
        let digests = Set(records.values.compactMap(\.digest))
        try demand(digests.count == records.count, "records of different files share a content")
        let texts = records.values.count { $0.text != nil }
        let expected = hasTexts ? records.count : 0
        try demand(texts == expected, "\(texts) records with a text, not \(expected)")
        try demandEmpty(try root.directory("custody"))
        let left = Set(try root.directory("inbox").entries().map(\.name)).intersection(files.names)
        try demand(left.isEmpty, "\(left.count) files are in the inbox still")
        let archive = try root.directory("archive")
        var (looked, adopted) = (0, 0)
        for index in sample {
            guard let record = records[files.names[index]], let href = record.href, let digest = record.digest else {
                throw BenchFailure("verification failed: \(files.names[index].escaped) has no record")
            }
            let status = try look(PathBytes(href), in: archive, digest)
            looked += 1
            adopted += status.identity == files.identities[index] ? 1 : 0
        }
        return Double(adopted) / Double(looked)
    }

    /// Every file is in the archive, and none in custody.
    func bareLoop(_ loop: BareLoop) throws {
        try demandEmpty(loop.custody)
        try demandEmpty(loop.inbox)
        var kept: [PathBytes] = []
        for folder in try loop.archive.entries() {
            kept += try loop.archive.directory(folder.name).entries().map { folder.name.appending($0.name) }
        }
        try demand(kept.count == files.names.count, "\(kept.count) originals of \(files.names.count) files")
        for index in sample {
            guard let digest = ContentDigest(hex: kept[index].split.name.text) else {
                throw BenchFailure("verification failed: \(kept[index].escaped) is no original")
            }
            _ = try look(kept[index], in: loop.archive, digest)
        }
    }

    private var sample: StrideTo<Int> {
        stride(from: 0, to: files.names.count, by: max(1, files.names.count / Self.sampleSize))
    }

    private func records(in journal: Directory, after last: SequenceNumber?) throws -> [PathBytes: JournalLine] {
        let reader = JournalReader(folder: journal, after: last)
        var records: [PathBytes: JournalLine] = [:]
        while let line = try reader.line() {
            guard let record = JournalLine(line.bytes.dropLast()), record.type == EventType.accepted.rawValue else {
                throw BenchFailure("verification failed: record \(line.sequence) accepts no file")
            }
            try demand(records.updateValue(record, forKey: record.name) == nil, "two records for one file")
        }
        return records
    }

    /// The original is a regular file of one name, and its bytes are those of its name.
    private func look(_ path: PathBytes, in archive: Directory, _ digest: ContentDigest) throws -> FileStatus {
        let (folder, name) = path.split
        let original = try archive.directory(below: folder).open(name, .read)
        let status = try original.status()
        try demand(status.kind == .regular && status.links == 1, "\(path.escaped) has \(status.links) names")
        if let bytes = files.bytes {
            try demand(status.size == Int64(bytes), "\(path.escaped) has \(status.size) bytes, not \(bytes)")
        }
        try demand(
            try Self.digest(original, status.size) == digest,
            "\(path.escaped) has other bytes than its name says"
        )
        return status
    }

    /// Of a file of any size.
    private static func digest(_ file: borrowing Descriptor, _ size: Int64) throws -> ContentDigest? {
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: Int(min(max(size, 1), Int64(Limits.readBytes))))
        var offset: Int64 = 0
        while true {
            let count = try file.read(into: &buffer, at: offset)
            if count == 0 { return ContentDigest(Array(hash.finalize())) }
            hash.update(data: buffer[..<count])
            offset += Int64(count)
        }
    }

    private func demandEmpty(_ folder: Directory) throws {
        let left = try folder.entries().count
        try demand(left == 0, "\(folder.path) holds \(left) names still")
    }

    private func demand(_ truth: Bool, _ fault: @autoclosure () -> String) throws {
        if !truth { throw BenchFailure("verification failed: \(fault())") }
    }
}
