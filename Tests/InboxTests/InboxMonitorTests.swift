import FileIO
import Inbox
import ReleaseModel
import TestSupport
import Testing

@Suite("the monitor: files", .timeLimit(.minutes(20))) struct InboxMonitorTests {
    @Test func `a file renamed in is whole at once`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        #expect(try inbox.tickAndTake() == ["x.docx"])
        #expect(inbox.monitor.waitingCount == 0)
        #expect(inbox.monitor.place == .events)
    }

    @Test func `a file written in place is whole after the quiet time`() throws {
        let inbox = try InboxFixture()
        try inbox.write("x.docx")
        #expect(try inbox.tickAndTake() == [])
        #expect(inbox.waiting.keys.sorted() == ["x.docx"])
        #expect(inbox.monitor.nextDue == ManualClock.moment(.seconds(2)))
        try inbox.pass(.milliseconds(1_999))
        #expect(inbox.take() == [])
        try inbox.pass(.milliseconds(1))
        #expect(inbox.take() == ["x.docx"])
    }

    @Test func `a file that its writer keeps open is not taken, and is told of`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        let writer = try inbox.openForWriting("x.docx")
        #expect(try inbox.tickAndTake() == [])
        for _ in 0..<10 {
            try inbox.pass(.seconds(2))
            #expect(inbox.take() == [])
        }
        #expect(try #require(inbox.waiting["x.docx"]).settling.isHeldUp)
        try writer.write("more")
        try writer.close()
        #expect(try inbox.tickAndTake() == [])
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["x.docx"])
    }

    @Test func `written again while it waits to be taken, it is not whole any more`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        try inbox.tick()
        #expect(inbox.monitor.hasReady)
        try inbox.write("x.docx", "longer than before")
        #expect(try inbox.tickAndTake() == [])
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["x.docx"])
    }

    @Test func `another moved over it while it waits to be taken is asked for itself`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        try inbox.tick()
        #expect(inbox.monitor.hasReady)
        try inbox.folder.write("other", "being written")
        try inbox.move("other", "inbox/x.docx")
        let writer = try inbox.openForWriting("x.docx")
        #expect(try inbox.tickAndTake() == [])
        try writer.close()
    }

    @Test func `taken once, it is not whole again without a reason`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        #expect(try inbox.tickAndTake() == ["x.docx"])
        try inbox.remove("inbox/x.docx")
        #expect(try inbox.tickAndTake() == [])
        inbox.scan()
        #expect(inbox.take() == [])
        #expect(inbox.monitor.waitingCount == 0)
    }

    @Test func `the same name again is another drop`() throws {
        let inbox = try InboxFixture()
        for text in ["first", "second", "third"] {
            try inbox.drop("x.docx", text)
            #expect(try inbox.tickAndTake() == ["x.docx"])
            try inbox.remove("inbox/x.docx")
        }
    }

    @Test func `a hard link is a file written in place`() throws {
        let inbox = try InboxFixture()
        try inbox.folder.write("beside", "text")
        let top = try Directory.open(configured: PathBytes(inbox.folder.path), calls: LinuxSystemCalls())
        try top.link("beside", to: "x.docx", in: try top.directory("inbox"))
        #expect(try inbox.tickAndTake() == [])
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["x.docx"])
    }

    @Test func `deleted or moved away while it waits, it is forgotten`() throws {
        let inbox = try InboxFixture()
        try inbox.write("deleted.docx")
        try inbox.write("moved.docx")
        try inbox.tick()
        #expect(inbox.monitor.waitingCount == 2)
        try inbox.remove("inbox/deleted.docx")
        try inbox.move("inbox/moved.docx", "moved.docx")
        try inbox.tick()
        #expect(inbox.monitor.waitingCount == 0)
        try inbox.pass(.seconds(10))
        #expect(inbox.take() == [])
    }

    @Test func `deleted when it was whole, it is not handed out`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        try inbox.tick()
        try inbox.remove("inbox/x.docx")
        #expect(try inbox.tickAndTake() == [])
    }

    @Test func `a name in progress is counted and dated, its final name is whole at once`() throws {
        let inbox = try InboxFixture()
        try inbox.write("x.docx.part")
        try inbox.write("Thumbs.db")
        try inbox.tick()
        #expect(inbox.monitor.waitingCount == 0)
        #expect(inbox.monitor.ignoredCount == 2)
        #expect(inbox.inProgress == ["x.docx.part": ManualClock.moment(.zero)])
        try inbox.pass(.seconds(5))
        inbox.scan()
        #expect(inbox.inProgress == ["x.docx.part": ManualClock.moment(.zero)])
        try inbox.move("inbox/x.docx.part", "inbox/x.docx")
        #expect(try inbox.tickAndTake() == ["x.docx"])
        #expect(inbox.monitor.ignoredCount == 1)
    }

    @Test func `an empty file waits a minute, bytes that come meanwhile are waited for`() throws {
        let inbox = try InboxFixture()
        try inbox.write("stays.txt", "")
        try inbox.write("filled.txt", "")
        try inbox.tick()
        try inbox.pass(.seconds(59))
        #expect(inbox.take() == [])
        try inbox.write("filled.txt", "now")
        try inbox.tick()
        try inbox.pass(.seconds(1))
        #expect(inbox.take() == ["stays.txt"])
        try inbox.pass(.seconds(1))
        #expect(inbox.take() == ["filled.txt"])
    }

    @Test func `links and pipes settle, for somebody to reject them; nothing is followed and nothing blocks`() throws {
        let inbox = try InboxFixture()
        try inbox.folder.write("secret", "not dropped")
        try inbox.makeLink("link", to: "secret")
        try inbox.makePipe("pipe")
        try inbox.tick()
        try inbox.pass(.seconds(2))
        var kinds: [String: FileStatus.Kind] = [:]
        while let drop = inbox.monitor.takeReady() { kinds[drop.path.text] = drop.settling.observed.kind }
        #expect(kinds == ["link": .symbolicLink, "pipe": .pipe])
    }

    @Test func `names that are no text and names of 255 bytes are found and kept apart`() throws {
        let inbox = try InboxFixture()
        let top = try Directory.open(configured: PathBytes(inbox.folder.path(of: "inbox")), calls: LinuxSystemCalls())
        let names: Set<PathBytes> = [
            PathBytes([0xFF]), PathBytes([0xFE]), PathBytes("e\u{301}"), PathBytes("\u{E9}"), "a\nb", "-rf",
            PathBytes([UInt8](repeating: 0x78, count: 255)),
        ]
        for name in names { try top.open(name, .createNew).writeAll([1]) }
        try inbox.tick()
        try inbox.pass(.seconds(2))
        var taken: Set<PathBytes> = []
        while let drop = inbox.monitor.takeReady() { taken.insert(drop.path) }
        #expect(taken == names)
    }

    @Test func `lost events are made good by a scan`() throws {
        let inbox = try InboxFixture()
        try inbox.write("gone.docx")
        try inbox.tick()
        try inbox.remove("inbox/gone.docx")
        try inbox.drop("come.docx")
        try inbox.makeFolder("folder")
        try inbox.write("folder/inner.docx")
        try inbox.loseEvents()
        inbox.monitor.markAll()
        #expect(inbox.monitor.hasWork)
        try inbox.tick()
        #expect(inbox.waiting.keys.sorted() == ["come.docx", "folder/inner.docx"])
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["come.docx", "folder/inner.docx"])
        try inbox.drop("folder/next.docx")
        #expect(try inbox.tickAndTake() == ["folder/next.docx"])
    }

    @Test func `a scan that must wait for whole files keeps nobody awake`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("whole.docx")
        try inbox.tick()
        try inbox.pass(.seconds(2))
        inbox.scan()
        inbox.monitor.markAll()
        // It comes to rest, and says when it is to be called again.
        try inbox.tick()
        let next = try #require(inbox.monitor.nextDue)
        #expect(next > inbox.clock.now && next <= inbox.clock.now + .seconds(1))
        try inbox.drop("unseen.docx")
        try inbox.loseEvents()
        try inbox.pass(.seconds(1))
        #expect(inbox.waiting.keys.contains("unseen.docx"))
    }

    @Test func `an overflow of the kernel's own queue is an event like that`() {
        #expect(InboxEvent(watch: -1, mask: 0x4000, name: "").isOverflow)
    }

    @Test func `without events a scan finds what comes, and it is never whole at once`() throws {
        let inbox = try InboxFixture(events: false)
        #expect(inbox.monitor.place == .polling)
        #expect(inbox.monitor.watchedFolderCount == 0)
        try inbox.drop("x.docx")
        #expect(try inbox.tickAndTake() == [])
        #expect(inbox.monitor.waitingCount == 0)
        inbox.scan()
        #expect(inbox.monitor.waitingCount == 1)
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["x.docx"])
    }

    @Test func `what lay there before the start settles by the same rules`() throws {
        let inbox = try InboxFixture { folder in
            try folder.write("inbox/x.docx", "text")
            try folder.write("inbox/a/b/y.docx", "text")
        }
        #expect(inbox.waiting.keys.sorted() == ["a/b/y.docx", "x.docx"])
        #expect(inbox.monitor.watchedFolderCount == 3)
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["a/b/y.docx", "x.docx"])
    }

    @Test func `one tick looks at no more than it is allowed to, and says that there is more`() throws {
        let inbox = try InboxFixture()
        for number in 0..<25 { try inbox.drop("\(number).docx") }
        try inbox.readEvents()
        #expect(inbox.monitor.work(at: inbox.clock.now, bound: 10))
        #expect(inbox.take().count == 10)
        #expect(inbox.monitor.work(at: inbox.clock.now, bound: 10))
        #expect(!inbox.monitor.work(at: inbox.clock.now, bound: 10))
        #expect(inbox.take().count == 15)
    }

    @Test func `events of another inbox are left to it`() throws {
        let (one, other) = (try InboxFixture(), try InboxFixture())
        #expect(!one.monitor.mark(InboxEvent(watch: 9_999, mask: 0x80, name: "x")))
        #expect(other.monitor.watchedFolderCount == 1)
    }
}
