import Custody
import FileIO
import Foundation
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("A place in custody")
struct CustodyPlaceTests {
    @Test(
        arguments: [
            ("", "a.txt"), ("sub", "a.txt"), ("a/b/c/d/e/f/g/h", "x"), ("sub", "..."), (" ", "  "),
            ("inbox/inbox", "inbox"), ("new\nline", "MAINPID=1\n"), ("\u{202E}", "txt.exe\u{202E}"),
            ("e\u{301}", "\u{E9}"),
        ]
    )
    func `comes back from its path`(folder: String, name: String) throws {
        try comesBack(PathBytes(folder), PathBytes(name))
    }

    @Test func `comes back from its path also where names are no text`() throws {
        try comesBack(PathBytes([0xFF, 0x2F, 0xC3]), PathBytes([0x80, 0xFE]))
    }

    @Test func `comes back from the deepest path`() throws {
        let deep = PathBytes(Array(repeating: "folder", count: Limits.folderDepthMax).joined(separator: "/"))
        try comesBack(deep, PathBytes(Array(repeating: 0x78, count: Limits.nameBytesMax)))
    }

    private func comesBack(_ folder: PathBytes, _ name: PathBytes) throws {
        let place = CustodyPlace(batch: "0123456789abcdef", inbox: "inbox", folder: folder, name: name)
        let again = try #require(CustodyPlace(path: place.path))
        #expect(again == place)
        #expect(place.inboxPath == folder.appending(name))
        #expect(place.path == place.folderPath.appending(name))
    }

    @Test(arguments: ["", "batch", "batch/inbox"])
    func `is no shorter than batch, inbox and name`(path: String) {
        #expect(CustodyPlace(path: PathBytes(path)) == nil)
    }
}

@Suite("The custody room")
struct CustodyRoomTests {
    let folder: TemporaryFolder
    let calls: FaultyCalls
    let inbox: Directory
    let room: CustodyRoom

    init() throws {
        folder = try TemporaryFolder("room")
        calls = FaultyCalls(root: folder.path, flushes: false)
        try folder.makeFolder("inbox")
        try folder.makeFolder("custody")
        let root = try Directory.open(configured: PathBytes(folder.path), calls: calls)
        inbox = try root.directory("inbox")
        room = CustodyRoom(root: try root.directory("custody"))
    }

    @Test func `claims by renaming; the path keeps inbox, folder and name`() throws {
        try folder.write("inbox/a.txt", "a")
        let batch = room.beginBatch()
        let place = try batch.claim("a.txt", from: inbox, inbox: "mail", folder: "x/y")
        #expect(place.path == batch.name.appending("mail/x/y/a.txt"))
        #expect(folder.list("inbox") == [])
        #expect(try folder.text("custody/" + place.path.text) == "a")
        #expect(try room.contents() == [place])
        #expect(try room.folder(of: place).contents("a.txt") == Array("a".utf8))
    }

    @Test func `never replaces a claimed file of the same folder and name`() throws {
        let batch = room.beginBatch()
        try folder.write("inbox/a.txt", "first")
        let place = try batch.claim("a.txt", from: inbox, inbox: "mail", folder: "")
        try folder.write("inbox/a.txt", "second")
        #expect(throws: FileError(.rename, "\(folder.path)/inbox/a.txt", .fileExists)) {
            try batch.claim("a.txt", from: inbox, inbox: "mail", folder: "")
        }
        #expect(try folder.text("inbox/a.txt") == "second")
        #expect(try folder.text("custody/" + place.path.text) == "first")
    }

    @Test func `says so when the file has gone`() throws {
        #expect(throws: FileError(.rename, "\(folder.path)/inbox/gone", .noSuchFileOrDirectory)) {
            try room.beginBatch().claim("gone", from: inbox, inbox: "mail", folder: "")
        }
    }

    @Test func `never uses a batch's name again`() {
        let names = (0..<2_000).map { _ in room.beginBatch().name }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.bytes.count == 16 })
    }

    @Test func `names every folder that a power cut must not lose`() throws {
        try folder.write("inbox/a.txt", "a")
        let batch = room.beginBatch()
        #expect(batch.foldersToFlush.isEmpty)
        _ = try batch.claim("a.txt", from: inbox, inbox: "mail", folder: "x/y")
        let paths = Set(batch.foldersToFlush.map { String($0.path.dropFirst(folder.path.count)) })
        let name = batch.name.text
        #expect(
            paths == [
                "/custody", "/custody/\(name)", "/custody/\(name)/mail", "/custody/\(name)/mail/x",
                "/custody/\(name)/mail/x/y",
            ]
        )
    }

    @Test func `removes only the folders that stand empty`() throws {
        let batch = room.beginBatch()
        try folder.write("inbox/a.txt", "a")
        try folder.write("inbox/b.txt", "b")
        let a = try batch.claim("a.txt", from: inbox, inbox: "mail", folder: "x")
        let b = try batch.claim("b.txt", from: inbox, inbox: "mail", folder: "y")
        try room.folder(of: a).unlink("a.txt")
        _ = batch.removeFolders()
        #expect(try room.contents() == [b])
        #expect(!folder.exists("custody/\(batch.name.text)/mail/x"))
        try room.folder(of: b).unlink("b.txt")
        room.removeEmptyFolders(of: b)
        #expect(folder.list("custody") == [])
    }

    @Test func `removes empty folders that a crash left, on the way`() throws {
        try folder.makeFolder("custody/one/mail/x/y")
        try folder.write("custody/two/mail/b.txt", "b")
        #expect(try room.contents().map(\.path) == ["two/mail/b.txt"])
        #expect(folder.list("custody") == ["two/", "two/mail/", "two/mail/b.txt"])
    }
}
