import FileIO
import Glibc
import Inbox
import ReleaseModel
import TestSupport
import Testing

@Suite("the monitor: folders", .timeLimit(.minutes(20))) struct InboxFolderTests {
    @Test func `a file renamed into a folder just made is whole at once`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("2026")
        try inbox.tick()
        #expect(inbox.monitor.watchedFolderCount == 2)
        try inbox.drop("2026/x.docx")
        #expect(try inbox.tickAndTake() == ["2026/x.docx"])
    }

    @Test func `a file put into a folder before anybody knew of the folder is found`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("2026")
        try inbox.drop("2026/x.docx")
        try inbox.tick()
        #expect(inbox.waiting.keys.sorted() == ["2026/x.docx"])
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["2026/x.docx"])
    }

    @Test func `of a folder renamed in, each file is whole at once, at any depth`() throws {
        let inbox = try InboxFixture()
        try inbox.folder.write("batch/x.docx", "text")
        try inbox.folder.write("batch/more/y.docx", "text")
        try inbox.move("batch", "inbox/batch")
        #expect(try inbox.tickAndTake() == ["batch/more/y.docx", "batch/x.docx"])
        #expect(inbox.monitor.watchedFolderCount == 3)
    }

    @Test func `of a folder renamed in, a file written after that is waited for`() throws {
        let inbox = try InboxFixture()
        try inbox.folder.write("batch/x.docx", "text")
        try inbox.folder.write("batch/y.docx", "text")
        try inbox.move("batch", "inbox/batch")
        usleep(20_000)
        try inbox.write("batch/y.docx", "another text")
        #expect(try inbox.tickAndTake() == ["batch/x.docx"])
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["batch/y.docx"])
    }

    @Test func `of a folder renamed in, an open file is waited for`() throws {
        let inbox = try InboxFixture()
        try inbox.folder.write("batch/x.docx", "text")
        try inbox.move("batch", "inbox/batch")
        let writer = try inbox.openForWriting("batch/x.docx")
        #expect(try inbox.tickAndTake() == [])
        try writer.close()
        try inbox.tick()
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["batch/x.docx"])
    }

    @Test func `a folder renamed in when everything is scanned anyway came whole all the same`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("old")
        try inbox.tick()
        try inbox.folder.write("batch/x.docx", "text")
        try inbox.move("batch", "inbox/batch")
        try inbox.remove("inbox/old")
        #expect(try inbox.tickAndTake() == ["batch/x.docx"])
    }

    @Test func `in a folder copied in, each file settles by itself`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("batch")
        try inbox.write("batch/x.docx")
        try inbox.tick()
        try inbox.pass(.seconds(1))
        try inbox.write("batch/y.docx")
        try inbox.tick()
        try inbox.pass(.seconds(1))
        #expect(inbox.take() == ["batch/x.docx"])
        try inbox.pass(.seconds(1))
        #expect(inbox.take() == ["batch/y.docx"])
    }

    @Test func `a folder renamed within the inbox: what lies in it has its new path, and so has what comes`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("draft")
        try inbox.tick()
        try inbox.write("draft/x.docx")
        try inbox.tick()
        try inbox.move("inbox/draft", "inbox/final")
        try inbox.tick()
        #expect(Set(inbox.waiting.keys).isSubset(of: ["final/x.docx"]))
        #expect(inbox.monitor.watchedFolderCount == 2)
        try inbox.drop("final/y.docx")
        try inbox.tick()
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["final/x.docx", "final/y.docx"])
    }

    @Test func `a folder moved out is forgotten with all that lies in it, and not watched any more`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("a")
        try inbox.makeFolder("a/b")
        try inbox.write("a/b/x.docx")
        try inbox.tick()
        #expect(inbox.monitor.watchedFolderCount == 3)
        try inbox.move("inbox/a", "a")
        try inbox.tick()
        #expect(inbox.monitor.waitingCount == 0)
        #expect(inbox.monitor.watchedFolderCount == 1)
        try inbox.folder.write("a/b/y.docx", "text")
        try inbox.tick()
        try inbox.pass(.seconds(10))
        #expect(inbox.take() == [])
    }

    @Test func `a folder deleted is forgotten, one made again is watched again`() throws {
        let inbox = try InboxFixture()
        for _ in 0..<3 {
            try inbox.makeFolder("a")
            try inbox.tick()
            #expect(inbox.monitor.watchedFolderCount == 2)
            try inbox.drop("a/x.docx")
            #expect(try inbox.tickAndTake() == ["a/x.docx"])
            try inbox.remove("inbox/a/x.docx")
            try inbox.remove("inbox/a")
            try inbox.tick()
            #expect(inbox.monitor.watchedFolderCount == 1)
        }
    }

    @Test func `a directory with the name of a file is a folder`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("x.txt")
        try inbox.tick()
        try inbox.drop("x.txt/y.docx")
        #expect(try inbox.tickAndTake() == ["x.txt/y.docx"])
    }

    @Test func `a file that gives its name to a folder is forgotten, the folder entered`() throws {
        let inbox = try InboxFixture()
        try inbox.write("x")
        try inbox.tick()
        try inbox.remove("inbox/x")
        try inbox.makeFolder("x")
        try inbox.write("x/y.docx")
        try inbox.tick()
        #expect(inbox.waiting.keys.sorted() == ["x/y.docx"])
    }

    @Test func `a link to a folder is not entered`() throws {
        let inbox = try InboxFixture()
        try inbox.folder.write("elsewhere/x.docx", "text")
        try inbox.makeLink("link", to: "elsewhere")
        try inbox.makeLink("loop", to: "inbox")
        try inbox.tick()
        inbox.scan()
        #expect(inbox.waiting.keys.sorted() == ["link", "loop"])
        #expect(inbox.monitor.watchedFolderCount == 1)
    }

    @Test(
        "folders of our own, of systems and in progress are not entered",
        arguments: [
            "Rejected", ".released-custody", ".Trash-1000", "@eaDir", "lost+found", "x.pdf.download", "batch.part",
        ]
    )
    func notEntered(name: String) throws {
        let inbox = try InboxFixture { try $0.write("inbox/\(name)/before.docx", "text") }
        #expect(inbox.monitor.waitingCount == 0)
        try inbox.drop("\(name)/after.docx")
        try inbox.tick()
        inbox.scan()
        #expect(inbox.monitor.waitingCount == 0)
        #expect(inbox.monitor.watchedFolderCount == 1)
        #expect(inbox.monitor.closedFolders.isEmpty)
    }

    @Test func `a Rejected of people's own, deeper down, is entered`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("2026")
        try inbox.makeFolder("2026/Rejected")
        try inbox.tick()
        try inbox.drop("2026/Rejected/x.docx")
        #expect(try inbox.tickAndTake() == ["2026/Rejected/x.docx"])
    }

    @Test func `a folder in progress is entered once it has its final name, its files whole at once`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("batch.part")
        try inbox.write("batch.part/x.docx")
        try inbox.tick()
        #expect(inbox.monitor.waitingCount == 0)
        usleep(20_000)
        try inbox.move("inbox/batch.part", "inbox/batch")
        #expect(try inbox.tickAndTake() == ["batch/x.docx"])
    }

    @Test func `folders too deep are named, and those above them work`() throws {
        let inbox = try InboxFixture()
        let path = Array(repeating: "d", count: Limits.folderDepthMax).joined(separator: "/")
        try inbox.folder.makeFolder("inbox/\(path)/d/d")
        try inbox.tick()
        inbox.scan()
        #expect(inbox.monitor.closedFolders.keys.map(\.text) == [path + "/d"])
        #expect(try #require(inbox.monitor.closedFolders.values.first).contains("too deep"))
        try inbox.drop("\(path)/x.docx")
        #expect(try inbox.tickAndTake() == ["\(path)/x.docx"])
    }

    @Test func `the inbox deleted and made again is watched again, the old one's files forgotten`() throws {
        let inbox = try InboxFixture()
        try inbox.write("x.docx")
        try inbox.tick()
        try inbox.remove("inbox/x.docx")
        try inbox.remove("inbox")
        inbox.scan()
        guard case .missing(let reason) = inbox.monitor.place else {
            Issue.record("the inbox is gone and \(inbox.monitor.place)")
            return
        }
        #expect(reason.contains("it is not there"))
        #expect(inbox.monitor.root == nil)
        #expect(inbox.monitor.waitingCount == 0)
        #expect(inbox.monitor.watchedFolderCount == 0)
        try inbox.folder.makeFolder("inbox")
        inbox.scan()
        #expect(inbox.monitor.place == .events)
        try inbox.drop("y.docx")
        #expect(try inbox.tickAndTake() == ["y.docx"])
    }

    @Test func `the inbox renamed and another in its place: that one is watched, without waiting for the poll`() throws
    {
        let inbox = try InboxFixture()
        try inbox.write("x.docx")
        try inbox.tick()
        try inbox.folder.makeFolder("new")
        try inbox.move("inbox", "old")
        try inbox.move("new", "inbox")
        try inbox.tick()
        #expect(inbox.monitor.waitingCount == 0)
        try inbox.drop("y.docx")
        #expect(try inbox.tickAndTake() == ["y.docx"])
        try inbox.folder.write("old/z.docx", "text")
        try inbox.tick()
        #expect(inbox.monitor.waitingCount == 0)
    }

    @Test func `a folder that was the root of a mount and is none is not the inbox`() throws {
        let inbox = try InboxFixture()
        try inbox.write("x.docx")
        inbox.monitor.options.mustBeMount = true
        inbox.scan()
        #expect(inbox.monitor.root == nil)
        #expect(inbox.monitor.waitingCount == 0)
        guard case .missing(let reason) = inbox.monitor.place else {
            Issue.record("the mount is gone and \(inbox.monitor.place)")
            return
        }
        #expect(reason.contains("mount it again"))
    }

    @Test(.enabled(if: geteuid() != 0, "root may read every folder"))
    func `an unreadable folder is named, and read as soon as it can be`() throws {
        let inbox = try InboxFixture { try $0.write("inbox/shut/x.docx", "text") }
        unsafe chmod(inbox.folder.path(of: "inbox/shut"), 0)
        inbox.scan()
        #expect(try #require(inbox.monitor.closedFolders["shut"]).contains("permission denied"))
        unsafe chmod(inbox.folder.path(of: "inbox/shut"), 0o755)
        try inbox.tick()
        #expect(inbox.monitor.closedFolders.isEmpty)
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["shut/x.docx"])
    }
}
