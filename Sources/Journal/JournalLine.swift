import Crypto
public import ReleaseModel

/// One line of the journal as a reader finds it. Only what the service and its tools need is taken out of it.
public struct JournalLine: Sendable {
    /// `sequence`.
    public let sequence: SequenceNumber
    /// `type` as written: later versions may write types that this one does not know.
    public let type: String
    /// `subject`.
    public let subject: String?
    /// `time` as written.
    public let time: String
    /// `prevhash`.
    public let previousHash: ContentDigest
    /// `data.file.name` with its bytes.
    public let name: PathBytes
    /// `data.file.folder` with its bytes.
    public let folder: PathBytes
    /// `data.file.sizeInBytes`.
    public let sizeInBytes: Int64
    /// `data.file.contentType`.
    public let contentType: String?
    /// `data.file.modified` as written.
    public let modified: String?
    /// `data.file.sha256`.
    public let digest: ContentDigest?
    /// `data.file.href`.
    public let href: String?
    /// `data.file.setAside`.
    public let setAside: PathBytes?
    /// `data.relation.event`.
    public let original: SequenceNumber?
    /// `data.relation.match`.
    public let match: String?
    /// `data.reason`.
    public let reason: String?
    /// `data.detail`.
    public let detail: String?
    /// `source`.
    public let source: String
    /// `data.text` and what belongs to it; nil where no text was read.
    public let text: TextFacts?

    /// What a record says of its text: what is needed to know the release, or another version of it, again.
    public struct TextFacts: Sendable, Equatable {
        /// `data.text.digest`.
        public let digest: ContentDigest
        /// `data.text.href`.
        public let href: String
        /// `data.release.version`.
        public let version: Int
        /// `data.release.headline`.
        public let headline: String?
        /// `data.release.language`.
        public let language: String?
        /// `data.release.country.alpha2`.
        public let country: String?
        /// `data.release.pubStatus`.
        public let pubStatus: String?
        /// `data.release.contacts[].email`.
        public let emails: [String]

        init?(_ data: JSONValue?) {
            guard let text = data?["text"], let release = data?["release"],
                let digest = text["digest"]?.string.flatMap({ ContentDigest(hex: String($0.dropFirst(7))) }),
                let href = text["href"]?.string, let version = release["version"]?.string.flatMap({ Int($0) })
            else { return nil }
            self.digest = digest
            self.href = href
            self.version = version
            headline = release["headline"]?.string
            language = release["language"]?.string
            country = release["country"]?["alpha2"]?.string
            pubStatus = release["pubStatus"]?.string
            emails = (release["contacts"]?.array ?? []).compactMap { $0["email"]?.string }
        }
    }

    /// - Parameter bytes: the line without its newline.
    /// - Returns: nil when it is no record: not JSON, or a member that must be there is not.
    public init?(_ bytes: ArraySlice<UInt8>) {
        guard let event = JSONValue(bytes), let file = event["data"]?["file"],
            let sequence = event["sequence"]?.string.flatMap({ SequenceNumber(text: $0) }),
            event["id"]?.string == sequence.description, let type = event["type"]?.string,
            let time = event["time"]?.string, let source = event["source"]?.string,
            let previousHash = event["prevhash"]?.string.flatMap({ ContentDigest(hex: $0) }),
            let name = Self.name(file, "name", "nameBytes"), let folder = Self.name(file, "folder", "folderBytes"),
            let size = file["sizeInBytes"]?.integer
        else { return nil }
        self.sequence = sequence
        self.type = type
        self.time = time
        self.source = source
        self.previousHash = previousHash
        self.name = name
        self.folder = folder
        sizeInBytes = size
        subject = event["subject"]?.string
        contentType = file["contentType"]?.string
        modified = file["modified"]?.string
        digest = file["sha256"]?.string.flatMap { ContentDigest(hex: $0) }
        href = file["href"]?.string
        setAside = Self.name(file, "setAside", "setAsideBytes")
        original = event["data"]?["relation"]?["event"]?.string.flatMap { SequenceNumber(text: $0) }
        match = event["data"]?["relation"]?["match"]?.string
        text = TextFacts(event["data"])
        reason = event["data"]?["reason"]?.string
        detail = event["data"]?["detail"]?.string
    }

    /// Whether this record made its content known: the first of its bytes. A duplicate by its text is one.
    public var isFirstOfItsBytes: Bool {
        digest != nil && href != nil
            && (type != EventType.duplicate.rawValue || match == ReleaseRelation.Match.text.rawValue)
    }

    /// The SHA-256 of a line, its newline included: the next line's `prevhash`.
    public static func hash(_ lineWithNewline: ArraySlice<UInt8>) -> ContentDigest {
        // 32 bytes always: the digest cannot fail to be one.
        ContentDigest(Array(SHA256.hash(data: lineWithNewline))) ?? .zero
    }

    private static func name(_ file: JSONValue, _ text: String, _ bytes: String) -> PathBytes? {
        file[text]?.string.flatMap { PathBytes(text: $0, base64: file[bytes]?.string) }
    }
}
