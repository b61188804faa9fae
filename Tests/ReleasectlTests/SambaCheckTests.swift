import FileIO
import ReleaseModel
import TestSupport
import Testing

@testable import releasectl

@Suite("Doctor: Samba", .timeLimit(.minutes(20))) struct SambaCheckTests {
    private func check(_ settings: String, path: String = "/srv/releases/inbox", ownCustody: Bool = false) -> SambaCheck
    {
        let text =
            "Load smb config files from /etc/samba/smb.conf\n# Global parameters\n[global]\n\tworkgroup = X\n\n"
            + "[Press & Media]\n\tpath = \(path)\n\(settings)\n"
        let shares = SambaShares(Array(text.utf8))
        return SambaCheck(
            samba: .shares(shares.shares.map { .init(share: $0, path: $0.path ?? "/") }, file: shares.file ?? "/"),
            inboxes: [.init(path: "/srv/releases/inbox", hasOwnCustody: ownCustody)],
            closed: ["/srv/releases/archive", "/srv/releases/state"],
            keeper: Samples.keeper,
            hasService: true
        )
    }

    private let good = "\tread only = No\n\tinherit acls = Yes\n\tcreate mask = 0660\n\tdirectory mask = 0770"

    @Test func `a share as it should be`() {
        #expect(check(good).results == [.ok])
        #expect(check("\tread only = No\n\tforce user = released").results == [.ok])
    }

    @Test func `Samba's own settings close folders to the service`() {
        #expect(check("").results == [.warning, .warning, .error, .note])
    }

    @Test(arguments: [
        ("/srv/releases", [Finding.Result.error]), ("/srv", [.error]), ("/srv/releases/archive/sha256", [.error]),
        ("/", [.ok]), ("/home", [.skipped]), ("/srv/releases/inbox/web", [.ok]),
    ]) func `a share may lead to an inbox or into it, not above it`(path: String, results: [Finding.Result]) {
        #expect(check(good, path: path).results == results)
    }

    @Test func `custody in the share is vetoed, what was vetoed before stays so`() {
        #expect(check(good, ownCustody: true).results == [.warning])
        let vetoed = check(good + "\n\tveto files = /*.exe/", ownCustody: true)
        #expect(vetoed.commands.first?.contains("veto files = /*.exe/.released-custody/") == true)
        #expect(check(good + "\n\tveto files = /.released-custody/", ownCustody: true).results == [.ok])
    }

    @Test func `a setting of the global section holds in every share`() {
        let shares = SambaShares(Array("[global]\n\tcreate mask = 0600\n[a]\n\tpath = /a\n".utf8))
        #expect(shares.shares.first?.mode("create mask", default: 0o744) == 0o600)
        #expect(shares.shares.map(\.name) == ["a"])
    }

    @Test(arguments: ["Press & Media", "a.b*[c]", "weg/zwei", "100% $HOME 'x'"])
    func `the command changes that share alone, whatever it is called`(name: String) throws {
        let folder = try TemporaryFolder("doctor-samba")
        let text =
            "[global]\n  create mode = 0111\n[ \(name) ]\n\tCreate  Mode = 0600\n  path = /x\n[z]\ncreate mask=0222\n"
        try folder.write("smb.conf", Array(text.utf8))
        let mender = SambaMender(share: name, file: PathBytes(folder.path(of: "smb.conf")), hasService: false)
        let command = try #require(mender.set("create mask", ["create mask", "create mode"], "0660").first)
        let answer = try ChildProgram.run(
            "/bin/bash",
            ["-c", PathBytes(command)],
            within: .seconds(10),
            bytesMax: 9_999
        )
        #expect(answer == ChildProgram.Answer(output: [], exitCode: 0), "\(command)")
        let expected =
            "[global]\n  create mode = 0111\n[ \(name) ]\n   create mask = 0660\n  path = /x\n[z]\ncreate mask=0222\n"
        #expect(try folder.text("smb.conf") == expected)
    }
}
