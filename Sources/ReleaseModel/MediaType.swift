/// What a file's bytes are, found from its first bytes, then from its extension.
public struct MediaType: Sendable, Equatable {
    /// An IANA media type, such as `text/plain`; `application/octet-stream` when nothing fits.
    public var contentType: String
    /// An IANA charset, or nil when the bytes are not text or their charset is not certain.
    public var charset: String?

    /// A media type and the charset of its text.
    public init(contentType: String, charset: String?) {
        self.contentType = contentType
        self.charset = charset
    }

    /// - Parameters:
    ///   - head: the first bytes of the file, 512 suffice.
    ///   - text: what the whole file is as text.
    public init(head: some Collection<UInt8>, text: TextKind, name: PathBytes) {
        let head = Array(head.prefix(512))
        let byName = Self.extensions.first { name.hasSuffixIgnoringCase("." + $0.0) }?.1
        if let magic = Self.magic(head, name: byName) {
            self.init(contentType: magic, charset: nil)
            return
        }
        let byNameIsText = byName.map(Self.isText) ?? false
        switch text {
        case .binary:
            // An extension that promises text does not make it so.
            let kept = byNameIsText ? nil : byName
            self.init(contentType: kept ?? "application/octet-stream", charset: nil)
        case .utf8, .utf16LittleEndian, .utf16BigEndian:
            // Nor does one that promises a picture make a picture of a text.
            let kept = byNameIsText ? byName : nil
            self.init(contentType: Self.looksLikeHTML(head) ? "text/html" : kept ?? "text/plain", charset: text.charset)
        case .unknownCharset:
            // Not proven to be text: here the extension knows better.
            self.init(contentType: Self.looksLikeHTML(head) ? "text/html" : byName ?? "text/plain", charset: nil)
        }
    }

    private static func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") || ["application/json", "application/xml", "message/rfc822"].contains(type)
    }

    private static func magic(_ head: [UInt8], name: String?) -> String? {
        for (signature, type) in signatures where head.starts(with: signature) { return type }
        if head.starts(with: compoundFile) {
            // Word, Excel, PowerPoint and Outlook share this container; so do office documents with a password.
            return name == "application/msword" || name?.hasPrefix("application/vnd.ms-") == true
                ? name : "application/octet-stream"
        }
        if head.starts(with: zipEntry) { return zipped(head, name: name) }
        let isWebP = head.starts(with: "RIFF".utf8) && head.dropFirst(8).starts(with: "WEBP".utf8)
        return isWebP ? "image/webp" : nil
    }

    /// Office documents are zip archives: OpenDocument says which in its first entry, OOXML by its name only.
    private static func zipped(_ head: [UInt8], name: String?) -> String {
        let entry = head.dropFirst(30)
        let prefix = "mimetypeapplication/vnd.oasis.opendocument."
        if entry.starts(with: prefix.utf8) {
            let word = entry.dropFirst(prefix.utf8.count).prefix { (0x61...0x7A).contains($0) || $0 == 0x2D }
            let kind = String(decoding: word, as: UTF8.self)
            return openDocuments.contains(kind) ? "application/vnd.oasis.opendocument." + kind : "application/zip"
        }
        guard let name, name.hasPrefix("application/vnd.o") else { return "application/zip" }
        return name
    }

    private static func looksLikeHTML(_ head: [UInt8]) -> Bool {
        let start = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.prefix(15).map(PathBytes.lower)
        return start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8)
    }

    private static let signatures: [([UInt8], String)] = [
        (Array("%PDF-".utf8), "application/pdf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        (Array("GIF87a".utf8), "image/gif"),
        (Array("GIF89a".utf8), "image/gif"),
        (Array("{\\rtf".utf8), "application/rtf"),
        ([0x1F, 0x8B], "application/gzip"),
    ]
    private static let zipEntry: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    /// What follows `application/vnd.oasis.opendocument.` (OpenDocument 1.3, part 2 and its IANA registrations).
    private static let openDocuments: Set<String> = [
        "text", "text-template", "text-master", "text-web", "spreadsheet", "spreadsheet-template", "presentation",
        "presentation-template", "graphics", "graphics-template", "chart", "image", "formula", "base",
    ]

    private static let extensions: [(String, String)] = [
        ("txt", "text/plain"), ("md", "text/markdown"), ("markdown", "text/markdown"), ("html", "text/html"),
        ("htm", "text/html"), ("csv", "text/csv"), ("json", "application/json"), ("xml", "application/xml"),
        ("eml", "message/rfc822"), ("pdf", "application/pdf"), ("rtf", "application/rtf"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("odt", "application/vnd.oasis.opendocument.text"), ("doc", "application/msword"),
        ("xls", "application/vnd.ms-excel"), ("ppt", "application/vnd.ms-powerpoint"),
        ("msg", "application/vnd.ms-outlook"), ("zip", "application/zip"),
        ("png", "image/png"), ("jpg", "image/jpeg"), ("jpeg", "image/jpeg"), ("gif", "image/gif"),
        ("webp", "image/webp"), ("mp4", "video/mp4"), ("mp3", "audio/mpeg"),
    ]
}

/// Whether a whole file is text, and in which charset as far as its bytes prove it.
public enum TextKind: Sendable, Equatable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    /// No NUL in it and not UTF-8: some older charset.
    case unknownCharset
    /// A NUL byte, or nothing that text has.
    case binary

    var charset: String? {
        switch self {
        case .utf8: "utf-8"
        case .utf16LittleEndian, .utf16BigEndian: "utf-16"
        case .unknownCharset, .binary: nil
        }
    }
}
