/// Who may drop and who may read.
struct PeopleCheck: HealthCheck {
    static let name = "people"

    let keeper: Keeper
    /// Members of the two groups.
    let droppers: [String]
    let readers: [String]
    /// Owners of what lies in the inboxes who may not drop there now.
    let strangers: [String]
    /// Whether the service's own user may read what it wrote as its readers do.
    let isShared: Bool

    var findings: [Finding] {
        guard keeper.isPackaged, let dropGroup = keeper.droppers?.name, let readGroup = keeper.readers?.name else {
            return [.ok("served by \(keeper.name.harmless) alone: no groups to look after")]
        }
        var found = strangers.map { name in
            let why = "what they dropped is there, and they cannot drop again, nor see what became of it"
            let mend = ["gpasswd -a \(ShellWord.quoted(name)) \(dropGroup)"]
            return Finding.warning("\(name.harmless) is not in the group \(dropGroup)", why: why, mend: mend)
        }
        if droppers.isEmpty && !isShared {
            let why = "nobody can drop: add people, or share the inbox with `force user = \(keeper.name)`"
            found.append(.note("nobody is in the group \(dropGroup)", why: why, mend: ["gpasswd -a NAME \(dropGroup)"]))
        }
        if readers.isEmpty {
            let why = "only root and \(keeper.name) read the journal and the archive"
            found.append(.note("nobody is in the group \(readGroup)", why: why, mend: ["gpasswd -a NAME \(readGroup)"]))
        }
        guard found.isEmpty else { return found }
        return [.ok("may drop: \(Self.list(droppers)); may read: \(Self.list(readers))")]
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(8).map(\.harmless).joined(separator: ", ")
        return names.isEmpty ? "nobody" : names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
    }
}
