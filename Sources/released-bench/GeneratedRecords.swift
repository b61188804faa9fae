import Archive
import Journal
import ReleaseModel

/// Records of drops that never were: real ones in every respect but that no original stands behind them. One in ten is
/// a release whose text was read; the rest are files that are not text.
struct GeneratedRecords {
    /// Every so many records, one has a text.
    static let recordsPerText: UInt64 = 10

    private var noise: Noise
    private let source: String
    /// When the last one is made; each is a second before the next.
    private let end: WallTime
    private let count: UInt64

    /// - Parameter source: what the service calls the inbox.
    init(count: UInt64, source: String, end: WallTime, seed: UInt64) {
        noise = Noise(seed: seed)
        self.source = source
        self.end = end
        self.count = count
    }

    /// The name of the file of a record.
    static func name(_ number: UInt64) -> String { "generated-\(number)." + (hasText(number) ? "txt" : "bin") }

    /// Whether a record has a text.
    static func hasText(_ number: UInt64) -> Bool { number % recordsPerText == 0 }

    /// A word that stands in one headline only.
    static func rareWord(_ number: UInt64) -> String { "number\(number)" }

    /// The next record. - Parameter previousHash: of the line before.
    mutating func record(_ number: UInt64, previousHash: ContentDigest) -> ReleaseRecord {
        let digest = nextDigest()
        let time = WallTime(seconds: end.seconds - Int64(count - number), nanoseconds: 0)
        let hasText = Self.hasText(number)
        return ReleaseRecord(
            sequence: SequenceNumber(number),
            source: source,
            subject: String(digest.hex.prefix(16)),
            time: time,
            previousHash: previousHash,
            file: FileFacts(
                name: PathBytes(Self.name(number)),
                folder: "",
                sizeInBytes: 4_096,
                content: hasText
                    ? MediaType(contentType: "text/plain", charset: "utf-8")
                    : MediaType(contentType: "application/octet-stream", charset: nil),
                digest: digest,
                modified: time,
                owner: .init(uid: 0, name: "root"),
                href: ArchiveStore.href(digest),
                setAside: nil
            ),
            outcome: .accepted(similarTo: nil),
            reading: hasText ? .release(text(number, digest)) : .notLookedFor,
            notes: []
        )
    }

    private mutating func text(_ number: UInt64, _ digest: ContentDigest) -> ReadRelease {
        let words = (0..<6).map { _ in Self.words[draw(Self.words.count)] }.joined(separator: " ")
        let office = "press\(draw(500))@example.org"
        return ReadRelease(
            text: ReleaseText(
                digest: nextDigest(),
                method: "ct1",
                wordCount: 250,
                charCount: 1_600,
                paragraphCount: 5,
                chromeLines: 0
            ),
            textHref: ArchiveStore.textHref(digest),
            facts: ReleaseFacts(
                headline: words + " " + Self.rareWord(number),
                dateline: Dateline(text: "Nairobi", city: "Nairobi", date: nil),
                country: ReleaseCountry(alpha2: "KE", m49: "404", basis: .city),
                language: "en",
                contacts: [
                    ReleaseContact(name: "Anna Moreau", jobTitle: "Press officer", telephone: nil, email: office)
                ]
            ),
            version: 1,
            tellsContacts: true
        )
    }

    private mutating func nextDigest() -> ContentDigest {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for _ in 0..<4 {
            let word = noise.next()
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        // 32 bytes always.
        return ContentDigest(bytes) ?? .zero
    }

    private mutating func draw(_ count: Int) -> Int { Int(noise.next() % UInt64(count)) }

    /// What stands in many headlines.
    static let commonWords = ["villages", "harvest"]

    private static let words = [
        "villages", "harvest", "team", "road", "school", "health", "rain", "market", "work", "children", "families",
        "region", "year", "access", "water", "programme", "support", "need", "centre", "doctors", "response", "safety",
        "future", "training", "young", "women", "project", "coast", "harbour", "bridge", "city", "border",
    ]
}
