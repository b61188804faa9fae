import FileIO
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("directories", .timeLimit(.minutes(20))) struct DirectoryTests {
    @Test func `moving never replaces, whatever has the name`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "new")
        try ours.folder.write("file", "old")
        try ours.folder.makeFolder("folder")
        try ours.makeLink("link", to: "nowhere")
        for taken in ["file", "folder", "link"] as [PathBytes] {
            #expect(ours.failure { try ours.directory.move("x", to: taken, in: ours.directory) }?.code == .fileExists)
        }
        #expect(try ours.folder.text("file") == "old")
        try ours.directory.move("x", to: "free", in: ours.directory)
        #expect(try ours.folder.text("free") == "new")
        #expect(!ours.folder.exists("x"))
    }

    @Test func `linking never replaces, replacing does`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "new")
        try ours.folder.write("file", "old")
        #expect(ours.failure { try ours.directory.link("x", to: "file", in: ours.directory) }?.code == .fileExists)
        try ours.directory.replace("x", to: "file", in: ours.directory)
        #expect(try ours.folder.text("file") == "new")
    }

    @Test func `three thousand names, of any bytes and length, are listed once each`() throws {
        let ours = try FolderOfOurs()
        var names: Set<PathBytes> = [
            PathBytes([0xFF, 0xFE]), PathBytes([0xC3]), PathBytes([0xED, 0xA0, 0x80]), "a\nb", "\u{1B}[2J", "-rf",
            "...",
            PathBytes("\u{E9}"), PathBytes("e\u{301}"), PathBytes([UInt8](repeating: 0xFF, count: 255)),
        ]
        for number in names.count..<3_000 {
            names.insert(PathBytes("\(number)-" + String(repeating: "n", count: number % 240)))
        }
        for name in names { try ours.directory.open(name, .createNew).close() }
        let listed = try ours.directory.entries()
        #expect(listed.count == 3_000)
        #expect(Set(listed.map(\.name)) == names)
        #expect(listed.allSatisfy { $0.kind == .regular || $0.kind == nil })
        #expect(try ours.directory.entries().count == 3_000, "listing leaves no position behind")
        #expect(ours.calls.transcript.count { $0.hasPrefix("getdents") } > 4)
    }

    @Test func `the kinds of what is listed`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("file", "x")
        try ours.folder.makeFolder("folder")
        try ours.makeLink("link", to: "file")
        try ours.makePipe("pipe")
        try ours.makeSocket("socket")
        let found = Dictionary(uniqueKeysWithValues: try ours.directory.entries().map { ($0.name.text, $0.kind) })
        #expect(
            found == ["file": .regular, "folder": .directory, "link": .symbolicLink, "pipe": .pipe, "socket": .socket]
        )
    }

    @Test func `an empty folder lists nothing`() throws {
        let ours = try FolderOfOurs()
        #expect(try ours.directory.entries() == [])
    }

    @Test func `a folder is made once and opened the next time`() throws {
        let ours = try FolderOfOurs()
        #expect(try ours.directory.madeDirectory("new", permissions: 0o700).isNew)
        #expect(try !ours.directory.madeDirectory("new", permissions: 0o700).isNew)
        try ours.folder.write("file", "x")
        #expect(
            ours.failure { _ = try ours.directory.madeDirectory("file", permissions: 0o700) }?.code == .notDirectory
        )
    }

    @Test func `what is not there is nil, no error`() throws {
        let ours = try FolderOfOurs()
        #expect(try ours.directory.statusIfThere("x") == nil)
        #expect(try ours.directory.contents("x") == nil)
        #expect(try !ours.directory.unlinkIfThere("x"))
        #expect(ours.failure { try ours.directory.unlink("x") }?.code == .noSuchFileOrDirectory)
        #expect(ours.failure { _ = try ours.directory.status("x") }?.code == .noSuchFileOrDirectory)
    }

    @Test func `only an empty folder is removed as one`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("full/x", "x")
        #expect(ours.failure { try ours.directory.removeDirectory("full") }?.code == .directoryNotEmpty)
        #expect(ours.folder.exists("full/x"))
        #expect(ours.failure { try ours.directory.unlink("full") }?.code == .isDirectory)
    }

    @Test func `what is known of a file`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "four")
        let file = try ours.directory.open("x", .readWrite)
        try file.setPermissions(0o640)
        try ours.directory.link("x", to: "y", in: ours.directory)
        let status = try ours.directory.status("x")
        #expect(status == (try file.status()))
        #expect(status.kind == .regular)
        #expect(status.permissions == 0o640)
        #expect(status.links == 2)
        #expect(status.size == 4)
        #expect(status.uid == ours.calls.effectiveUser())
        #expect(try status.identity.device == ours.directory.status().identity.device)
        #expect(try status.mount == ours.directory.status().mount)
        #expect(!status.isMountRoot)
    }

    @Test func `the root of a mount is known as one`() throws {
        #expect(try Directory.open(configured: "/proc", calls: LinuxSystemCalls()).status().isMountRoot)
    }

    @Test func `a file replaced durably: each call in its order`() throws {
        let ours = try FolderOfOurs()
        let shown = PathBytes(ours.folder.path).split.name.text
        for text in ["first", "second"] {
            ours.calls.forget()
            try ours.directory.replaceDurably("x", with: Array(text.utf8), permissions: 0o644)
            #expect(
                ours.calls.transcript == [
                    "unlinkat x.new", "openat x.new createNew", "write x.new \(text.utf8.count)", "fdatasync x.new",
                    "close x.new", "renameat2 x.new x", "fsync \(shown)",
                ]
            )
            #expect(try ours.folder.text("x") == text)
            #expect(ours.folder.list() == ["x"])
        }
    }

    @Test func `a file replaced visibly is whole, and nothing is flushed`() throws {
        let ours = try FolderOfOurs()
        try ours.directory.replaceVisibly("x", with: [1], permissions: 0o644)
        #expect(!ours.calls.transcript.contains { $0.contains("sync") })
        #expect(try ours.folder.read("x") == [1])
    }

    @Test(
        "a call that fails while a file is replaced leaves the old one",
        arguments: ["openat x.new", "write x.new", "fdatasync x.new", "close x.new", "renameat2 x.new"]
    )
    func failedReplacement(call: String) throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "old")
        ours.calls.fail(call, with: .ioError)
        let error = ours.failure { try ours.directory.replaceDurably("x", with: [1], permissions: 0o644) }
        #expect(error?.code == .ioError)
        #expect(try ours.folder.text("x") == "old")
    }

    @Test(
        "where a file cannot be replaced for want of room the old one goes, and that is room enough",
        arguments: ["openat x.new", "write x.new", "renameat2 x.new"]
    )
    func replacementInItsRoom(call: String) throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "old")
        ours.calls.fail(call, with: .noSpace)
        ours.calls.before("unlinkat x") { [calls = ours.calls] in
            // Before the call that makes sure of the new name, which is the first.
            calls.before("unlinkat x") { calls.before("unlinkat x") { calls.fail(call, with: nil) } }
        }
        try ours.directory.replaceVisiblyOrRemove("x", with: [1], permissions: 0o644)
        #expect(try ours.folder.read("x") == [1])
        #expect(ours.folder.list() == ["x"])
    }

    @Test(
        "where a file cannot be replaced at all there is none, rather than one that lies",
        arguments: ["openat x.new", "write x.new", "close x.new", "renameat2 x.new"]
    )
    func noReplacement(call: String) throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("x", "old")
        ours.calls.fail(call, with: .noSpace)
        let error = ours.failure {
            try ours.directory.replaceVisiblyOrRemove("x", with: [1], permissions: 0o644)
        }
        #expect(error?.code == .noSpace)
        #expect(ours.folder.list() == [])
    }

    @Test func `what a crash left of a replacement is no hindrance, nor is a link put in its place`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("victim", "untouched")
        try ours.makeLink("x.new", to: "victim")
        try ours.directory.replaceDurably("x", with: [1], permissions: 0o644)
        #expect(try ours.folder.read("x") == [1])
        #expect(try ours.folder.text("victim") == "untouched")
    }
}
