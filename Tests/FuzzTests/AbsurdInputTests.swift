import FileIO
import Journal
import ReleaseModel
import Settings
import TestSupport
import Testing

/// Input that nobody mutates his way to: very long, very deep, very often. It takes about as long as reading it.
@Suite("Absurd input", .timeLimit(.minutes(20)))
struct AbsurdInputTests {
    static let line = SampleJournal.lines(1)

    static func times(_ text: String, _ count: Int) -> [UInt8] { [UInt8](text: String(repeating: text, count: count)) }

    @Test(
        arguments: [
            times("x", 70_000), times("x", 70_000) + [10], line + times("x", 1_200_000) + [10] + line,
            times("\0", 200_000),
            line + times("\0", 70_000), times("\n", 10_000), line + line, times("[", 60_000) + [10],
            times("{\"a\":", 10_000) + [10], times("9", 200_000) + [10], [10] + line, Array(line.dropLast()),
            [0xFF, 10],
        ]
    )
    func `in the journal is damage to every reader, or not there yet`(bytes: [UInt8]) throws {
        #expect(try JournalReaders(bytes).fault() == nil)
    }

    @Test(arguments: [
        times("[", 1_000_000), times("{\"a\":", 200_000), times("9", 1_000_000), times("-", 1_000_000),
        [0x22] + times("\\u0061", 200_000), times("[[],", 100_000), times(" ", 1_000_000),
        [0x5B] + times("0,", 200_000) + [0x30, 0x5D],
    ])
    func `in JSON costs no more than its length`(bytes: [UInt8]) {
        let value = JSONValue(bytes[...])
        #expect(value == nil || bytes.count > 1 && value?.array?.count == 200_001 || value?.whole(Int.self) == nil)
    }

    @Test func `as a pattern costs no more than the product of the lengths`() throws {
        let pattern = try NamePattern(String(repeating: "*a", count: 120) + "*b")
        let clock = ContinuousClock()
        let time = clock.measure {
            for _ in 0..<20 { #expect(!pattern.matches(PathBytes([UInt8](repeating: 0x61, count: 255)))) }
        }
        // Twenty times 255 × 241 steps; what is exponential would not end at all.
        #expect(time < .seconds(60))
    }

    @Test(arguments: [
        times("a.", 100_000) + [UInt8](text: "a = 1"), [0x5B] + times("a.", 100_000) + [UInt8](text: "a]"),
        [UInt8](text: "refuse = ") + times("[", 100_000), [UInt8](text: "a = ") + times("{a=", 100_000),
        [UInt8](text: "refuse = ") + times("[", 250) + times("]", 250), times("[[inbox]]\n", 300), times("x", 300_000),
        [UInt8](text: "a = ") + times("{" + String(repeating: "b.", count: 1_000) + "b=", 200) + [0x31]
            + times("}", 200),
        [UInt8](text: "a = \"") + times("\\", 300_001),
        [UInt8](text: "poll = \"") + times("9", 300_000) + [UInt8](text: "s\""),
        [UInt8](text: "refuse = [") + times("\"*\",", 20_000) + [UInt8](text: "}"), [UInt8](text: "[\n"),
        [UInt8](text: "[[[a]]]"),
        [UInt8](text: "[ é ]"), [UInt8](text: "[=]"), [UInt8](text: "refuse = [}"),
        [UInt8](text: "poll = 2026-11-21T-7:32"),
    ])
    func `as a configuration is refused in words`(bytes: [UInt8]) {
        #expect(FuzzSubject.configuration.fault(bytes) == nil)
        #expect(throws: ConfigurationFaults.self) {
            _ = try Configuration.parse(String(decoding: bytes, as: UTF8.self), origin: "f", hostName: "h") { _ in true
            }
        }
    }

    @Test(arguments: [UInt64(0), 1, Limits.sequenceMax - 1, Limits.sequenceMax])
    func `after any record there is a next one to wait for, or none`(number: UInt64) throws {
        let root = try SampleRoot()
        root.write(root.segment(), Self.line)
        root.write(root.segment(Limits.sequenceMax), Self.line + Self.line)
        let after = SequenceNumber(number)
        let reader = JournalReader(folder: root.journal, after: after)
        do { while try reader.line() != nil {} } catch is JournalDamage {}
        let copier = JournalCopier(folder: root.journal, after: after)
        do { while try copier.stretch() != nil {} } catch is JournalDamage {}
    }
}
