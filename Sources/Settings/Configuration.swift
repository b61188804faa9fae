public import ReleaseModel

/// All that can be set, as the service runs with it.
public struct Configuration: Sendable, Equatable {
    /// Absolute: the directory that holds everything.
    public var root: PathBytes
    /// At least one.
    public var inboxes: [InboxConfiguration]
    /// Whether the kernel is asked to report changes, beside polling.
    public var events: Bool
    /// Whether the dropped inode itself is kept where that is proven safe; else every file is copied.
    public var adopt: Bool
    /// Whether the text of releases is read, and their versions are recognised.
    public var reading: Bool
    /// Whether the people to ask stand in the records.
    public var contacts: Bool
    /// The time from one look at every inbox to the next.
    public var poll: Duration
    /// How long a file must have been quiet before it is taken.
    public var settle: Duration
    /// The same where leases cannot be had (remote mounts).
    public var settleRemote: Duration
    /// How long a sub-folder of an inbox must have stood empty before it is removed.
    public var tidy: Duration
    /// A journal segment is closed once it is this long.
    public var segmentBytes: Int64
    /// Larger drops are rejected.
    public var largestBytes: Int64

    /// Where everything is when nobody says otherwise.
    public static let standardRoot: PathBytes = "/srv/releases"

    /// What the service keeps in its root for itself; no inbox may lie in one of these.
    public static let ownFolders: [PathBytes] = ["archive", "custody", "journal", "state"]

    /// What `released ROOT` runs with: one inbox, `ROOT/inbox`.
    /// - Parameters:
    ///   - root: absolute, without a slash at its end.
    ///   - hostName: this machine, for the `source` of records.
    public static func defaults(root: PathBytes, hostName: String) -> Configuration {
        let name = standardInboxName
        let inbox = InboxConfiguration(
            name: name,
            path: root.appending(PathBytes(name)),
            source: SourceReference.standard(hostName: hostName, inbox: name),
            language: .en,
            refuse: []
        )
        return Configuration(
            root: root,
            inboxes: [inbox],
            events: true,
            adopt: true,
            reading: true,
            contacts: true,
            poll: .seconds(5),
            settle: .seconds(2),
            settleRemote: .seconds(30),
            tidy: .seconds(86_400),
            segmentBytes: 64 << 20,
            largestBytes: 2 << 30
        )
    }

    static let standardInboxName = "inbox"

    /// Parses a configuration file.
    /// - Parameters:
    ///   - text: the file's text, TOML 1.0.
    ///   - origin: the file's path, for messages.
    ///   - hostName: this machine, for the `source` of records.
    ///   - folderExists: asked for the root, and for each inbox that is given by its absolute path: these must exist.
    ///     An inbox given relative to the root is made by the service.
    /// - Throws: every fault there is.
    public static func parse(
        _ text: String,
        origin: String,
        hostName: String,
        folderExists: (PathBytes) -> Bool
    ) throws(ConfigurationFaults) -> Configuration {
        var reader = try ConfigurationReader(text, origin: origin)
        return try reader.configuration(hostName: hostName, folderExists: folderExists)
    }
}
