import FileIO
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("the simulated disk: names", .timeLimit(.minutes(20))) struct VolatileNamesTests {
    private let bytes = Array("bytes".utf8)

    @Test func `a new name is kept by its folder's flush, and by no other`() throws {
        let machine = try CutMachine()
        let file = try machine.open("x")
        try machine.write(file, bytes)
        try machine.disk.flush(file)
        #expect(machine.contents("x") == [nil, bytes])
        try machine.disk.flush(machine.root)
        #expect(machine.contents("x") == [bytes])
    }

    @Test func `a folder's flush keeps its names and not their bytes`() throws {
        let machine = try CutMachine()
        try machine.write(machine.open("x"), bytes)
        try machine.disk.flush(machine.root)
        #expect(machine.contents("x") == [[], [0, 0, 0, 0, 0], bytes])
    }

    @Test func `a name that is removed may be there again until its folder is flushed`() throws {
        let machine = try CutMachine()
        machine.disk.moveIn("/x", bytes)
        try machine.disk.unlink("x", at: machine.root)
        #expect(machine.contents("x") == [nil, bytes])
        try machine.disk.flush(machine.root)
        #expect(machine.contents("x") == [nil])
    }

    @Test func `a rename never loses the file: where the old name is gone, the new one is there`() throws {
        let machine = try CutMachine()
        machine.disk.moveIn("/x", bytes)
        try machine.rename("x", to: "y")
        #expect(machine.files == [["x"], ["y"], ["x", "y"]])
        try machine.disk.flush(machine.root)
        #expect(machine.files == [["y"]])
    }

    @Test(arguments: ["from", "to"]) func `a rename between folders is kept by either's flush`(
        flushed: PathBytes
    ) throws {
        let machine = try CutMachine()
        machine.disk.makeFolders("/from")
        machine.disk.makeFolders("/to")
        machine.disk.moveIn("/from/x", bytes)
        try machine.rename("from/x", to: "to/x")
        #expect(machine.files == [["from/x"], ["to/x"], ["from/x", "to/x"]])
        try machine.disk.flush(machine.folder(flushed))
        // The new name alone does not take the old one away.
        #expect(machine.files == (flushed == "from" ? [["to/x"]] : [["to/x"], ["from/x", "to/x"]]))
    }

    @Test func `a name that is replaced leads to the one or the other, never to nothing`() throws {
        let machine = try CutMachine()
        machine.disk.moveIn("/x", bytes)
        machine.disk.moveIn("/y", Array("old".utf8))
        try machine.rename("x", to: "y")
        #expect(machine.contents("y") == [Array("old".utf8), bytes])
        #expect(machine.outcomes.allSatisfy { $0.contents("x") == bytes || $0.contents("y") == bytes })
    }

    @Test func `a link and the unlink after it know nothing of each other: without a flush both names may go`() throws {
        let machine = try CutMachine()
        machine.disk.moveIn("/x", bytes)
        try machine.disk.link("x", at: machine.root, to: "y", at: machine.root)
        try machine.disk.unlink("x", at: machine.root)
        #expect(machine.files == [["x"], ["x", "y"], ["y"], []])
    }

    @Test func `changes of one name come in their order`() throws {
        let machine = try CutMachine()
        let (one, two) = (try machine.open("x"), try machine.open("y"))
        try machine.write(one, Array("1".utf8))
        try machine.write(two, Array("2".utf8))
        try machine.disk.flush(one)
        try machine.disk.flush(two)
        try machine.disk.flush(machine.root)
        try machine.disk.unlink("x", at: machine.root)
        try machine.disk.link("y", at: machine.root, to: "x", at: machine.root)
        #expect(machine.contents("x") == [Array("1".utf8), nil, Array("2".utf8)])
        #expect(machine.contents("y") == [Array("2".utf8)])
    }

    @Test func `a name in a new folder needs that folder's own`() throws {
        let machine = try CutMachine()
        try machine.disk.makeDirectory("d", at: machine.root, permissions: 0o700)
        let file = try machine.open("d/x")
        try machine.write(file, bytes)
        try machine.disk.flush(file)
        func states() -> Set<[PathBytes]> { Set(machine.outcomes.map { $0.names(in: "/") + $0.files(below: "/") }) }
        #expect(states() == [[], ["d"], ["d", "d/x"]])
        try machine.disk.flush(machine.folder("d"))
        #expect(states() == [[], ["d", "d/x"]])
        try machine.disk.flush(machine.root)
        #expect(states() == [["d", "d/x"]])
    }

    @Test func `a file renamed into a new folder is in one of the two, and the folder's flush brings it there`() throws
    {
        let machine = try CutMachine()
        machine.disk.moveIn("/x", bytes)
        try machine.disk.makeDirectory("d", at: machine.root, permissions: 0o700)
        try machine.rename("x", to: "d/x")
        #expect(machine.files == [["x"], ["d/x", "x"], ["d/x"]])
        try machine.disk.flush(machine.root)
        #expect(machine.files == [["d/x"]])
    }

    @Test(arguments: [false, true]) func `a folder that is gone was empty`(isReplaced: Bool) throws {
        let machine = try CutMachine()
        machine.disk.makeFolders("/d")
        machine.disk.makeFolders("/other")
        machine.disk.moveIn("/d/x", bytes)
        try machine.rename("d/x", to: "y")
        if isReplaced {
            try machine.rename("other", to: "d")
        } else {
            try machine.disk.removeDirectory("d", at: machine.root)
        }
        #expect(machine.outcomes.allSatisfy { $0.contents("d/x") == bytes || $0.contents("y") == bytes })
        try machine.disk.flush(machine.root)
        #expect(machine.files == [["y"]])
    }

    @Test(arguments: [false, true]) func `a folder whose removal was lost is a folder as before`(
        isReplaced: Bool
    ) throws {
        let machine = try CutMachine()
        machine.disk.makeFolders("/d")
        machine.disk.makeFolders("/other")
        if isReplaced {
            try machine.rename("other", to: "d")
        } else {
            try machine.disk.removeDirectory("d", at: machine.root)
        }
        let nothingKept = Survival(machine.disk.volume).radices.map { _ in 0 }
        let next = try CutMachine(SimulatedDisk(Survival(machine.disk.volume).disk(keeping: nothingKept)))
        let folder = try next.folder("d")
        #expect(try next.disk.nextEntries(folder) == [])
        _ = try next.disk.open("x", at: folder, .createNew, permissions: 0o600)
        #expect(next.disk.volume.files(below: "/") == ["d/x"])
    }

    @Test func `after a folder's flush has failed the disk takes no more changes until the next start`() throws {
        let machine = try CutMachine()
        let file = try machine.open("x")
        machine.disk.obey { call, _ in call.kind == .flush ? .loseWriteback(keepsSize: true) : nil }
        #expect(throws: Errno.ioError) { try machine.disk.flush(machine.root) }
        machine.disk.obey(nil)
        #expect(throws: Errno.readOnlyFileSystem) { try machine.disk.unlink("x", at: machine.root) }
        #expect(throws: Errno.readOnlyFileSystem) { try machine.write(file, bytes) }
        #expect(throws: Errno.readOnlyFileSystem) { try machine.disk.flush(machine.root) }
        #expect(try machine.disk.status("x", at: machine.root).size == 0)
        for outcome in machine.outcomes { _ = try CutMachine(SimulatedDisk(outcome)).open("y") }
    }

    @Test func `a start finds no descriptor, no lock, and what has no name is gone`() throws {
        let machine = try CutMachine()
        let file = try machine.open("x")
        try machine.disk.lock(file)
        try machine.disk.flush(machine.root)
        _ = try machine.open("y")
        let next = try CutMachine(SimulatedDisk(Survival(machine.disk.volume).disk(keeping: [0])))
        #expect(next.disk.volume.files(below: "/") == ["x"])
        #expect(try !next.disk.isLocked(next.open("x")))
        #expect(try next.disk.status("x", at: next.root).links == 1)
    }
}
