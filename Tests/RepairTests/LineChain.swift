import Journal
import ReleaseModel

@testable import releasectl

/// Records chained as the service chains them, in memory.
struct LineChain {
    private(set) var lines: [[UInt8]] = []

    /// - Parameter mark: makes a history of its own.
    init(_ count: Int, mark: String = "") {
        for number in 1...count {
            let digest = JournalLine.hash(Array("content \(mark) \(number)".utf8)[...])
            let record = ReleaseRecord(
                sequence: SequenceNumber(UInt64(number)),
                source: "//host/inbox",
                subject: nil,
                time: WallTime(seconds: 1_700_000_000, nanoseconds: 0),
                previousHash: lines.last.map { JournalLine.hash($0[...]) } ?? .zero,
                file: FileFacts(
                    name: "a.txt",
                    folder: "",
                    sizeInBytes: 9,
                    content: nil,
                    digest: digest,
                    modified: WallTime(seconds: 1_700_000_000, nanoseconds: 0),
                    owner: .init(uid: 0, name: nil),
                    href: nil,
                    setAside: nil
                ),
                outcome: .accepted(similarTo: nil),
                notes: []
            )
            lines.append(RecordEncoder.line(record))
        }
    }

    subscript(_ number: Int) -> [UInt8] { lines[number - 1] }

    func hash(_ number: Int) -> ContentDigest { JournalLine.hash(self[number][...]) }

    /// Records of these numbers, as found in a segment or elsewhere.
    func found(_ numbers: some Sequence<Int>, in source: LineCandidate.Source) -> [LineCandidate] {
        numbers.flatMap { Self.found(self[$0], in: source) }
    }

    static func found(_ line: [UInt8], in source: LineCandidate.Source) -> [LineCandidate] {
        var isProven = false
        if case .memory = source { isProven = true }
        return SurveyedLine.lines(of: line[...]).map { LineCandidate(line: $0, source: source, isProven: isProven) }
    }

    /// The same record saying something else.
    func altered(_ number: Int) -> [UInt8] {
        Array(String(decoding: self[number], as: UTF8.self).replacing("\"uid\":0", with: "\"uid\":7").utf8)
    }
}
