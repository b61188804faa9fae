import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: folders and removing", .timeLimit(.minutes(20))) struct FolderContractTests {
    @Test(arguments: Machine.all) func `a new folder is empty, ours, and has the mode it was given`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.calls.makeDirectory("d", at: place.folder, permissions: 0o750)
        let status = try place.status("d")
        #expect(status.kind == .directory && status.permissions == 0o750)
        #expect(status.uid == place.calls.effectiveUser())
        #expect(try place.names(in: place.open("d", .directory)) == [])
    }

    @Test(arguments: Machine.all) func `a folder is made where nothing is`(machine: Machine) throws {
        let place = try Place(machine)
        try place.make("file")
        _ = try place.makeFolder("folder")
        try place.makeSpecial("lost", .symbolicLink, target: "nothing")
        func make(_ path: PathBytes) throws(Errno) {
            try place.calls.makeDirectory(path, at: place.folder, permissions: 0o700)
        }
        for name: PathBytes in ["file", "folder", "lost", "."] { #expect(throws: Errno.fileExists) { try make(name) } }
        #expect(throws: Errno.noSuchFileOrDirectory) { try make("nothing/d") }
        #expect(throws: Errno.noSuchFileOrDirectory) { try make("") }
        #expect(throws: Errno.notDirectory) { try make("file/d") }
        try make("folder/d")
        #expect(try place.names() == ["file", "folder", "lost"])
    }

    @Test(arguments: Machine.all) func `a folder is removed when it is empty, and nothing else is`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let folder = try place.makeFolder("folder")
        try place.make("file", at: folder)
        try place.makeSpecial("link", .symbolicLink, target: "folder")
        func remove(_ path: PathBytes) throws(Errno) { try place.calls.removeDirectory(path, at: place.folder) }
        #expect(throws: Errno.directoryNotEmpty) { try remove("folder") }
        #expect(throws: Errno.notDirectory) { try remove("folder/file") }
        #expect(throws: Errno.notDirectory) { try remove("link") }
        #expect(throws: Errno.noSuchFileOrDirectory) { try remove("nothing") }
        #expect(throws: Errno.invalidArgument) { try remove(".") }
        try place.calls.unlink("file", at: folder)
        try remove("folder")
        #expect(throws: Errno.noSuchFileOrDirectory) { try remove("folder") }
        #expect(try place.names() == ["link"])
    }

    @Test(arguments: Machine.all) func `a name is removed, of a link its own, of a folder not`(machine: Machine) throws
    {
        let place = try Place(machine)
        try place.make("file", "text")
        _ = try place.makeFolder("folder")
        try place.makeSpecial("link", .symbolicLink, target: "file")
        func unlink(_ path: PathBytes) throws(Errno) { try place.calls.unlink(path, at: place.folder) }
        #expect(throws: Errno.isDirectory) { try unlink("folder") }
        #expect(throws: Errno.isDirectory) { try unlink(".") }
        #expect(throws: Errno.noSuchFileOrDirectory) { try unlink("nothing") }
        #expect(throws: Errno.notDirectory) { try unlink("file/x") }
        try unlink("link")
        #expect(try place.names() == ["file", "folder"])
        try unlink("file")
        #expect(throws: Errno.noSuchFileOrDirectory) { try unlink("file") }
    }

    @Test(arguments: Machine.all, ["removed", "replaced"])
    func `in a folder that is gone no name is made`(machine: Machine, how: String) throws {
        let place = try Place(machine)
        try place.make("x")
        let gone = try place.makeFolder("gone")
        if how == "removed" {
            try place.calls.removeDirectory("gone", at: place.folder)
        } else {
            _ = try place.makeFolder("other")
            try place.rename("other", to: "gone", replacing: true)
        }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.open("y", .createNew, at: gone) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.open("y", .readWriteOrCreate, at: gone) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.makeFolder("y", at: gone) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.rename("x", to: "y", at: gone) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.rename("x", to: "y", at: gone, replacing: true) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.link("x", to: "y", at: gone) }
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.calls.status("y", at: gone) }
        #expect(try place.calls.status("", at: gone).kind == .directory)
        try place.calls.flush(gone)
        #expect(try place.names().contains("x"))
    }
}
