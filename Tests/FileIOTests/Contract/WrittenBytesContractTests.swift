import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("the seam: where bytes lie", .timeLimit(.minutes(20))) struct WrittenBytesContractTests {
    /// Asks, nil where the file system cannot say.
    private func isWholly(_ place: Place, _ file: RawDescriptor, size: Int64) throws(Errno) -> Bool? {
        do { return try place.calls.isWhollyWritten(file, size: size) } catch {
            guard error == .notSupported else { throw error }
            return nil
        }
    }

    @Test(arguments: Machine.all) func `what was written lies somewhere, flushed or not; past the end nothing does`(
        machine: Machine
    ) throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        let text = String(repeating: "0123456789abcdef", count: 1_024)
        try place.write(file, text)
        let size = Int64(text.utf8.count)
        #expect(try isWholly(place, file, size: 0) == true)
        #expect(try [nil, true].contains(isWholly(place, file, size: size)))
        try place.calls.flush(file)
        #expect(try [nil, true].contains(isWholly(place, place.open("x"), size: size)))
        #expect(try [nil, false].contains(isWholly(place, file, size: size + 1_000_000)))
        #expect(try place.text("x") == text)
    }

    @Test(arguments: Machine.all) func `only of what is open for more than looking`(machine: Machine) throws {
        let place = try Place(machine)
        try place.make("x", "text")
        #expect(throws: Errno.badFileDescriptor) { try place.calls.isWhollyWritten(place.open("x", .look), size: 4) }
        #expect(throws: Errno.badFileDescriptor) { try place.calls.isWhollyWritten(1_000_000, size: 4) }
    }

    // A hole is not written on Linux. The simulated disk keeps no holes, and its zeros count as written: a difference on
    // purpose. All that follows from it is that a file with a hole is adopted there, which the service copies on Linux.
    @Test(arguments: Machine.all) func `a hole is not written, where there are holes`(machine: Machine) throws {
        let place = try Place(machine)
        let file = try place.open("x", .createNew)
        try place.calls.truncate(file, to: 1 << 20)
        #expect(try [nil, machine == .simulated].contains(isWholly(place, file, size: 1 << 20)))
    }
}
