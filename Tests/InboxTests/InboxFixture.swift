import FileIO
import Foundation
import Glibc
import Inbox
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

/// An inbox on a real folder, watched by a real inotify queue; the time alone is the test's.
final class InboxFixture {
    let folder: TemporaryFolder
    let queue: EventQueue
    let monitor: InboxMonitor
    private(set) var clock = ManualClock()
    private let calls: any SystemCalls

    /// The inbox is `inbox` below the temporary folder; beside it lies what is moved in and out.
    init(
        events: Bool = true,
        settle: Duration = .seconds(2),
        tidy: Duration = .seconds(86_400),
        calls: any SystemCalls = LinuxSystemCalls(),
        before: (TemporaryFolder) throws -> Void = { _ in }
    ) throws {
        folder = try TemporaryFolder("inbox")
        try folder.makeFolder("inbox")
        try before(folder)
        self.calls = calls
        queue = try EventQueue(calls: calls)
        monitor = InboxMonitor(
            options: .init(
                path: PathBytes(folder.path(of: "inbox")),
                useEvents: events,
                rules: .init(quiet: settle, quietWithoutLease: .seconds(30)),
                tidy: tidy,
                mustBeMount: false
            ),
            queue: queue,
            calls: calls
        )
        monitor.scan(at: clock.now)
    }

    // What people do.

    /// Writes beside the inbox and renames into it, as programs are told to.
    func drop(_ path: String, _ text: String = "text") throws {
        try folder.write("beside", text)
        try move("beside", "inbox/" + path)
    }

    func write(_ path: String, _ text: String = "text") throws { try folder.write("inbox/" + path, text) }

    func move(_ from: String, _ to: String) throws {
        try unsafe check(Glibc.rename(folder.path(of: from), folder.path(of: to)), from)
    }

    func remove(_ path: String) throws { try unsafe check(Glibc.remove(folder.path(of: path)), path) }

    func makeFolder(_ path: String) throws {
        try unsafe check(Glibc.mkdir(folder.path(of: "inbox/" + path), 0o755), path)
    }

    private func check(_ result: Int32, _ path: String) throws {
        if result != 0 { throw FileError(.rename, path, Errno(rawValue: errno)) }
    }

    /// Somebody who has the file open, until told to close it.
    struct Writer {
        fileprivate let handle: FileHandle
        func write(_ text: String) throws { try handle.write(contentsOf: Data(text.utf8)) }
        func close() throws { try handle.close() }
    }

    func openForWriting(_ path: String) throws -> Writer {
        let handle = try #require(FileHandle(forWritingAtPath: folder.path(of: "inbox/" + path)))
        try handle.seekToEnd()
        return Writer(handle: handle)
    }

    func makeLink(_ path: String, to target: String) throws {
        try unsafe check(symlink(folder.path(of: target), folder.path(of: "inbox/" + path)), path)
    }

    func makePipe(_ path: String) throws {
        try unsafe check(mkfifo(folder.path(of: "inbox/" + path), 0o644), path)
    }

    // What the service does.

    /// The events of the kernel so far, as the monitor is given them.
    func readEvents() throws {
        while true {
            let events = try queue.next()
            if events.isEmpty { return }
            for event in events {
                if event.isOverflow { monitor.markAll() } else { _ = monitor.mark(event) }
            }
        }
    }

    /// Events lost on the way.
    func loseEvents() throws { while try !queue.next().isEmpty {} }

    /// One tick, and those that it asks for.
    func tick() throws {
        try readEvents()
        var ticks = 0
        while monitor.work(at: clock.now, bound: 1_000) {
            ticks += 1
            try #require(ticks < 100, "it never comes to rest")
        }
    }

    func scan() { monitor.scan(at: clock.now) }

    func pass(_ time: Duration) throws {
        clock.advance(by: time)
        try tick()
    }

    /// Takes all that is whole. - Returns: their paths, sorted.
    func take() -> [String] {
        var taken: [String] = []
        while let drop = monitor.takeReady() { taken.append(drop.path.text) }
        return taken.sorted()
    }

    /// A tick, and what is whole then.
    func tickAndTake() throws -> [String] {
        try tick()
        return take()
    }

    /// The waiting files, by path.
    var waiting: [String: WaitingDrop] {
        var all: [String: WaitingDrop] = [:]
        monitor.forEachWaiting { path, file in all[path().text] = file }
        return all
    }

    /// The in-progress names, with the time since when they are known.
    var inProgress: [String: MonotonicTime] {
        var all: [String: MonotonicTime] = [:]
        monitor.forEachInProgress { path, _, since in all[path.text] = since }
        return all
    }
}
