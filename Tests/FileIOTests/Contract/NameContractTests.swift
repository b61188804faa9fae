import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: names", .timeLimit(.minutes(20))) struct NameContractTests {
    private static let longest = PathBytes([UInt8](repeating: 0x61, count: 255))
    private static let tooLong = PathBytes([UInt8](repeating: 0x61, count: 256))

    @Test(arguments: Machine.all) func `a name has 255 bytes at most, in every call that takes one`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let calls = place.calls
        try place.make(Self.longest, "text")
        #expect(try place.names() == [Self.longest])
        #expect(try place.status(Self.longest).size == 4)
        try place.rename(Self.longest, to: "x")
        try place.link("x", to: Self.longest)
        try calls.unlink(Self.longest, at: place.folder)
        try calls.makeDirectory(Self.longest, at: place.folder, permissions: 0o700)
        try calls.removeDirectory(Self.longest, at: place.folder)

        for mode in [OpenMode.look, .read, .directory, .configuredFile, .readWriteOrCreate, .createNew] {
            #expect(throws: Errno.fileNameTooLong) { try place.open(Self.tooLong, mode) }
        }
        #expect(throws: Errno.fileNameTooLong) { try place.open(Self.tooLong.appending("x")) }
        #expect(throws: Errno.fileNameTooLong) { try place.status(Self.tooLong) }
        #expect(throws: Errno.fileNameTooLong) { try place.rename("x", to: Self.tooLong) }
        #expect(throws: Errno.fileNameTooLong) { try place.rename(Self.tooLong, to: "y") }
        #expect(throws: Errno.fileNameTooLong) { try place.link("x", to: Self.tooLong) }
        #expect(throws: Errno.fileNameTooLong) { try calls.unlink(Self.tooLong, at: place.folder) }
        #expect(throws: Errno.fileNameTooLong) { try calls.removeDirectory(Self.tooLong, at: place.folder) }
        #expect(throws: Errno.fileNameTooLong) {
            try calls.makeDirectory(Self.tooLong, at: place.folder, permissions: 0o700)
        }
        #expect(try place.names() == ["x"])
    }

    @Test(arguments: Machine.all) func `a name is its bytes, whatever they stand for`(machine: Machine) throws {
        let place = try Place(machine)
        // Every byte that a name may hold; bytes that are no UTF-8; the same letter, composed and not; only dots.
        let all = (1...255).map { UInt8($0) }.filter { $0 != 0x2F }
        let names: [PathBytes] = [
            PathBytes(all), PathBytes([0xFF]), PathBytes([0xFE]), PathBytes([0xC3, 0xA9]),
            PathBytes([0x65, 0xCC, 0x81]), "a", "A", " ", "\n", "...", "-",
        ]
        for name in names { try place.make(name, name.escaped) }
        #expect(try place.names() == names.sorted())
        for name in names { #expect(try place.text(name) == name.escaped) }
    }

    @Test(arguments: Machine.all) func `every name in a folder is listed once, and the dots are not`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        #expect(try place.names() == [])
        // More than one buffer of getdents64(2) holds.
        let names = (1000..<1300).map { PathBytes("\($0)" + String(repeating: "n", count: 250)) }
        for name in names { try place.make(name) }
        #expect(try place.names() == names)
    }

    @Test(arguments: Machine.all) func `an entry says of what kind it is, or nothing`(machine: Machine) throws {
        let place = try Place(machine)
        try place.make("file")
        _ = try place.makeFolder("folder")
        try place.makeSpecial("link", .symbolicLink, target: "folder")
        try place.makeSpecial("pipe", .pipe)
        try place.makeSpecial("socket", .socket)
        let kinds: [PathBytes: FileStatus.Kind] = [
            "file": .regular, "folder": .directory, "link": .symbolicLink, "pipe": .pipe, "socket": .socket,
        ]
        let entries = try place.entries()
        #expect(Set(entries.map(\.name)) == Set(kinds.keys))
        for entry in entries { #expect(entry.kind == nil || entry.kind == kinds[entry.name]) }
    }

    @Test(arguments: Machine.all) func `a list that has come to its end stays there; another begins anew`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        try place.make("x")
        let first = try place.open(".", .directory)
        while try place.calls.nextEntries(first) != nil {}
        #expect(try place.calls.nextEntries(first) == nil)
        #expect(try place.names() == ["x"])
    }

    @Test(arguments: Machine.all) func `only a folder that is still there can be listed`(machine: Machine) throws {
        let place = try Place(machine)
        try place.make("x")
        #expect(throws: Errno.notDirectory) { try place.calls.nextEntries(place.open("x")) }
        let gone = try place.makeFolder("gone")
        try place.calls.removeDirectory("gone", at: place.folder)
        #expect(throws: Errno.noSuchFileOrDirectory) { try place.calls.nextEntries(gone) }
    }
}
