import FileIO
import ReleaseModel
import Reports
import TestSupport
import Testing

@testable import releasectl

@Suite("What releasectl reads", .timeLimit(.minutes(20)))
struct ToolFuzzTests {
    @Test func `a cursor file holds a sequence number or is refused`() throws {
        let folder = try TemporaryFolder("fuzz-cursor", inMemory: true)
        let directory = try Directory.open(configured: PathBytes(folder.path), calls: LinuxSystemCalls())
        let samples = ["000000000042\n", "999999999999", "1\n"].map { [UInt8](text: $0) }
        var mutation = Mutation(seed: Fuzz.seed, samples: samples, words: [[10], [0x2B], [0x2D], [0xFF]])
        for round in 0..<(500 * Fuzz.factor) {
            let bytes = mutation.next()
            try directory.open("cursor", .readWriteOrCreate).truncate(to: 0)
            try directory.open("cursor", .readWrite).writeAll(bytes[...])
            let text = bytes.last == 10 ? Array(bytes.dropLast()) : bytes
            let isNumber = (1...12).contains(text.count) && text.allSatisfy { (0x30...0x39).contains($0) }
            let cursor = try? CursorFile(PathBytes(folder.path(of: "cursor")), calls: LinuxSystemCalls())
            #expect((cursor?.stored != nil) == isNumber, "round \(round) of seed \(Fuzz.seed): \(bytes)")
        }
    }

    @Test func `a status is shown, whatever its numbers are`() {
        let samples = FuzzSubject.status.samples
        var mutation = Mutation(seed: Fuzz.seed, samples: samples, words: FuzzSubject.status.words)
        let now = WallTime(seconds: 1_795_248_100, nanoseconds: 0)
        var shown = 0
        for _ in 0..<(1_000 * Fuzz.factor) {
            guard let status = try? StatusDocument.decode(mutation.next()) else { continue }
            shown += StatusText(status, now: now, colours: Colours(areOn: false)).rendered.isEmpty ? 0 : 1
        }
        #expect(shown > 0)
    }

    @Test(arguments: [Int.max, Int.min, -1, 0])
    func `a status is shown, with numbers as large as they can be`(number: Int) throws {
        var text = String(decoding: StatusDocument.encode(SampleStatus.serving), as: UTF8.self)
        for name in ["accepted", "duplicates", "rejected", "waiting", "inCustody", "ignored", "deferred", "count"] {
            text.replace(try Regex("\"\(name)\":[0-9]+"), with: "\"\(name)\":\(number)")
        }
        guard let status = try? StatusDocument.decode(Array(text.utf8)) else { return }
        let now = WallTime(seconds: 1_795_248_100, nanoseconds: 0)
        #expect(!StatusText(status, now: now, colours: Colours(areOn: false)).rendered.isEmpty)
        #expect(!StatusLine.render(status).isEmpty)
    }
}
