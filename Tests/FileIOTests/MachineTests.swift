import FileIO
import Glibc
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("the service's lock", .timeLimit(.minutes(20))) struct ServiceLockTests {
    @Test func `one holds it, another is told who`() throws {
        let ours = try FolderOfOurs()
        let lock = try ServiceLock(in: ours.directory, processIdentifier: 4_711)
        do {
            _ = try ServiceLock(in: ours.directory, processIdentifier: 1)
            Issue.record("two hold it")
        } catch let busy as ServiceLock.Busy {
            #expect(busy.processIdentifier == 4_711)
        }
        #expect(try ServiceLock.holder(in: ours.directory) == .some(.some(4_711)))
        #expect(try ours.folder.text("lock") == "4711\n", "the loser wrote nothing")
        withExtendedLifetime(lock) {}
    }

    @Test func `it is free as soon as its holder is gone; the file left behind means nothing`() throws {
        let ours = try FolderOfOurs()
        #expect(try ServiceLock.holder(in: ours.directory) == nil)
        do { _ = try ServiceLock(in: ours.directory, processIdentifier: 99_999) }
        #expect(ours.folder.exists("lock"))
        #expect(try ServiceLock.holder(in: ours.directory) == nil)
        _ = try ServiceLock(in: ours.directory, processIdentifier: 7)
        #expect(try ours.folder.text("lock") == "7\n", "nothing of the longer number before is left")
    }

    @Test func `a holder that has not written its number yet is not named`() throws {
        let ours = try FolderOfOurs()
        let file = try ours.directory.open("lock", .readWriteOrCreate)
        try LinuxSystemCalls().lock(file.raw)
        #expect(try ServiceLock.holder(in: ours.directory) == .some(nil))
        #expect(throws: ServiceLock.Busy.self) { _ = try ServiceLock(in: ours.directory, processIdentifier: 1) }
    }

    @Test func `a lock that cannot be had for another reason is an error of its own`() throws {
        let ours = try FolderOfOurs()
        ours.calls.fail("lock", with: .noLocks)
        #expect(throws: FileError(.lock, ours.directory.shown("lock"), .noLocks)) {
            _ = try ServiceLock(in: ours.directory, processIdentifier: 1)
        }
    }
}

@Suite("the machine", .timeLimit(.minutes(20))) struct MachineTests {
    @Test(
        "what others may write to without an event",
        arguments: [
            0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997, 0x5346_414F, 0x00C3_6400,
        ] as [UInt64]
    )
    func remote(type: UInt64) {
        #expect(FileSystemStatus(type: type, freeBytes: 0).isRemote)
    }

    @Test(
        "this machine's own",
        arguments: [
            0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x2FC1_2FC1, 0xF2F5_2010, 0x794C_7630, 0x4D44, 0,
        ] as [UInt64]
    )
    func local(type: UInt64) {
        #expect(!FileSystemStatus(type: type, freeBytes: 0).isRemote)
    }

    @Test func `a real file system has a type and room`() throws {
        let ours = try FolderOfOurs()
        let place = try ours.directory.fileSystem()
        #expect(place.type != 0 && place.type <= 0xFFFF_FFFF)
        #expect(place.freeBytes > 0)
        #expect(try Directory.open(configured: "/proc", calls: LinuxSystemCalls()).fileSystem().type == 0x9FA0)
    }

    @Test func `a folder is watched by what it is, wherever it has been moved meanwhile`() throws {
        let folder = try TemporaryFolder("watch")
        let calls = LinuxSystemCalls()
        try folder.makeFolder("a")
        let top = try Directory.open(configured: PathBytes(folder.path), calls: calls)
        let watched = try top.directory("a")
        try top.move("a", to: "b", in: top)
        try folder.makeFolder("a")
        let queue = try calls.makeEventQueue()
        let watch = try calls.watch(queue, directory: watched.raw, mask: 0x100)
        #expect(try calls.watch(queue, directory: watched.raw, mask: 0x100) == watch)
        #expect(try !calls.waitReadable(queue, for: .zero))
        try folder.write("a/not", "x")
        #expect(try !calls.waitReadable(queue, for: .zero))
        try folder.write("b/this", "x")
        #expect(try calls.waitReadable(queue, for: .seconds(10)))
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = try calls.read(queue, into: &buffer)
        #expect(buffer[16..<count].prefix(4) == Array("this".utf8)[...])
        #expect(throws: Errno.resourceTemporarilyUnavailable) { _ = try calls.read(queue, into: &buffer) }
        try calls.unwatch(queue, watch)
        #expect(throws: Errno.invalidArgument) { try calls.unwatch(queue, watch) }
        try calls.close(queue)
    }

    @Test func `waiting for nothing ends in time`() throws {
        let calls = LinuxSystemCalls()
        let queue = try calls.makeEventQueue()
        let start = ContinuousClock.now
        #expect(try !calls.waitReadable(queue, for: .milliseconds(30)))
        #expect(ContinuousClock.now - start >= .milliseconds(29))
        try calls.close(queue)
    }

    @Test func `random numbers, the source of names that are never used again, differ`() {
        let calls = LinuxSystemCalls()
        #expect(Set((0..<10_000).map { _ in calls.randomNumber() }).count == 10_000)
    }

    @Test func `the monotonic clock goes forward, the wall clock is of this century`() {
        let calls = LinuxSystemCalls()
        var last = calls.monotonicTime()
        for _ in 0..<1_000 {
            let now = calls.monotonicTime()
            #expect(now >= last)
            last = now
        }
        #expect(calls.wallTime().seconds > 1_700_000_000)
    }

    @Test func `users have names where the machine knows them`() {
        #expect(LinuxSystemCalls().userName(0) == "root")
        #expect(LinuxSystemCalls().userName(4_000_000_001) == nil)
        #expect(LinuxSystemCalls().effectiveUser() == geteuid())
    }

    @Test(
        "an error's sentence names the remedy",
        arguments: [
            (Errno.noSpace, "no inodes"), (.permissionDenied, "namei -l"), (.tooManyOpenFiles, "LimitNOFILE="),
            (.ioError, "dmesg"), (.tooManySymbolicLinkLevels, "never followed"), (.noSuchFileOrDirectory, "not there"),
        ]
    )
    func sentences(code: Errno, words: String) {
        #expect(FileError(.open, "x", code).description.hasPrefix("cannot open x: "))
        #expect(FileError(.open, "x", code).description.contains(words))
    }

    @Test(
        "a path from the root on",
        arguments: [
            ("/", "/"), ("/a//b/./c", "/a/b/c"), ("/a/../b", "/a/../b"), ("//x/", "/x"),
        ] as [(PathBytes, PathBytes)]
    )
    func absolute(path: PathBytes, expected: PathBytes) {
        #expect(LinuxProcess.absolute(path) == expected)
    }
}
