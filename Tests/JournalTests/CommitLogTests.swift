import FileIO
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@testable import Journal

@Suite("The commit log")
struct CommitLogTests {
    let bench: JournalBench

    init() throws { bench = try JournalBench() }

    private func frames(_ counts: [Int]) -> [CommitFrame] {
        var head = JournalHead.beginning
        return JournalBench.frames(counts, from: &head)
    }

    private func begin(_ frames: [CommitFrame] = [], generation: UInt64 = 1) throws -> CommitLog {
        try CommitLog.begin(in: bench.logs, base: .beginning, frames: frames, generation: generation)
    }

    private func contents(_ bytes: [UInt8], generation: UInt64 = 1) throws -> CommitLogContents {
        try CommitLogContents(bytes[...], generation: generation, place: "log")
    }

    @Test func `gives back what was committed`() throws {
        let frames = frames([2, 1, 3])
        let log = try begin([frames[0]])
        try log.append(frames[1])
        try log.append(frames[2])
        #expect(!log.isEmpty)
        let found = try #require(try CommitLogContents.newest(in: bench.logs))
        #expect(found.frames == frames)
        #expect(found.base == .beginning && found.generation == 1 && found.tornBytes == 0)
        #expect(found.stream == frames.flatMap(\.lines))
        #expect(Int64(try bench.folder.read(bench.log).count) == log.length)
        #expect(try bench.mode(bench.log) == 0o600)
    }

    @Test func `keeps names of any bytes, and what has no hash`() throws {
        let drop = CommittedDrop(
            inbox: "a",
            place: PathBytes([0xFF, 0x2F, 0x0A]),
            setAside: PathBytes([0x52, 0x2F, 0xFE]),
            digest: nil,
            size: Int64.max
        )
        let frame = CommitFrame(lines: [10], count: 1, lastHash: .zero, drops: [drop])
        try begin().append(frame)
        #expect(try CommitLogContents.newest(in: bench.logs)?.frames == [frame])
    }

    @Test func `is none in an empty folder, and among other names`() throws {
        #expect(try CommitLogContents.newest(in: bench.logs) == nil)
        try bench.folder.write("log/000000000001.log.new", "half")
        try bench.folder.write("log/notes", "x")
        #expect(try CommitLogContents.newest(in: bench.logs) == nil)
    }

    @Test func `torn at any byte of its last frame loses that frame only`() throws {
        let frames = frames([1, 1, 1])
        let log = try begin()
        try log.append(frames[0])
        try log.append(frames[1])
        let whole = Int(log.length)
        try log.append(frames[2])
        let bytes = try bench.folder.read(bench.log)
        for length in whole..<bytes.count {
            let found = try contents(Array(bytes.prefix(length)))
            #expect(found.frames == Array(frames.prefix(2)), "\(length)")
            #expect(found.tornBytes == length - whole)
        }
        // The size may be durable before the bytes.
        let zeros = Array(bytes.prefix(whole)) + [UInt8](repeating: 0, count: bytes.count - whole)
        #expect(try contents(zeros).frames.count == 2)
    }

    @Test func `with any earlier byte changed is damaged, never believed`() throws {
        let frames = frames([1, 1])
        let log = try begin()
        try log.append(frames[0])
        let end = Int(log.length)
        try log.append(frames[1])
        let bytes = try bench.folder.read(bench.log)
        for index in 0..<end {
            var changed = bytes
            changed[index] ^= 0x10
            #expect(throws: JournalDamage.self, "byte \(index)") { try contents(changed) }
        }
        for index in end..<bytes.count {
            var changed = bytes
            changed[index] ^= 0x10
            #expect(try contents(changed).frames == [frames[0]], "byte \(index)")
        }
    }

    @Test func `with garbage behind it is whole, the garbage counted`() throws {
        let frames = frames([1])
        try begin().append(frames[0])
        let bytes = try bench.folder.read(bench.log)
        let found = try contents(bytes + Array("RLF1RLF1 garbage RLF".utf8))
        #expect(found.frames == frames && found.tornBytes == 20)
    }

    @Test func `takes no frame of an older log for one of its own`() throws {
        let frames = frames([1, 1])
        let older = FrameCoding.encode(payload: FrameCoding.payload(frames[1]), generation: 1)
        try begin(generation: 2).append(frames[0])
        let found = try contents(try bench.folder.read(bench.log) + older, generation: 2)
        #expect(found.frames == [frames[0]] && found.tornBytes == older.count)
    }

    @Test func `of a newer version is refused`() throws {
        var head = BinaryWriter()
        head.add(CommitLog.version + 1)
        let bytes = FrameCoding.encode(payload: head.bytes, generation: 1)
        #expect { try contents(bytes) } throws: { "\($0)".contains("newer version of released (format 2)") }
    }

    @Test(arguments: [0, 1, 39, 40]) func `that does not begin as one is damaged`(count: Int) throws {
        _ = try begin()
        let bytes = try bench.folder.read(bench.log)
        #expect(throws: JournalDamage.self) { try contents(Array(bytes.prefix(count))) }
        #expect(throws: JournalDamage.self) { try contents(bytes, generation: 2) }
    }

    @Test func `counts when two are there and it is the newer`() throws {
        let frames = frames([1, 1])
        try begin([frames[0]], generation: 9).append(frames[1])
        let older = try bench.folder.read(bench.log)
        _ = try begin([], generation: 10)
        try bench.folder.write("log/000000000009.log", older)
        let found = try #require(try CommitLogContents.newest(in: bench.logs))
        #expect(found.generation == 10 && found.frames.isEmpty)
    }

    @Test func `takes the older one's place, and sweeps what a crash left`() throws {
        try bench.folder.write("log/000000000001.log", "old")
        try bench.folder.write("log/000000000002.log.new", "half of this one")
        try bench.folder.write("log/000000000007.log.new", "half of another")
        bench.calls.forget()
        _ = try begin(generation: 2)
        #expect(bench.folder.list("log") == ["000000000002.log"])
        let done = bench.calls.events.map { "\($0.call) \($0.path)" }.filter {
            ["write", "flushData", "rename", "flush", "unlink"].contains($0.prefix { $0 != " " })
        }
        #expect(
            done.prefix(5) == [
                "unlink log/000000000002.log.new", "write log/000000000002.log.new",
                "flushData log/000000000002.log.new", "rename log/000000000002.log.new", "flush log",
            ]
        )
        #expect(done.dropFirst(5).allSatisfy { $0.hasPrefix("unlink ") })
    }

    @Test(arguments: [0, 1, 50]) func `without room for a frame is what it was, and takes the next`(count: Int) throws {
        let frames = frames([1, 1, 1])
        let log = try begin()
        try log.append(frames[0])
        let before = try bench.folder.read(bench.log)
        let hits = Hits(count == 0 ? 1 : 2)
        bench.calls.obey { event in
            guard event.call == "write" else { return nil }
            return hits.isHit() ? .fail(.noSpace) : .short(count)
        }
        #expect(throws: FileError(.write, "\(bench.folder.path)/log/000000000001.log.new", .noSpace)) {
            try log.append(frames[1])
        }
        bench.calls.obey(nil)
        #expect(try bench.folder.read(bench.log) == before)
        try log.append(frames[2])
        #expect(try CommitLogContents.newest(in: bench.logs)?.frames == [frames[0], frames[2]])
    }

    @Test func `that cannot be cut back after a failed write must not be written to again`() throws {
        let log = try begin()
        bench.calls.obey { ["write", "truncate"].contains($0.call) ? .fail(.noSpace) : nil }
        #expect { try log.append(frames([1])[0]) } throws: { ($0 as? FileError)?.operation == .flush }
    }

    @Test func `has not committed what it could not flush`() throws {
        let log = try begin()
        let length = log.length
        bench.calls.obey { $0.call == "flushData" ? .fail(.ioError) : nil }
        #expect { try log.append(frames([1])[0]) } throws: { ($0 as? FileError)?.operation == .flush }
        #expect(log.length == length && log.isEmpty)
    }

    @Test func `whose folder cannot be flushed after the rename is in doubt`() throws {
        bench.calls.obey { $0.call == "flush" ? .fail(.ioError) : nil }
        #expect { _ = try begin() } throws: { ($0 as? FileError)?.operation == .flush }
    }

    @Test func `that cannot be begun leaves the old one in force`() throws {
        let frames = frames([1, 1])
        let log = try begin([frames[0]])
        for call in ["open", "write"] {
            bench.calls.obey { $0.call == call ? .fail(.noSpace) : nil }
            #expect { _ = try begin(generation: 2) } throws: { ($0 as? FileError)?.operation != .flush }
        }
        bench.calls.obey(nil)
        try log.append(frames[1])
        #expect(try CommitLogContents.newest(in: bench.logs)?.frames == frames)
    }

    @Test func `reserves a stretch ahead, and says when there is no room`() throws {
        let log = try begin()
        bench.calls.forget()
        try log.reserve(1_000)
        try log.reserve(1_000)
        #expect(bench.calls.events.count == 1)
        bench.calls.obey { $0.call == "reserve" ? .fail(.noSpace) : nil }
        #expect { try log.reserve(1 << 20) } throws: { ($0 as? FileError)?.code == .noSpace }
        bench.calls.obey { $0.call == "reserve" ? .fail(.notSupported) : nil }
        try log.reserve(1 << 20)
    }
}
