import FileIO
import Inbox
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("the monitor: tidying", .timeLimit(.minutes(20))) struct InboxTidyTests {
    private static let day = Duration.seconds(86_400)

    @Test func `a folder that has stood empty for its time goes, and not before`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("empty")
        inbox.scan()
        try inbox.pass(Self.day - .milliseconds(1))
        inbox.scan()
        #expect(inbox.folder.exists("inbox/empty"))
        try inbox.pass(.milliseconds(1))
        inbox.scan()
        #expect(!inbox.folder.exists("inbox/empty"))
        try inbox.tick()
        #expect(inbox.monitor.watchedFolderCount == 1)
    }

    @Test func `never the inbox itself, nor a folder with anything in it, a .keep or litter included`() throws {
        let inbox = try InboxFixture()
        for file in ["kept/.keep", "mac/.DS_Store", "used/x.docx.part"] { try inbox.write(file) }
        for _ in 0..<3 {
            inbox.scan()
            try inbox.pass(Self.day)
        }
        inbox.scan()
        #expect(
            inbox.folder.list("inbox") == ["kept/", "kept/.keep", "mac/", "mac/.DS_Store", "used/", "used/x.docx.part"]
        )
    }

    @Test func `a folder inside another goes first, the other a time later`() throws {
        let inbox = try InboxFixture()
        try inbox.folder.makeFolder("inbox/a/b")
        inbox.scan()
        try inbox.pass(Self.day)
        inbox.scan()
        #expect(inbox.folder.list("inbox") == ["a/"])
        inbox.scan()
        try inbox.pass(Self.day)
        inbox.scan()
        #expect(inbox.folder.list("inbox") == [])
    }

    @Test func `a folder in daily use stays, though every scan finds it empty`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("hot")
        for _ in 0..<5 {
            inbox.scan()
            try inbox.pass(Self.day / 2)
            try inbox.drop("hot/x.docx")
            #expect(try inbox.tickAndTake() == ["hot/x.docx"])
            try inbox.remove("inbox/hot/x.docx")
            inbox.scan()
            #expect(inbox.folder.exists("inbox/hot"))
        }
    }

    @Test func `a folder made again under an old name has a time of its own`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("again")
        inbox.scan()
        try inbox.remove("inbox/again")
        inbox.scan()
        try inbox.pass(Self.day - .seconds(1))
        try inbox.makeFolder("again")
        try inbox.pass(.seconds(1))
        inbox.scan()
        #expect(inbox.folder.exists("inbox/again"))
    }

    @Test func `a folder filled between scan and removal is not lost`() throws {
        let inbox = try InboxFixture()
        try inbox.makeFolder("a")
        inbox.scan()
        try inbox.write("a/x.docx")
        try inbox.loseEvents()
        try inbox.pass(Self.day)
        inbox.scan()
        #expect(inbox.folder.exists("inbox/a/x.docx"))
    }
}

@Suite("the monitor: put back and postponed", .timeLimit(.minutes(20))) struct InboxReturnTests {
    /// Claims a whole file as the intake does: renames it out and, when told, in again.
    private struct Claim {
        let drop: InboxMonitor.SettledDrop
        let inbox: InboxFixture

        init(_ name: String, of inbox: InboxFixture) throws {
            self.inbox = inbox
            drop = try #require(inbox.monitor.takeReady())
            #expect(drop.path.text == name)
            try inbox.move("inbox/" + name, "custody")
        }

        func goBack() throws -> FileObservation {
            try inbox.move("custody", "inbox/" + drop.path.text)
            return FileObservation(try #require(inbox.monitor.root).status(drop.path))
        }
    }

    @Test func `put back is a change, not an arrival`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        try inbox.tick()
        let claim = try Claim("x.docx", of: inbox)
        #expect(try inbox.tickAndTake() == [])
        inbox.monitor.putBack(claim.drop, try claim.goBack(), at: inbox.clock.now)
        #expect(try inbox.tickAndTake() == [])
        #expect(inbox.waiting["x.docx"]?.settling.firstSeen == ManualClock.moment(.zero))
        try inbox.pass(.milliseconds(1_999))
        #expect(inbox.take() == [])
        try inbox.pass(.milliseconds(1))
        #expect(inbox.take() == ["x.docx"])
    }

    @Test func `what is moved over a file put back has arrived`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        try inbox.tick()
        let claim = try Claim("x.docx", of: inbox)
        inbox.monitor.putBack(claim.drop, try claim.goBack(), at: inbox.clock.now)
        #expect(try inbox.tickAndTake() == [])
        try inbox.drop("x.docx", "new")
        #expect(try inbox.tickAndTake() == ["x.docx"])
    }

    @Test func `when the event of our own putting back was lost, the next drop of that name is still an arrival`()
        throws
    {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        try inbox.tick()
        let claim = try Claim("x.docx", of: inbox)
        inbox.monitor.putBack(claim.drop, try claim.goBack(), at: inbox.clock.now)
        try inbox.loseEvents()
        inbox.monitor.markAll()
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["x.docx"])
        try inbox.remove("inbox/x.docx")
        try inbox.tick()
        try inbox.drop("x.docx", "another")
        #expect(try inbox.tickAndTake() == ["x.docx"])
    }

    @Test func `put back with settle = 0 it is not tried again without pause`() throws {
        let inbox = try InboxFixture(settle: .zero)
        try inbox.drop("x.docx")
        try inbox.tick()
        let claim = try Claim("x.docx", of: inbox)
        try inbox.tick()
        inbox.monitor.putBack(claim.drop, try claim.goBack(), at: inbox.clock.now)
        #expect(inbox.monitor.nextDue == ManualClock.moment(.milliseconds(200)))
    }

    @Test func `postponed again and again it waits longer each time, at most a minute`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        var waits: [Duration] = []
        for attempt in 1...10 {
            try inbox.tick()
            let drop = try #require(inbox.monitor.takeReady())
            let before = inbox.clock.now
            #expect(inbox.monitor.postpone(drop, nil, reason: "the disk is full", at: before) == attempt)
            let file = try #require(inbox.waiting["x.docx"])
            #expect(file.deferredBecause == "the disk is full")
            #expect(file.attempts == attempt)
            let due = try #require(file.due)
            waits.append(due - before)
            inbox.scan()
            try inbox.pass(due - before - .milliseconds(1))
            #expect(inbox.take() == [])
            try inbox.pass(.milliseconds(1))
        }
        #expect(waits.map(\.inNanoseconds) == [0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60].map { Int64($0 * 1e9) })
        #expect(inbox.take() == ["x.docx"])
    }

    @Test func `postponed and then changed by its owner it settles at once anew`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        try inbox.tick()
        let drop = try #require(inbox.monitor.takeReady())
        for _ in 0..<8 { inbox.monitor.postpone(drop, nil, reason: "unreadable", at: inbox.clock.now) }
        try inbox.drop("x.docx", "mended")
        #expect(try inbox.tickAndTake() == ["x.docx"])
    }

    @Test func `postponed after its claim it is back under its name, and no arrival`() throws {
        let inbox = try InboxFixture()
        try inbox.drop("x.docx")
        try inbox.tick()
        let claim = try Claim("x.docx", of: inbox)
        inbox.monitor.postpone(claim.drop, try claim.goBack(), reason: "unreadable", at: inbox.clock.now)
        #expect(try inbox.tickAndTake() == [])
        try inbox.pass(.milliseconds(499))
        #expect(inbox.take() == [])
        try inbox.pass(.seconds(2))
        #expect(inbox.take() == ["x.docx"])
    }

    @Test(
        "the wait doubles and stops growing",
        arguments: [
            (Int.min, 500), (0, 500), (1, 500), (2, 1_000), (3, 2_000), (5, 8_000), (6, 8_000), (60, 8_000),
            (Int.max, 8_000),
        ]
    )
    func backoff(attempt: Int, milliseconds: Int) {
        #expect(Backoff.wait(attempt: attempt, longest: .seconds(8)) == .milliseconds(milliseconds))
    }
}
