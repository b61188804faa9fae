import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: what is known of a file", .timeLimit(.minutes(20))) struct StatusContractTests {
    @Test(arguments: Machine.all) func `a status tells kind, size and names, of a link its own`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.make("file", "text")
        try place.make("below", at: place.makeFolder("folder"))
        try place.makeSpecial("link", .symbolicLink, target: "folder")
        try place.makeSpecial("pipe", .pipe)
        try place.makeSpecial("socket", .socket)
        #expect(try place.status("file").kind == .regular)
        #expect(try place.status("file").size == 4)
        #expect(try place.status("folder").kind == .directory)
        #expect(try place.status("link").kind == .symbolicLink)
        #expect(try place.status("link").size == 6, "the length of where it leads")
        #expect(try place.status("pipe").kind == .pipe)
        #expect(try place.status("socket").kind == .socket)
        #expect(try place.status("link/below").identity == place.status("folder/below").identity)
        #expect(try place.calls.status("", at: place.open("link", .look)).kind == .symbolicLink)
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.status("nothing") }
        #expect(throws: Errno.notDirectory) { try place.status("file/x") }
    }

    @Test(arguments: Machine.all) func `the empty path is the descriptor itself, and a dot the folder`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.make("x", "text")
        let file = try place.open("x")
        #expect(try place.calls.status("", at: file) == place.status("x"))
        #expect(try place.status("") == place.status("."))
        #expect(try place.status("").kind == .directory)
    }

    @Test(arguments: Machine.all) func `a file is the same one under any of its names, and no other is`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.make("x")
        let identity = try place.status("x").identity
        try place.make("other")
        #expect(try place.status("other").identity != identity)
        try place.link("x", to: "y")
        try place.rename("x", to: "z")
        #expect(try place.status("y").identity == identity)
        #expect(try place.status("z").identity == identity)
        #expect(try place.status("z").mount == place.status().mount)
        #expect(try place.status("z").identity.device == place.status().identity.device)
        #expect(try !place.status().isMountRoot)
    }

    @Test(arguments: Machine.all) func `links are counted as names come and go`(machine: Machine) throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        var counts: [UInt32] = []
        func count() throws { counts.append(try place.calls.status("", at: file).links) }
        try count()
        try place.link("x", to: "y")
        try count()
        try place.rename("y", to: "z")
        try count()
        try place.calls.unlink("x", at: place.folder)
        try count()
        try place.make("w")
        try place.rename("w", to: "z", replacing: true)
        try count()
        #expect(counts == [1, 2, 2, 1, 0])
        let folder = try place.makeFolder("folder")
        try place.calls.removeDirectory("folder", at: place.folder)
        #expect(try place.calls.status("", at: folder).links == 0)
    }

    @Test(arguments: Machine.all) func `the mode is what was set, special bits included`(machine: Machine) throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        for permissions: UInt32 in [0o600, 0o640, 0o4711, 0o1777, 0, 0o2770] {
            try place.calls.setPermissions(file, permissions)
            #expect(try place.status("x").permissions == permissions)
        }
        try place.calls.setPermissions(file, 0o400)
        let reader = try place.open("x")
        try place.calls.setPermissions(reader, 0o700)
        #expect(try place.status("x").permissions == 0o700, "a descriptor for reading will do")
        try place.calls.setPermissions(place.folder, 0o750)
        #expect(try place.status().permissions == 0o750)
        #expect(try place.status().kind == .directory)
    }

    @Test(arguments: Machine.all) func `a file system tells its type and its room`(machine: Machine) throws {
        let place = try Place(machine)
        try place.make("x")
        let status = try place.calls.fileSystem(place.folder)
        #expect(status.type != 0 && status.freeBytes > 0 && !status.isRemote)
        #expect(try place.calls.fileSystem(place.open("x")).type == status.type)
    }

    @Test(arguments: Machine.all) func `clocks go forward, random numbers differ, nobody is not known`(
        machine: Machine
    ) async throws {
        let place = try Place(machine)
        let (monotonic, wall) = (place.calls.monotonicTime(), place.calls.wallTime())
        try await place.letTimePass()
        #expect(place.calls.monotonicTime() - monotonic >= .milliseconds(20))
        #expect(place.calls.wallTime() > wall)
        #expect(Set((0..<1_000).map { _ in place.calls.randomNumber() }).count == 1_000)
        #expect(place.calls.userName(4_000_000_001) == nil)
    }
}
