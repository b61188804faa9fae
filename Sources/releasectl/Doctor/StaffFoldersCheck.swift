import Inbox
import ReleaseModel

/// Whether the service can enter and empty what staff made in an inbox.
struct StaffFoldersCheck: HealthCheck {
    static let name = "folders and files of staff"

    let walks: [InboxWalk]
    let keeper: Keeper

    var findings: [Finding] {
        let found = walks.flatMap(findings(of:))
        let folders = walks.reduce(0) { $0 + $1.folders - 1 }
        if found.isEmpty && walks.isEmpty { return [.skipped("there is no inbox that may be looked into")] }
        return found.isEmpty
            ? [.ok("\(Words.count(folders, "folder")) in the inboxes, none closed to the service")] : found
    }

    private func findings(of walk: InboxWalk) -> [Finding] {
        var found: [Finding] = []
        if walk.closedFolders.count > 0 {
            let text = "cannot be entered and emptied by \(keeper.name): \(Self.named(walk.closedFolders, "folder"))"
            let why = "what is dropped there waits for ever"
            found.append(.error(text, why: why, mend: opening(walk)))
        }
        if walk.closedFiles.count > 0 {
            let text = "cannot be read by \(keeper.name): \(Self.named(walk.closedFiles, "file"))"
            let mend = walk.closedFolders.count > 0 ? [] : opening(walk)
            found.append(.error(text, why: "they wait until they can be", mend: mend))
        }
        if walk.listlessFolders.count > 0 {
            let text = "no default access list with \(keeper.name):rwx: \(Self.named(walk.listlessFolders, "folder"))"
            let why = "moved in from elsewhere: folders made in them later may be closed to the service"
            found.append(.warning(text, why: why, mend: walk.closedFolders.count > 0 ? [] : opening(walk)))
        }
        if walk.unseen.count > 0 {
            found.append(
                .skipped(
                    "not permitted to look into \(Self.named(walk.unseen, "folder")): try `sudo releasectl doctor`"
                )
            )
        }
        if walk.isCutShort {
            let text = "\(walk.path.escaped) holds more than was looked at"
            found.append(.note(text, why: "faults may be hidden in the rest: run it again when there is less"))
        }
        return found
    }

    /// All of it at once, by find(1) that goes from folder to folder and hands out names, never paths: whoever swaps a
    /// folder for a link meanwhile leads it nowhere. The service's private folder must stay as it is.
    private func opening(_ walk: InboxWalk) -> [String] {
        let name = keeper.name
        let find = "find \(ShellWord.quoted(walk.path)) -mindepth 1 -name \(PrivateFolder.custody.text) -prune -o"
        let theirs = "\(find) -not -user \(name)"
        var commands = [
            "\(theirs) -type d -execdir setfacl -P -m u:\(name):rwx,d:u:\(name):rwx {} +",
            "\(theirs) -type f -execdir setfacl -P -m u:\(name):rw {} +",
        ]
        if walk.stickyFolders.count > 0 {
            commands.append("\(theirs) -type d -perm -1000 -execdir chown -h \(name) {} +")
        }
        return commands
    }

    /// `3 folders (a, b, c)`, `7 files (a, b, c …)`.
    static func named(_ tally: InboxWalk.Tally, _ one: String) -> String {
        let names = tally.examples.map(\.escaped).joined(separator: ", ")
        return "\(Words.count(tally.count, one)) (\(names)\(tally.count > tally.examples.count ? " …" : ""))"
    }
}
