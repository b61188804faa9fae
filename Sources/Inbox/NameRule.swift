public import ReleaseModel

/// What a name says about a file before anything else is known of it.
public enum NameRule: Sendable, Equatable {
    /// A release, as far as its name tells.
    case ordinary
    /// What systems, editors and sync clients leave behind: never taken.
    case litter(rule: String)
    /// A file still under way to its final name: taken once it is renamed.
    case inProgress(rule: String)

    /// The rule for a file of this name.
    public init(file name: PathBytes) {
        if let rule = Self.litter(name) {
            self = .litter(rule: rule)
        } else if let rule = Self.inProgress(name) {
            self = .inProgress(rule: rule)
        } else {
            self = .ordinary
        }
    }

    /// The rule for a folder of this name: litter folders are not entered, nor those that a program still fills under a
    /// name of its own (Safari's `x.pdf.download`, rsync's `.rsync-partial`) and renames when it is done.
    public init(folder name: PathBytes) {
        if Self.isSystemFolder(name) || name.hasPrefix(PrivateFolder.custody.text) {
            self = .litter(rule: "a folder that systems keep for themselves")
        } else if let suffix = Self.inProgressSuffixes.first(where: { name.hasSuffixIgnoringCase($0) }) {
            self = .inProgress(rule: "a folder that a program still fills (\(suffix))")
        } else if name == ".rsync-partial" || name == ".~tmp~" {
            self = .inProgress(rule: "a folder that rsync still fills")
        } else {
            self = .ordinary
        }
    }

    private static func isSystemFolder(_ name: PathBytes) -> Bool {
        name.hasPrefix(".Trash-") || litterFolders.contains { name.isEqualIgnoringCase($0) }
    }

    private static func litter(_ name: PathBytes) -> String? {
        let bytes = name.bytes
        // Syncthing once marked a folder with a file, and a Mac writes files called like its folders.
        if isSystemFolder(name) { return "a name that systems keep for their folders" }
        if systemFiles.contains(where: { name.isEqualIgnoringCase($0) }) {
            return "a file that systems keep for themselves"
        }
        if name.hasPrefix("._") { return "a Mac's companion file (._NAME)" }
        if name.hasPrefix("~$") { return "an Office lock file (~$NAME)" }
        if name.hasPrefix(".~lock.") || name.hasPrefix(".~") { return "a LibreOffice lock file (.~lock.NAME#)" }
        if name.hasPrefix(".nfs") && bytes.count > 8 && bytes.dropFirst(4).allSatisfy(isHexDigit) {
            return "an NFS leftover (.nfsNNNN)"
        }
        if name.hasPrefix(".fuse_hidden") { return "a FUSE leftover (.fuse_hiddenNNNN)" }
        if name.hasPrefix(".#") || (bytes.first == UInt8(ascii: "#") && bytes.last == UInt8(ascii: "#")) {
            return "an Emacs lock or save file"
        }
        if bytes.last == UInt8(ascii: "~") && bytes.count > 1 { return "an editor's backup (NAME~)" }
        let swap = [".swp", ".swo", ".swx", ".kate-swp"].contains { name.hasSuffixIgnoringCase($0) }
        if swap && bytes.first == UInt8(ascii: ".") { return "an editor's swap file (.NAME.swp)" }
        if bytes == Array("4913".utf8) { return "a test file of vim (4913)" }
        return nil
    }

    private static func inProgress(_ name: PathBytes) -> String? {
        for suffix in inProgressSuffixes where name.hasSuffixIgnoringCase(suffix) {
            return "a name that programs use while they write (\(suffix))"
        }
        if name.hasPrefix(".goutputstream-") { return "a name that GNOME uses while it writes (.goutputstream-NNNN)" }
        if name.hasPrefix(".syncthing.") || name.hasPrefix("~syncthing~") {
            return "a name that Syncthing uses while it writes"
        }
        if isRsyncTemporary(name.bytes) { return "a name that rsync uses while it writes (.NAME.XXXXXX)" }
        return nil
    }

    /// `.NAME.XXXXXX`, the X letters or digits (rsync's mkstemp template).
    private static func isRsyncTemporary(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 9, bytes[0] == UInt8(ascii: "."), bytes[bytes.count - 7] == UInt8(ascii: ".") else {
            return false
        }
        return bytes.suffix(6).allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
    }

    private static let systemFiles = [
        ".ds_store", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", ".localized", ".apdisk",
        ".directory", ".keep", ".gitkeep", "icon\r",
    ]

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private static let litterFolders = [
        ".Spotlight-V100", ".Trashes", ".fseventsd", ".AppleDouble", ".TemporaryItems", ".DocumentRevisions-V100",
        "__MACOSX", "@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information", ".stfolder", ".stversions",
        "lost+found", ".recycle", "@Recycle", ".@__thumb", "#snapshot", "~snapshot", ".snapshot", ".zfs",
    ]

    private static let inProgressSuffixes = [
        ".part", ".partial", ".crdownload", ".download", ".filepart", ".uploading", ".temp", ".tmp", ".opdownload",
        ".!ut", ".inprogress",
    ]
}

/// Folders of the service's own inside an inbox.
public enum PrivateFolder {
    /// Custody of an inbox on a mount of its own.
    public static let custody: PathBytes = ".released-custody"
    /// Where rejected files are set aside, at the top of an inbox.
    public static let rejected: PathBytes = "Rejected"
}

extension PathBytes {
    func isEqualIgnoringCase(_ other: String) -> Bool {
        bytes.count == other.utf8.count && hasSuffixIgnoringCase(other)
    }
}
