import Register
import ReleaseModel
import TestSupport
import Testing

@Suite("Releases in the register")
struct ReleaseEntryTests {
    private let folder: TemporaryFolder
    private let register: ContentRegister

    init() throws {
        folder = try TemporaryFolder("releases")
        register = try ContentRegister(path: folder.path(of: "register.sqlite"))
    }

    private func digest(_ number: Int) throws -> ContentDigest {
        try #require(ContentDigest(hex: String(repeating: "0", count: 56) + String(10_000_000 + number)))
    }

    private func entry(
        _ number: Int,
        text: Int? = nil,
        subject: String = "subject",
        version: Int = 1,
        headline: UInt64? = nil,
        emails: [UInt64] = [],
        time: Int64 = 0
    ) throws -> ReleaseEntry {
        ReleaseEntry(
            seen: .init(
                sequence: SequenceNumber(UInt64(number)),
                segment: .first,
                offset: Int64(number) * 100,
                subject: subject
            ),
            version: version,
            content: try digest(number),
            text: try digest(text ?? number),
            contentType: "text/plain",
            fingerprint: number == 5 ? nil : UInt64.max - UInt64(number),
            language: number % 2 == 0 ? "fr" : nil,
            headline: headline,
            emails: emails,
            time: time
        )
    }

    private func add(_ entries: [ReleaseEntry]) throws {
        let last = try #require(entries.last)
        try register.add(
            [],
            releases: entries,
            tallies: [],
            mark: .init(sequence: last.seen.sequence, hash: try digest(0))
        )
    }

    private func withoutEmails(_ entry: ReleaseEntry) -> ReleaseEntry {
        var entry = entry
        entry.emails = []
        return entry
    }

    @Test func `the first of a text is known, whole`() throws {
        let first = try entry(2, text: 7, headline: .max, emails: [1, .max], time: 12)
        try add([first, entry(3, text: 7)])
        #expect(try register.releases(ofTexts: [digest(7), digest(8)]) == [digest(7): withoutEmails(first)])
    }

    @Test func `the newest with a headline or an address are found, each once`() throws {
        try add([
            entry(1, headline: 5),
            entry(2, headline: 5, emails: [9]),
            entry(3, headline: 6, emails: [9], time: 100),
            entry(4, emails: [8], time: 200),
            entry(5, headline: 5),
        ])
        func found(_ headline: UInt64?, _ emails: [UInt64], since time: Int64 = 0, limit: Int = 10) throws -> [UInt64] {
            try register.releases(withHeadline: headline, orEmails: emails, since: time, limit: limit)
                .map(\.seen.sequence.value)
        }
        #expect(try found(5, []) == [1, 2, 5])
        #expect(try found(5, [], limit: 2) == [2, 5])
        #expect(try found(nil, [9, 8]) == [2, 3, 4])
        #expect(try found(nil, [9], since: 50) == [3])
        #expect(try found(5, [9]) == [1, 2, 3, 5])
        #expect(try found(nil, []).isEmpty)
    }

    @Test func `the newest with a language come oldest first, and what is missing can be kept`() throws {
        try add((1...10).map { try entry($0) })
        #expect(try register.newestFingerprints(3).map(\.sequence.value) == [6, 8, 10])
        #expect(
            try register.newestFingerprints(1) == [.init(sequence: SequenceNumber(10), bits: .max - 10, language: "fr")]
        )
        #expect(try register.release(SequenceNumber(5))?.fingerprint == nil)
        try register.setFingerprints([(SequenceNumber(5), 1 << 63)])
        #expect(try register.release(SequenceNumber(5))?.fingerprint == 1 << 63)
        #expect(try register.release(SequenceNumber(11)) == nil)
    }

    @Test func `a release has a newest version`() throws {
        try add([entry(1, subject: "one"), entry(2, subject: "one", version: 2), entry(3, subject: "two")])
        #expect(try register.newestVersion(of: "one") == 2)
        #expect(try register.newestVersion(of: "two") == 1)
        #expect(try register.newestVersion(of: "three") == nil)
    }
}
