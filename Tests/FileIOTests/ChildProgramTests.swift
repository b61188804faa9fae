import FileIO
import ReleaseModel
import SystemPackage
import Testing

@Suite("Another program", .timeLimit(.minutes(20))) struct ChildProgramTests {
    private func run(
        _ command: PathBytes,
        within patience: Duration = .seconds(20),
        bytesMax: Int = 1_000
    ) throws(ChildProgram.Trouble) -> ChildProgram.Answer {
        try ChildProgram.run("/bin/sh", ["-c", command], within: patience, bytesMax: bytesMax)
    }

    @Test func `what it says and how it ends is known`() throws {
        let answer = try run("echo out; echo err >&2; exit 3")
        #expect(String(decoding: answer.output, as: UTF8.self) == "out\nerr\n")
        #expect(answer.exitCode == 3)
        #expect(try run("kill -9 $$").exitCode == nil)
    }

    @Test func `it has nothing to read, and none of our environment`() throws {
        let answer = try run("cat; env | cut -d= -f1 | sort | tr '\\n' ' '")
        let names = Set(String(decoding: answer.output, as: UTF8.self).split(separator: " "))
        #expect(names.isSuperset(of: ["LC_ALL", "PATH"]))
        #expect(names.isSubset(of: ["LC_ALL", "PATH", "PWD", "OLDPWD", "SHLVL", "_"]))
    }

    @Test func `one that hangs is ended with all that it started`() throws {
        let begun = ContinuousClock.now
        #expect(throws: ChildProgram.Trouble.late) { try run("sleep 60 & sleep 60", within: .milliseconds(200)) }
        #expect(throws: ChildProgram.Trouble.late) { try run("exec >&- 2>&-; sleep 60", within: .milliseconds(200)) }
        #expect(ContinuousClock.now - begun < .seconds(30))
    }

    @Test func `one that says too much is ended`() {
        #expect(throws: ChildProgram.Trouble.talkative) { try run("yes") }
    }

    @Test func `one that is not there is said`() {
        #expect(throws: ChildProgram.Trouble.start(.noSuchFileOrDirectory)) {
            try ChildProgram.run("/nonexistent", [], within: .seconds(5), bytesMax: 10)
        }
        #expect(ChildProgram.path(of: "no-such-program") == nil)
        #expect(ChildProgram.path(of: "sh") != nil)
    }
}
