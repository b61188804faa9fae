import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: events", .timeLimit(.minutes(20))) struct EventContractTests {
    @Test(arguments: Machine.all) func `a queue without events is empty and says so`(machine: Machine) throws {
        let post = try WatchPost(machine)
        var buffer = [UInt8](repeating: 0, count: 4_096)
        #expect(try !post.place.calls.waitReadable(post.queue, for: .zero))
        #expect(throws: Errno.resourceTemporarilyUnavailable) {
            try post.place.calls.read(post.queue, into: &buffer)
        }
        try post.place.make("beside")
        #expect(try !post.place.calls.waitReadable(post.queue, for: .milliseconds(1)))
    }

    @Test(arguments: Machine.all) func `a file is created, then closed after writing`(machine: Machine) throws {
        let post = try WatchPost(machine)
        let events = try post.events(2) { try post.place.make("x", "text", at: post.watched) }
        #expect(
            events == [
                WatchEvent(post.watch, WatchBits.create, "x"), WatchEvent(post.watch, WatchBits.closeWrite, "x"),
            ]
        )
        // Closed, not changed: that it might have been is enough.
        #expect(
            try post.events { try post.place.close(post.place.open("x", .readWrite, at: post.watched)) }
                == [WatchEvent(post.watch, WatchBits.closeWrite, "x")]
        )
        #expect(try post.events(0) { _ = try post.place.text("x", at: post.watched) } == [])
    }

    @Test(arguments: Machine.all) func `a close is told under the name that the file has by then`(
        machine: Machine
    ) throws {
        let post = try WatchPost(machine)
        let (calls, watched) = (post.place.calls, post.watched)
        let file = try post.place.open("x", .createNew, at: watched)
        _ = try post.events(3) {
            try calls.rename("x", at: watched, to: "y", at: watched, replacing: false)
        }
        #expect(try post.events { try post.place.close(file) } == [WatchEvent(post.watch, WatchBits.closeWrite, "y")])
        // Of several, the one it was opened by; and one that is gone is told all the same.
        try post.place.link("watched/y", to: "a", at: watched)
        let again = try post.place.open("a", .readWrite, at: watched)
        _ = try post.events(2) { try calls.unlink("a", at: watched) }
        #expect(try post.events { try post.place.close(again) } == [WatchEvent(post.watch, WatchBits.closeWrite, "a")])
    }

    @Test(arguments: Machine.all) func `a rename tells where from and where to, as one`(machine: Machine) throws {
        let post = try WatchPost(machine)
        let (place, watched, watch) = (post.place, post.watched, post.watch)
        try place.make("x")
        let came = try post.events { try place.rename("x", to: "in", at: watched) }
        #expect(came.map(\.mask) == [WatchBits.movedTo] && came.map(\.name) == ["in"])
        let within = try post.events(2) {
            try place.calls.rename("in", at: watched, to: "on", at: watched, replacing: false)
        }
        #expect(within.map(\.mask) == [WatchBits.movedFrom, WatchBits.movedTo] && within.map(\.name) == ["in", "on"])
        #expect(within[0].cookie != 0 && within[0].cookie == within[1].cookie)
        #expect(within[0].cookie != came[0].cookie)
        let went = try post.events {
            try place.calls.rename("on", at: watched, to: "out", at: place.folder, replacing: false)
        }
        #expect(went.map(\.mask) == [WatchBits.movedFrom] && went.map(\.name) == ["on"])
        #expect((came + within + went).allSatisfy { $0.watch == watch })
    }

    @Test(arguments: Machine.all) func `a rename that replaces, and one that does nothing`(machine: Machine) throws {
        let post = try WatchPost(machine)
        let (place, watched) = (post.place, post.watched)
        try place.make("x")
        _ = try post.events(2) { try place.make("y", at: watched) }
        let events = try post.events { try place.rename("x", to: "y", at: watched, replacing: true) }
        #expect(events.map(\.mask) == [WatchBits.movedTo] && events.map(\.name) == ["y"])
        #expect(
            try post.events(0) {
                try place.calls.rename("y", at: watched, to: "y", at: watched, replacing: true)
            } == []
        )
        #expect(
            try post.events(0) {
                #expect(throws: Errno.noSuchFileOrDirectory) {
                    try place.calls.rename("x", at: watched, to: "z", at: watched, replacing: true)
                }
            } == []
        )
    }

    @Test(arguments: Machine.all) func `names that come by a link, and go`(machine: Machine) throws {
        let post = try WatchPost(machine)
        let (place, watched) = (post.place, post.watched)
        try place.make("x")
        let events = try post.events(2) {
            try place.link("x", to: "y", at: watched)
            try place.calls.unlink("y", at: watched)
        }
        #expect(
            events == [WatchEvent(post.watch, WatchBits.create, "y"), WatchEvent(post.watch, WatchBits.delete, "y")]
        )
    }

    @Test(arguments: Machine.all) func `folders are told as such`(machine: Machine) throws {
        let post = try WatchPost(machine)
        let (place, watched) = (post.place, post.watched)
        let events = try post.events(4) {
            try place.calls.makeDirectory("d", at: watched, permissions: 0o700)
            try place.calls.rename("d", at: watched, to: "e", at: watched, replacing: false)
            try place.calls.removeDirectory("e", at: watched)
        }
        let masks = [WatchBits.create, WatchBits.movedFrom, WatchBits.movedTo, WatchBits.delete].map {
            $0 | WatchBits.folder
        }
        #expect(events.map(\.mask) == masks)
        #expect(events.map(\.name) == ["d", "d", "e", "e"])
    }

    @Test(arguments: Machine.all) func `a change of mode is told, of what lies in the folder and of itself`(
        machine: Machine
    ) throws {
        let post = try WatchPost(machine)
        let (place, watched) = (post.place, post.watched)
        _ = try post.events(2) { try place.make("x", at: watched) }
        let file = try place.open("x", at: watched)
        #expect(
            try post.events { try place.calls.setPermissions(file, 0o640) }
                == [WatchEvent(post.watch, WatchBits.attributes, "x")]
        )
        #expect(
            try post.events { try place.calls.setPermissions(watched, 0o750) }
                == [WatchEvent(post.watch, WatchBits.attributes | WatchBits.folder)]
        )
    }
}
