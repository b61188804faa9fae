import Glibc
import TestSupport
import Testing

@Suite("TestSupport", .timeLimit(.minutes(20)))
struct TestSupportTests {
    @Test func `a temporary folder goes with all that is in it, whatever its modes and names`() throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let path = try #require(folder?.path)
        try folder?.write("deep/er/file.txt", "x")
        try folder?.makeFolder("empty")
        unsafe symlink("/etc", path + "/link")
        // Not UTF-8: 0xFF.
        let odd = path.utf8CString.dropLast() + [0x2F, CChar(bitPattern: 0xFF), 0]
        let descriptor = unsafe Array(odd).withUnsafeBufferPointer { name in
            unsafe name.baseAddress.map { unsafe creat($0, 0o600) } ?? -1
        }
        #expect(descriptor >= 0)
        close(descriptor)
        unsafe chmod(path + "/deep/er", 0o500)
        unsafe chmod(path + "/deep", 0)
        withExtendedLifetime(folder) {}
        folder = nil
        #expect(unsafe access(path, F_OK) == -1 && access("/etc", F_OK) == 0)
    }

    @Test func `what is written can be read and is listed by its path`() throws {
        let folder = try TemporaryFolder()
        try folder.write("b", [0, 0xFF])
        try folder.write("a/c.txt", "text")
        try folder.write("a/c.txt", "shorter")
        unsafe symlink("nowhere", folder.path(of: "a/dangling"))
        #expect(try folder.read("b") == [0, 0xFF])
        #expect(try folder.text("a/c.txt") == "shorter")
        #expect(folder.list() == ["a/", "a/c.txt", "a/dangling", "b"])
        #expect(folder.list("a") == ["c.txt", "dangling"])
        #expect(folder.list("none") == [])
        #expect(folder.exists("a") && folder.exists("a/dangling") && !folder.exists("a/none"))
    }

    @Test func `two folders are never the same`() throws {
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        #expect(first.path != second.path)
    }

    @Test func `a notify socket that hears nothing says so in time`() async throws {
        let socket = try NotifySocket()
        await #expect(throws: NotifySocket.TimedOut.self) { try await socket.receive(timeout: .milliseconds(20)) }
        await #expect(throws: NotifySocket.TimedOut.self) {
            try await socket.wait(timeout: .milliseconds(20)) { !$0.isEmpty }
        }
        #expect(socket.messages.isEmpty)
    }
}
