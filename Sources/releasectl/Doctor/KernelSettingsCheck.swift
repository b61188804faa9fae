/// Settings of the kernel that the service counts on.
struct KernelSettingsCheck: HealthCheck {
    static let name = "kernel settings"

    /// A setting by its name; what cannot be read is not in here.
    let values: [String: Int]
    /// Folders in the inboxes: each takes one watch of the service's user.
    let folders: Int
    /// Whether files are noticed by events at all.
    let usesEvents: Bool

    /// All that is looked at.
    static let names = [
        "fs.inotify.max_user_watches", "fs.inotify.max_user_instances", "fs.inotify.max_queued_events",
        "fs.leases-enable", "fs.protected_hardlinks", "fs.protected_symlinks",
    ]

    var findings: [Finding] {
        let unread = Self.names.filter { values[$0] == nil }
        let wrong = (usesEvents ? watches + queues : []) + switches
        let skipped: [Finding] = unread.isEmpty ? [] : [.skipped("cannot be read: \(unread.joined(separator: ", "))")]
        if !wrong.isEmpty || !skipped.isEmpty { return wrong + skipped }
        let room = values["fs.inotify.max_user_watches", default: 0]
        return [.ok("\(Words.count(folders, "folder")) to watch of \(room) watches; leases on; links protected")]
    }

    private var watches: [Finding] {
        let name = "fs.inotify.max_user_watches"
        guard let value = values[name], folders > value / 10 * 8 else { return [] }
        let found = "\(name) is \(value), and there are \(Words.count(folders, "folder")) to watch"
        let why = "what comes into a folder that is not watched is found by the poll only"
        let mend = Self.mend(name, Self.rounded(folders * 4))
        return [folders > value ? .error(found, why: why, mend: mend) : .warning(found, why: why, mend: mend)]
    }

    private var queues: [Finding] {
        var found: [Finding] = []
        for (name, least, why) in [
            ("fs.inotify.max_user_instances", 8, "the service may get no event queue, and polls"),
            ("fs.inotify.max_queued_events", 1_024, "a burst overflows the queue, and all is scanned again and again"),
        ] {
            guard let value = values[name], value < least else { continue }
            found.append(.warning("\(name) is \(value)", why: why, mend: Self.mend(name, least * 16)))
        }
        return found
    }

    private var switches: [Finding] {
        [
            (
                "fs.leases-enable",
                "whether somebody still writes to a file cannot be asked: every file must be quiet for `settle_remote`"
            ),
            ("fs.protected_hardlinks", "somebody else's file can be dropped under a second name, and is published"),
        ].compactMap { name, why in
            guard values[name] == 0 else { return nil }
            return .warning("\(name) is 0", why: why, mend: Self.mend(name, 1))
        } + links
    }

    private var links: [Finding] {
        let name = "fs.protected_symlinks"
        guard values[name] == 0 else { return [] }
        let why = "the service follows no link; other programs that look into an inbox may be led elsewhere by one"
        return [.note("\(name) is 0", why: why, mend: Self.mend(name, 1))]
    }

    /// Now, and after every start of the machine.
    private static func mend(_ name: String, _ value: Int) -> [String] {
        let file = "/etc/sysctl.d/60-released-\(name.split(separator: ".").last ?? "").conf"
        return ["sysctl -w \(name)=\(value)", "echo '\(name) = \(value)' > \(file)"]
    }

    /// The next power of two.
    private static func rounded(_ number: Int) -> Int {
        var power = 8_192
        while power < number { power *= 2 }
        return power
    }
}
