import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: leases and locks", .timeLimit(.minutes(20))) struct LeaseAndLockContractTests {
    @Test(arguments: Machine.all) func `a lease is granted when nobody writes, and given back`(
        machine: Machine
    ) async throws {
        let place = try Place(machine)
        let calls = place.calls
        try place.make("x")
        let (one, other) = (try place.open("x"), try place.open("x"))
        try await place.patiently { () throws(Errno) in try calls.readLease(one, take: true) }
        try calls.readLease(one, take: true)
        try calls.readLease(other, take: true)
        try calls.readLease(one, take: false)
        #expect(throws: Errno.resourceTemporarilyUnavailable) { try calls.readLease(one, take: false) }
        try calls.readLease(other, take: false)
        try place.close(place.open("x", .readWrite))
    }

    @Test(arguments: Machine.all) func `a lease is refused while anybody has the file open for writing`(
        machine: Machine
    ) async throws {
        let place = try Place(machine)
        let calls = place.calls
        try place.make("x")
        try place.link("x", to: "y")
        let reader = try place.open("x")
        // Under another name, too: it is the file that counts.
        let writer = try place.open("y", .readWrite)
        #expect(throws: Errno.resourceTemporarilyUnavailable) { try calls.readLease(reader, take: true) }
        #expect(throws: Errno.resourceTemporarilyUnavailable) { try calls.readLease(writer, take: true) }
        #expect(throws: Errno.resourceTemporarilyUnavailable) { try calls.readLease(reader, take: false) }
        try place.close(writer)
        try await place.patiently { () throws(Errno) in try calls.readLease(reader, take: true) }
        try calls.readLease(reader, take: false)
    }

    @Test(arguments: Machine.all) func `there are no leases but on files`(machine: Machine) throws {
        let place = try Place(machine)
        try place.makeSpecial("pipe", .pipe)
        #expect(throws: Errno.invalidArgument) { try place.calls.readLease(place.folder, take: true) }
        #expect(throws: Errno.invalidArgument) { try place.calls.readLease(place.open("pipe"), take: true) }
    }

    @Test(arguments: Machine.all) func `a lock is one descriptor's, and gone with it`(machine: Machine) async throws {
        let place = try Place(machine)
        let calls = place.calls
        let one = try place.open("x", .createNew)
        let other = try place.open("x", .readWrite)
        #expect(try !calls.isLocked(other))
        try calls.lock(one)
        try calls.lock(one)
        #expect(try calls.isLocked(other))
        #expect(try calls.isLocked(place.open("x")))
        #expect(try !calls.isLocked(one), "its own lock is in nobody's way")
        #expect(throws: Errno.resourceTemporarilyUnavailable) { try calls.lock(other) }
        try place.close(try place.open("x", .readWrite))
        #expect(try calls.isLocked(other), "closing another descriptor gives nothing back")
        try place.rename("x", to: "y")
        #expect(try calls.isLocked(place.open("y")), "it is the file's, whatever its name")
        try place.make("x")
        #expect(try !calls.isLocked(place.open("x")))
        try place.close(one)
        try await place.patiently { () throws(Errno) in try calls.lock(other) }
        #expect(try calls.isLocked(place.open("y")))
    }

    @Test(arguments: Machine.all) func `only who may write may lock`(machine: Machine) throws {
        let place = try Place(machine)
        try place.make("x")
        #expect(throws: Errno.badFileDescriptor) { try place.calls.lock(place.open("x")) }
        #expect(throws: Errno.badFileDescriptor) { try place.calls.lock(place.folder) }
        #expect(try !place.calls.isLocked(place.folder))
    }
}
