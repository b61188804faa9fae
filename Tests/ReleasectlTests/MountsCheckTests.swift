import FileIO
import ReleaseModel
import Testing

@testable import releasectl

@Suite("Doctor: mounts", .timeLimit(.minutes(20))) struct MountsCheckTests {
    static let table = MountTable(
        Array(
            """
            21 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
            30 21 0:31 / /srv/press\\040kit rw,relatime - tmpfs tmpfs rw,size=1024k
            31 21 254:0 /x /srv/bound ro,relatime - ext4 /dev/vda rw
            32 21 0:40 / /srv/nfs rw,relatime shared:4 master:1 - nfs4 server:/x rw,vers=4.2
            33 21 254:1 / /srv/old rw - ext4 /dev/vdb ro
            nonsense
            34 21

            """.utf8
        )
    )

    @Test func `the kernel's list is read, odd lines left out`() {
        #expect(Self.table[30]?.point == "/srv/press kit")
        #expect(Self.table[30]?.type == "tmpfs")
        #expect(Self.table[31]?.isReadOnly == true)
        #expect(Self.table[31]?.isReadOnlyFileSystem == false)
        #expect(Self.table[33]?.isReadOnlyFileSystem == true)
        #expect(Self.table[34] == nil)
    }

    private func folder(
        _ path: PathBytes,
        _ role: MountsCheck.Folder.Role,
        _ mount: UInt64 = 21,
        isRemote: Bool = false
    ) -> MountsCheck.Folder {
        MountsCheck.Folder(
            path: path,
            role: role,
            mount: mount,
            device: mount,
            entry: Self.table[mount],
            isRemote: isRemote
        )
    }

    private func check(_ more: MountsCheck.Folder...) -> MountsCheck {
        MountsCheck(folders: [folder("/srv/releases", .root), folder("/srv/releases/archive", .own)] + more)
    }

    @Test func `one mount of one disk is as it should be`() {
        #expect(check(folder("/srv/releases/inbox", .inbox)).results == [.ok])
    }

    @Test func `an inbox in memory is emptied into the folder below it`() {
        let check = check(folder("/srv/press kit", .inbox, 30))
        #expect(check.results == [.warning, .note])
        #expect(
            check.commands == [
                "cp -a '/srv/press kit' '/srv/press kit.saved'", "umount '/srv/press kit'",
                "cp -a '/srv/press kit.saved'/. '/srv/press kit'/",
            ]
        )
    }

    @Test func `a read-only mount is made writable, by the mount or by the file system`() {
        #expect(check(folder("/srv/bound", .inbox, 31)).commands == ["mount -o remount,bind,rw /srv/bound"])
        #expect(check(folder("/srv/old", .inbox, 33)).commands == ["mount -o remount,rw /srv/old"])
        let root = MountsCheck(folders: [folder("/srv/bound", .root, 31), folder("/srv/bound/archive", .own, 31)])
        #expect(root.results == [.error], "said once")
    }

    @Test func `an inbox on a network file system is polled, which is no fault`() {
        #expect(check(folder("/srv/nfs", .inbox, 32, isRemote: true)).results == [.note, .note])
    }

    @Test func `a root on a network file system is warned of`() {
        #expect(MountsCheck(folders: [folder("/srv/nfs", .root, 32, isRemote: true)]).results == [.warning])
    }

    @Test func `an archive on another mount is a fault`() {
        #expect(check(folder("/srv/releases/journal", .own, 33)).results.contains(.error))
    }

    @Test func `custody in an inbox that others can enter is a fault`() {
        var inbox = folder("/srv/nfs", .inbox, 32)
        let rights = AccessRights(uid: Samples.uid, gid: 0, permissions: 0o770)
        inbox.privateFolder = FolderFacts(
            path: "/srv/nfs/.released-custody",
            purpose: .own,
            sight: .rights(rights)
        )
        #expect(check(inbox).commands == ["chmod 00700 /srv/nfs/.released-custody"])
    }
}
