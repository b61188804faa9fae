import Archive
import FileIO
import Foundation
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("The archive")
struct ArchiveStoreTests {
    let folder: TemporaryFolder
    let calls: FaultyCalls
    let root: Directory
    let digest: ContentDigest
    let hex = "707eb7" + String(repeating: "0a", count: 29)

    init() throws {
        folder = try TemporaryFolder("archive")
        try folder.makeFolder("archive")
        try folder.makeFolder("custody")
        calls = FaultyCalls(root: folder.path, flushes: false)
        root = try Directory.open(configured: PathBytes(folder.path), calls: calls)
        digest = try #require(ContentDigest(hex: hex))
    }

    private func store() throws -> ArchiveStore { try ArchiveStore(archive: try root.directory("archive")) }

    @Test func `names an original by its content`() {
        #expect(ArchiveStore.href(digest) == "sha256/70/\(hex)")
    }

    @Test func `makes its 256 folders at the first start and flushes them once`() throws {
        _ = try store()
        #expect(folder.list("archive/sha256").count == 256)
        #expect(folder.exists("archive/sha256/00") && folder.exists("archive/sha256/ff"))
        #expect(calls.events.count { $0.call == "flush" && $0.path == "archive/sha256" } == 1)
        #expect(calls.events.count { $0.call == "flush" && $0.path == "archive" } == 1)
        let lastFolder = try #require(calls.events.lastIndex { $0.call == "makeDirectory" })
        let firstFlush = try #require(calls.events.firstIndex { $0.call == "flush" })
        #expect(lastFolder < firstFlush)
        calls.forget()
        _ = try store()
        #expect(!calls.events.contains { $0.call == "makeDirectory" && $0.path.hasPrefix("archive/sha256/") })
    }

    @Test func `makes a folder again that is missing`() throws {
        _ = try store()
        try root.directory("archive").directory("sha256").removeDirectory("70")
        _ = try store()
        #expect(folder.exists("archive/sha256/70"))
    }

    @Test func `keeps an adopted file under a second name`() throws {
        let store = try store()
        try folder.write("custody/a.txt", "a")
        let custody = try root.directory("custody")
        try store.keep(digest, linking: "a.txt", in: custody, replacing: false)
        let kept = try #require(try store.statusIfThere(digest))
        #expect(kept.identity == (try custody.status("a.txt")).identity)
        #expect(kept.links == 2)
        #expect(folder.exists("archive/sha256/70/\(hex)"))
    }

    @Test func `keeps a copy by giving it its name`() throws {
        let store = try store()
        try folder.write("archive/.new/temporary", "a")
        try store.keep(digest, renaming: "temporary", replacing: false)
        #expect(folder.list("archive/.new") == [])
        #expect(try folder.text("archive/sha256/70/\(hex)") == "a")
    }

    @Test func `never replaces what may have a record`() throws {
        let store = try store()
        try folder.write("archive/sha256/70/\(hex)", "kept")
        try folder.write("custody/a.txt", "new")
        try folder.write("archive/.new/temporary", "new")
        let custody = try root.directory("custody")
        #expect { try store.keep(digest, linking: "a.txt", in: custody, replacing: false) } throws: { error in
            (error as? FileError)?.code == .fileExists
        }
        #expect { try store.keep(digest, renaming: "temporary", replacing: false) } throws: { error in
            (error as? FileError)?.code == .fileExists
        }
        #expect(try folder.text("archive/sha256/70/\(hex)") == "kept")
        #expect(folder.list("archive/.new") == ["temporary"])
    }

    @Test func `replaces a leftover when told so`() throws {
        let store = try store()
        try folder.write("custody/a.txt", "new")
        let custody = try root.directory("custody")
        try folder.write("archive/sha256/70/\(hex)", "leftover")
        try store.keep(digest, linking: "a.txt", in: custody, replacing: true)
        #expect(try folder.text("archive/sha256/70/\(hex)") == "new")
        try folder.write("archive/.new/temporary", "newer")
        try store.keep(digest, renaming: "temporary", replacing: true)
        #expect(try folder.text("archive/sha256/70/\(hex)") == "newer")
        // The name was replaced, not the inode behind it.
        #expect(try folder.text("custody/a.txt") == "new")
    }

    @Test func `replaces also where nothing lies`() throws {
        let store = try store()
        try folder.write("custody/a.txt", "new")
        try store.keep(digest, linking: "a.txt", in: try root.directory("custody"), replacing: true)
        #expect(try folder.text("archive/sha256/70/\(hex)") == "new")
    }

    @Test func `removes what was not committed, and is content when it is gone`() throws {
        let store = try store()
        try folder.write("archive/sha256/70/\(hex)", "a")
        try store.removeUncommitted(digest)
        #expect(try store.statusIfThere(digest) == nil)
        try store.removeUncommitted(digest)
    }

    @Test func `sweeps copies that a crash left, and nothing else`() throws {
        _ = try store()
        try folder.write("archive/.new/left", "x")
        try folder.write("archive/sha256/70/\(hex)", "a")
        // Opened beside a running service, whose copies they may be, it leaves them.
        let store = try store()
        #expect(folder.list("archive/.new") == ["left"])
        try store.sweep()
        #expect(folder.list("archive/.new") == [])
        #expect(folder.exists("archive/sha256/70/\(hex)"))
    }

    @Test func `names each folder of some contents once`() throws {
        let store = try store()
        let second = try #require(ContentDigest(hex: "70" + String(repeating: "11", count: 31)))
        let third = try #require(ContentDigest(hex: String(repeating: "22", count: 32)))
        let paths = try store.folders(of: [digest, second, third]).map { $0.path.suffix(9) }
        #expect(Set(paths) == ["sha256/70", "sha256/22"])
        #expect(paths.count == 2)
    }

    @Test func `leaves no half of a text where the disk is full`() throws {
        let folder = try store().folder(digest)
        calls.obey { $0.call == "write" ? .fail(.noSpace) : nil }
        #expect(throws: FileError.self) { _ = try ArchiveStore.keepText(digest, Array("a text".utf8), in: folder) }
        #expect(try folder.entries().isEmpty)
    }
}
