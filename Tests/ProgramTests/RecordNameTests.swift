import Foundation
import TestSupport
import Testing

@Suite("Names in records")
struct RecordNameTests {
    /// Names as their bytes, and whether their text alone is not those bytes as NFC UTF-8.
    private static let names: [(bytes: [UInt8], needsBytes: Bool)] = [
        (Array("with space.txt".utf8), false),
        (Array("-rf".utf8), false),
        (Array("q'u\"o`te;$(x)\\.txt".utf8), false),
        (Array("new\nline.txt".utf8), false),
        (Array("esc\u{1B}[31m.txt".utf8), false),
        (Array("rlo\u{202E}txt.exe".utf8), false),
        (Array("nel\u{85}ls\u{2028}ps\u{2029}zw\u{200B}.txt".utf8), false),
        (Array("caf\u{E9}.txt".utf8), false),
        (Array("cafe\u{301}.txt".utf8), true),
        ([0x62, 0xFF, 0xFE, 0x2E, 0x74, 0x78, 0x74], true),
        ([0x62, 0xFD, 0xFE, 0x2E, 0x74, 0x78, 0x74], true),
        (Array(String(repeating: "n", count: 251).utf8) + Array(".txt".utf8), false),
        (Array(".txt".utf8), false),
        (Array("..x".utf8), false),
        (Array("مرحبا 世界 🎉.TXT".utf8), false),
    ]

    @Test("names are their bytes, and harmless to every reader of lines", .timeLimit(.minutes(20)))
    func names() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        for (index, name) in Self.names.enumerated() { try root.moveIn(RawPath(name.bytes), "content \(index)") }
        let records = try await root.records(Self.names.count)
        #expect(Set(records.map(\.name.bytes)) == Set(Self.names.map(\.bytes)))
        #expect(records.allSatisfy { $0.kind == "accepted" })
        for name in Self.names {
            let record = try #require(records.first { $0.name.bytes == name.bytes })
            let base64 = record.file["nameBytes"]?.text
            #expect(base64 == (name.needsBytes ? Data(name.bytes).base64EncodedString() : nil), "\(record.name)")
            #expect(
                record.file["name"]?.text.map { Array($0.utf8) }
                    == Array(String(decoding: name.bytes, as: UTF8.self).utf8)
            )
        }
        for segment in try root.journal().segments {
            let text = try #require(String(validating: segment.bytes, as: UTF8.self), "the journal is UTF-8")
            let harmful = text.unicodeScalars.filter { $0 != "\n" && isHarmful($0) }
            #expect(harmful.isEmpty)
        }
        // Nor does a name reach the log raw: one line each, and no escape sequence.
        #expect(!service.errors.unicodeScalars.contains { $0 != "\n" && isHarmful($0) })
        #expect(root.waiting.isEmpty)
        try await service.stop()
    }

    @Test("folders are their bytes, too", .timeLimit(.minutes(20)))
    func folders() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let folder = RawPath([0x66, 0xFF])
        try root.inbox.appending(folder).makeFolder()
        try root.moveIn(folder.appending("a.txt"), "a")
        let record = try #require(try await root.records(1).first)
        #expect(record.file["folderBytes"]?.text == Data(folder.bytes).base64EncodedString())
        #expect(record.file["nameBytes"] == nil)
        #expect(record.folder == folder)
        try await service.stop()
    }
}
