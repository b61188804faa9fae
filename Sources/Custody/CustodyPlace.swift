public import ReleaseModel

/// Where a claimed file lies in custody: the path keeps the batch, the inbox, the folder and the name, so that a start
/// after any crash knows what it is without a list.
public struct CustodyPlace: Hashable, Sendable {
    /// A random name, never used again.
    public let batch: PathBytes
    /// The inbox it came from.
    public let inbox: String
    /// Its folder below the inbox.
    public let folder: PathBytes
    /// Its name.
    public let name: PathBytes

    /// A place in a batch.
    public init(batch: PathBytes, inbox: String, folder: PathBytes, name: PathBytes) {
        self.batch = batch
        self.inbox = inbox
        self.folder = folder
        self.name = name
    }

    /// - Returns: nil when `path` is too short to be one.
    public init?(path: PathBytes) {
        let parts = path.components
        guard parts.count >= 3, let name = parts.last else { return nil }
        let folder = parts[2..<(parts.count - 1)].reduce(PathBytes("")) { $0.appending($1) }
        self.init(batch: parts[0], inbox: parts[1].text, folder: folder, name: name)
    }

    /// The folder, below the custody room.
    public var folderPath: PathBytes {
        let top = batch.appending(PathBytes(inbox))
        return folder.isEmpty ? top : top.appending(folder)
    }

    /// The file, below the custody room.
    public var path: PathBytes { folderPath.appending(name) }

    /// The file, below its inbox.
    public var inboxPath: PathBytes { folder.appending(name) }
}
