import FileIO
import Journal
import ReleaseModel

/// Each content has one record that accepts it and one that finds it again, and its original once; inbox and custody
/// hold none.
struct DuplicateVerification {
    private let files: PreparedFiles

    init(of files: PreparedFiles) { self.files = files }

    func service(_ root: Directory) throws {
        let reader = JournalReader(folder: try root.directory("journal"), after: nil)
        var accepted: [SequenceNumber: ContentDigest] = [:]
        var again: Set<ContentDigest> = []
        var names: Set<PathBytes> = []
        while let line = try reader.line() {
            guard let record = JournalLine(line.bytes.dropLast()), let digest = record.digest else {
                throw BenchFailure("verification failed: record \(line.sequence) has no content")
            }
            try demand(names.insert(record.name).inserted, "two records for \(record.name.escaped)")
            if let original = record.original {
                try demand(record.type == EventType.duplicate.rawValue, "record \(line.sequence) is a \(record.type)")
                try demand(accepted[original] == digest, "record \(line.sequence) is no duplicate of \(original)")
                again.insert(digest)
            } else {
                accepted[line.sequence] = digest
            }
        }
        try demand(accepted.count == files.names.count, "\(accepted.count) contents, not \(files.names.count)")
        try demand(again == Set(accepted.values), "\(again.count) of \(accepted.count) contents were found again")
        let expected = Set(files.names).union(files.names.map(PreparedFiles.nameAgain))
        try demand(names == expected, "the records name other files")
        let originals = try root.directory("archive").directory("sha256")
        let kept = try originals.entries().reduce(0) { $0 + (try originals.directory($1.name).entries().count) }
        try demand(kept == accepted.count, "\(kept) originals of \(accepted.count) contents")
        try demand(try root.directory("custody").entries().isEmpty, "custody is not empty")
        let left = Set(try root.directory("inbox").entries().map(\.name)).intersection(expected)
        try demand(left.isEmpty, "\(left.count) files are in the inbox still")
    }

    private func demand(_ truth: Bool, _ fault: @autoclosure () -> String) throws {
        if !truth { throw BenchFailure("verification failed: \(fault())") }
    }
}
