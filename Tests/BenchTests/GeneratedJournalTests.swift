import FileIO
import Foundation
import Journal
import ReleaseModel
import TestSupport
import Testing

@testable import released_bench

@Suite("A generated journal", .timeLimit(.minutes(20))) struct GeneratedJournalTests {
    private let folder: TemporaryFolder
    private let root: Directory

    init() throws {
        folder = try TemporaryFolder("generated")
        try FileManager.default.createDirectory(atPath: folder.path(of: "root"), withIntermediateDirectories: false)
        root = try Directory.open(configured: PathBytes(folder.path(of: "root")), calls: LinuxSystemCalls())
        try GeneratedJournal.make(1_300, in: root, source: "//test/inbox")
    }

    private func run(_ program: String, _ arguments: [String]) throws -> ToolRun {
        try ToolRun(BuiltPrograms.path(of: program), arguments)
    }

    @Test func `is one to the start's own checks, each line a record, one in ten a release`() throws {
        let journal = try root.directory("journal")
        try JournalRecovery.check(journal: journal, logs: try root.directory("state").directory("log"))
        let reader = JournalReader(folder: journal, after: nil)
        var (records, texts, digests) = (0, 0, Set<ContentDigest>())
        while let line = try reader.line() {
            let record = try #require(JournalLine(line.bytes.dropLast()))
            records += 1
            texts += record.text == nil ? 0 : 1
            #expect(record.name == PathBytes(GeneratedRecords.name(UInt64(records))))
            digests.insert(try #require(record.digest))
        }
        #expect(records == 1_300 && texts == 130 && digests.count == 1_300)
    }

    @Test func `is found without a fault but that the originals are not there`() throws {
        let answer = try run("releasectl", ["verify", "--root", folder.path(of: "root")])
        #expect(answer.status == 1)
        #expect(answer.output.contains("1300 records"), "\(answer.output)")
        let faults = answer.output.split(separator: "\n").filter { $0.contains("journal/") }
        #expect(faults.isEmpty, "\(answer.output)")
    }

    @Test func `is gone on with by the service, which knows its records and has them found`() throws {
        let path = folder.path(of: "root")
        #expect(try run("released", ["--once", path]).status == 0)
        try Data("a release of today".utf8).write(to: URL(fileURLWithPath: path + "/inbox/today.txt"))
        #expect(try run("released", ["--once", path]).status == 0)
        let last = try #require(try JournalEnd.last(in: root.directory("journal")))
        #expect(last.record.sequence == SequenceNumber(1_301) && last.record.type == EventType.accepted.rawValue)
        #expect(try run("releasectl", ["find", "--root", path, "number650"]).output.contains("number650"))
        #expect(
            try run("releasectl", ["explain", "--root", path, GeneratedRecords.name(7)]).output.contains("000000000007")
        )
    }
}
