import FileIO
import ReleaseModel
import Testing

@testable import releasectl

@Suite("A path as a word of a shell", .timeLimit(.minutes(20))) struct ShellWordTests {
    static let names: [[UInt8]] = [
        Array("/srv/releases".utf8), Array("/srv/press kit's 2026".utf8), Array("/a$(reboot)`id`\"x\"".utf8),
        Array("/dépêche/🗞".utf8), Array("/line\nbreak\u{1B}[2J".utf8), [0x2F, 0xFF, 0x31, 0x32, 0x27, 0x5C, 0xFE],
        Array("/rtl\u{202E}txt.exe".utf8), Array("* ? [a] ~ ! # & ; | < >".utf8), Array("-rf".utf8), [],
    ]

    @Test(arguments: names) func `a shell reads the very bytes`(name: [UInt8]) throws {
        let word = ShellWord.quoted(PathBytes(name))
        let command = PathBytes("printf '%s' \(word)")
        let answer = try ChildProgram.run("/bin/bash", ["-c", command], within: .seconds(10), bytesMax: 10_000)
        #expect(answer == ChildProgram.Answer(output: name, exitCode: 0))
    }

    @Test(arguments: names) func `nothing in it moves a cursor or breaks a line`(name: [UInt8]) {
        let word = ShellWord.quoted(PathBytes(name))
        #expect(!word.unicodeScalars.contains { $0.isUnfitForDisplay }, "\(word)")
    }

    @Test func `what is plain stays as it is`() {
        #expect(ShellWord.quoted("/srv/releases/inbox-2.d") == "/srv/releases/inbox-2.d")
        #expect(ShellWord.quoted("/press kit") == "'/press kit'")
    }
}
