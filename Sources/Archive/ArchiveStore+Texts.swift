public import FileIO
public import ReleaseModel
import SystemPackage

/// The clean text beside its original: `707eb7….txt`. It follows from the bytes, and is kept as they are: a record that
/// names it implies it.
extension ArchiveStore {
    /// `sha256/70/707eb7….txt`: where a clean text is, relative to the archive.
    public static func textHref(_ digest: ContentDigest) -> String { href(digest) + ".txt" }

    static func textName(_ digest: ContentDigest) -> PathBytes { PathBytes(digest.hex + ".txt") }

    /// Puts a clean text back to its place. A record points there already, and believes what it finds: it is on the
    /// disk before it has its name.
    ///
    ///     openat(O_CREAT|O_EXCL, 0444); write; fsync; renameat2(RENAME_NOREPLACE)
    public func restoreText(_ digest: ContentDigest, _ text: [UInt8]) throws(FileError) {
        let folder = try folder(digest)
        let name = Self.textName(digest)
        try newFiles.unlinkIfThere(name)
        let file = try newFiles.open(name, .createNew, permissions: 0o444)
        try file.writeAll(text[...])
        try file.flush()
        try newFiles.move(name, to: name, in: folder)
    }

    /// Whether a clean text lies at its place.
    public func hasText(_ digest: ContentDigest) throws(FileError) -> Bool {
        try folder(digest).statusIfThere(Self.textName(digest)) != nil
    }

    /// Removes what ``keepText(_:_:in:)`` wrote for a batch that was not committed.
    public func removeUncommittedText(_ digest: ContentDigest) throws(FileError) {
        try folder(digest).unlinkIfThere(Self.textName(digest))
    }

    /// Writes a clean text to its place. What lies there is a leftover of a crash, whole or not: no record names it.
    ///
    ///     unlinkat where one is there; openat(O_CREAT|O_EXCL, 0444); write
    ///
    /// - Parameter folder: ``folder(_:)`` of the digest.
    /// - Returns: the file, for its flush.
    /// - precondition: no record names it.
    public static func keepText(
        _ digest: ContentDigest,
        _ text: [UInt8],
        in folder: Directory
    ) throws(FileError) -> KeptText {
        let name = Self.textName(digest)
        let file: Descriptor
        do throws(FileError) {
            file = try folder.open(name, .createNew, permissions: 0o444)
        } catch {
            guard error.code == .fileExists else { throw error }
            try folder.unlinkIfThere(name)
            file = try folder.open(name, .createNew, permissions: 0o444)
        }
        do throws(FileError) { try file.writeAll(text[...]) } catch {
            // Readers see the archive: no half of a text stays there.
            _ = try? folder.unlinkIfThere(name)
            throw error
        }
        return KeptText(file)
    }
}

/// A clean text at its place, not yet on the disk.
public final class KeptText: Sendable {
    private let file: Descriptor

    init(_ file: consuming Descriptor) { self.file = file }

    /// Starts write-back of the bytes.
    public func startWriteback() { file.startWriteback() }

    /// It is on the disk, and its mode. An error is final.
    public func flush() throws(FileError) { try file.flush() }
}
