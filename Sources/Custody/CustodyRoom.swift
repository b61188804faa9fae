public import FileIO
import ReleaseModel
import SystemPackage

/// Custody on one mount: a folder that only the service can enter. What is renamed into it is out of everybody's
/// reach, and what is later removed from it is the very file that was taken.
public final class CustodyRoom {
    /// The folder, 0700.
    public let root: Directory
    private var prepared: CustodyBatch?

    /// A room that is there.
    public init(root: Directory) { self.root = root }

    /// Begins a batch under a name that no batch ever had: the prepared one, where there is one.
    public func beginBatch() -> CustodyBatch {
        defer { prepared = nil }
        return prepared ?? newBatch()
    }

    private func newBatch() -> CustodyBatch {
        CustodyBatch(room: root, name: PathBytes(RandomName.make(root.calls)))
    }

    /// Makes the folders of the next batch while nobody waits for it: a drop that comes then need not wait until their
    /// names are on the disk. One batch only is begun with them, like with any other.
    /// - Throws: ``FileError``; nothing is prepared then, and the next batch makes its folders itself.
    public func prepareBatch(for inboxes: [String]) throws(FileError) {
        guard prepared == nil else { return }
        let batch = newBatch()
        do {
            try batch.prepare(inboxes)
            prepared = batch
        } catch {
            _ = batch.removeFolders()
            throw error
        }
    }

    /// Removes the folders that were prepared and not used.
    public func removePrepared() {
        _ = prepared?.removeFolders()
        prepared = nil
    }

    /// The folder that a file in custody lies in.
    public func folder(of place: CustodyPlace) throws(FileError) -> Directory {
        try root.directory(below: place.folderPath)
    }

    /// Everything that lies in custody, in no order; empty folders left by a crash are removed on the way.
    public func contents() throws(FileError) -> [CustodyPlace] {
        var places: [CustodyPlace] = []
        // What is prepared is empty, and no leftover.
        for entry in try root.entries() where entry.name != prepared?.name {
            try walk(entry, in: root, "", into: &places)
        }
        return places
    }

    private func walk(
        _ entry: DirectoryEntry,
        in folder: Directory,
        _ path: PathBytes,
        into places: inout [CustodyPlace]
    ) throws(FileError) {
        let entryPath = path.appending(entry.name)
        if try folder.status(entry.name).kind == .directory {
            let inner = try folder.directory(entry.name)
            for entry in try inner.entries() { try walk(entry, in: inner, entryPath, into: &places) }
            // Only an empty one goes.
            try? folder.removeDirectory(entry.name)
        } else if let place = CustodyPlace(path: entryPath) {
            places.append(place)
        }
    }

    /// Removes the folders that a finished file leaves empty, from the innermost out.
    public func removeEmptyFolders(of place: CustodyPlace) {
        var path = place.folderPath
        while !path.isEmpty {
            let (parent, name) = path.split
            guard let folder = try? root.directory(below: parent), (try? folder.removeDirectory(name)) != nil else {
                return
            }
            path = parent
        }
    }
}

/// Names that are never used again.
public enum RandomName {
    /// 16 hexadecimal digits.
    public static func make(_ calls: any SystemCalls) -> String {
        let number = calls.randomNumber()
        return Hex.text((0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
    }
}
