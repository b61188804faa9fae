import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: bytes", .timeLimit(.minutes(20))) struct ContentContractTests {
    @Test(arguments: Machine.all) func `reading goes on where it stopped, and ends with nothing`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.make("x", "abcdefg")
        let file = try place.open("x")
        var buffer = [UInt8](repeating: 0x2E, count: 4)
        #expect(try place.calls.read(file, into: &buffer) == 4)
        #expect(buffer == Array("abcd".utf8))
        #expect(try place.calls.read(file, into: &buffer) == 3)
        #expect(buffer == Array("efgd".utf8), "what lies behind the bytes read is left alone")
        #expect(try place.calls.read(file, into: &buffer) == 0)
        #expect(buffer.count == 4)
    }

    @Test(arguments: Machine.all) func `reading at an offset moves nothing, and there is nothing past the end`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.make("x", "abcdefg")
        let file = try place.open("x")
        var buffer = [UInt8](repeating: 0x2E, count: 4)
        #expect(try place.calls.read(file, into: &buffer, at: 5) == 2)
        #expect(buffer == Array("fg..".utf8))
        #expect(try place.calls.read(file, into: &buffer, at: 7) == 0)
        #expect(try place.calls.read(file, into: &buffer, at: 1 << 40) == 0)
        #expect(throws: Errno.invalidArgument) { try place.calls.read(file, into: &buffer, at: -1) }
        #expect(try place.calls.read(file, into: &buffer) == 4)
        #expect(buffer == Array("abcd".utf8))
    }

    @Test(arguments: Machine.all) func `one position serves reads and writes; writes at an offset leave it`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        try place.write(file, "abc")
        try place.write(file, "XY", at: 4)
        try place.write(file, "d")
        var buffer: [UInt8] = [0, 0]
        #expect(try place.calls.read(file, into: &buffer) == 2)
        #expect(buffer == Array("XY".utf8).suffix(2))
        #expect(try place.text("x") == "abcdXY")
        #expect(throws: Errno.invalidArgument) { try place.calls.write(file, [0], at: -1) }
    }

    @Test(arguments: Machine.all) func `two descriptors each have a position, and see each other's bytes at once`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let one = try place.open("x", .createNew)
        let other = try place.open("x", .readWrite)
        try place.write(one, "abc")
        try place.write(other, "X")
        #expect(try place.bytes(one) == Array("Xbc".utf8))
        #expect(try place.calls.status("", at: other).size == 3)
    }

    @Test(arguments: Machine.all) func `a write lands in the middle, over the end, and past it behind zeros`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        try place.write(file, "abcdef")
        try place.write(file, "XY", at: 2)
        #expect(try place.text("x") == "abXYef")
        try place.write(file, "12", at: 5)
        #expect(try place.text("x") == "abXYe12")
        try place.write(file, "z", at: 700)
        let all = try place.bytes(file)
        #expect(all == Array("abXYe12".utf8) + [UInt8](repeating: 0, count: 693) + [0x7A])
        #expect(try place.status("x").size == 701)
    }

    @Test(arguments: Machine.all) func `cut short, the rest is gone; made longer, zeros follow`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        try place.write(file, "abcdef")
        try place.calls.truncate(file, to: 4)
        #expect(try place.text("x") == "abcd")
        try place.calls.truncate(file, to: 6)
        #expect(try place.text("x") == "abcd\0\0")
        try place.write(file, "g")
        #expect(try place.text("x") == "abcd\0\0g", "the position stayed where it was")
        try place.calls.truncate(file, to: 0)
        #expect(try place.status("x").size == 0)
        #expect(throws: Errno.invalidArgument) { try place.calls.truncate(file, to: -1) }
        #expect(throws: Errno.invalidArgument) { try place.calls.truncate(place.open("x"), to: 0) }
        #expect(throws: Errno.invalidArgument) { try place.calls.truncate(place.folder, to: 0) }
    }

    @Test(arguments: Machine.all) func `reserving changes neither bytes nor size`(machine: Machine) throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        try place.write(file, "abc")
        do throws(Errno) { try place.calls.reserve(file, from: 3, count: 100_000) } catch {
            // btrfs and xfs can, overlayfs and network mounts may not: the service then goes on without.
            #expect(error == .notSupported)
        }
        #expect(try place.text("x") == "abc")
        #expect(try place.status("x").size == 3)
        #expect(throws: Errno.invalidArgument) { try place.calls.reserve(file, from: 0, count: 0) }
        #expect(throws: Errno.invalidArgument) { try place.calls.reserve(file, from: -1, count: 1) }
        #expect(throws: Errno.badFileDescriptor) { try place.calls.reserve(place.open("x"), from: 0, count: 1) }
    }

    @Test(arguments: Machine.all) func `what is open for reading is not written; a folder neither read nor written`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.make("x", "abc")
        let file = try place.open("x")
        #expect(throws: Errno.badFileDescriptor) { try place.calls.write(file, [0]) }
        #expect(throws: Errno.badFileDescriptor) { try place.calls.write(file, [0], at: 0) }
        #expect(throws: Errno.badFileDescriptor) { try place.calls.write(place.folder, [0]) }
        var buffer: [UInt8] = [0]
        #expect(throws: Errno.isDirectory) { try place.calls.read(place.folder, into: &buffer) }
        #expect(throws: Errno.isDirectory) { try place.calls.read(place.folder, into: &buffer, at: 0) }
        #expect(try place.text("x") == "abc")
    }

    @Test(arguments: Machine.all) func `a file without a name is read and written as long as it is open`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        try place.write(file, "abc")
        try place.calls.unlink("x", at: place.folder)
        try place.make("x", "another")
        try place.write(file, "def")
        #expect(try place.bytes(file) == Array("abcdef".utf8))
        let status = try place.calls.status("", at: file)
        #expect(status.links == 0 && status.size == 6)
        try place.calls.setPermissions(file, 0o400)
        try place.calls.flush(file)
        #expect(try place.text("x") == "another")
    }

    @Test(arguments: Machine.all) func `a clone has the same bytes, or there is none`(machine: Machine) throws {
        for isAllowed in [false, true] {
            let place = try Place(machine)
            if isAllowed { place.allowClones() }
            let text = String(repeating: "0123456789abcdef", count: 512)
            try place.make("source", text)
            let source = try place.open("source")
            let target = try place.open("target", .createNew)
            do {
                try place.calls.clone(source, into: target)
                #expect(try place.text("target") == text)
                try place.write(target, "X", at: 0)
            } catch Errno.notSupported {
                #expect(try place.status("target").size == 0)
            }
            #expect(try place.text("source") == text)
            #expect(throws: Errno.badFileDescriptor) { try place.calls.clone(source, into: place.open("target")) }
            #expect(throws: Errno.isDirectory) { try place.calls.clone(place.folder, into: target) }
            if let elsewhere = try place.makeElsewhere() {
                let far = try place.open("far", .createNew, at: elsewhere)
                #expect(throws: Errno.improperLink) { try place.calls.clone(source, into: far) }
            }
        }
    }

    @Test(arguments: Machine.all) func `files and folders are flushed, by whichever descriptor`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        try place.write(file, "abc")
        try place.calls.startWriteback(file)
        let reader = try place.open("x")
        for descriptor in [file, reader, place.folder] {
            try place.calls.flushData(descriptor)
            try place.calls.flush(descriptor)
        }
        try place.calls.startWriteback(reader)
        #expect(try place.text("x") == "abc")
    }
}
