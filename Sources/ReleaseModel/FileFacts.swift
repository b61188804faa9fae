/// `data.file` of a record: what is known of a dropped file without reading its meaning.
public struct FileFacts: Sendable, Equatable {
    /// As dropped, last part of the path.
    public var name: PathBytes
    /// Path below the inbox, empty at its top.
    public var folder: PathBytes
    /// Bytes.
    public var sizeInBytes: Int64
    /// What the bytes are; nil where they were not read.
    public var content: MediaType?
    /// nil for what cannot be hashed.
    public var digest: ContentDigest?
    /// The file's own mtime, never taken for a publication date.
    public var modified: WallTime
    /// Who dropped it.
    public var owner: Owner
    /// The kept original, relative to the archive.
    public var href: String?
    /// Where a rejected file lies, relative to the inbox.
    public var setAside: PathBytes?

    /// Facts about one dropped file.
    public init(
        name: PathBytes,
        folder: PathBytes,
        sizeInBytes: Int64,
        content: MediaType?,
        digest: ContentDigest?,
        modified: WallTime,
        owner: Owner,
        href: String?,
        setAside: PathBytes?
    ) {
        self.name = name
        self.folder = folder
        self.sizeInBytes = sizeInBytes
        self.content = content
        self.digest = digest
        self.modified = modified
        self.owner = owner
        self.href = href
        self.setAside = setAside
    }

    /// A Unix user.
    public struct Owner: Sendable, Equatable {
        /// The number.
        public var uid: UInt32
        /// nil where this machine knows no name for it.
        public var name: String?

        /// A user by number and name.
        public init(uid: UInt32, name: String?) {
            self.uid = uid
            self.name = name
        }
    }
}
