import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: descriptors", .timeLimit(.minutes(20))) struct DescriptorContractTests {
    @Test(arguments: Machine.all) func `a descriptor that only looks is good for status and paths, and nothing else`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let calls = place.calls
        let below = try place.makeFolder("folder")
        try place.make("x", "text", at: below)
        let folder = try place.open("folder", .look)
        let file = try place.open("x", .look, at: folder)
        #expect(try calls.status("", at: file).size == 4)
        #expect(try calls.status("x", at: folder).size == 4)
        #expect(try calls.fileSystem(file).type == calls.fileSystem(place.folder).type)
        #expect(try place.text("x", at: folder) == "text")
        try calls.makeDirectory("d", at: folder, permissions: 0o700)
        var buffer: [UInt8] = [0]
        #expect(throws: Errno.badFileDescriptor) { try calls.read(file, into: &buffer) }
        #expect(throws: Errno.badFileDescriptor) { try calls.read(file, into: &buffer, at: 0) }
        #expect(throws: Errno.badFileDescriptor) { try calls.write(file, [0]) }
        #expect(throws: Errno.badFileDescriptor) { try calls.write(file, [0], at: 0) }
        #expect(throws: Errno.badFileDescriptor) { try calls.truncate(file, to: 0) }
        #expect(throws: Errno.badFileDescriptor) { try calls.reserve(file, from: 0, count: 1) }
        #expect(throws: Errno.badFileDescriptor) { try calls.flush(file) }
        #expect(throws: Errno.badFileDescriptor) { try calls.flushData(file) }
        #expect(throws: Errno.badFileDescriptor) { try calls.startWriteback(file) }
        #expect(throws: Errno.badFileDescriptor) { try calls.flush(folder) }
        #expect(throws: Errno.badFileDescriptor) { try calls.setPermissions(file, 0o600) }
        #expect(throws: Errno.badFileDescriptor) { try calls.readLease(file, take: true) }
        #expect(throws: Errno.badFileDescriptor) { try calls.lock(file) }
        #expect(throws: Errno.badFileDescriptor) { try calls.isLocked(file) }
        #expect(throws: Errno.badFileDescriptor) { try calls.nextEntries(folder) }
        #expect(throws: Errno.badFileDescriptor) { try calls.clone(file, into: place.open("y", .createNew)) }
        #expect(throws: Errno.badFileDescriptor) { try calls.clone(place.open("y"), into: file) }
    }

    @Test(arguments: Machine.all) func `a number that nothing is open on is good for nothing`(machine: Machine) throws {
        let place = try Place(machine)
        let calls = place.calls
        // Higher than any number in use: one that was just closed may be another test's by now.
        let bad: RawDescriptor = 1_000_000
        var buffer: [UInt8] = [0]
        let queue = try place.makeEventQueue()
        try place.make("x")
        let attempts: [(String, () throws -> Void)] = [
            ("open", { _ = try calls.open("x", at: bad, .read, permissions: 0) }),
            ("close", { try calls.close(bad) }),
            ("read", { _ = try calls.read(bad, into: &buffer) }),
            ("pread", { _ = try calls.read(bad, into: &buffer, at: 0) }),
            ("write", { _ = try calls.write(bad, [0]) }), ("pwrite", { _ = try calls.write(bad, [0], at: 0) }),
            ("truncate", { try calls.truncate(bad, to: 0) }),
            ("reserve", { try calls.reserve(bad, from: 0, count: 1) }),
            ("clone from", { try calls.clone(bad, into: place.open("c", .createNew)) }),
            ("clone into", { try calls.clone(place.open("x"), into: bad) }),
            ("flushData", { try calls.flushData(bad) }), ("flush", { try calls.flush(bad) }),
            ("startWriteback", { try calls.startWriteback(bad) }), ("status", { _ = try calls.status("", at: bad) }),
            ("status of a name", { _ = try calls.status("x", at: bad) }),
            ("fileSystem", { _ = try calls.fileSystem(bad) }),
            ("setPermissions", { try calls.setPermissions(bad, 0o600) }),
            ("readLease", { try calls.readLease(bad, take: true) }), ("lock", { try calls.lock(bad) }),
            ("isLocked", { _ = try calls.isLocked(bad) }), ("nextEntries", { _ = try calls.nextEntries(bad) }),
            ("makeDirectory", { try calls.makeDirectory("y", at: bad, permissions: 0o700) }),
            ("removeDirectory", { try calls.removeDirectory("y", at: bad) }),
            ("unlink", { try calls.unlink("x", at: bad) }),
            ("rename from", { try calls.rename("x", at: bad, to: "y", at: place.folder, replacing: true) }),
            ("rename to", { try place.rename("x", to: "y", at: bad) }),
            ("link from", { try calls.link("x", at: bad, to: "y", at: place.folder) }),
            ("link to", { try place.link("x", to: "y", at: bad) }),
            ("watch with", { _ = try calls.watch(bad, directory: place.folder, mask: 0x100) }),
            ("unwatch", { try calls.unwatch(bad, 1) }),
        ]
        for (call, attempt) in attempts {
            #expect(throws: Errno.badFileDescriptor, "\(call)") { try attempt() }
        }
        // By its path in /proc, where there is none.
        #expect(throws: Errno.noSuchFileOrDirectory) { try calls.watch(queue, directory: bad, mask: 0x100) }
        // poll(2) calls it ready (`POLLNVAL`); the read that follows says why.
        #expect(try calls.waitReadable(bad, for: .zero))
    }
}
