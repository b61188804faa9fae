import Archive
import FileIO
import Journal
import Reading
import ReleaseModel

/// The clean text of a record, as it lies in the archive beside its original.
struct ArchivedText: Sendable {
    /// The content whose text it is.
    let original: ContentDigest
    /// What its canonical form hashes to.
    let digest: ContentDigest
    /// The first record that names it.
    let sequence: SequenceNumber
    /// Whether the original is Markdown.
    let isMarkdown: Bool

    /// nil where the record has no text.
    init?(_ original: VerifiedContents.Original) {
        guard let text = original.text else { return nil }
        self.original = original.digest
        digest = text
        sequence = original.sequence
        isMarkdown = original.isMarkdown
    }

    var name: PathBytes { PathBytes(original.hex + ".txt") }

    /// For people: `archive/sha256/70/707eb7….txt`.
    var shown: String { "archive/" + ArchiveStore.textHref(original) }

    /// What is wrong with it by its name and status. - Returns: nil when it is well.
    func problem(in folder: Directory?) throws(FileError) -> Problem? {
        guard let status = try folder?.statusIfThere(name) else { return .missing }
        guard status.kind == .regular else { return .other("is no regular file") }
        if status.size == 0 { return .other("is empty") }
        if status.size > Self.bytesMax { return .other("has \(status.size) bytes, more than any text has") }
        if status.permissions & 0o222 != 0 {
            return .other("can still be written to (mode \(String(status.permissions, radix: 8)))")
        }
        return nil
    }

    /// Reads it and holds it against its record. - Returns: what is wrong, and how many bytes were read.
    func readingProblem(in folder: Directory) throws(FileError) -> (problem: Problem?, bytes: Int) {
        let bytes = try folder.open(name, .read).readAll()
        let found = CanonicalText.digest(ofCleanText: bytes)
        return (found == digest ? nil : .other("is not the text that its record tells of: it was changed"), bytes.count)
    }

    /// The clean text anew: it follows from the original's bytes.
    /// - Returns: nil when these bytes do not give the text that the record tells of.
    func made(from original: [UInt8]) -> [UInt8]? {
        let type = isMarkdown ? "text/markdown" : "text/plain"
        let result = Reading.read(original, options: ReadingOptions(contentType: type))
        return result.text?.digest == digest ? result.cleanText : nil
    }

    /// What is wrong with a text.
    enum Problem: Sendable, Equatable {
        case missing
        case other(String)

        var description: String {
            switch self {
            case .missing: "is missing"
            case .other(let text): text
            }
        }
    }

    /// A byte of an old encoding becomes three of UTF-8 at most.
    private static let bytesMax = Int64(ReadingOptions.bytesMax) * 3 + 1
}
