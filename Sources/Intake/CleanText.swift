import Archive
public import FileIO
public import ReleaseModel
import SystemPackage

/// The clean text of a release, as the archive keeps it, for readers.
public enum CleanText {
    /// - Parameter archive: the archive's folder.
    /// - Returns: nil where it is missing.
    public static func read(_ digest: ContentDigest, in archive: Directory) throws(FileError) -> String? {
        let (path, name) = PathBytes(ArchiveStore.textHref(digest)).split
        do {
            guard let bytes = try archive.directory(below: path).contents(name) else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            if error.code == .noSuchFileOrDirectory { return nil }
            throw error
        }
    }
}
