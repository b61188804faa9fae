import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: renaming", .timeLimit(.minutes(20))) struct RenameContractTests {
    @Test(arguments: Machine.all, [false, true])
    func `a name goes and another comes, in this folder or another`(machine: Machine, replacing: Bool) throws {
        let place = try Place(machine)
        try place.make("x", "text")
        try place.rename("x", to: "y", replacing: replacing)
        #expect(try place.names() == ["y"])
        let folder = try place.makeFolder("folder")
        try place.rename("y", to: "z", at: folder, replacing: replacing)
        #expect(try place.text("z", at: folder) == "text")
        #expect(try place.names() == ["folder"])
        try place.rename("folder", to: "moved", replacing: replacing)
        #expect(try place.text("moved/z") == "text")
        #expect(try place.calls.status("z", at: folder).size == 4, "what is open goes with it")
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.rename("x", to: "q", replacing: replacing) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.rename("x", to: "moved", replacing: replacing) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.rename("moved", to: "n/q", replacing: replacing) }
    }

    @Test(arguments: Machine.all) func `nothing is replaced unless it is to be`(machine: Machine) throws {
        let place = try Place(machine)
        try place.make("x", "new")
        try place.make("y", "old")
        try place.link("x", to: "same")
        _ = try place.makeFolder("folder")
        try place.makeSpecial("lost", .symbolicLink, target: "nothing")
        for name: PathBytes in ["y", "x", "same", "folder", "lost"] {
            #expect(throws: Errno.fileExists) { try place.rename("x", to: name) }
            #expect(throws: Errno.fileExists) { try place.rename("folder", to: name) }
        }
        let victim = try place.open("y")
        try place.rename("x", to: "y", replacing: true)
        #expect(try place.text("y") == "new")
        #expect(try place.bytes(victim) == Array("old".utf8), "what is open stays what it was")
        try place.rename("y", to: "lost", replacing: true)
        #expect(try place.status("lost").kind == .regular)
    }

    @Test(arguments: Machine.all) func `onto itself, or onto another name of itself, nothing happens`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.make("x", "text")
        try place.link("x", to: "y")
        try place.rename("x", to: "x", replacing: true)
        try place.rename("x", to: "y", replacing: true)
        #expect(try place.names() == ["x", "y"])
        #expect(try place.status("x").links == 2)
    }

    @Test(arguments: Machine.all) func `a folder replaces an empty folder only, a file no folder`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.make("file")
        try place.make("below", at: place.makeFolder("folder"))
        _ = try place.makeFolder("empty")
        try place.make("x", at: place.makeFolder("full"))
        #expect(throws: Errno.isDirectory) { try place.rename("file", to: "empty", replacing: true) }
        #expect(throws: Errno.isDirectory) { try place.rename("file", to: "full", replacing: true) }
        #expect(throws: Errno.notDirectory) { try place.rename("folder", to: "file", replacing: true) }
        #expect(throws: Errno.directoryNotEmpty) { try place.rename("folder", to: "full", replacing: true) }
        try place.rename("folder", to: "empty", replacing: true)
        #expect(try place.names(in: place.open("empty", .directory)) == ["below"])
        #expect(try place.names() == ["empty", "file", "full"])
    }

    @Test(arguments: Machine.all, [false, true])
    func `no folder goes into itself, none onto one it lies in, and none by the name of a dot`(
        machine: Machine,
        replacing: Bool
    ) throws {
        let place = try Place(machine)
        _ = try place.makeFolder("inner", at: place.makeFolder("outer"))
        #expect(throws: Errno.invalidArgument) { try place.rename("outer", to: "outer/x", replacing: replacing) }
        #expect(throws: Errno.invalidArgument) { try place.rename("outer", to: "outer/inner/x", replacing: replacing) }
        #expect(throws: replacing ? Errno.directoryNotEmpty : .fileExists) {
            try place.rename("outer/inner", to: "outer", replacing: replacing)
        }
        #expect(throws: Errno.resourceBusy) { try place.rename(".", to: "x", replacing: replacing) }
        #expect(throws: replacing ? Errno.resourceBusy : .fileExists) {
            try place.rename("outer", to: ".", replacing: replacing)
        }
        #expect(try place.names() == ["outer"])
    }

    @Test(arguments: Machine.all) func `a link is renamed itself`(machine: Machine) throws {
        let place = try Place(machine)
        try place.make("target", "text")
        try place.makeSpecial("link", .symbolicLink, target: "target")
        try place.rename("link", to: "moved")
        #expect(try place.status("moved").kind == .symbolicLink)
        #expect(try place.text("target") == "text")
    }

    @Test(arguments: Machine.all) func `a file has one more name; a folder has one only`(machine: Machine) throws {
        let place = try Place(machine)
        try place.make("x", "text")
        let folder = try place.makeFolder("folder")
        try place.makeSpecial("link", .symbolicLink, target: "x")
        try place.link("x", to: "y", at: folder)
        #expect(try place.text("y", at: folder) == "text")
        for name: PathBytes in ["x", "folder", "link"] {
            #expect(throws: Errno.fileExists) { try place.link("x", to: name) }
            #expect(throws: Errno.fileExists) { try place.link("folder", to: name) }
        }
        #expect(throws: Errno.notPermitted) { try place.link("folder", to: "z") }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.link("nothing", to: "z") }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.link("nothing", to: "x") }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.link("x", to: "nothing/z") }
        #expect(throws: Errno.notDirectory) { try place.link("x", to: "x/z") }
        try place.link("link", to: "again")
        #expect(try place.status("again").kind == .symbolicLink)
        #expect(try place.status("again").identity == place.status("link").identity)
        #expect(try place.status("x").links == 2)
    }

    @Test(arguments: Machine.all) func `nothing is renamed or linked to another mount`(machine: Machine) throws {
        let place = try Place(machine)
        try place.make("x", "text")
        guard let elsewhere = try place.makeElsewhere() else {
            try Test.cancel("the temporary directory and /dev/shm are one mount here")
        }
        try place.make("there", at: elsewhere)
        for name: PathBytes in ["y", "there"] {
            for replacing in [false, true] {
                #expect(throws: Errno.improperLink) {
                    try place.rename("x", to: name, at: elsewhere, replacing: replacing)
                }
            }
        }
        #expect(throws: Errno.improperLink) { try place.rename("nothing", to: "y", at: elsewhere) }
        #expect(throws: Errno.improperLink) { try place.link("x", to: "y", at: elsewhere) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.link("nothing", to: "y", at: elsewhere) }
        #expect(throws: Errno.fileExists) { try place.link("x", to: "there", at: elsewhere) }
        _ = try place.makeFolder("folder")
        #expect(throws: Errno.improperLink) { try place.rename("folder", to: "y", at: elsewhere) }
        #expect(throws: Errno.improperLink) { try place.link("folder", to: "y", at: elsewhere) }
        #expect(try place.names(in: elsewhere) == ["there"])
        #expect(try place.names() == ["folder", "x"])
    }
}
