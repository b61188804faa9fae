import Foundation
import ReleaseModel
import TestSupport
import Testing

@testable import Register

@Suite("The search index")
struct SearchIndexTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("search") }

    private var path: String { folder.path(of: "search.sqlite") }

    private func mark(_ sequence: UInt64) -> ContentRegister.Mark {
        ContentRegister.Mark(
            sequence: SequenceNumber(sequence),
            hash: ContentDigest([UInt8](repeating: UInt8(sequence), count: 32)) ?? .zero
        )
    }

    private func entry(_ sequence: UInt64, country: String? = "LB", language: String? = "fr") -> SearchEntry {
        SearchEntry(
            sequence: SequenceNumber(sequence),
            time: "2026-01-01T00:00:00.000Z",
            headline: "Headline \(sequence)",
            country: country,
            language: language,
            status: "usable",
            version: 1,
            path: "folder/\(sequence).txt",
            href: "sha256/00/00",
            textHref: "sha256/00/00.txt"
        )
    }

    private func filled() throws -> SearchIndex {
        let index = try SearchIndex(path: path)
        #expect(
            try index.add(
                [
                    (entry(1), "traite des personnes au liban"),
                    (entry(2, country: nil, language: nil), "des personnes en traite"),
                    (entry(4, country: "KE", language: "en"), "trafficking in persons"),
                ],
                from: nil,
                to: mark(5)
            )
        )
        return index
    }

    private func found(_ index: SearchIndex, _ wanted: [SearchQuery.Term], not: [SearchQuery.Term] = []) throws
        -> [UInt64]
    {
        try index.search(SearchQuery(wanted: wanted, unwanted: not), limit: 10).map(\.sequence.value)
    }

    @Test func `finds words, rows of words and beginnings, newest first, and leaves out what is not wanted`() throws {
        let index = try filled()
        #expect(try found(index, [.init(["traite"])]) == [2, 1])
        #expect(try found(index, [.init(["traite", "des", "personnes"])]) == [1])
        #expect(try found(index, [.init(["personn"], isPrefix: true)]) == [2, 1])
        #expect(try found(index, [.init(["perso"])]) == [])
        #expect(try found(index, [.init(["traite"])], not: [.init(["liban"]), .init(["kenya"])]) == [2])
        #expect(try found(index, [.init(["traite"]), .init(["liban"])]) == [1])
    }

    @Test func `finds by language and country, and no more than asked for`() throws {
        let index = try filled()
        let query = SearchQuery(wanted: [.init(["perso"], isPrefix: true)])
        #expect(try index.search(query, language: "FR", limit: 9).map(\.sequence.value) == [1])
        #expect(try index.search(query, country: "LB", limit: 9).map(\.sequence.value) == [1])
        #expect(try index.search(query, country: "KE", limit: 9).map(\.sequence.value) == [4])
        #expect(try index.search(query, limit: 2).map(\.sequence.value) == [4, 2])
        #expect(
            try index.search(SearchQuery(wanted: [.init(["in"])]), limit: 1) == [
                entry(4, country: "KE", language: "en")
            ]
        )
    }

    @Test(arguments: [
        "\"", "\"\"\"", "*", "a\" OR \"b", "NEAR(", ")", "^a", "text : a", "a + b", "-", "\0", "a\0b", "{text}", "AND",
        "",
        "\u{301}", String(repeating: "a", count: 100_000), "\u{FFFF}", "'; DROP TABLE words; --",
    ])
    func `takes any word for a word`(word: String) throws {
        let index = try filled()
        for isPrefix in [false, true] {
            _ = try found(index, [.init([word], isPrefix: isPrefix), .init(["traite"])], not: [.init([word, word])])
        }
        #expect(try found(index, [.init(["traite"])]) == [2, 1])
    }

    @Test func `takes as many terms as a person may give`() throws {
        let index = try filled()
        let many = (0..<63).map { SearchQuery.Term(["w\($0)"]) }
        #expect(try found(index, many) == [])
        #expect(try found(index, [.init(["traite"])], not: many) == [2, 1])
    }

    @Test func `adds nothing where somebody else has added meanwhile`() throws {
        let (one, other) = (try SearchIndex(path: path), try SearchIndex(path: path))
        #expect(try one.add([(entry(1), "a")], from: nil, to: mark(1)))
        #expect(try !other.add([(entry(1), "a")], from: nil, to: mark(1)))
        #expect(try other.add([(entry(2), "a")], from: mark(1), to: mark(2)))
        #expect(try one.mark() == mark(2))
        #expect(try found(one, [.init(["a"])]) == [2, 1])
    }

    @Test func `knows after it was opened again what it knew before`() throws {
        try filled().close()
        let again = try SearchIndex(path: path, isReadOnly: true)
        #expect(try again.mark() == mark(5))
        #expect(try found(again, [.init(["traite"])]) == [2, 1])
    }

    @Test func `of no use is what is no index, or of another version`() throws {
        try folder.write("search.sqlite", "this is no database, and longer than a header of one would be at least")
        #expect { _ = try SearchIndex(path: path) } throws: { Self.isUnusable($0) }
        try FileManager.default.removeItem(atPath: path)
        try ContentRegister(path: path).close()
        #expect { _ = try SearchIndex(path: path) } throws: { Self.isUnusable($0) }
    }

    @Test func `that cannot be opened is unavailable, not of no use`() throws {
        #expect {
            _ = try SearchIndex(path: folder.path(of: "missing/search.sqlite"))
        } throws: { error in
            if case .unavailable = error as? SearchFault { true } else { false }
        }
    }

    private static func isUnusable(_ error: any Error) -> Bool {
        if case .unusable = error as? SearchFault { true } else { false }
    }
}
