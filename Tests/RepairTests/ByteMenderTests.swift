import Journal
import ReleaseModel
import Testing

@testable import releasectl

@Suite("mending one byte")
struct ByteMenderTests {
    static let line = LineChain(1)[1]

    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let make: @Sendable ([UInt8]) -> [UInt8]
    }

    static let changes = [
        Change(testDescription: "none") { $0 },
        Change(testDescription: "a flipped bit at the front") { Self.with($0, 0, 0x40) },
        Change(testDescription: "a flipped bit in the middle") { Self.with($0, 77, 0x01) },
        Change(testDescription: "another byte") { Self.with($0, 99, 0xA7) },
        Change(testDescription: "a newline in the middle") { Self.with($0, 50, $0[50] ^ 0x0A) },
        Change(testDescription: "no newline at the end") { $0.dropLast() },
        Change(testDescription: "the newline is another byte") { Self.with($0, $0.count - 1, 0x20) },
    ]

    private static func with(_ line: [UInt8], _ index: Int, _ change: UInt8) -> [UInt8] {
        var line = line
        line[index] ^= change
        return line
    }

    @Test("one changed byte is set right", arguments: changes)
    func mend(_ change: Change) {
        #expect(ByteMender.mend(change.make(Self.line), to: JournalLine.hash(Self.line[...])) == Self.line)
    }

    @Test("two changed bytes are not, and nothing is made up")
    func twoBytes() {
        let line = Self.with(Self.with(Self.line, 10, 1), 20, 1)
        #expect(ByteMender.mend(line, to: JournalLine.hash(Self.line[...])) == nil)
        #expect(ByteMender.mend([], to: JournalLine.hash(Self.line[...])) == nil)
    }
}
