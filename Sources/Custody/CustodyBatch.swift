public import FileIO
public import ReleaseModel
import SystemPackage

/// The folders of one batch in custody, made as files are claimed.
public final class CustodyBatch {
    /// The name of the batch.
    public let name: PathBytes
    /// The room that the batch's own folder is made in.
    public let room: Directory
    private var folders: [PathBytes: Directory] = [:]
    /// The folders in which names have changed since they were flushed; the room itself has no path.
    private var changed: Set<PathBytes> = []

    init(room: Directory, name: PathBytes) {
        self.room = room
        self.name = name
    }

    /// Claims a file: from here on nobody else's path leads to it.
    ///
    ///     mkdirat(custody/BATCH/INBOX/FOLDER …)   renameat2(RENAME_NOREPLACE)
    ///
    /// A crash after it leaves the file in custody or, by a power cut, in the inbox: in both it is taken anew.
    /// - Throws: ``FileError``; `ENOENT`: it has gone; `EEXIST`: a file of the same folder and name was claimed in
    ///   this batch already, and this one is the next batch's.
    public func claim(_ file: PathBytes, from source: Directory, inbox: String, folder: PathBytes) throws(FileError)
        -> CustodyPlace
    {
        let place = CustodyPlace(batch: name, inbox: inbox, folder: folder, name: file)
        try source.move(file, to: file, in: try self.folder(place.folderPath))
        changed.insert(place.folderPath)
        return place
    }

    /// The folder of a place of this batch.
    public func folder(_ path: PathBytes) throws(FileError) -> Directory {
        if let known = folders[path] { return known }
        let (parent, name) = path.split
        let above = parent.isEmpty ? room : try folder(parent)
        let made = try above.madeDirectory(name, permissions: 0o700).0
        folders[path] = made
        changed.insert(parent)
        return made
    }

    var folderPaths: [PathBytes] { Array(folders.keys) }

    /// Every folder whose names a power cut must not lose: this batch's own, and the room where they were made in it.
    /// Those that were prepared have their names on the disk.
    public var foldersToFlush: [Directory] { changed.compactMap { $0.isEmpty ? room : folders[$0] } }

    /// Makes the folders of some inboxes, and has their names on the disk.
    ///
    ///     mkdirat(custody/BATCH/INBOX …)   fsync(custody)   fsync(custody/BATCH)
    ///
    /// A crash within leaves empty folders, which the next start removes.
    func prepare(_ inboxes: [String]) throws(FileError) {
        for inbox in inboxes { _ = try folder(name.appending(PathBytes(inbox))) }
        // From the top down: a folder's own name before what lies in it.
        for path in changed.sorted() { try (path.isEmpty ? room : folder(path)).flush() }
        changed = []
    }
}

extension CustodyBatch {
    /// Removes the folders of the batch that are empty, from the innermost out.
    /// - Returns: those that hold a file that has no record yet, and stay.
    public func removeFolders() -> [Directory] {
        var staying: [Directory] = []
        for path in folderPaths.sorted(by: { $0.bytes.count > $1.bytes.count }) {
            let (parent, name) = path.split
            do {
                try (parent.isEmpty ? room : folder(parent)).removeDirectory(name)
            } catch {
                if let folder = try? folder(path) { staying.append(folder) }
            }
        }
        return staying
    }
}
