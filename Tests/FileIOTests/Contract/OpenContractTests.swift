import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: opening", .timeLimit(.minutes(20))) struct OpenContractTests {
    @Test(arguments: Machine.all, Thing.all)
    func `what each way of opening answers`(machine: Machine, thing: Thing) throws {
        for (mode, expected) in thing.answers {
            let place = try Place(machine)
            try thing.make(place)
            let answer: Result<FileStatus.Kind, Errno>
            do throws(Errno) {
                answer = .success(try place.calls.status("", at: try place.open("x", mode)).kind)
            } catch {
                answer = .failure(error)
            }
            #expect(answer == expected, "\(thing.testDescription), \(mode)")
        }
    }

    @Test(arguments: Machine.all) func `a new file is empty, ours, and has the mode it was given`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        for (name, mode) in [("a", .createNew), ("b", .readWriteOrCreate)] as [(PathBytes, OpenMode)] {
            let status = try place.calls.status("", at: try place.open(name, mode, permissions: 0o640))
            #expect(status.size == 0 && status.permissions == 0o640 && status.links == 1)
            #expect(status.uid == place.calls.effectiveUser())
            #expect(try place.status(name) == status)
        }
    }

    @Test(arguments: Machine.all) func `opening what is there changes neither its bytes nor its mode`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.make("x", "text")
        let before = try place.status("x")
        _ = try place.open("x", .readWriteOrCreate, permissions: 0o644)
        #expect(try place.status("x") == before)
        #expect(try place.text("x") == "text")
    }

    @Test(arguments: Machine.all) func `a path leads through folders and links to them, and through nothing else`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let deep = try place.makeFolder("d", at: place.makeFolder("folder"))
        try place.make("file", "x", at: deep)
        try place.makeSpecial("link", .symbolicLink, target: "folder")
        try place.makeSpecial("lost", .symbolicLink, target: "nothing")
        for path in ["folder/d/file", "./folder//d/./file", "link/d/file", "folder/d/../../link/d/file"] {
            #expect(try place.text(PathBytes(path)) == "x", "\(path)")
        }
        #expect(throws: Errno.notDirectory) { try place.open("folder/d/file/x") }
        #expect(throws: Errno.notDirectory) { try place.open("folder/d/file/x/y", .createNew) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.open("nothing/x", .createNew) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.open("lost/x") }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.open("") }
        let file = try place.open("folder/d/file")
        #expect(throws: Errno.notDirectory) { try place.open("x", at: file) }
    }

    @Test(arguments: Machine.all) func `the folder itself is there under the name of a dot`(machine: Machine) throws {
        let place = try Place(machine)
        for mode in [OpenMode.look, .read, .directory, .configuredDirectory, .configuredFile] {
            let again = try place.calls.status("", at: try place.open(".", mode))
            #expect(try again.identity == place.status().identity)
        }
        #expect(throws: Errno.isDirectory) { try place.open(".", .readWrite) }
        #expect(throws: Errno.isDirectory) { try place.open(".", .readWriteOrCreate) }
        #expect(throws: Errno.fileExists) { try place.open(".", .createNew) }
    }
}
