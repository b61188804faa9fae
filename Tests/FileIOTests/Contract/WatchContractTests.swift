import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: watches and their queue", .timeLimit(.minutes(20))) struct WatchContractTests {
    @Test(arguments: Machine.all) func `the same event twice in a row is told once`(machine: Machine) throws {
        let post = try WatchPost(machine)
        let (place, watched) = (post.place, post.watched)
        _ = try post.events(2) { try place.make("x", at: watched) }
        let file = try place.open("x", at: watched)
        let events = try post.events {
            for _ in 0..<3 { try place.calls.setPermissions(file, 0o640) }
        }
        #expect(events == [WatchEvent(post.watch, WatchBits.attributes, "x")])
    }

    @Test(arguments: Machine.all) func `only what was asked for is told, and asking again changes it`(
        machine: Machine
    ) throws {
        let post = try WatchPost(machine, mask: WatchBits.delete)
        let (place, watched) = (post.place, post.watched)
        #expect(try post.events(0) { try place.make("x", at: watched) } == [])
        #expect(
            try post.events { try place.calls.unlink("x", at: watched) } == [
                WatchEvent(post.watch, WatchBits.delete, "x")
            ]
        )
        // By any descriptor of the folder: it is the inode that is watched.
        let again = try place.open("watched", .look)
        #expect(try place.calls.watch(post.queue, directory: again, mask: WatchBits.create) == post.watch)
        #expect(try post.events { try place.make("x", at: watched) } == [WatchEvent(post.watch, WatchBits.create, "x")])
        #expect(try post.events(0) { try place.calls.unlink("x", at: watched) } == [])
    }

    @Test(arguments: Machine.all) func `two folders have two watches; one given up is told of and heard no more`(
        machine: Machine
    ) throws {
        let post = try WatchPost(machine)
        let (place, watched) = (post.place, post.watched)
        let other = try place.makeFolder("other")
        let second = try place.calls.watch(post.queue, directory: other, mask: WatchBits.all)
        #expect(second != post.watch)
        let ended = try post.events { try place.calls.unwatch(post.queue, post.watch) }
        #expect(ended == [WatchEvent(post.watch, WatchBits.ignored)])
        #expect(throws: Errno.invalidArgument) { try place.calls.unwatch(post.queue, post.watch) }
        #expect(try post.events(0) { try place.make("x", at: watched) } == [])
        #expect(try post.events { _ = try place.makeFolder("d", at: other) }.map(\.watch) == [second])
        let third = try place.calls.watch(post.queue, directory: watched, mask: WatchBits.all)
        #expect(third != post.watch && third != second, "no number is used again")
    }

    @Test(arguments: Machine.all) func `a watched folder tells that it was moved, and that it is gone`(
        machine: Machine
    ) throws {
        let post = try WatchPost(machine)
        let place = post.place
        #expect(
            try post.events { try place.rename("watched", to: "moved") }.map(\.mask).map { $0 & ~WatchBits.folder }
                == [WatchBits.moveSelf]
        )
        // While somebody has it open, it is not gone.
        #expect(try post.events(0) { try place.calls.removeDirectory("moved", at: place.folder) } == [])
        let events = try post.events(2) { try place.close(post.watched) }
        #expect(events.map { $0.mask & ~WatchBits.folder } == [WatchBits.deleteSelf, WatchBits.ignored])
        #expect(throws: Errno.invalidArgument) { try place.calls.unwatch(post.queue, post.watch) }
    }

    @Test(arguments: Machine.all) func `a folder that nobody has open is gone before its name is told to be`(
        machine: Machine
    ) throws {
        let post = try WatchPost(machine)
        let place = post.place
        let outer = try place.calls.watch(post.queue, directory: place.folder, mask: WatchBits.all)
        try place.close(post.watched)
        let events = try post.events(3) { try place.calls.removeDirectory("watched", at: place.folder) }
        #expect(
            events.map { $0.mask & ~WatchBits.folder } == [WatchBits.deleteSelf, WatchBits.ignored, WatchBits.delete]
        )
        #expect(events.map(\.watch) == [post.watch, post.watch, outer])
    }

    @Test(arguments: Machine.all) func `events that do not fit wait for the next read`(machine: Machine) throws {
        let post = try WatchPost(machine)
        let (place, watched) = (post.place, post.watched)
        for name: PathBytes in ["a", "b", "c"] {
            try place.calls.makeDirectory(name, at: watched, permissions: 0o700)
        }
        // Each has a head of 16 bytes and a name padded to 16.
        var buffer = [UInt8](repeating: 0, count: 70)
        #expect(try place.calls.read(post.queue, into: &buffer) == 64)
        #expect(WatchEvent.decode(Array(buffer[..<64])).map(\.name) == ["a", "b"])
        var small = [UInt8](repeating: 0, count: 31)
        #expect(throws: Errno.invalidArgument) { try place.calls.read(post.queue, into: &small) }
        #expect(try place.calls.waitReadable(post.queue, for: .zero))
        #expect(try place.calls.read(post.queue, into: &buffer) == 32)
        #expect(try !place.calls.waitReadable(post.queue, for: .zero))
    }

    @Test(arguments: Machine.all) func `a file is always ready to be read; only a queue watches`(
        machine: Machine
    ) throws {
        let post = try WatchPost(machine)
        let place = post.place
        try place.make("x")
        #expect(try place.calls.waitReadable(place.open("x"), for: .zero))
        #expect(throws: Errno.invalidArgument) {
            try place.calls.watch(place.open("x"), directory: post.watched, mask: WatchBits.all)
        }
        #expect(throws: Errno.invalidArgument) { try place.calls.unwatch(place.open("x"), post.watch) }
        // IN_ONLYDIR.
        #expect(throws: Errno.notDirectory) {
            try place.calls.watch(post.queue, directory: place.open("x"), mask: WatchBits.all)
        }
    }
}
