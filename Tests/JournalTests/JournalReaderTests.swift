import FileIO
import Foundation
import Journal
import ReleaseModel
import TestSupport
import Testing

@Suite("The journal's reader")
struct JournalReaderTests {
    let bench: JournalBench
    private let all: [[UInt8]]

    init() throws {
        bench = try JournalBench()
        var head = JournalHead.beginning
        all = JournalBench.frames([9], from: &head)[0].lines.split(separator: 10).map { Array($0) + [10] }
    }

    /// Segments of three lines each.
    private func writeSegments(_ numbers: [Int] = [1, 4, 7]) throws {
        for number in numbers {
            try bench.folder.write(bench.segment(UInt64(number)), all[(number - 1)..<(number + 2)].flatMap { $0 })
        }
    }

    private func reader(after: UInt64? = nil) -> JournalReader {
        JournalReader(folder: bench.journal, after: after.map { SequenceNumber($0) })
    }

    private func rest(_ reader: JournalReader) throws -> [JournalReader.Line] {
        var lines: [JournalReader.Line] = []
        while let line = try reader.line() { lines.append(line) }
        return lines
    }

    @Test func `gives every line once, in order, with its place`() throws {
        try writeSegments()
        let lines = try rest(reader())
        #expect(lines.map { Array($0.bytes) } == all)
        #expect(lines.map(\.sequence.value) == Array(1...9))
        #expect(lines[4].position == JournalPosition(segment: SequenceNumber(4), offset: Int64(all[3].count)))
    }

    @Test(arguments: 0...12) func `begins behind any record`(after: UInt64) throws {
        try writeSegments()
        let lines = try rest(reader(after: after == 0 ? nil : after))
        #expect(lines.map(\.sequence.value) == Array(1...9).filter { $0 > after })
        let lookup = JournalLookup(folder: bench.journal)
        for line in lines { #expect(try lookup.record(at: line.position)?.sequence == line.sequence) }
    }

    @Test func `waits for the newline of the last line`() throws {
        try bench.folder.write(bench.segment(), all[0] + all[1].dropLast())
        let reader = reader()
        #expect(try rest(reader).count == 1)
        #expect(try rest(reader).count == 0)
        try bench.folder.write(bench.segment(), all[0] + all[1] + all[2].prefix(9))
        #expect(try rest(reader).map(\.sequence.value) == [2])
    }

    @Test func `goes on while the journal grows, into new segments too`() throws {
        let reader = reader()
        #expect(try reader.line() == nil)
        try bench.folder.write(bench.segment(), [])
        #expect(try reader.line() == nil)
        try writeSegments([1])
        #expect(try rest(reader).count == 3)
        try bench.folder.write(bench.segment(4), [])
        #expect(try reader.line() == nil)
        try writeSegments([4, 7])
        #expect(try rest(reader).map(\.sequence.value) == [4, 5, 6, 7, 8, 9])
    }

    @Test func `reads what was added to a segment just before it was closed`() throws {
        try bench.folder.write(bench.segment(), all[0])
        let reader = reader()
        #expect(try rest(reader).count == 1)
        try writeSegments()
        #expect(try rest(reader).map(\.sequence.value) == Array(2...9))
    }

    @Test func `misses the first segment`() throws {
        try writeSegments([4, 7])
        #expect { try rest(reader()) } throws: { "\($0)".contains("the first segment is missing") }
        #expect { try rest(reader(after: 5)) } throws: { "\($0)".contains("the first segment is missing") }
    }

    @Test func `misses a segment in the middle`() throws {
        try writeSegments([1, 7])
        let reader = reader()
        for _ in 1...3 { _ = try reader.line() }
        #expect { try reader.line() } throws: { "\($0)".contains("next record is 000000000004") }
    }

    @Test func `does not believe a closed segment that ends within a line`() throws {
        try writeSegments()
        try bench.folder.write(bench.segment(), all[0] + all[1] + all[2].dropLast())
        #expect { try rest(reader()) } throws: { "\($0)".contains("ends within a line") }
    }

    @Test func `does not read a line without an end`() throws {
        try bench.folder.write(bench.segment(), all[0] + [UInt8](repeating: 0x61, count: 3 * Limits.recordBytesMax))
        #expect { try rest(reader()) } throws: { "\($0)".contains("a line longer than") }
    }

    @Test func `leaves other names alone`() throws {
        try writeSegments()
        try bench.folder.write("journal/1.jsonl", "x")
        try bench.folder.write("journal/notes.txt", "x")
        try bench.folder.write("journal/000000000004.jsonl.gz", "x")
        #expect(try rest(reader()).count == 9)
    }

    @Test func `finds no record where none begins`() throws {
        try writeSegments()
        let lookup = JournalLookup(folder: bench.journal)
        #expect(try lookup.record(at: JournalPosition(segment: .first, offset: 3)) == nil)
        #expect(try lookup.record(at: JournalPosition(segment: .first, offset: 1 << 40)) == nil)
        #expect(throws: FileError.self) {
            try lookup.record(at: JournalPosition(segment: SequenceNumber(2), offset: 0))
        }
    }
}
