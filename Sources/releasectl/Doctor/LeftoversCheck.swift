import ReleaseModel

/// What lies where it should have gone on long ago.
struct LeftoversCheck: HealthCheck {
    static let name = "leftovers"

    /// Files taken and not recorded for longer than ten minutes.
    let custody: InboxWalk.Tally
    /// Rejected files without a note that says why, by folder.
    let silent: InboxWalk.Tally
    /// Names in the inboxes that are never taken.
    let litter: InboxWalk.Tally
    /// Folders of the archive that others than the service can write in.
    let openFolders: InboxWalk.Tally
    let archive: PathBytes
    let isRunning: Bool
    /// What could not be looked into, and why.
    let unseen: [String]

    var findings: [Finding] {
        var found: [Finding] = []
        if openFolders.count > 0 {
            let text = "others may write in the archive: \(StaffFoldersCheck.named(openFolders, "folder"))"
            let why = "what is kept there could be removed or replaced"
            let mend = ["find \(ShellWord.quoted(archive)) -type d -perm /022 -execdir chmod go-w {} +"]
            found.append(.error(text, why: why, mend: mend))
        }
        if custody.count > 0 {
            let text = "in custody for more than ten minutes: \(StaffFoldersCheck.named(custody, "file"))"
            found.append(
                isRunning
                    ? .warning(text, why: "they cannot be recorded: `releasectl status` says why")
                    : .note(text, why: "nothing is lost: the next start records them")
            )
        }
        if silent.count > 0 {
            let text = "rejected, and no note beside it: \(StaffFoldersCheck.named(silent, "file"))"
            found.append(.note(text, why: "somebody removed the note: `releasectl explain FILE` says why all the same"))
        }
        if litter.count > 0 {
            let text = "never taken: \(StaffFoldersCheck.named(litter, "file"))"
            found.append(.note(text, why: "what systems and editors leave behind: it may stay"))
        }
        found += unseen.map { .skipped($0) }
        return found.isEmpty ? [.ok("none")] : found
    }
}
