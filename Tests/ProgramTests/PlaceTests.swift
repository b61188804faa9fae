import Glibc
import TestSupport
import Testing

/// What is done to the machine itself, one test at a time; each puts back what it changed.
@Suite("The place", .serialized)
struct PlaceTests {
    @Test("20 000 files at once with an event queue of 64: none missed, none twice", .timeLimit(.minutes(20)))
    func overflow() async throws {
        let setting = RawPath("/proc/sys/fs/inotify/max_queued_events")
        let usual = try setting.read()
        do { try OpenFile(setting).write(Array("64".utf8)) } catch {
            return skipped("an overflow of the event queue: \(error)")
        }
        let root = try ServiceRoot("poll = \"10min\"")
        // Read when the queue is made.
        let service: ServiceProcess
        do {
            defer { try? OpenFile(setting).write(usual) }
            service = try await root.start()
        }
        let staged = root.stagedPath()
        try staged.makeFolder()
        for number in 0..<20_000 { try staged.appending("\(number).txt").write("release \(number)") }
        service.process.signal(SIGSTOP)
        for number in 0..<20_000 {
            try staged.appending("\(number).txt").rename(to: root.inbox.appending("\(number).txt"))
        }
        service.process.signal(SIGCONT)
        let records = try await root.records(20_000, within: .seconds(150))
        #expect(records.count == 20_000)
        #expect(Set(records.map(\.path)).count == 20_000)
        #expect(records.allSatisfy { $0.kind == "accepted" })
        #expect(root.waiting.isEmpty)
        #expect(try root.journal().faults() == [])
        #expect(try await service.stop() == 0)
    }

    @Test(
        "an inbox whose mount goes is degraded, not empty and healthy; mounted again, it works",
        .timeLimit(.minutes(20))
    )
    func unmounted() async throws {
        let share = try TemporaryFolder("share")
        guard try await mount(share) else { return }
        defer { unmount(share) }
        let root = try ServiceRoot("poll = \"300ms\"", inboxes: "[[inbox]]\nname = \"paris\"\npath = \"\(share.path)\"")
        let service = try await root.start()
        try RawPath(share.path(of: "a.txt")).write("on the mount")
        #expect(try await root.records(1).map(\.path) == ["a.txt"])
        try await waitUntil("gone from the inbox") { !share.exists("a.txt") }

        try await ChildProcess.run("umount", "--lazy", share.path)
        try await waitUntil("degraded: \(service.status)") { try root.conditions() == ["inbox-missing-paris"] }
        #expect(try root.status()["healthy"] == .flag(false))
        try await waitUntil("STATUS: \(service.status)") { service.status.hasPrefix("degraded: ") }
        // What lies in the empty mount point is not the inbox's.
        try RawPath(share.path(of: "below.txt")).write("below the mount")
        try await Task.sleep(for: .seconds(2))
        #expect(try root.journal().count == 1)
        #expect(share.list() == ["below.txt"])

        #expect(try await mount(share))
        try RawPath(share.path(of: "b.txt")).write("on the mount again")
        #expect(try await root.records(2).map(\.path) == ["a.txt", "b.txt"])
        try await waitUntil("healthy") { try root.status()["healthy"] == .flag(true) }
        try await waitUntil("STATUS: \(service.status)") { !service.status.contains("degraded") }
        #expect(try root.faults() == [])
        #expect(try await service.stop() == 0)
    }

    @Test("a start while the mount is gone remembers that there was one", .timeLimit(.minutes(20)))
    func unmountedAtStart() async throws {
        let share = try TemporaryFolder("share")
        guard try await mount(share) else { return }
        defer { unmount(share) }
        let root = try ServiceRoot("poll = \"300ms\"", inboxes: "[[inbox]]\nname = \"paris\"\npath = \"\(share.path)\"")
        let first = try await root.start()
        try await first.stop()
        try await ChildProcess.run("umount", share.path)
        try RawPath(share.path(of: "below.txt")).write("below the mount")
        let service = try await root.start()
        try await Task.sleep(for: .seconds(2))
        #expect(try root.conditions() == ["inbox-missing-paris"])
        #expect(share.list() == ["below.txt"])
        #expect(try await mount(share))
        try RawPath(share.path(of: "a.txt")).write("on the mount")
        #expect(try await root.records(1).map(\.path) == ["a.txt"])
        try await service.stop()
    }

    @Test("a full disk punishes nobody; all is recorded once there is room again", .timeLimit(.minutes(20)))
    func diskFull() async throws {
        let disk = try TemporaryFolder("disk")
        guard try await mount(disk, "size=24m") else { return }
        defer { unmount(disk) }
        try disk.makeFolder("root")
        try disk.makeFolder("staged")
        try disk.write("released.toml", "root = \"\(disk.path)/root\"\nsettle = \"300ms\"\n")
        let service = try await ServiceProcess.started(["--config", disk.path(of: "released.toml")])
        let path = RawPath(disk.path(of: "root"))
        // All of it is taken first, and the drops after it lie there already when the disk is full.
        for number in 0..<10 {
            let staged = RawPath(disk.path(of: "staged/\(number)"))
            try staged.write(Array(repeating: UInt8(number), count: 1 << 19))
        }
        let ballast = RawPath(disk.path(of: "ballast"))
        #expect(throws: SystemCallFailed.self) { try ballast.write(Array(repeating: 0, count: 32 << 20)) }
        for number in 0..<10 {
            // Copied, for another name of each stays: that needs the room that is not there.
            try RawPath(disk.path(of: "staged/\(number)")).link(to: path.appending("inbox/\(number).bin"))
        }
        try await waitUntil("STATUS: \(service.status)", within: .seconds(15)) {
            service.status.hasPrefix("degraded: ")
        }
        try await Task.sleep(for: .seconds(5))
        #expect(try JournalFile(root: path).count == 0)
        #expect(!path.appending("inbox/Rejected").names.contains { _ in true })
        #expect(service.process.exitCode == nil)
        let said = service.errors.split(separator: "\n").count { $0.contains("degraded") }
        #expect(said <= 2, "\(service.errors)")

        try ballast.remove()
        try await waitUntil("all recorded: \(service.status)", within: .seconds(10)) {
            try JournalFile(root: path).count == 10
        }
        let records = try JournalFile(root: path).records()
        #expect(records.allSatisfy { $0.kind == "accepted" })
        #expect(try JournalFile(root: path).faults() == [])
        for record in records {
            let bytes = try path.appending("archive").appending(record.file["href"]?.text ?? "").read()
            #expect(IndependentSHA256.hex(bytes) == record.digest)
        }
        try await waitUntil("STATUS: \(service.status)") { !service.status.contains("degraded") }
        let status = try JSONTree(path.appending("state/status.json").read())
        #expect(status["healthy"] == .flag(true))
        #expect(try await service.stop() == 0)
    }

    @Test(
        "a disk that fills up while a thousand files come loses none of them",
        .timeLimit(.minutes(20)),
        arguments: 0..<4
    )
    func diskFillsUp(_ round: Int) async throws {
        let disk = try TemporaryFolder("disk")
        guard try await mount(disk, "size=26m,nr_inodes=8000") else { return }
        defer { unmount(disk) }
        try disk.makeFolder("root")
        try disk.write("released.toml", "root = \"\(disk.path)/root\"\nsettle = \"300ms\"\n")
        let service = try await ServiceProcess.started(["--config", disk.path(of: "released.toml")])
        let path = RawPath(disk.path(of: "root"))
        let ballast = RawPath(disk.path(of: "ballast"))
        // Without it there is room for all of them, and for their clean texts.
        try ballast.write(Array(repeating: 0, count: (19 << 20) + round * 700_000))
        var dropped: Set<RawPath> = []
        for number in 0..<1_000 {
            let name = RawPath("\(number).txt")
            do {
                try path.appending("inbox").appending(name).write(
                    Array(repeating: UInt8(number & 0xFF), count: 6_000 + number)
                )
                dropped.insert(name)
            } catch {
                // No room for this one: its dropper was told so by the system.
                try? path.appending("inbox").appending(name).remove()
            }
        }
        try await Task.sleep(for: .seconds(3))
        #expect(service.process.exitCode == nil, "\(service.errors)")
        try ballast.remove()
        try await waitUntil("all recorded: \(service.status)", within: .seconds(30)) {
            try JournalFile(root: path).count == dropped.count
        }
        let records = try JournalFile(root: path).records()
        #expect(Set(records.map(\.path)) == dropped)
        #expect(records.allSatisfy { $0.kind == "accepted" })
        #expect(try JournalFile(root: path).faults() == [])
        #expect(try await service.stop() == 0)
    }

    /// Mounts a file system of its own there. - Returns: false, said in the test's output, where that cannot be done.
    private func mount(_ folder: TemporaryFolder, _ options: String = "size=64m") async throws -> Bool {
        let mount = try await ChildProcess.run("mount", "-t", "tmpfs", "-o", options, "none", folder.path)
        if mount.exitCode != 0 { skipped("a mount of its own: \(mount.errors)") }
        return mount.exitCode == 0
    }

    private func unmount(_ folder: TemporaryFolder) { _ = unsafe umount2(folder.path, Int32(MNT_DETACH)) }
}
