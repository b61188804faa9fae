import Journal
import ReleaseModel
import Testing

@Suite("A record as a line")
struct RecordEncoderTests {
    private let digest = ContentDigest(hex: String(repeating: "ab", count: 32)) ?? .zero

    private func record(_ outcome: ReleaseRecord.Outcome, name: PathBytes = "a.txt") -> ReleaseRecord {
        var record = JournalBench.record(7, after: digest)
        record.outcome = outcome
        record.file.name = name
        record.file.folder = "sub"
        record.file.digest = digest
        record.file.href = "sha256/ab/x"
        return record
    }

    private func line(_ record: ReleaseRecord) -> String {
        String(decoding: RecordEncoder.line(record), as: UTF8.self)
    }

    private let head =
        #"{"specversion":"1.0","id":"000000000007","sequence":"000000000007","source":"//host/inbox","type":"released."#
    private let middle =
        #".v1","subject":"0123456789abcdef","time":"2023-11-14T22:13:20.005Z","prevhash":""#
        + String(repeating: "ab", count: 32) + #"","data":{"file":{"name":"#

    private func file(contentType: String = #""text/plain","charset":"utf-8""#) -> String {
        #","folder":"sub","sizeInBytes":3,"contentType":"# + contentType + #","sha256":""#
            + String(repeating: "ab", count: 32)
            + #"","modified":"2020-09-13T12:26:40.000000001Z","owner":{"uid":0,"name":"root"},"href":"#
    }

    @Test func `of new content is this, byte for byte`() {
        #expect(
            line(record(.accepted(similarTo: nil))) == head + "accepted" + middle + #""a.txt""# + file()
                + #""sha256/ab/x"},"relation":null,"notes":[]}}"# + "\n"
        )
    }

    @Test func `of a duplicate carries file and relation only`() {
        #expect(
            line(record(.duplicate(.init(.duplicateOf, SequenceNumber(3), .bytes)))) == head + "duplicate" + middle
                + #""a.txt""# + file()
                + #""sha256/ab/x"},"relation":{"rel":"duplicateOf","event":"000000000003","match":"bytes"}}}"# + "\n"
        )
    }

    @Test func `of a rejected link has no hash, no subject, and its reason`() {
        var record = record(.rejected(Rejection(reason: .notARegularFile, detail: "a \"link\"\n")))
        record.subject = nil
        record.file.digest = nil
        record.file.href = nil
        record.file.content = nil
        record.file.setAside = "Rejected/a.txt"
        let expected =
            head + "rejected" + middle.replacing(#""subject":"0123456789abcdef","#, with: "") + #""a.txt""#
            + #","folder":"sub","sizeInBytes":3,"contentType":null,"charset":null,"sha256":null,"#
            + #""modified":"2020-09-13T12:26:40.000000001Z","owner":{"uid":0,"name":"root"},"href":null,"#
            + #""setAside":"Rejected/a.txt"},"notes":[],"reason":"not-a-regular-file","detail":"a \"link\"\n"}}"# + "\n"
        #expect(line(record) == expected)
    }

    @Test(
        arguments: [
            [0x61, 0x0A, 0x62], [0xFF, 0xFE], [0x22, 0x5C], [0xE2, 0x80, 0xA8], [0xC2, 0x85], [0xE2, 0x80, 0xAE],
            [0x65, 0xCC, 0x81], [0xC3, 0xA9], [0x1B, 0x5B, 0x41], [0x7F], [0xF0, 0x9F, 0x98, 0x80], [0xED, 0xA0, 0x80],
            [0xF3, 0xA0, 0x81, 0x81],
        ] as [[UInt8]]
    )
    func `keeps every name's bytes, and is one line whatever the name`(bytes: [UInt8]) throws {
        let name = PathBytes(bytes)
        var record = record(.accepted(similarTo: nil), name: name)
        record.file.folder = name
        record.file.setAside = name
        let line = RecordEncoder.line(record)
        #expect(line.last == 10 && line.dropLast().allSatisfy { $0 >= 0x20 && $0 != 0x7F })
        let text = try #require(String(validating: line, as: UTF8.self))
        let misleading: [Unicode.Scalar] = ["\u{85}", "\u{2028}", "\u{202E}", "\u{E0041}"]
        #expect(!text.unicodeScalars.contains { misleading.contains($0) })
        let read = try #require(JournalLine(line.dropLast()))
        #expect(read.name == name && read.folder == name && read.setAside == name)
    }

    @Test func `stays under its bound with the longest names there are`() {
        var record = record(.rejected(Rejection(reason: .refusedByRule, detail: String(repeating: "d", count: 300))))
        for byte: UInt8 in [0x01, 0xFF, 0x22] {
            record.file.name = PathBytes([UInt8](repeating: byte, count: Limits.nameBytesMax))
            record.file.folder = PathBytes([UInt8](repeating: byte, count: Limits.folderBytesMax))
            record.file.setAside = record.file.name
            #expect(RecordEncoder.line(record).count <= Limits.recordBytesMax)
        }
    }
}

@Suite("A line as a record")
struct JournalLineTests {
    @Test func `comes back whole`() throws {
        var record = JournalBench.record(9, after: .zero)
        record.outcome = .duplicate(.init(.duplicateOf, SequenceNumber(4), .bytes))
        let line = try #require(JournalLine(RecordEncoder.line(record).dropLast()))
        #expect(line.sequence == record.sequence && line.type == "released.duplicate.v1")
        #expect(line.subject == record.subject && line.source == record.source)
        #expect(line.previousHash == .zero && line.digest == .zero && line.sizeInBytes == 3)
        #expect(line.original == SequenceNumber(4) && line.reason == nil && line.setAside == nil)
        #expect(line.href == "sha256/00/00" && !line.isFirstOfItsBytes)
    }

    @Test func `knows which record made its bytes known`() throws {
        var record = JournalBench.record(1, after: .zero)
        #expect(try #require(JournalLine(RecordEncoder.line(record).dropLast())).isFirstOfItsBytes)
        record.outcome = .rejected(Rejection(reason: .empty, detail: ""))
        record.file.href = nil
        #expect(try !#require(JournalLine(RecordEncoder.line(record).dropLast())).isFirstOfItsBytes)
    }

    @Test func `is none when any byte is missing at its end, or a member is not there`() {
        let line = RecordEncoder.line(JournalBench.record(1, after: .zero)).dropLast()
        for count in 0..<line.count { #expect(JournalLine(line.prefix(count)) == nil) }
        let text = String(decoding: line, as: UTF8.self)
        for member in ["sequence", "id", "type", "time", "source", "prevhash", "name", "folder", "sizeInBytes", "file"]
        {
            #expect(
                JournalLine(Array(text.replacing("\"\(member)\"", with: "\"other\"").utf8)[...]) == nil,
                "\(member)"
            )
        }
    }
}

@Suite("The chain")
struct ChainCheckTests {
    private let position = JournalPosition(segment: .first, offset: 0)

    @Test func `holds for lines that follow each other`() throws {
        var head = JournalHead.beginning
        let frame = JournalBench.frames([3], from: &head)[0]
        var check = ChainCheck(next: .first, previousHash: .zero)
        for line in frame.lines.split(separator: 10) { _ = try check.take(line + [10], at: position) }
        #expect(check.next == head.next && check.previousHash == head.lastHash)
    }

    @Test func `breaks at a gap, a repetition, a foreign line and a changed one`() throws {
        var head = JournalHead.beginning
        let lines = JournalBench.frames([3], from: &head)[0].lines.split(separator: 10).map { Array($0) + [10] }
        for (first, second) in [(0, 2), (0, 0), (1, 2)] {
            var check = ChainCheck(next: .first, previousHash: .zero)
            #expect(throws: JournalDamage.self) {
                _ = try check.take(lines[first][...], at: position)
                _ = try check.take(lines[second][...], at: position)
            }
        }
        var changed = ChainCheck(next: .first, previousHash: .zero)
        let other = String(decoding: lines[0], as: UTF8.self).replacing("nnnnn", with: "mmmmm")
        _ = try changed.take(Array(other.utf8)[...], at: position)
        #expect(throws: JournalDamage.self) { try changed.take(lines[1][...], at: position) }
        #expect(throws: JournalDamage.self) { try changed.take(Array("{}\n".utf8)[...], at: position) }
    }
}
