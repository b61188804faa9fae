import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: times", .timeLimit(.minutes(20))) struct TimeContractTests {
    /// What moves which of a file's times.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let movesModified: Bool
        let movesChanged: Bool
        let make: @Sendable (Place, RawDescriptor) throws -> Void

        init(
            _ description: String,
            modified: Bool,
            changed: Bool,
            _ make: @escaping @Sendable (Place, RawDescriptor) throws -> Void
        ) {
            (testDescription, movesModified, movesChanged, self.make) = (description, modified, changed, make)
        }

        static let all = [
            Change("write", modified: true, changed: true) { try $0.write($1, "more") },
            Change("pwrite", modified: true, changed: true) { try $0.write($1, "X", at: 0) },
            Change("ftruncate", modified: true, changed: true) { try $0.calls.truncate($1, to: 1) },
            Change("ftruncate to the same size", modified: true, changed: true) { try $0.calls.truncate($1, to: 4) },
            Change("fchmod", modified: false, changed: true) { try $0.calls.setPermissions($1, 0o400) },
            Change("rename", modified: false, changed: true) { place, _ in try place.rename("x", to: "y") },
            Change("link", modified: false, changed: true) { place, _ in try place.link("x", to: "y") },
            Change("unlink", modified: false, changed: true) { place, _ in
                try place.calls.unlink("x", at: place.folder)
            },
            Change("being replaced", modified: false, changed: true) { place, _ in
                try place.make("y")
                try place.rename("y", to: "x", replacing: true)
            },
            Change("a rename that does nothing", modified: false, changed: false) { place, _ in
                try place.rename("x", to: "x", replacing: true)
            },
            Change("reading", modified: false, changed: false) { place, _ in _ = try place.text("x") },
            Change("opening and closing", modified: false, changed: false) { place, _ in
                try place.close(place.open("x", .readWrite))
            },
            Change("flushing", modified: false, changed: false) { try $0.calls.flush($1) },
            Change("a lock", modified: false, changed: false) { try $0.calls.lock($1) },
        ]
    }

    @Test(arguments: Machine.all, Change.all)
    func `a file's times move when its bytes or what is known of it change`(
        machine: Machine,
        change: Change
    ) async throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        try place.write(file, "text")
        let before = try place.calls.status("", at: file)
        try await place.letTimePass()
        try change.make(place, file)
        let after = try place.calls.status("", at: file)
        #expect((after.modified > before.modified) == change.movesModified)
        #expect((after.changed > before.changed) == change.movesChanged)
        #expect(after.modified >= before.modified && after.changed >= before.changed)
    }

    @Test(arguments: Machine.all) func `a folder's times move with its names, not with the bytes below`(
        machine: Machine
    ) async throws {
        let place = try Place(machine)
        var last = try place.status()
        func moved(_ what: () throws -> Void) async throws -> Bool {
            try await place.letTimePass()
            try what()
            let before = last
            last = try place.status()
            #expect((last.modified > before.modified) == (last.changed > before.changed))
            return last.modified > before.modified
        }
        let file = try place.open("x", .createNew)
        last = try place.status()
        #expect(try await !moved { try place.write(file, "text") })
        #expect(try await !moved { try place.calls.setPermissions(file, 0o400) })
        #expect(try await moved { try place.make("y") })
        #expect(try await moved { try place.rename("y", to: "z") })
        #expect(try await moved { try place.link("z", to: "y") })
        #expect(try await moved { try place.calls.unlink("z", at: place.folder) })
        #expect(try await moved { _ = try place.makeFolder("d") })
        #expect(try await moved { try place.calls.removeDirectory("d", at: place.folder) })
    }

    @Test(arguments: Machine.all) func `a new file is as old as the clock says`(machine: Machine) async throws {
        let place = try Place(machine)
        let before = place.calls.wallTime()
        try await place.letTimePass()
        try place.make("x")
        let status = try place.status("x")
        #expect(status.modified > before && status.modified == status.changed)
        try await place.letTimePass()
        #expect(status.modified < place.calls.wallTime())
    }
}
