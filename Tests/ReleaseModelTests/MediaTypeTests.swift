import ReleaseModel
import Testing

@Suite("Media type")
struct MediaTypeTests {
    static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]
    static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + Array(repeating: 0, count: 26)
    static let office = "application/vnd.openxmlformats-officedocument."

    static func openDocument(_ kind: String) -> [UInt8] {
        zip + Array("mimetypeapplication/vnd.oasis.opendocument.\(kind)PK\u{3}\u{4}".utf8)
    }

    static func type(_ head: [UInt8], _ text: TextKind, _ name: PathBytes) -> String {
        MediaType(head: head, text: text, name: name).contentType
    }

    @Test(
        arguments: [
            (Array("%PDF-1.7\n".utf8), "application/pdf"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "image/png"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"), (Array("GIF87a".utf8), "image/gif"),
            (Array("GIF89a".utf8), "image/gif"), (Array("{\\rtf1".utf8), "application/rtf"),
            ([0x1F, 0x8B, 8], "application/gzip"), (zip, "application/zip"),
            (Array("RIFF".utf8) + [1, 2, 3, 4] + Array("WEBPVP8 ".utf8), "image/webp"),
        ] as [([UInt8], String)]
    )
    func `the first bytes decide, whatever the name and the rest`(head: [UInt8], type: String) {
        for name in ["a", "a.txt", "a.mp4"] as [PathBytes] {
            for text in [TextKind.binary, .utf8, .unknownCharset] {
                #expect(MediaType(head: head, text: text, name: name) == MediaType(contentType: type, charset: nil))
            }
        }
    }

    @Test(
        arguments: [
            (Array("%PDF".utf8), "application/octet-stream"), (Array("RIFF....WAVE".utf8), "application/octet-stream"),
            (Array("RIFF....WEB".utf8), "application/octet-stream"), ([0xFF, 0xD8], "application/octet-stream"),
            (Array("GIF8 is a name".utf8), "application/octet-stream"), ([0x50, 0x4B], "application/octet-stream"),
            ([], "application/octet-stream"),
        ] as [([UInt8], String)]
    )
    func `a beginning that is not whole decides nothing`(head: [UInt8], type: String) {
        #expect(Self.type(head, .binary, "a") == type)
    }

    @Test(
        arguments: [
            (zip, "a.docx", office + "wordprocessingml.document"), (zip, "a.XLSX", office + "spreadsheetml.sheet"),
            (zip, "a.pptx", office + "presentationml.presentation"), (zip, "a.pdf", "application/zip"),
            (zip, "a.odt", "application/vnd.oasis.opendocument.text"), (zip, "a.xls", "application/zip"),
            (openDocument("text"), "a.zip", "application/vnd.oasis.opendocument.text"),
            (openDocument("spreadsheet"), "a.odt", "application/vnd.oasis.opendocument.spreadsheet"),
            (openDocument("presentation-template"), "a", "application/vnd.oasis.opendocument.presentation-template"),
            (openDocument("nonsense"), "a.odt", "application/zip"), (openDocument(""), "a.odt", "application/zip"),
            (compound, "a.doc", "application/msword"), (compound, "a.xls", "application/vnd.ms-excel"),
            (compound, "a.ppt", "application/vnd.ms-powerpoint"), (compound, "a.msg", "application/vnd.ms-outlook"),
            (compound, "a", "application/octet-stream"), (compound, "a.docx", "application/octet-stream"),
            (compound, "a.txt", "application/octet-stream"),
        ] as [([UInt8], PathBytes, String)]
    )
    func `a container is what its first entry or its name says`(head: [UInt8], name: PathBytes, type: String) {
        #expect(Self.type(head, .binary, name) == type)
    }

    @Test(
        arguments: [
            ("a.txt", "text/plain"), ("A.TXT", "text/plain"), (".txt", "text/plain"), ("a.md", "text/markdown"),
            ("a.markdown", "text/markdown"), ("a.html", "text/html"), ("a.HTM", "text/html"), ("a.csv", "text/csv"),
            ("a.json", "application/json"), ("a.xml", "application/xml"), ("a.eml", "message/rfc822"),
            ("a", "text/plain"), ("txt", "text/plain"), ("a.md.bak", "text/plain"), ("", "text/plain"),
            // Names that promise what no text is.
            ("a.pdf", "text/plain"), ("a.png", "text/plain"), ("a.docx", "text/plain"), ("a.zip", "text/plain"),
        ] as [(PathBytes, String)]
    )
    func `a text is the kind of text that its name says`(name: PathBytes, type: String) {
        let head = Array("Geneva, 21 November".utf8)
        #expect(MediaType(head: head, text: .utf8, name: name) == MediaType(contentType: type, charset: "utf-8"))
    }

    @Test(
        arguments: [
            ("a.mp4", "video/mp4"), ("a.mp3", "audio/mpeg"), ("a.jpeg", "image/jpeg"), ("a.jpg", "image/jpeg"),
            ("a.gif", "image/gif"), ("a.png", "image/png"), ("a.webp", "image/webp"), ("a.pdf", "application/pdf"),
            ("a.rtf", "application/rtf"), ("a.zip", "application/zip"), ("a.doc", "application/msword"),
            ("a.odt", "application/vnd.oasis.opendocument.text"),
            // Names that promise a text.
            ("a.txt", "application/octet-stream"), ("a.html", "application/octet-stream"),
            ("a.json", "application/octet-stream"), ("a.xml", "application/octet-stream"),
            ("a.eml", "application/octet-stream"), ("a", "application/octet-stream"),
            ("a.exe", "application/octet-stream"),
        ] as [(PathBytes, String)]
    )
    func `what is not text is what its name says, unless that is a text`(name: PathBytes, type: String) {
        #expect(MediaType(head: [0, 1, 2], text: .binary, name: name) == MediaType(contentType: type, charset: nil))
    }

    @Test(arguments: ["<!DOCTYPE html>", "<!doctype HTML public", " \r\n<html lang=fr>", "\u{FEFF}<HTML>"])
    func `HTML is known by its first element`(text: String) {
        #expect(Self.type(Array(text.utf8), .utf8, "a.txt") == "text/html")
        #expect(Self.type(Array(text.utf8), .unknownCharset, "a") == "text/html")
        #expect(Self.type(Array(text.utf8), .binary, "a") == "application/octet-stream")
    }

    @Test(arguments: ["<htm", "<!doctype svg>", "a <html>", "<?xml version='1.0'?>"])
    func `what only resembles HTML is not`(text: String) {
        #expect(Self.type(Array(text.utf8), .utf8, "a.txt") == "text/plain")
    }

    @Test(
        arguments: [
            (.utf8, "utf-8"), (.utf16LittleEndian, "utf-16"), (.utf16BigEndian, "utf-16"), (.unknownCharset, nil),
            (.binary, nil),
        ] as [(TextKind, String?)]
    )
    func `a charset is named where the bytes prove it`(text: TextKind, charset: String?) {
        #expect(MediaType(head: [0x61], text: text, name: "a").charset == charset)
    }

    @Test func `bytes that only might be text are what their name says`() {
        #expect(Self.type([0xE9], .unknownCharset, "a.mp3") == "audio/mpeg")
        #expect(Self.type([0xE9], .unknownCharset, "a.csv") == "text/csv")
        #expect(Self.type([0xE9], .unknownCharset, "a") == "text/plain")
    }
}
