/// The user who serves the place, and what the place goes by: a package's users and groups, or whoever serves it.
struct Keeper: Equatable {
    let uid: UInt32
    let gid: UInt32
    /// Every group, the first included.
    let groups: Set<UInt32>
    let name: String
    let groupName: String
    /// Where it is known from, for people.
    let origin: String
    /// The group of those who read journal and archive; nil where the place goes by no package.
    let readers: LinuxGroup?
    /// The group of those who drop; nil where the place goes by no package.
    let droppers: LinuxGroup?

    /// Whether `systemd/released.tmpfiles` is the standard here.
    var isPackaged: Bool { readers != nil && droppers != nil }

    /// A group by name and number.
    struct LinuxGroup: Equatable {
        let name: String
        let gid: UInt32
    }

    /// `released:released`, for chown(1).
    var owner: String { "\(name):\(groupName)" }
}
