import FileIO
import Journal
import ReleaseModel
import SystemPackage
import TestSupport
import Testing

@Suite("The journal's writer")
struct JournalWriterTests {
    let bench: JournalBench

    init() throws { bench = try JournalBench() }

    private func writer() throws -> JournalWriter {
        try JournalWriter(folder: bench.journal, head: try bench.recover().head)
    }

    private func frames(_ counts: [Int]) -> [CommitFrame] {
        var head = JournalHead.beginning
        return JournalBench.frames(counts, from: &head)
    }

    @Test func `writes every byte, however few the disk takes at once`() throws {
        let writer = try writer()
        let frames = frames([2, 3])
        bench.calls.obey { $0.call == "write" ? .short(7) : nil }
        for frame in frames { try writer.append(frame) }
        #expect(try bench.folder.read(bench.segment()) == frames.flatMap(\.lines))
        #expect(writer.head.next == SequenceNumber(6) && writer.head.lastHash == frames[1].lastHash)
        #expect(writer.head.position.offset == Int64(frames.flatMap(\.lines).count))
        #expect(!writer.hasBacklog)
    }

    @Test(arguments: [1, 2, 5, 40])
    func `resumes at the exact byte when there was no room`(number: Int) throws {
        let writer = try writer()
        let frames = frames([2, 1, 1])
        let hits = Hits(number)
        bench.calls.obey { event in
            guard event.call == "write" else { return nil }
            return hits.isHit() ? .fail(.noSpace) : .short(11)
        }
        #expect { try writer.append(frames[0]) } throws: { ($0 as? FileError)?.code == .noSpace }
        #expect(writer.hasBacklog)
        #expect(try bench.folder.read(bench.segment()) == Array(frames[0].lines.prefix(11 * (number - 1))))
        bench.calls.obey { $0.call == "write" ? .fail(.noSpace) : nil }
        #expect(throws: FileError.self) { try writer.append(frames[1]) }
        bench.calls.obey(nil)
        try writer.resume()
        #expect(!writer.hasBacklog)
        try writer.append(frames[2])
        #expect(try bench.folder.read(bench.segment()) == frames.flatMap(\.lines))
    }

    @Test func `closes a segment read-only and opens one named by its first sequence`() throws {
        let writer = try writer()
        var head = writer.head
        let first = JournalBench.frames([3], from: &head)[0]
        try writer.append(first)
        try writer.reserve(1_000)
        head.position = JournalPosition(segment: head.next, offset: 0)
        bench.calls.forget()
        try writer.prepareSegment(head.next)
        #expect(try JournalSegment.list(in: bench.journal) == [.first], "a reader takes it for a segment")
        #expect(try bench.mode(bench.segment()) == 0o644)
        try writer.startSegment(head)
        #expect(
            bench.calls.events.map(\.description).filter {
                !$0.hasPrefix("nextEntries") && !$0.hasPrefix("open journal →")
            }
                == [
                    "unlink journal/000000000004.jsonl.new", "open journal/000000000004.jsonl.new → createNew",
                    "setPermissions journal/000000000004.jsonl.new → 644",
                    "truncate journal/000000000001.jsonl → \(first.lines.count)",
                    "setPermissions journal/000000000001.jsonl → 444", "flush journal/000000000001.jsonl",
                    "rename journal/000000000004.jsonl.new → journal/000000000004.jsonl", "flush journal",
                ]
        )
        #expect(bench.folder.list("journal") == ["000000000001.jsonl", "000000000004.jsonl"])
        #expect(try bench.mode(bench.segment()) == 0o444 && bench.mode(bench.segment(4)) == 0o644)
        #expect(try bench.folder.read(bench.segment()) == first.lines)
        let second = JournalBench.frames([1], from: &head)[0]
        try writer.append(second)
        #expect(try bench.folder.read(bench.segment(4)) == second.lines)
        #expect(try bench.folder.read(bench.segment()) == first.lines)
    }

    @Test(arguments: ["open", "setPermissions"])
    func `goes on in its segment when the next cannot be prepared`(call: String) throws {
        let writer = try writer()
        let frames = frames([1, 1])
        try writer.append(frames[0])
        bench.calls.obey { $0.call == call && $0.path.hasSuffix(".new") ? .fail(.noSpace) : nil }
        #expect { try writer.prepareSegment(writer.head.next) } throws: { ($0 as? FileError)?.code == .noSpace }
        #expect(bench.folder.list("journal") == ["000000000001.jsonl"])
        try writer.append(frames[1])
        bench.calls.obey(nil)
        try writer.prepareSegment(writer.head.next)
        writer.abandonSegment(writer.head.next)
        #expect(bench.folder.list("journal") == ["000000000001.jsonl"])
        #expect(try bench.folder.read(bench.segment()) == frames.flatMap(\.lines))
    }

    @Test func `reserves room before it is needed`() throws {
        let writer = try writer()
        bench.calls.obey { $0.call == "reserve" ? .fail(.noSpace) : nil }
        #expect { try writer.reserve(1) } throws: { ($0 as? FileError)?.code == .noSpace }
        bench.calls.obey(nil)
        try writer.reserve(1)
        // Reserved room is no part of the file.
        #expect(try bench.folder.read(bench.segment()) == [])
    }
}
