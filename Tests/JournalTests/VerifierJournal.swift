import FileIO
import Journal
import ReleaseModel
import TestSupport

/// A journal of accepted records in a folder of a test's own, chained as the service chains them.
final class VerifierJournal {
    let place: TemporaryFolder
    private(set) var lines: [[UInt8]] = []

    init() throws { place = try TemporaryFolder() }

    var folder: Directory {
        get throws { try Directory.open(configured: PathBytes(place.path), calls: LinuxSystemCalls()) }
    }

    /// The text of all lines.
    var bytes: [UInt8] { lines.flatMap(\.self) }

    /// One more record, of a content of its own or of another record's.
    func add(sameAs original: Int? = nil, name: String = "a.txt") {
        add(
            original.map { .duplicate(.init(.duplicateOf, SequenceNumber(UInt64($0)), .bytes)) }
                ?? .accepted(similarTo: nil),
            contentOf: original,
            name: name
        )
    }

    /// One more record of a given outcome.
    /// - Parameters:
    ///   - original: the record whose content it has; nil for one of its own.
    ///   - text: what its text hashes to; nil where nobody looked.
    ///   - isKept: whether the record names its original's place.
    func add(
        _ outcome: ReleaseRecord.Outcome,
        contentOf original: Int? = nil,
        text: ContentDigest? = nil,
        textHref: String? = nil,
        isKept: Bool = true,
        name: String = "a.txt"
    ) {
        let number = lines.count + 1
        let digest = JournalLine.hash(Array("content \(original ?? number)".utf8)[...])
        var record = ReleaseRecord(
            sequence: SequenceNumber(UInt64(number)),
            source: "//host/inbox",
            subject: String(digest.hex.prefix(16)),
            time: WallTime(seconds: 1_700_000_000, nanoseconds: 0),
            previousHash: lines.last.map { JournalLine.hash($0[...]) } ?? .zero,
            file: FileFacts(
                name: PathBytes(name),
                folder: "",
                sizeInBytes: 9,
                content: nil,
                digest: digest,
                modified: WallTime(seconds: 1_700_000_000, nanoseconds: 0),
                owner: .init(uid: 0, name: nil),
                href: isKept ? Self.href(digest) : nil,
                setAside: nil
            ),
            outcome: outcome,
            notes: []
        )
        if let text { record.reading = .release(Self.read(text, at: textHref ?? Self.textHref(digest))) }
        lines.append(RecordEncoder.line(record))
    }

    /// Writes lines as a segment named by the first of them, closed or not.
    func write(_ range: Range<Int>, isClosed: Bool = false) throws {
        let name = JournalSegment.name(SequenceNumber(UInt64(range.lowerBound + 1)))
        try place.write(name.text, lines[range].flatMap(\.self))
        if isClosed { try folder.open(name, .read).setPermissions(0o444) }
    }

    private static func read(_ digest: ContentDigest, at href: String) -> ReadRelease {
        ReadRelease(
            text: ReleaseText(
                digest: digest,
                method: "ct1",
                wordCount: 2,
                charCount: 9,
                paragraphCount: 1,
                chromeLines: 0
            ),
            textHref: href,
            facts: ReleaseFacts(headline: "two words"),
            version: 1,
            tellsContacts: true
        )
    }

    static func textHref(_ digest: ContentDigest) -> String { "kept/\(digest.hex).txt" }

    static func href(_ digest: ContentDigest) -> String { "kept/\(digest.hex)" }
}
