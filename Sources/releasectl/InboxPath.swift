import FileIO
import ReleaseModel
import Settings

/// A path as seen from the inbox that it leads into, through whatever links people have made on the way to that.
struct InboxPath {
    let inbox: InboxConfiguration
    /// The inbox, open.
    let folder: Directory
    /// Below the inbox; empty for the inbox itself.
    let below: PathBytes

    /// The whole path, for people.
    var path: PathBytes { inbox.path.appending(below) }

    /// - Returns: nil when the path leads into no inbox.
    init?(_ path: PathBytes, in configuration: Configuration, calls: any SystemCalls) throws {
        typealias Open = (InboxConfiguration, Directory, FileStatus.Identity)
        let inboxes = configuration.inboxes.compactMap { inbox -> Open? in
            guard let folder = try? Directory.open(configured: inbox.path, calls: calls),
                let identity = try? folder.status().identity
            else { return nil }
            return (inbox, folder, identity)
        }
        let components = path.components
        for count in (0...components.count).reversed() {
            let above = components.prefix(count).reduce(into: [UInt8]()) { $0 += [UInt8(ascii: "/")] + $1.bytes }
            let prefix = above.isEmpty ? PathBytes("/") : PathBytes(above)
            guard let identity = try? Directory.open(configured: prefix, calls: calls).status().identity,
                let (inbox, folder, _) = inboxes.first(where: { $0.2 == identity })
            else { continue }
            self.inbox = inbox
            self.folder = folder
            below = components.dropFirst(count).reduce("") { $0.appending($1) }
            return
        }
        return nil
    }
}
