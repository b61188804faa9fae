import Glibc
import TestSupport
import Testing

@Suite("Health from outside", .serialized)
struct HealthTests {
    private func releasectl(_ root: ServiceRoot, _ arguments: String...) async throws -> (code: Int32, text: String) {
        let tool = try ChildProcess(
            BuiltPrograms.path(of: "releasectl"),
            [arguments[0], "--config", root.configuration] + arguments.dropFirst()
        )
        return (try await tool.end(within: .seconds(20)), tool.output)
    }

    @Test("status: 0 healthy, 1 when it does not answer, 3 when it does not run", .timeLimit(.minutes(20)))
    func exitCodes() async throws {
        let root = try ServiceRoot()
        #expect(try await releasectl(root, "status").code == 3)
        let service = try await root.start()
        #expect(try await releasectl(root, "status").code == 0)
        service.process.signal(SIGSTOP)
        let stopped = try await releasectl(root, "status", "--json")
        #expect(stopped.code == 1)
        let document = try JSONTree(Array(stopped.text.utf8))
        #expect(document["healthy"] == .flag(false))
        #expect(document["conditions"]?.elements.first?["code"]?.text == "not-answering")
        #expect(try await releasectl(root, "metrics").text.contains("\nreleased_up 0\n"))
        service.process.signal(SIGCONT)
        #expect(try await releasectl(root, "status").code == 0)
        try await service.kill()
        #expect(try await releasectl(root, "status").code == 3)
    }

    @Test("metrics count on after a stop and a restart, and are written whole", .timeLimit(.minutes(20)))
    func metrics() async throws {
        let root = try ServiceRoot()
        let accepted = "\nreleased_records_total{inbox=\"inbox\",type=\"accepted\"} "
        let service = try await root.start()
        try root.moveIn("a.txt", "a")
        _ = try await root.records(1)
        try await waitUntil("counted") { try root.status()["recorded"]?["accepted"] == .number(1) }
        #expect(try await releasectl(root, "metrics").text.contains(accepted + "1\n"))
        #expect(try await releasectl(root, "metrics").text.contains("\nreleased_up 1\n"))
        #expect(try await service.stop() == 0)
        let file = RawPath(root.folder.path(of: "released.prom"))
        #expect(try await releasectl(root, "metrics", "--output", "\(file)").code == 0)
        let text = String(decoding: try file.read(), as: UTF8.self)
        #expect(text.contains("\nreleased_up 0\n") && text.contains(accepted + "1\n"))
        #expect(file.status?.permissions == 0o644)
        let again = try await root.start()
        #expect(try await releasectl(root, "metrics").text.contains(accepted + "1\n"))
        #expect(try await again.stop() == 0)
        // Where the root is gone, an old file must not go on saying that all is well.
        try root.path.rename(to: RawPath(root.folder.path(of: "elsewhere")))
        #expect(try await releasectl(root, "metrics", "--output", "\(file)").code == 78)
        #expect(String(decoding: try file.read(), as: UTF8.self).contains("\nreleased_up 0\n"))
    }

    @Test("a quiet inbox is a notice in STATUS, log and metrics, and no fault", .timeLimit(.minutes(20)))
    func quiet() async throws {
        let root = try ServiceRoot("quiet_after = \"2s\"")
        let service = try await root.start()
        try await waitUntil("quiet: \(service.status)") { service.status.contains("inbox inbox is quiet") }
        #expect(service.errors.contains("has had no record for over 2 s"))
        let status = try await releasectl(root, "status")
        #expect(status.code == 0)
        #expect(status.text.contains("notice: inbox inbox has had no record"))
        #expect(try await releasectl(root, "metrics").text.contains("\nreleased_inbox_quiet{inbox=\"inbox\"} 1\n"))
        // It is there at once after a restart, and goes with a drop.
        #expect(try await service.stop() == 0)
        let again = try await root.start()
        #expect(again.status.contains("inbox inbox is quiet"))
        try root.moveIn("a.txt", "a")
        try await waitUntil("not quiet: \(again.status)") { !again.status.contains("is quiet") }
        #expect(try await again.stop() == 0)
    }
}
