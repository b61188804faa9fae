import Foundation
import TestSupport
import Testing

@Suite("Records")
struct RecordTests {
    private static let event: Set = [
        "specversion", "id", "sequence", "source", "type", "subject", "time", "prevhash", "data",
    ]
    private static let file: Set = [
        "name", "folder", "sizeInBytes", "contentType", "charset", "sha256", "modified", "owner", "href",
    ]

    @Test("accepted, duplicate and rejected have exactly the members that are specified", .timeLimit(.minutes(20)))
    func members() async throws {
        let root = try ServiceRoot(
            "refuse = [\"*.exe\"]",
            inboxes: "[[inbox]]\nname = \"inbox\"\nsource = \"//host.example/in\""
        )
        let service = try await root.start()
        let bytes = Array("Communiqué\n".utf8)
        let digest = IndependentSHA256.hex(bytes)
        try root.moveIn("a.txt", bytes)
        _ = try await root.records(1)
        try root.inbox.appending("sub").makeFolder()
        try root.moveIn("sub/b.txt", bytes)
        _ = try await root.records(2)
        try root.moveIn("setup.exe", bytes)
        _ = try await root.records(3)
        try root.inbox.appending("link").makeSymbolicLink(to: "/etc/passwd")
        let records = try await root.records(4)

        for (index, record) in records.enumerated() {
            let number = "00000000000\(index + 1)"
            #expect(record.event["specversion"] == .text("1.0"))
            #expect(record.event["id"] == .text(number))
            #expect(record.event["sequence"] == .text(number))
            #expect(record.event["source"] == .text("//host.example/in"))
            #expect(try matches(record.event["time"], /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/))
            #expect(try matches(record.file["modified"], /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z/))
            #expect(record.file["owner"] == .object(["uid": .number(Double(getuid())), "name": .text(NSUserName())]))
        }
        let (accepted, duplicate, refused, link) = (records[0], records[1], records[2], records[3])
        #expect(accepted.event["type"] == .text("released.accepted.v1"))
        #expect(accepted.event.names == Self.event)
        #expect(accepted.data.names == ["file", "text", "release", "relation", "notes"])
        #expect(accepted.file.names == Self.file)
        #expect(accepted.event["subject"] == .text(String(digest.prefix(16))))
        #expect(accepted.data["relation"] == .null)
        #expect(accepted.data["notes"] == .list([]))
        #expect(accepted.file["name"] == .text("a.txt"))
        #expect(accepted.file["folder"] == .text(""))
        #expect(accepted.file["sizeInBytes"] == .number(Double(bytes.count)))
        #expect(accepted.file["contentType"] == .text("text/plain"))
        #expect(accepted.file["charset"]?.text?.lowercased() == "utf-8")
        #expect(accepted.file["sha256"] == .text(digest))
        #expect(accepted.file["href"] == .text("sha256/\(digest.prefix(2))/\(digest)"))

        #expect(duplicate.event["type"] == .text("released.duplicate.v1"))
        #expect(duplicate.event.names == Self.event)
        #expect(duplicate.data.names == ["file", "relation"])
        #expect(duplicate.file.names == Self.file)
        #expect(duplicate.event["subject"] == accepted.event["subject"])
        #expect(
            duplicate.data["relation"]
                == .object(["rel": .text("duplicateOf"), "event": .text("000000000001"), "match": .text("bytes")])
        )
        #expect(duplicate.file["folder"] == .text("sub"))
        #expect(duplicate.file["sha256"] == .text(digest))

        for record in [refused, link] {
            #expect(record.event["type"] == .text("released.rejected.v1"))
            #expect(record.data.names == ["file", "notes", "reason", "detail"])
            #expect(record.file.names == Self.file.union(["setAside"]))
            #expect(record.data["detail"]?.text?.isEmpty == false)
            #expect(record.data["notes"] == .list([]))
        }
        #expect(refused.event.names == Self.event)
        #expect(refused.data["reason"] == .text("refused-by-rule"))
        #expect(refused.file["sha256"] == .text(digest))
        #expect(refused.file["setAside"] == .text("Rejected/setup.exe"))
        #expect(link.event.names == Self.event.subtracting(["subject"]))
        #expect(link.data["reason"] == .text("not-a-regular-file"))
        #expect(link.file["sha256"] == .null)
        #expect(link.file["href"] == .null)
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test("a segment that has a successor is read-only, and the chain goes on over it", .timeLimit(.minutes(20)))
    func segments() async throws {
        let root = try ServiceRoot("segment = \"4 KiB\"")
        let service = try await root.start()
        for number in 0..<40 {
            try root.moveIn("\(number).txt", "release \(number)")
            if number % 8 == 7 { _ = try await root.records(number + 1) }
        }
        _ = try await root.records(40)
        let segments = try root.journal().segments
        #expect(segments.count > 3)
        for segment in segments.dropLast() { #expect(segment.path.status?.permissions == 0o444, "\(segment.path)") }
        // The one that grows is nobody else's to write.
        #expect((segments.last?.path.status?.permissions ?? 0o777) & 0o022 == 0)
        #expect(try root.faults() == [])
        #expect(try await service.stop() == 0)
        // And over a restart.
        let again = try await root.start()
        try root.moveIn("last.txt", "last")
        _ = try await root.records(41)
        #expect(try root.faults() == [])
        try await again.stop()
    }

    @Test(
        "a reader that looks all the time never sees a line change, or a record without its bytes",
        .timeLimit(.minutes(20))
    )
    func readers() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        var seen: [[UInt8]] = []
        for number in 0..<300 {
            try root.moveIn("\(number).txt", "release \(number / 2)")
            let lines = try root.journal().lines
            #expect(lines.starts(with: seen))
            for line in lines.dropFirst(seen.count) {
                let record = JournalFile.Record(line: line, event: try JSONTree(line))
                #expect(root.original(of: record).exists, "\(record.sequence)")
            }
            seen = lines
        }
        #expect(try await root.records(300).count == 300)
        #expect(try root.faults() == [])
        try await service.stop()
    }

    private func matches(_ member: JSONTree?, _ pattern: Regex<Substring>) throws -> Bool {
        try pattern.wholeMatch(in: member?.text ?? "") != nil
    }
}
