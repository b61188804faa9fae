import FileIO
import ReleaseModel
import TestSupport
import Testing

@Suite("What a file system can do", .timeLimit(.minutes(20))) struct FileSystemProbeTests {
    private func open(_ folder: TemporaryFolder) throws -> Directory {
        try Directory.open(configured: PathBytes(folder.path), calls: LinuxSystemCalls())
    }

    @Test(arguments: [false, true]) func `nothing is left of the tries`(inMemory: Bool) throws {
        let folder = try TemporaryFolder("probe", inMemory: inMemory)
        let probe = try FileSystemProbe(in: open(folder), named: true)
        #expect(probe.links == .works)
        #expect(probe.renames == .works)
        #expect(probe.nameless == .works)
        #expect(try open(folder).entries().isEmpty)
    }

    @Test func `without names no name is ever made`() throws {
        let folder = try TemporaryFolder("probe")
        let directory = try open(folder)
        let before = try directory.status().modified
        let probe = try FileSystemProbe(in: directory, named: false)
        #expect(probe.links == nil)
        #expect(try directory.status().modified == before, "nothing was made in it, nothing removed")
    }

    @Test func `what a probe left that was killed goes with the next`() throws {
        let folder = try TemporaryFolder("probe")
        try folder.write("doctor-probe", [1])
        try folder.write("doctor-probe.2", [1])
        let probe = try FileSystemProbe(in: open(folder), named: true)
        #expect(probe.links == .works)
        #expect(try open(folder).entries().isEmpty)
    }

    @Test func `room and kernel files are read`() throws {
        let room = try open(TemporaryFolder("probe")).room()
        #expect(room.totalBytes >= room.freeBytes)
        #expect(room.totalBytes > 0)
        #expect(try !KernelFile.contents("/proc/self/mountinfo").isEmpty)
        #expect(throws: FileError.self) { try KernelFile.contents("/proc/no-such-file") }
        #expect(LinuxAccounts.user("root")?.uid == 0)
        #expect(LinuxAccounts.group(0)?.name == "root")
        #expect(LinuxAccounts.user("no-such-user") == nil)
    }
}
