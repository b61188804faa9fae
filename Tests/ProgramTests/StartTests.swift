import Glibc
import TestSupport
import Testing

@Suite("Starting and stopping")
struct StartTests {
    @Test("a start makes the layout, with the modes that let each person do what is theirs", .timeLimit(.minutes(20)))
    func layout() async throws {
        let root = try ServiceRoot()
        let service = try await ServiceProcess.started([root.path.description])
        let expected: [(String, UInt32)] = [
            ("inbox", 0o3770), ("custody", 0o700), ("archive", 0o2750), ("archive/sha256", 0o2750),
            ("journal", 0o2750), ("state", 0o700), ("state/log", 0o700),
        ]
        for (name, permissions) in expected {
            #expect(root.path.appending(name).status?.permissions == permissions, "\(name)")
            #expect(root.path.appending(name).status?.kind == S_IFDIR, "\(name)")
        }
        #expect(root.path.appending("archive/sha256").names.count == 256)
        #expect(try await service.stop() == 0)
        #expect(service.errors.contains("ready"))
        #expect(service.process.output.isEmpty)
    }

    @Test("a second instance on one root exits 75 and names the process that holds it", .timeLimit(.minutes(20)))
    func secondInstance() async throws {
        let root = try ServiceRoot()
        let first = try await root.start()
        let second = try ServiceProcess(["--config", root.configuration])
        #expect(try await second.process.end() == 75)
        #expect(second.errors.contains("\(first.process.identifier)"))
        #expect(!second.notify.messages.contains { $0["READY"] != nil })
        // The first has noticed nothing.
        try root.moveIn("a.txt", "a")
        #expect(try await root.records(1).map(\.kind) == ["accepted"])
        #expect(try await first.stop() == 0)
    }

    @Test(
        "SIGTERM ends it with 0 within two seconds, also SIGINT",
        .timeLimit(.minutes(20)),
        arguments: [SIGTERM, SIGINT]
    )
    func stops(_ signal: Int32) async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        service.process.signal(signal)
        #expect(try await service.process.end(within: .seconds(2)) == 0)
        #expect(service.notify.messages.contains { $0["STOPPING"] == "1" })
        // And it can be started again at once.
        #expect(try await root.start().stop() == 0)
    }

    @Test("SIGTERM at any moment of the start ends it, and leaves a root that can be started", .timeLimit(.minutes(20)))
    func stopsWhileStarting() async throws {
        let root = try ServiceRoot()
        for milliseconds in [0, 0, 0, 1, 2, 3, 5, 8, 12, 17, 23, 30, 40, 60] {
            let service = try ServiceProcess(["--config", root.configuration])
            if milliseconds > 0 { try await Task.sleep(for: .milliseconds(milliseconds)) }
            service.process.signal(SIGTERM)
            // Before it is in main, the signal's own action ends it.
            let code = try await service.process.end(within: .seconds(5))
            #expect([0, 128 + SIGTERM].contains(code), "after \(milliseconds) ms: \(service.errors)")
        }
        let service = try await root.start()
        try root.moveIn("a.txt", "a")
        #expect(try await root.records(1).map(\.kind) == ["accepted"])
        #expect(try await service.stop() == 0)
    }

    @Test("a relative ROOT is below the working folder", .timeLimit(.minutes(20)))
    func relativeRoot() async throws {
        let root = try ServiceRoot()
        let notify = try NotifySocket()
        // env(1) becomes the service: the process is the same.
        let process = try ChildProcess(
            "/usr/bin/env",
            ["-C", root.folder.path, try BuiltPrograms.path(of: "released"), "./root"],
            environment: ["NOTIFY_SOCKET": notify.path]
        )
        try await notify.wait(timeout: .seconds(30)) { $0.contains { $0["READY"] == "1" } }
        try root.moveIn("a.txt", "a")
        #expect(try await root.records(1).map(\.kind) == ["accepted"])
        process.signal(SIGTERM)
        #expect(try await process.end() == 0)
    }

    @Test(
        "a command line that cannot be right exits 64",
        .timeLimit(.minutes(20)),
        arguments: [
            [], ["a", "b"], ["--no-such-option"], ["a", "--config", "b"], [""], ["--log-level", "loud", "a"],
        ]
    )
    func usage(_ arguments: [String]) async throws {
        let service = try ServiceProcess(arguments)
        #expect(try await service.process.end() == 64)
        #expect(!service.errors.isEmpty)
        #expect(service.process.output.isEmpty)
    }

    @Test("a configuration that is not right exits 78 and names the line", .timeLimit(.minutes(20)))
    func badConfiguration() async throws {
        let root = try ServiceRoot()
        try root.folder.write("released.toml", "root = \"\(root.path)\"\n\nsettel = \"2s\"\n")
        let service = try ServiceProcess(["--config", root.configuration])
        #expect(try await service.process.end() == 78)
        #expect(service.errors.contains("3") && service.errors.contains("settel"), "\(service.errors)")
        #expect(service.notify.values(of: "ERRNO").count == 1)
        #expect(root.path.names.isEmpty)
    }

    @Test("a configuration that cannot be read exits 78 and names the file", .timeLimit(.minutes(20)))
    func noConfiguration() async throws {
        let service = try ServiceProcess(["--config", "/nonexistent/released.toml"])
        #expect(try await service.process.end() == 78)
        #expect(service.errors.contains("/nonexistent/released.toml"))
    }

    @Test("--check-config by itself is about the machine's configuration", .timeLimit(.minutes(20)))
    func checkOfStandardConfiguration() async throws {
        let service = try ServiceProcess(["--check-config"])
        let code = try await service.process.end()
        #expect([0, 78].contains(code))
        #expect(code == 0 || service.errors.contains("/etc/released/released.toml"), "\(service.errors)")
    }

    @Test("a root that cannot be made is an error with its path, not a crash", .timeLimit(.minutes(20)))
    func impossibleRoot() async throws {
        let service = try ServiceProcess(["/proc/nonexistent/root"])
        let code = try await service.process.end()
        #expect([74, 77].contains(code))
        #expect(service.errors.contains("/proc/nonexistent"))
        #expect(service.notify.values(of: "ERRNO").count == 1)
    }
}
