import FileIO
import Foundation
import Journal
import ReleaseModel
import TestSupport

/// A journal and a commit log in a folder of their own.
struct JournalBench {
    let folder: TemporaryFolder
    let calls: FaultyCalls
    let journal: Directory
    let logs: Directory

    init() throws {
        folder = try TemporaryFolder("journal")
        calls = FaultyCalls(root: folder.path, flushes: false)
        try folder.makeFolder("journal")
        try folder.makeFolder("log")
        let root = try Directory.open(configured: PathBytes(folder.path), calls: calls)
        journal = try root.directory("journal")
        logs = try root.directory("log")
    }

    /// A record whose name has so many bytes.
    static func record(_ number: UInt64, after previous: ContentDigest, nameBytes: Int = 5) -> ReleaseRecord {
        ReleaseRecord(
            sequence: SequenceNumber(number),
            source: "//host/inbox",
            subject: "0123456789abcdef",
            time: WallTime(seconds: 1_700_000_000, nanoseconds: 5_000_000),
            previousHash: previous,
            file: FileFacts(
                name: PathBytes([UInt8](repeating: UInt8(ascii: "n"), count: nameBytes)),
                folder: "",
                sizeInBytes: 3,
                content: MediaType(contentType: "text/plain", charset: "utf-8"),
                digest: .zero,
                modified: WallTime(seconds: 1_600_000_000, nanoseconds: 1),
                owner: .init(uid: 0, name: "root"),
                href: "sha256/00/00",
                setAside: nil
            ),
            outcome: .accepted(similarTo: nil),
            notes: []
        )
    }

    /// Lines of a chain that goes on from `head`, one frame for each of `counts`.
    static func frames(_ counts: [Int], from head: inout JournalHead) -> [CommitFrame] {
        counts.map { count in
            var lines: [UInt8] = []
            var drops: [CommittedDrop] = []
            for _ in 0..<count {
                let line = RecordEncoder.line(record(head.next.value, after: head.lastHash))
                drops.append(
                    CommittedDrop(
                        inbox: "inbox",
                        place: PathBytes("batch/inbox/\(head.next)"),
                        setAside: head.next.value % 2 == 0 ? "Rejected/x" : nil,
                        digest: head.next.value % 3 == 0 ? nil : .zero,
                        size: Int64(head.next.value)
                    )
                )
                head.lastHash = JournalLine.hash(line[...])
                head.next = head.next.next
                head.position.offset += Int64(line.count)
                lines += line
            }
            return CommitFrame(lines: lines, count: count, lastHash: head.lastHash, drops: drops)
        }
    }

    func recover() throws -> JournalRecovery { try JournalRecovery(journal: journal, logs: logs) { _ in } }

    /// Recovers, commits frames, writes them into the journal.
    @discardableResult
    func write(_ counts: [Int]) throws -> [CommitFrame] {
        let recovery = try recover()
        let writer = try JournalWriter(folder: journal, head: recovery.head)
        var head = recovery.head
        let frames = Self.frames(counts, from: &head)
        for frame in frames {
            try recovery.log.append(frame)
            try writer.append(frame)
        }
        return frames
    }

    /// Every file with its bytes: what must not change.
    func snapshot() throws -> [String: [UInt8]] {
        var all: [String: [UInt8]] = [:]
        for path in folder.list() where !path.hasSuffix("/") { all[path] = try folder.read(path) }
        return all
    }

    func segment(_ number: UInt64 = 1) -> String { "journal/" + JournalSegment.name(SequenceNumber(number)).text }
    var log: String { "log/" + (folder.list("log").last ?? "") }
    func mode(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: folder.path(of: path))[.posixPermissions] as? Int ?? -1
    }
}
