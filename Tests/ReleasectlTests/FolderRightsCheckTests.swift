import FileIO
import ReleaseModel
import Testing

@testable import releasectl

@Suite("Doctor: owners and modes", .timeLimit(.minutes(20))) struct FolderRightsCheckTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let purpose: FolderFacts.Purpose
        var uid = Samples.uid
        var gid = Samples.droppers
        let permissions: UInt32
        var list: AccessControlList? = Samples.defaultList
        let results: [Finding.Result]
        var mend: [String] = []
        var testDescription: String { "\(purpose) \(FolderFacts.mode(permissions)) \(uid):\(gid)" }
    }

    static let path: PathBytes = "/srv/press kit"

    static let cases = [
        // As the package makes them.
        Case(purpose: .root, permissions: 0o755, results: [.ok]),
        Case(purpose: .root, uid: 0, gid: 0, permissions: 0o755, results: [.ok]),
        Case(purpose: .own, permissions: 0o700, results: [.ok]),
        Case(purpose: .own, permissions: 0o2700, results: [.ok]),
        Case(purpose: .readers, gid: Samples.readers, permissions: 0o2750, results: [.ok]),
        Case(purpose: .inbox, permissions: 0o3770, results: [.ok]),
        Case(purpose: .rejected, permissions: 0o2770, results: [.ok]),
        // Owners.
        Case(
            purpose: .own,
            uid: 0,
            permissions: 0o700,
            results: [.error],
            mend: ["chown -R released:released '/srv/press kit'"]
        ),
        Case(
            purpose: .readers,
            uid: 5,
            gid: Samples.readers,
            permissions: 0o2750,
            results: [.error],
            mend: ["chown -R released:released-readers '/srv/press kit'"]
        ),
        Case(
            purpose: .readers,
            gid: Samples.droppers,
            permissions: 0o2750,
            results: [.warning],
            mend: ["chown -R released:released-readers '/srv/press kit'"]
        ),
        // What staff dropped stays theirs.
        Case(
            purpose: .inbox,
            uid: 0,
            permissions: 0o3770,
            results: [.error],
            mend: ["chown released:released '/srv/press kit'"]
        ),
        // Modes.
        Case(purpose: .root, permissions: 0o775, results: [.error], mend: ["chmod 00755 '/srv/press kit'"]),
        Case(purpose: .root, permissions: 0o700, results: [.warning], mend: ["chmod 00755 '/srv/press kit'"]),
        Case(purpose: .own, permissions: 0o750, results: [.error], mend: ["chmod 00700 '/srv/press kit'"]),
        Case(purpose: .own, permissions: 0o500, results: [.error], mend: ["chmod 00700 '/srv/press kit'"]),
        Case(
            purpose: .readers,
            gid: Samples.readers,
            permissions: 0o2770,
            results: [.error],
            mend: ["chmod 02750 '/srv/press kit'"]
        ),
        Case(
            purpose: .readers,
            gid: Samples.readers,
            permissions: 0o750,
            results: [.warning],
            mend: ["chmod 02750 '/srv/press kit'"]
        ),
        Case(
            purpose: .readers,
            gid: Samples.readers,
            permissions: 0o2755,
            results: [.note],
            mend: ["chmod 02750 '/srv/press kit'"]
        ),
        Case(purpose: .inbox, permissions: 0o3777, results: [.warning], mend: ["chmod 03770 '/srv/press kit'"]),
        Case(purpose: .inbox, permissions: 0o2770, results: [.warning], mend: ["chmod 03770 '/srv/press kit'"]),
        Case(purpose: .inbox, permissions: 0o3570, results: [.error], mend: ["chmod 03770 '/srv/press kit'"]),
        Case(purpose: .inbox, permissions: 0o1700, results: [.warning], mend: ["chmod 03770 '/srv/press kit'"]),
        Case(
            purpose: .inbox,
            permissions: 0o3770,
            list: nil,
            results: [.warning],
            mend: ["setfacl -d -m u:released:rwx,m::rwx '/srv/press kit'"]
        ),
        Case(purpose: .rejected, permissions: 0o700, results: [.warning], mend: ["chmod 02770 '/srv/press kit'"]),
    ]

    @Test(arguments: cases) func `each folder is held against what the package makes`(of: Case) {
        let rights = AccessRights(
            uid: of.uid,
            gid: of.gid,
            permissions: of.permissions,
            defaultList: of.purpose == .inbox ? of.list : nil
        )
        let folder = FolderFacts(path: Self.path, purpose: of.purpose, sight: .rights(rights))
        let check = FolderRightsCheck(folders: [folder], keeper: Samples.keeper)
        #expect(check.results == of.results)
        #expect(check.commands == of.mend)
        #expect(check.findings.allSatisfy { $0.result == .ok || !$0.why.isEmpty })
    }

    @Test func `a folder that a plain user serves needs no groups of a package`() {
        let modes: [(FolderFacts.Purpose, UInt32)] = [
            (.root, 0o755), (.own, 0o700), (.readers, 0o2750), (.readers, 0o750), (.inbox, 0o3770), (.inbox, 0o700),
            (.rejected, 0o2770),
        ]
        let folders = modes.map { purpose, mode in
            let rights = AccessRights(uid: 1_000, gid: 1_000, permissions: mode)
            return FolderFacts(path: Self.path, purpose: purpose, sight: .rights(rights))
        }
        #expect(FolderRightsCheck(folders: folders, keeper: Samples.plain).results == [.ok])
    }

    @Test func `owners and modes that another machine's file system makes up mean nothing`() {
        let rights = AccessRights(uid: 0, gid: 0, permissions: 0o777)
        let folder = FolderFacts(path: Self.path, purpose: .inbox, sight: .rights(rights), isRemote: true)
        #expect(FolderRightsCheck(folders: [folder], keeper: Samples.keeper).results == [.ok])
    }

    @Test func `what is missing is the service's to make, the sysadmin's, or lost`() {
        func results(_ isMade: Bool, _ isExpected: Bool) -> [Finding.Result] {
            let folder = FolderFacts(
                path: Self.path,
                purpose: .inbox,
                sight: .missing,
                isMadeByService: isMade,
                isExpected: isExpected
            )
            return FolderRightsCheck(folders: [folder], keeper: Samples.keeper).results
        }
        #expect(results(true, false) == [.note])
        #expect(results(false, false) == [.error])
        #expect(results(true, true) == [.error])
    }
}
