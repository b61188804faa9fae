import Journal
import ReleaseModel
import Testing

@testable import releasectl

@Suite("choosing the true lines")
struct RecordChoiceTests {
    static let chain = LineChain(9)
    static let journal = LineCandidate.Source.segment(.first)

    /// Which records stay, and which are lost.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let facts: LineFacts
        var kept = Array(1...9)
        var lost: [ClosedRange<Int>] = []
        var altered: [Int] = []
    }

    private static func facts(_ numbers: [Int], _ change: (inout LineFacts) -> Void = { _ in }) -> LineFacts {
        var facts = LineFacts()
        facts.candidates = chain.found(numbers, in: journal)
        change(&facts)
        return facts
    }

    private static func sequence(_ number: Int) -> SequenceNumber { SequenceNumber(UInt64(number)) }

    static let cases: [Case] = [
        Case(testDescription: "nothing is wrong", facts: facts(Array(1...9))),
        Case(
            testDescription: "gone from the middle",
            facts: facts([1, 2, 6, 7, 8, 9]),
            kept: [1, 2, 6, 7, 8, 9],
            lost: [3...5]
        ),
        Case(
            testDescription: "gone from the front",
            facts: facts([4, 5, 6, 7, 8, 9]),
            kept: [4, 5, 6, 7, 8, 9],
            lost: [1...3]
        ),
        Case(
            testDescription: "gone from the end, and the log remembers",
            facts: facts(Array(1...6)) { $0.attested[sequence(9)] = chain.hash(9) },
            kept: Array(1...6),
            lost: [7...9]
        ),
        Case(
            testDescription: "gone from the end, and nobody remembers",
            facts: facts(Array(1...6)),
            kept: Array(1...6)
        ),
        Case(
            testDescription: "unreadable at the end",
            facts: facts(Array(1...6)) { $0.top = sequence(7) },
            kept: Array(1...6),
            lost: [7...7]
        ),
        Case(
            testDescription: "a line says something else, and the next line gives it away",
            facts: facts([1, 2, 3, 4, 6, 7, 8, 9]) { $0.candidates += LineChain.found(chain.altered(5), in: journal) },
            kept: [1, 2, 3, 4, 6, 7, 8, 9],
            lost: [5...5],
            altered: [5]
        ),
        Case(
            testDescription: "the same, and a frame of the log has the true one",
            facts: facts([1, 2, 3, 4, 6, 7, 8, 9]) {
                $0.candidates += LineChain.found(chain.altered(5), in: journal) + chain.found([5], in: .memory(0))
            },
            altered: [5]
        ),
        Case(
            testDescription: "the last line says something else, and a frame has the true one",
            facts: facts(Array(1...8)) {
                $0.candidates += LineChain.found(chain.altered(9), in: journal) + chain.found([9], in: .memory(0))
            },
            altered: [9]
        ),
        Case(
            testDescription: "the last line says something else, and the register remembers: it drops nothing",
            facts: facts(Array(1...9)) { $0.hinted[sequence(9)] = .zero }
        ),
        Case(
            testDescription: "the gap is in a backup",
            facts: facts([1, 2, 6, 7, 8, 9]) { $0.candidates += chain.found(1...7, in: .other(0)) }
        ),
        Case(
            testDescription: "the gap is in a backup of another history",
            facts: facts([1, 2, 6, 7, 8, 9]) { $0.candidates += LineChain(7, mark: "x").found(1...7, in: .other(0)) },
            kept: [1, 2, 6, 7, 8, 9],
            lost: [3...5]
        ),
        Case(testDescription: "lines twice", facts: facts([1, 2, 3, 4, 2, 3, 4, 5, 6, 7, 8, 9])),
    ]

    @Test("good lines stay, what is missing is named", arguments: cases)
    func choose(_ tried: Case) {
        let choice = RecordChoice(tried.facts) { _, _ in nil }
        #expect(choice.kept.map { Int($0.sequence.value) } == tried.kept)
        #expect(choice.lost.map { Int($0.first.value)...Int($0.next.value - 1) } == tried.lost)
        #expect(choice.altered.map { Int($0.sequence.value) } == tried.altered)
        #expect(choice.kept.allSatisfy { $0.line.hash == Self.chain.hash(Int($0.sequence.value)) })
        #expect(choice.secondHistory == nil)
    }

    @Test("a line that stands in the journal is taken from there, also where a frame has it too")
    func inPlace() {
        var facts = Self.facts(Array(1...9))
        facts.candidates = Self.chain.found(8...9, in: .memory(0)) + facts.candidates
        let sources = RecordChoice(facts) { _, _ in nil }.kept.map(\.source)
        #expect(sources.allSatisfy { $0 == Self.journal })
    }

    @Test("a gap remembers the hashes on both of its sides")
    func hashes() throws {
        let choice = RecordChoice(Self.facts([1, 2, 6, 7, 8, 9])) { _, _ in nil }
        let lost = try #require(choice.lost.first)
        #expect(lost.hashBefore == Self.chain.hash(2))
        #expect(lost.hashCarried == Self.chain.hash(5))
        #expect(choice.endHash == Self.chain.hash(9))
    }

    @Test("a line that is contradicted by one that nobody confirms stays, and the link is named")
    func contested() throws {
        var facts = Self.facts(Array(1...7))
        let stranger = LineChain(9, mark: "x").found([8], in: Self.journal)
        facts.candidates += stranger
        let choice = RecordChoice(facts) { _, _ in nil }
        #expect(choice.kept.map { Int($0.sequence.value) } == Array(1...8))
        #expect(choice.lost.map(\.count) == [0])
        #expect(choice.lost.first?.next == Self.sequence(8))
    }

    @Test("two histories are not decided between")
    func histories() {
        var facts = Self.facts(Array(1...5))
        facts.candidates += LineChain.found(Self.chain[6], in: .memory(0)) + Self.chain.found([7, 8], in: .memory(0))
        facts.candidates += Self.fork(from: 5, in: Self.journal)
        #expect(RecordChoice(facts) { _, _ in nil }.secondHistory == Self.sequence(6))
    }

    @Test("nor where the journal is the longer one")
    func longerJournal() {
        let facts = Self.facts(Array(1...9)) { $0.candidates += Self.fork(from: 5, in: .memory(0)) }
        #expect(RecordChoice(facts) { _, _ in nil }.secondHistory == Self.sequence(6))
    }

    /// Two records behind `number` that the chain knows nothing of.
    private static func fork(from number: Int, in source: LineCandidate.Source) -> [LineCandidate] {
        let six = chain.altered(number + 1)
        let old = chain.hash(number + 1).hex
        let new = JournalLine.hash(six[...]).hex
        let seven = Array(String(decoding: chain[number + 2], as: UTF8.self).replacing(old, with: new).utf8)
        return LineChain.found(six, in: source) + LineChain.found(seven, in: source)
    }

    @Test("mending is asked for what the next line proves")
    func mending() {
        var asked: [Int] = []
        let choice = RecordChoice(Self.facts([1, 2, 4, 5, 6, 7, 8, 9]) { $0.broken = [Self.sequence(3)] }) {
            number,
            hash in
            asked.append(Int(number.value))
            #expect(hash == Self.chain.hash(3))
            return Self.chain.found([3], in: .memory(0)).first
        }
        #expect(asked == [3])
        #expect(choice.lost.isEmpty)
    }
}
