import FileIO
import Foundation
import Glibc
import Register
import ReleaseModel
import TestSupport
import Testing

@testable import Intake

/// The index of a root that a real intake has filled.
@Suite("The search index and the journal")
struct SearchUpkeepTests {
    private let place: Place
    private var folder: TemporaryFolder { place.folder }
    private var indexPath: String { folder.path(of: "root/state/search.sqlite") }

    init() throws { place = try Place() }

    private func drop(_ texts: [String: String]) throws {
        for (name, text) in texts { try folder.write("root/inbox/\(name)", text) }
        try place.serve()
    }

    private func upkeep() throws -> SearchUpkeep {
        try SearchUpkeep(root: PathBytes(place.root), calls: LinuxSystemCalls())
    }

    private func bringUp() throws {
        let upkeep = try upkeep()
        while try upkeep.bite() {}
        upkeep.close()
    }

    private func found(_ word: String) throws -> [String] {
        let index = try SearchIndex(path: indexPath)
        defer { try? index.close() }
        return try index.search(SearchQuery(wanted: [.init([word])]), limit: 10).map(\.path).sorted()
    }

    private static let texts = [
        "a.txt": "Été à Beyrouth\n\nUn texte.\n", "b.txt": "Hiver à Beyrouth\n\nUn autre texte, long.\n",
    ]

    @Test(.timeLimit(.minutes(20))) func `has what the journal has, and what comes later`() throws {
        try drop(Self.texts)
        try bringUp()
        #expect(try found("beyrouth") == ["a.txt", "b.txt"])
        #expect(try found("ete") == ["a.txt"])
        try drop([
            "c.txt": "Printemps à Beyrouth\n\nEncore un.\n", "d.pdf": "%PDF-1.4\n", "e.txt": Self.texts["a.txt"] ?? "",
        ])
        #expect(try found("printemps").isEmpty, "nobody has brought it up yet")
        try bringUp()
        #expect(try found("beyrouth") == ["a.txt", "b.txt", "c.txt"])
        let index = try SearchIndex(path: indexPath)
        #expect(try index.mark()?.sequence == SequenceNumber(5))
    }

    @Test(.timeLimit(.minutes(20))) func `a bite that is ended keeps what it has, and the next goes on`() throws {
        try drop(Self.texts)
        let upkeep = try upkeep()
        var looks = 0
        let hasMore = try upkeep.bite {
            looks += 1
            return looks <= 1
        }
        #expect(hasMore)
        upkeep.close()
        #expect(try found("beyrouth").count == 1)
        try bringUp()
        #expect(try found("beyrouth") == ["a.txt", "b.txt"])
    }

    @Test(.timeLimit(.minutes(20)), arguments: ["garbage", "another journal", "another version"])
    func `what is of no use is made anew, with the same answers`(fault: String) throws {
        try drop(Self.texts)
        try bringUp()
        switch fault {
        case "garbage":
            for suffix in ["", "-wal", "-shm"] { unsafe unlink(indexPath + suffix) }
            try folder.write("root/state/search.sqlite", String(repeating: "no database ", count: 1_000))
        case "another journal":
            let index = try SearchIndex(path: indexPath)
            let mark = try index.mark()
            let wrong = ContentRegister.Mark(sequence: try #require(mark).sequence, hash: .zero)
            #expect(try index.add([], from: mark, to: wrong))
            try index.close()
        default:
            for suffix in ["", "-wal", "-shm"] { unsafe unlink(indexPath + suffix) }
            try ContentRegister(path: indexPath).close()
        }
        let upkeep = try upkeep()
        #expect {
            _ = try upkeep.bite()
        } throws: { error in
            if case .unusable = error as? SearchFault { true } else { false }
        }
        try upkeep.removeIndex()
        while try upkeep.bite() {}
        upkeep.close()
        #expect(try found("beyrouth") == ["a.txt", "b.txt"])
    }

    @Test(.timeLimit(.minutes(20))) func `a journal that has lost its end is another one`() throws {
        try drop(Self.texts)
        try bringUp()
        let index = try SearchIndex(path: indexPath)
        let mark = try #require(try index.mark())
        #expect(try index.add([], from: mark, to: .init(sequence: SequenceNumber(9), hash: mark.hash)))
        try index.close()
        #expect(throws: SearchFault.unusable("it and the journal disagree")) { _ = try upkeep().bite() }
    }

    @Test(.timeLimit(.minutes(20))) func `a clean text that is missing leaves the headline to be found`() throws {
        try drop(["a.txt": "Été à Beyrouth\n\nUn texte.\n"])
        let archive = folder.path(of: "root/archive")
        let texts = FileManager.default.enumerator(atPath: archive)?.compactMap { $0 as? String } ?? []
        for file in texts where file.hasSuffix(".txt") { unsafe unlink("\(archive)/\(file)") }
        try bringUp()
        #expect(try found("beyrouth") == ["a.txt"])
        #expect(try found("texte").isEmpty)
    }
}
