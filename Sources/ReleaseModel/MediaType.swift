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
        switch text {
        case .binary:
            // An extension that promises text does not make it so.
            let kept = byName.flatMap { $0.hasPrefix("text/") ? nil : $0 }
            self.init(contentType: kept ?? "application/octet-stream", charset: nil)
        case .utf8, .utf16LittleEndian, .utf16BigEndian, .unknownCharset:
            let type = Self.looksLikeHTML(head) ? "text/html" : byName ?? "text/plain"
            self.init(contentType: type, charset: text.charset)
        }
    }

    private static func magic(_ head: [UInt8], name: String?) -> String? {
        for (signature, type) in signatures where head.starts(with: signature) { return type }
        guard head.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
            return head.count > 11 && head.starts(with: Array("RIFF".utf8)) && head[8...].starts(with: "WEBP".utf8)
                ? "image/webp" : nil
        }
        // Office documents are zip archives: OpenDocument says which in its first entry, OOXML by its name only.
        let openDocument = "mimetypeapplication/vnd.oasis.opendocument."
        if head.count > 30, head[30...].starts(with: openDocument.utf8) {
            return "application/vnd.oasis.opendocument.text"
        }
        return name?.hasPrefix("application/vnd.") == true ? name : "application/zip"
    }

    private static func looksLikeHTML(_ head: [UInt8]) -> Bool {
        let start = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.prefix(15).map(PathBytes.lower)
        return start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8)
    }

    private static let signatures: [([UInt8], String)] = [
        (Array("%PDF-".utf8), "application/pdf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        (Array("GIF8".utf8), "image/gif"),
        (Array("{\\rtf".utf8), "application/rtf"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/msword"),
        ([0x1F, 0x8B], "application/gzip"),
    ]

    private static let extensions: [(String, String)] = [
        ("txt", "text/plain"), ("md", "text/markdown"), ("markdown", "text/markdown"), ("html", "text/html"),
        ("htm", "text/html"), ("csv", "text/csv"), ("json", "application/json"), ("xml", "application/xml"),
        ("eml", "message/rfc822"), ("pdf", "application/pdf"), ("rtf", "application/rtf"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("odt", "application/vnd.oasis.opendocument.text"), ("doc", "application/msword"), ("zip", "application/zip"),
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
