public import FileIO
public import ReleaseModel
import SystemPackage

/// Originals by content: `archive/sha256/70/707eb7…`, read-only. What lies here without a record is an unproven
/// leftover of a crash; what has a record is never replaced or changed.
public final class ArchiveStore {
    /// Where copies are made before they have a name; swept at every start.
    public let newFiles: Directory
    private let originals: Directory
    private var folders: [UInt8: Directory] = [:]

    /// Makes what is missing of the archive, 256 folders at the first start, and flushes it.
    public init(archive: Directory) throws(FileError) {
        originals = try archive.madeDirectory("sha256", permissions: 0o2750).0
        newFiles = try archive.madeDirectory(".new", permissions: 0o700).0
        let there = Set(try originals.entries().map(\.name))
        for byte in UInt8.min...UInt8.max where !there.contains(Self.folderName(byte)) {
            _ = try originals.madeDirectory(Self.folderName(byte), permissions: 0o2750)
        }
        // At every start: a crash may have come between the making and the flush of an earlier one.
        try originals.flush()
        try archive.flush()
    }

    /// Removes copies that a crash left under their temporary names.
    /// - precondition: the caller holds the lock of the root: nobody else makes copies here.
    public func sweep() throws(FileError) {
        for entry in try newFiles.entries() { try newFiles.unlinkIfThere(entry.name) }
    }

    /// `sha256/70/707eb7…`: where an original is, relative to the archive.
    public static func href(_ digest: ContentDigest) -> String {
        let hex = digest.hex
        return "sha256/\(hex.prefix(2))/\(hex)"
    }

    /// What lies at the place of a content, nil where nothing does.
    public func statusIfThere(_ digest: ContentDigest) throws(FileError) -> FileStatus? {
        try Self.statusIfThere(digest, in: folder(digest))
    }

    /// The same, in its ``folder(_:)``; on any thread.
    public static func statusIfThere(_ digest: ContentDigest, in folder: Directory) throws(FileError) -> FileStatus? {
        try folder.statusIfThere(PathBytes(digest.hex))
    }

    /// Keeps an adopted inode: a second name, beside the one in custody.
    ///
    ///     linkat; where an unproven leftover lies there: unlinkat, linkat
    ///
    /// - Parameter replacing: whether what lies there is known to have no record.
    /// - Throws: ``FileError``; `EEXIST` when something lies there and must not be replaced.
    public func keep(
        _ digest: ContentDigest,
        linking name: PathBytes,
        in custody: Directory,
        replacing: Bool
    ) throws(FileError) {
        let folder = try folder(digest)
        let newName = PathBytes(digest.hex)
        if replacing { try folder.unlinkIfThere(newName) }
        try custody.link(name, to: newName, in: folder)
    }

    /// Keeps a copy: its temporary name becomes its place.
    ///
    ///     renameat2(RENAME_NOREPLACE); where an unproven leftover lies there: renameat
    ///
    /// - Parameter replacing: whether what lies there is known to have no record.
    /// - Throws: ``FileError``; `EEXIST` when something lies there and must not be replaced.
    public func keep(_ digest: ContentDigest, renaming temporary: PathBytes, replacing: Bool) throws(FileError) {
        let folder = try folder(digest)
        let newName = PathBytes(digest.hex)
        if replacing {
            try newFiles.replace(temporary, to: newName, in: folder)
        } else {
            try newFiles.move(temporary, to: newName, in: folder)
        }
    }

    /// Removes what a batch put here that was not committed. A crash before it leaves an unproven leftover.
    /// - precondition: the content has no record.
    public func removeUncommitted(_ digest: ContentDigest) throws(FileError) {
        try folder(digest).unlinkIfThere(PathBytes(digest.hex))
    }

    /// The folder that a content lies in, for its flush.
    public func folder(_ digest: ContentDigest) throws(FileError) -> Directory {
        let byte = digest.bytes[0]
        if let known = folders[byte] { return known }
        let opened = try originals.directory(Self.folderName(byte))
        folders[byte] = opened
        return opened
    }

    /// The folders that some contents lie in, each once.
    public func folders(of digests: [ContentDigest]) throws(FileError) -> [Directory] {
        var found: [UInt8: Directory] = [:]
        for digest in digests { found[digest.bytes[0]] = try folder(digest) }
        return Array(found.values)
    }

    private static func folderName(_ byte: UInt8) -> PathBytes { PathBytes(Hex.text([byte])) }
}
