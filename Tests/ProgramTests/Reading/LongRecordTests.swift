import TestSupport
import Testing

/// Readers may count on lines under 64 KiB, whatever a text says.
@Suite("A text that says more than a record holds")
struct LongRecordTests {
    private static let contact =
        "For more information, please contact Peter Amani, IOM Kenya, Tel: +254 20 422 1000, Email: pamani@ex.org"

    /// Words that stand nowhere else, among such as English has, in paragraphs of so many words.
    private func paragraphs(_ name: String, words: Int, each: Int) -> String {
        let all = (0..<words).map { $0 % 2 == 0 ? ["the", "of", "and", "to", "with"][$0 / 2 % 5] : "\(name)\($0)" }
        return stride(from: 0, to: words, by: each).map { start in
            all[start..<min(start + each, words)].joined(separator: " ") + "."
        }.joined(separator: "\n\n")
    }

    @Test("a first line of 100 KB is no headline, and its record is short", .timeLimit(.minutes(20)))
    func headline() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let line = paragraphs("roof", words: 16_000, each: 16_000)
        #expect(line.utf8.count > 100_000)
        let body = FullRelease.english.paragraphs.joined(separator: "\n\n")
        let records = try await root.drop(["\(line)\n\n\(body)", "\(line) again\n\n\(body)"])
        for record in records {
            #expect(record.line.count < 65_536 && record.release["headline"] == .null)
            #expect(record.data["text"]?["charCount"]?.whole.map { $0 > 100_000 } == true)
        }
        #expect(records.map(\.kind) == ["accepted", "revised"])
        #expect(try root.faults() == [])
        #expect(try await service.stop() == 0)
    }

    @Test(
        "thousands of changed paragraphs are cut, in a version and in a release much like it",
        .timeLimit(.minutes(20)),
        arguments: [(common: 100_000, kind: "revised", link: "versionOf"), (30_000, "accepted", "similarTo")]
    )
    func changed(_ common: Int, _ kind: String, _ link: String) async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let same = paragraphs("same", words: common, each: 1_000)
        let old = "Kenya counts\n\n\(same)\n\n\(paragraphs("old", words: 6_000, each: 3))\n\n\(Self.contact)"
        let new = "Elsewhere\n\n\(same)\n\n\(paragraphs("new", words: 15_000, each: 1))\n\n\(Self.contact)"
        let records = try await root.drop([old, new])
        let record = records[1]
        #expect(record.kind == kind)
        #expect(record.relation["rel"] == .text(link))
        #expect(record.line.count < 65_536)
        #expect(record.notes.contains("record-shortened"))
        #expect((100...1_000).contains(record.relation["changed"]?.elements.count ?? 0))
        #expect(try root.faults() == [])
        #expect(try await service.stop() == 0)
    }
}
