import Custody
import FileIO
import Reading
import Register
import ReleaseModel

/// What was read in the bytes of one drop, and what other releases are compared with.
struct ReadDrop: Sendable {
    let contentType: String
    let result: ReadingResult
    let candidate: Similarity.Candidate
    let fingerprint: SimHash

    private init(contentType: String, result: ReadingResult) {
        self.contentType = contentType
        self.result = result
        candidate = Similarity.Candidate(result)
        fingerprint = SimHash(candidate.shingles)
    }

    /// Bytes that are no text, or too many.
    static func notExtracted(_ contentType: String) -> ReadDrop {
        ReadDrop(contentType: contentType, result: Reading.read([], options: ReadingOptions(contentType: "")))
    }

    /// Reads bytes. Pure: the same bytes of the same type give the same answer for ever.
    init(_ bytes: [UInt8], contentType: String, zone: ZoneOffset) {
        let options = ReadingOptions(zone: zone, contentType: contentType)
        self.init(contentType: contentType, result: Reading.read(bytes, options: options))
    }

    /// Stands for the headline without its marker.
    var headlineKey: UInt64? { Self.headlineKey(result.headlineKey) }

    static func headlineKey(_ folded: String) -> UInt64? { folded.isEmpty ? nil : StableHash.of(folded) }

    var emailKeys: [UInt64] { Self.emailKeys((result.facts?.contacts ?? []).compactMap(\.email)) }

    static func emailKeys(_ emails: [String]) -> [UInt64] {
        Set(emails.map { StableHash.of($0.lowercased()) }).sorted()
    }

    /// Whether it is held against others: it says enough, and not so much that holding it takes long.
    var isComparable: Bool {
        candidate.isComparable && result.canonicalText.count <= Limits.comparedTextBytesMax
    }

    /// What the register keeps of it.
    func entry(
        _ seen: ContentRegister.Seen,
        version: Int,
        content: ContentDigest,
        text: ContentDigest,
        at time: WallTime,
        tellsContacts: Bool
    ) -> ReleaseEntry {
        return ReleaseEntry(
            seen: seen,
            version: version,
            content: content,
            text: text,
            contentType: contentType,
            fingerprint: isComparable ? fingerprint.bits : nil,
            language: isComparable ? candidate.language : nil,
            headline: headlineKey,
            emails: tellsContacts ? emailKeys : [],
            time: time.seconds
        )
    }

    static func mayBeText(_ contentType: String) -> Bool {
        contentType == "text/plain" || contentType == "text/markdown"
    }
}

/// FNV-1a of a text's UTF-8: kept in the register, so the same for ever.
enum StableHash {
    static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
