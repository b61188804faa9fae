import FileIO
import Inbox
import ReleaseModel

/// How the places of one root lie on mounts and file systems.
struct MountsCheck: HealthCheck {
    static let name = "mounts and file systems"

    /// One folder of the place and the mount that it was reached by.
    struct Folder: Equatable {
        enum Role: Equatable { case root, own, inbox }

        let path: PathBytes
        let role: Role
        let mount: UInt64
        let device: UInt64
        /// From the mount table; nil where that says nothing of it.
        let entry: MountTable.Mount?
        /// Whether other machines may write there without an event reaching us.
        let isRemote: Bool
        /// Of an inbox: where the service remembers that a mount is to be there; nil for others.
        var memory: PathBytes?
        /// Of an inbox on a mount of its own: what its private folder is; nil where there is none yet.
        var privateFolder: FolderFacts?

        var type: String { entry?.type ?? "unknown" }
    }

    let folders: [Folder]
    /// Commands that stop the service where it runs, and start it again.
    var stop: [String] = []
    var start: [String] = []

    var findings: [Finding] {
        guard let root = folders.first(where: { $0.role == .root }) else {
            return [.skipped("the root cannot be looked at")]
        }
        let wrong = folders.flatMap { readOnly($0) + kind($0, root: root) + apart($0, from: root) }
        return wrong.isEmpty ? [.ok("\(root.path.escaped) is one mount, \(root.type.harmless), writable")] : wrong
    }

    private func readOnly(_ folder: Folder) -> [Finding] {
        guard let entry = folder.entry, entry.isReadOnly || entry.isReadOnlyFileSystem else { return [] }
        // Said once, of what is mounted, not of each folder in it.
        if folder.role == .own, let root = folders.first(where: { $0.role == .root }), root.mount == folder.mount {
            return []
        }
        let why = folder.role == .inbox ? "nothing can be taken from it" : "nothing can be recorded"
        let point = ShellWord.quoted(entry.point)
        var mend: [String] = []
        if entry.isReadOnlyFileSystem { mend.append("mount -o remount,rw \(point)") }
        if entry.isReadOnly { mend.append("mount -o remount,bind,rw \(point)") }
        return [.error("\(folder.path.escaped) is read-only (mounted at \(entry.point.escaped))", why: why, mend: mend)]
    }

    private func kind(_ folder: Folder, root: Folder) -> [Finding] {
        if folder.role != .root && folder.device == root.device && folder.mount == root.mount { return [] }
        let shown = "\(folder.path.escaped) is on \(folder.type.harmless)"
        if ["tmpfs", "ramfs", "overlay"].contains(folder.type) {
            let why =
                folder.role == .inbox
                ? "what lies there is gone after a restart of the machine"
                : "what is kept there is gone after a restart of the machine or the container: nothing of it is durable"
            return [.warning(shown, why: why, mend: unmount(folder))]
        }
        guard folder.isRemote else { return [] }
        if folder.role == .inbox {
            let why = "no events and no leases there: it is polled, and a file must be quiet for `settle_remote`"
            return [.note(shown, why: why)]
        }
        let why = "a flush there promises little, locks and leases do not hold: keep the root on a disk of this machine"
        return [.warning(shown, why: why, mend: unmount(folder))]
    }

    /// Only what is mounted at the folder itself can be taken away without taking more. What lies there is copied first,
    /// and then into the folder below; the copy stays. Until it forgets, the service waits for the mount to come back.
    private func unmount(_ folder: Folder) -> [String] {
        guard folder.entry?.point == folder.path, folder.role != .root else { return [] }
        let path = ShellWord.quoted(folder.path)
        let copy = ShellWord.quoted(PathBytes(folder.path.bytes + Array(".saved".utf8)))
        let copying = ["cp -a \(path) \(copy)", "umount \(path)", "cp -a \(copy)/. \(path)/"]
        return stop + copying + (folder.memory.map { ["rm -f \(ShellWord.quoted($0))"] } ?? []) + start
    }

    private func apart(_ folder: Folder, from root: Folder) -> [Finding] {
        guard folder.mount != root.mount else { return [] }
        let shown = "\(folder.path.escaped) is on another mount than \(root.path.escaped)"
        switch folder.role {
        case .root: return []
        case .own:
            let why =
                "files are renamed and linked from folder to folder, and that ends at a mount: each is copied, or fails"
            return [.error(shown, why: "\(why): or mount the whole root there", mend: unmount(folder))]
        case .inbox:
            let place = "\(folder.path.escaped)/\(PrivateFolder.custody.text)"
            guard let own = folder.privateFolder, case .rights(let rights) = own.sight, !own.isRemote else {
                return [.note(shown, why: "custody is kept there in \(place), and each file is copied")]
            }
            guard rights.permissions & 0o077 != 0 || rights.kind != .directory else {
                return [.note(shown, why: "custody is kept there in \(place), and each file is copied")]
            }
            let why = "what others can enter is no custody: the service refuses it and takes nothing"
            return [.error(own.shown(rights), why: why, mend: ["chmod 00700 \(own.word)"])]
        }
    }
}
