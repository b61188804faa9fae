import FileIO
import Foundation
import Journal
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("Journal and commit log after a crash")
struct JournalRecoveryTests {
    let bench: JournalBench

    init() throws { bench = try JournalBench() }

    private func expectDamage(_ words: String) throws {
        let before = try bench.snapshot()
        bench.calls.forget()
        #expect { _ = try bench.recover() } throws: { error in
            (error as? JournalDamage)?.description.contains(words) == true
        }
        #expect(try bench.snapshot() == before)
        let changing: Set = ["write", "truncate", "rename", "unlink", "setPermissions", "makeDirectory", "link"]
        #expect(!bench.calls.events.contains { changing.contains($0.call) })
    }

    @Test func `begin at the first start`() throws {
        let recovery = try bench.recover()
        #expect(recovery.head == .beginning && recovery.frames.isEmpty && recovery.findings.isEmpty)
        #expect(bench.folder.list("journal") == ["000000000001.jsonl"])
        #expect(bench.folder.list("log") == ["000000000001.log"])
        #expect(try bench.recover().head == .beginning)
    }

    @Test func `agree when nothing happened, and the log is begun anew all the same`() throws {
        let frames = try bench.write([2, 1])
        let before = try bench.folder.read(bench.segment())
        let recovery = try bench.recover()
        #expect(recovery.frames == frames && recovery.findings.isEmpty)
        #expect(recovery.head.next == SequenceNumber(4) && recovery.head.lastHash == frames[1].lastHash)
        #expect(recovery.head.position.offset == Int64(before.count))
        #expect(recovery.log.generation == 2)
        #expect(try bench.folder.read(bench.segment()) == before)
    }

    @Test(arguments: [true, false])
    func `sweep a segment that was prepared and never begun, and nothing else`(hasLog: Bool) throws {
        try bench.write([2])
        if !hasLog { try FileManager.default.removeItem(atPath: bench.folder.path(of: bench.log)) }
        let others = ["journal/000000000003.jsonl.news", "journal/3.jsonl.new", "journal/notes.new"]
        for path in ["journal/000000000003.jsonl.new"] + others { try bench.folder.write(path, "") }
        #expect(try bench.recover().head.next == SequenceNumber(3))
        #expect(
            bench.folder.list("journal") == [
                "000000000001.jsonl", "000000000003.jsonl.news", "3.jsonl.new", "notes.new",
            ]
        )
    }

    @Test func `are completed from the log wherever the journal was cut`() throws {
        let frames = try bench.write([1, 2])
        let (log, whole) = (try bench.folder.read(bench.log), frames.flatMap(\.lines))
        for length in 0...whole.count {
            try bench.folder.write("log/000000000001.log", log)
            try bench.folder.write(bench.segment(), Array(whole.prefix(length)))
            let recovery = try bench.recover()
            let missing = whole.count - length
            #expect(recovery.findings == (missing == 0 ? [] : [.journalCompleted(bytes: missing)]))
            #expect(try bench.folder.read(bench.segment()) == whole)
            #expect(recovery.head.next == SequenceNumber(4))
            #expect(bench.folder.list("log") == ["000000000002.log"])
            try FileManager.default.removeItem(atPath: bench.folder.path(of: bench.log))
        }
    }

    @Test func `write the log into a new file, durably, before the journal is touched, and the journal always`() throws
    {
        try bench.write([2])
        bench.calls.forget()
        _ = try bench.recover()
        let done = bench.calls.events.map { "\($0.call) \($0.path)" }
        let order = [
            "write log/000000000002.log.new", "flushData log/000000000002.log.new", "rename log/000000000002.log.new",
            "flush log", "write \(bench.segment())", "flushData \(bench.segment())",
        ]
        var from = done.startIndex
        for step in order {
            let found = try #require(done[from...].firstIndex(of: step), "\(step) in \(done)")
            from = found + 1
        }
        let touched = done.firstIndex {
            $0.hasSuffix(".jsonl") && !["open", "read", "status"].contains($0.prefix { $0 != " " })
        }
        #expect(try #require(touched) > (try #require(done.firstIndex(of: "flush log"))))
        #expect(done.last == "flush journal")
    }

    @Test func `cut a torn frame, whose lines nobody has read`() throws {
        let frames = try bench.write([1, 1])
        let log = try bench.folder.read(bench.log)
        try bench.folder.write(bench.log, Array(log.dropLast(3)))
        try bench.folder.write(bench.segment(), frames[0].lines)
        let recovery = try bench.recover()
        guard case .tornFrame(let bytes)? = recovery.findings.first else { return #expect(Bool(false)) }
        #expect(bytes > 0 && recovery.findings.count == 1)
        #expect(recovery.frames == [frames[0]] && recovery.head.next == SequenceNumber(2))
    }

    @Test func `are damaged when the journal has more than the log knows`() throws {
        let frames = try bench.write([1, 1])
        let log = try bench.folder.read(bench.log)
        // Also the last frame's loss to a bad block is found so: readers have seen its line.
        try bench.folder.write(bench.log, Array(log.dropLast(3)))
        try bench.folder.write(bench.segment(), frames.flatMap(\.lines))
        try expectDamage("not what the commit log says")
    }

    @Test func `are damaged when the journal says anything else`() throws {
        let whole = try bench.write([1, 1]).flatMap(\.lines)
        for index in stride(from: 0, to: whole.count, by: 101) {
            var changed = whole
            changed[index] ^= 1
            try bench.folder.write(bench.segment(), changed)
            try expectDamage("not what the commit log says")
        }
    }

    @Test func `are damaged when the journal is shorter than what was flushed`() throws {
        try checkpointed()
        let bytes = try bench.folder.read(bench.segment())
        try bench.folder.write(bench.segment(), Array(bytes.dropLast()))
        try expectDamage("shorter than the commit log says")
    }

    @Test func `are damaged when the line before the log's beginning is another`() throws {
        try checkpointed()
        let text = try bench.folder.text(bench.segment())
        try bench.folder.write(bench.segment(), text.replacing("nnnnn", with: "mmmmm"))
        try expectDamage("not the one that the commit log remembers")
    }

    @Test func `are damaged when the segment is missing, or there is one that the log does not know`() throws {
        try checkpointed()
        let bytes = try bench.folder.read(bench.segment())
        try FileManager.default.removeItem(atPath: bench.folder.path(of: bench.segment()))
        try expectDamage("the segment is missing")
        try bench.folder.write(bench.segment(), bytes)
        try bench.folder.write(bench.segment(9), "")
        try expectDamage("knows nothing of")
    }

    /// Three records, flushed, and a log that begins behind them.
    private func checkpointed(rotating: Bool = false) throws {
        try bench.write([3])
        var base = try bench.recover().head
        if rotating { base.position = JournalPosition(segment: base.next, offset: 0) }
        _ = try CommitLog.begin(in: bench.logs, base: base, frames: [], generation: 9)
    }

    @Test func `make the segment that was about to be begun, and close the one before`() throws {
        try checkpointed(rotating: true)
        #expect(try bench.mode(bench.segment()) == 0o644)
        let recovery = try bench.recover()
        #expect(recovery.head.position == JournalPosition(segment: SequenceNumber(4), offset: 0))
        #expect(bench.folder.list("journal") == ["000000000001.jsonl", "000000000004.jsonl"])
        #expect(try bench.mode(bench.segment()) == 0o444 && bench.mode(bench.segment(4)) == 0o644)
        let frames = try bench.write([1])
        #expect(try bench.folder.read(bench.segment(4)) == frames[0].lines)
        let reader = JournalReader(folder: bench.journal, after: nil)
        for _ in 1...4 { #expect(try reader.line() != nil) }
    }

    @Test func `close a segment again whose successor was made already`() throws {
        try checkpointed(rotating: true)
        try bench.folder.write(bench.segment(4), "")
        _ = try bench.recover()
        #expect(try bench.mode(bench.segment()) == 0o444)
    }

    @Test func `miss the segment before the one that was about to be begun`() throws {
        try checkpointed(rotating: true)
        try FileManager.default.removeItem(atPath: bench.folder.path(of: bench.segment()))
        try expectDamage("the segment before it is missing")
    }

    @Test func `open a segment again that was closed by mode when the log still stood in it`() throws {
        try bench.write([1])
        #expect(throws: Never.self) {
            try bench.journal.open(JournalSegment.name(.first), .read).setPermissions(0o444)
        }
        #expect(try bench.recover().head.next == SequenceNumber(2))
        #expect(try bench.mode(bench.segment()) == 0o644)
    }

    @Test(arguments: ["flushData", "flush", "rename", "write", "open", "setPermissions"])
    func `recover also when the recovery fails at any call`(call: String) throws {
        let frames = try bench.write([2, 1])
        let whole = frames.flatMap(\.lines)
        try bench.folder.write(bench.segment(), Array(whole.prefix(100)))
        for number in 1...8 {
            let hits = Hits(number)
            bench.calls.obey { $0.call == call && hits.isHit() ? .fail(.ioError) : nil }
            do {
                _ = try bench.recover()
            } catch {
                #expect((error as? FileError)?.code == .ioError)
            }
            bench.calls.obey(nil)
            #expect(try bench.recover().frames == frames)
            #expect(try bench.folder.read(bench.segment()) == whole)
        }
    }
}

@Suite("A journal without its log")
struct LostLogTests {
    let bench: JournalBench

    init() throws {
        bench = try JournalBench()
        try bench.write([2, 1])
        try FileManager.default.removeItem(atPath: bench.folder.path(of: bench.log))
    }

    @Test func `is taken as it is when its chain is whole, and that is said`() throws {
        let before = try bench.folder.read(bench.segment())
        let recovery = try bench.recover()
        #expect(recovery.findings == [.logLost(records: 3)])
        #expect(recovery.head.next == SequenceNumber(4) && recovery.frames.isEmpty)
        #expect(try bench.folder.read(bench.segment()) == before)
        #expect(bench.folder.list("log") == ["000000000001.log"])
        #expect(try bench.recover().findings.isEmpty)
    }

    @Test func `loses a last line without its newline`() throws {
        let bytes = try bench.folder.read(bench.segment())
        for torn in [1, 20, 300] {
            try? FileManager.default.removeItem(atPath: bench.folder.path(of: "log/000000000001.log"))
            try bench.folder.write(bench.segment(), Array(bytes.dropLast(torn)))
            let end = (bytes.dropLast(torn).lastIndex(of: 10) ?? -1) + 1
            let recovery = try bench.recover()
            #expect(recovery.findings == [.tornLine(bytes: bytes.count - torn - end), .logLost(records: 2)])
            #expect(try bench.folder.read(bench.segment()) == Array(bytes.prefix(end)))
            #expect(recovery.head.position.offset == Int64(end))
        }
    }

    @Test func `is damaged when the chain is, and nothing is touched`() throws {
        let text = try bench.folder.text(bench.segment())
        let lines = text.split(separator: "\n").map { $0 + "\n" }
        for broken in [lines[0] + lines[2], lines[1] + lines[2], lines[0] + "{}\n" + lines[2], lines[0] + lines[0]] {
            try bench.folder.write(bench.segment(), String(broken))
            #expect(throws: JournalDamage.self) { _ = try bench.recover() }
            #expect(try bench.folder.text(bench.segment()) == String(broken))
            #expect(bench.folder.list("log") == [])
        }
    }
}
