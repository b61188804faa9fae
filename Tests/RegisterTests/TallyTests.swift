import Register
import ReleaseModel
import TestSupport
import Testing

@Suite("Tallies of the register")
struct TallyTests {
    private let folder: TemporaryFolder
    private let path: String
    private let mark: ContentRegister.Mark

    init() throws {
        folder = try TemporaryFolder("tally")
        path = folder.path(of: "register.sqlite")
        mark = ContentRegister.Mark(sequence: SequenceNumber(1), hash: .zero)
    }

    private func tally(_ type: String, _ records: Int, _ bytes: Int64, at seconds: Int64) -> Tally {
        let time = WallTime(seconds: seconds, nanoseconds: 7)
        return Tally(source: "//host/a", type: type, records: records, bytes: bytes, last: time)
    }

    @Test func `add up, and are there when it is opened again`() throws {
        do {
            let register = try ContentRegister(path: path)
            #expect(try register.tallies() == [])
            try register.add([], tallies: [tally("x", 2, 10, at: 5), tally("y", 1, .max, at: 6)], mark: mark)
            try register.add([], tallies: [tally("x", 3, 20, at: 8), tally("y", 1, .max, at: 9)], mark: mark)
            try register.close()
        }
        let expected = [tally("x", 5, 30, at: 8), tally("y", 2, .max, at: 9)]
        #expect(try ContentRegister(path: path).tallies() == expected)
    }

    @Test func `of one batch are counted by source and type`() {
        var tallies: [Tally] = []
        let (early, late) = (WallTime(seconds: 1, nanoseconds: 0), WallTime(seconds: 2, nanoseconds: 0))
        Tally.count("a", "x", bytes: 5, at: early, in: &tallies)
        Tally.count("a", "y", bytes: -5, at: early, in: &tallies)
        Tally.count("b", "x", bytes: 1, at: early, in: &tallies)
        Tally.count("a", "x", bytes: .max, at: late, in: &tallies)
        #expect(
            tallies == [
                Tally(source: "a", type: "x", records: 2, bytes: .max, last: late),
                Tally(source: "a", type: "y", records: 1, bytes: 0, last: early),
                Tally(source: "b", type: "x", records: 1, bytes: 1, last: early),
            ]
        )
    }
}
