import Glibc
import TestSupport
import Testing

/// `releasectl doctor` beside the real service.
@Suite("The doctor")
struct DoctorTests {
    private func examine(_ root: ServiceRoot) async throws -> (code: Int32, findings: [JSONTree]) {
        let doctor = try ChildProcess(
            try BuiltPrograms.path(of: "releasectl"),
            ["doctor", "--config", root.configuration, "--json"]
        )
        let code = try await doctor.end(within: .seconds(60))
        return (code, try JSONTree(Array(doctor.output.utf8)).elements)
    }

    private func results(_ findings: [JSONTree], of check: String) -> [String] {
        findings.filter { $0["check"]?.text == check }.compactMap { $0["result"]?.text }
    }

    @Test("it disturbs nothing beside a running service, and finds what is wrong", .timeLimit(.minutes(20)))
    func beside() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        try root.moveIn("a.txt", "a release")
        #expect(try await root.records(1).count == 1)
        // The index of words is filled behind the record, and the commit log begun anew, in their own time.
        func state() -> [RawPath] {
            root.path.appending("state").filesBelow.filter { path in
                !["search.sqlite", "/log/"].contains { path.description.contains($0) }
            }
        }
        let before = (state(), root.inbox.filesBelow)
        let good = try await examine(root)
        let after = (state(), root.inbox.filesBelow)
        #expect(Set(before.0.map(\.description)) == Set(after.0.map(\.description)))
        #expect(Set(before.1.map(\.description)) == Set(after.1.map(\.description)))
        for check in ["owners and modes", "service", "configuration", "journal"] {
            #expect(results(good.findings, of: check) == ["ok"], "\(check)")
        }
        // What else is wrong with this machine is the machine's.
        let custody = root.path.appending("custody")
        try custody.setPermissions(0o755)
        let bad = try await examine(root)
        #expect(bad.code == 1)
        let found = bad.findings.first { $0["check"]?.text == "owners and modes" }
        #expect(found?["result"]?.text == "error")
        #expect(found?["mend"]?.elements.compactMap(\.text) == ["chmod 00700 \(custody)"])
        try await ChildProcess.run("sh", "-c", found?["mend"]?.elements.first?.text ?? "false")
        #expect(results(try await examine(root).findings, of: "owners and modes") == ["ok"])
        try root.moveIn("b.txt", "another release")
        #expect(try await root.records(2).count == 2)
        #expect(try await service.stop() == 0)
        #expect(try root.faults() == [])
    }

    @Test("where there is no root it says so", .timeLimit(.minutes(20)))
    func nowhere() async throws {
        let doctor = try await ChildProcess.run(
            try BuiltPrograms.path(of: "releasectl"),
            "doctor",
            "--root",
            "/nowhere"
        )
        #expect(doctor.exitCode == 66)
        #expect(doctor.errors.contains("no root at /nowhere"))
    }
}
