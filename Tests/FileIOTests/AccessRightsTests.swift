import FileIO
import ReleaseModel
import TestSupport
import Testing

@Suite("Who may do what", .timeLimit(.minutes(20))) struct AccessRightsTests {
    /// user::rwx user:789:rwx user:5:r-- group::r-x group:40:-w- mask::rw- other::--x
    private let attribute: [UInt8] =
        [2, 0, 0, 0] + entry(0x01, 7, .max) + entry(0x02, 7, 789) + entry(0x02, 4, 5) + entry(0x04, 5, .max)
        + entry(0x08, 2, 40) + entry(0x10, 6, .max) + entry(0x20, 1, .max)

    private static func entry(_ tag: UInt8, _ permissions: UInt8, _ id: UInt32) -> [UInt8] {
        [tag, 0, permissions, 0] + (0..<4).map { UInt8(truncatingIfNeeded: id >> (8 * $0)) }
    }

    @Test func `the kernel's list is read, and anything else refused`() throws {
        let list = try #require(AccessControlList(attribute: attribute))
        #expect(list.entries.count == 7)
        #expect(list.permissions(ofUser: 789) == 6, "the mask takes")
        #expect(list.permissions(ofUser: 6) == nil)
        #expect(AccessControlList(attribute: []) == nil)
        #expect(AccessControlList(attribute: Array(attribute.dropLast())) == nil)
        #expect(AccessControlList(attribute: [3] + attribute.dropFirst()) == nil)
        #expect(AccessControlList(attribute: attribute + Self.entry(0x40, 0, 0)) == nil)
    }

    struct Case: Sendable {
        let user: UInt32
        let groups: Set<UInt32>
        let most: Set<UInt32>
    }

    @Test(arguments: [
        Case(user: 100, groups: [], most: [1, 2, 4]), Case(user: 789, groups: [], most: [2, 4]),
        Case(user: 5, groups: [40], most: [4]), Case(user: 6, groups: [30], most: [4]),
        Case(user: 6, groups: [40], most: [2]), Case(user: 6, groups: [99], most: [1]),
        Case(user: 0, groups: [], most: [1, 2, 4]),
    ]) func `a list is asked as acl(5) says: owner, named, groups, others`(of: Case) throws {
        let list = AccessControlList(attribute: attribute)
        let rights = AccessRights(uid: 100, gid: 30, permissions: 0o761, list: list)
        for wanted: UInt32 in [1, 2, 4] {
            #expect(rights.allow(wanted, uid: of.user, groups: of.groups) == of.most.contains(wanted), "\(wanted)")
        }
    }

    @Test func `without a list the mode says it, and the first that is meant decides`() {
        let rights = AccessRights(uid: 100, gid: 30, permissions: 0o077)
        #expect(!rights.allow(4, uid: 100, groups: [30]))
        #expect(rights.allow(7, uid: 5, groups: [30]))
        #expect(AccessRights(uid: 100, gid: 30, permissions: 0o707).allow(1, uid: 5, groups: [30]) == false)
    }

    @Test func `the rights of a folder and of what is in it are seen`() throws {
        let ours = try FolderOfOurs()
        try ours.folder.write("a.txt", [1])
        let directory = try Directory.open(configured: PathBytes(ours.folder.path), calls: LinuxSystemCalls())
        #expect(try directory.rights().kind == .directory)
        #expect(try directory.rights().permissions == 0o700)
        #expect(try directory.rights("a.txt").kind == .regular)
        #expect(try directory.rights("a.txt").uid == LinuxSystemCalls().effectiveUser())
        #expect(throws: FileError.self) { try directory.rights("b.txt") }
    }
}
