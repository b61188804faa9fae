import ReleaseModel
import Reports
import Testing

@Suite("Names in Rejected")
struct SetAsideNameTests {
    @Test(
        arguments: [
            ("a.txt", 1, "a.txt"), ("a.txt", 2, "a (2).txt"), ("a.tar.gz", 3, "a.tar (3).gz"),
            ("README", 12, "README (12)"),
            (".hidden", 2, ".hidden (2)"), ("name.", 2, "name. (2)"), ("a (2).txt", 2, "a (2) (2).txt"),
            ("Dr. Smith writes", 2, "Dr. Smith writes (2)"), ("...", 2, "... (2)"), ("..txt", 2, ". (2).txt"),
            ("x.sixteenletters16", 2, "x (2).sixteenletters16"), ("x.seventeenletters", 2, "x (2).seventeenletters"),
            ("x.seventeenletters7", 2, "x.seventeenletters7 (2)"), ("", 1, "unnamed"), (".", 1, "unnamed"),
            ("..", 2, "unnamed (2)"), ("../..", 1, "unnamed"), ("folder/a.txt", 2, "a (2).txt"),
            ("folder/", 1, "unnamed"),
        ] as [(PathBytes, Int, PathBytes)]
    )
    func `an attempt numbers the stem and keeps the extension`(name: PathBytes, attempt: Int, expected: PathBytes) {
        let candidate = SetAsideName.candidate(for: name, attempt: attempt)
        #expect(candidate.file == expected)
        #expect(candidate.why == PathBytes(expected.bytes + Array(".why.txt".utf8)))
    }

    @Test func `a name that leaves room for its note is not cut`() {
        let name = PathBytes(String(repeating: "x", count: 243) + ".txt")
        #expect(SetAsideName.candidate(for: name, attempt: 1).file == name)
        let longer = SetAsideName.candidate(for: PathBytes([0x78] + name.bytes), attempt: 1).file
        #expect(longer == PathBytes(String(repeating: "x", count: 242) + "~.txt"))
    }

    /// Names at and around every length at which something is cut.
    static let longNames: [PathBytes] =
        [
            PathBytes(Array(repeating: 0xFF, count: 255)), PathBytes(Array(repeating: 0x80, count: 251) + ".txt".utf8),
            PathBytes(String(repeating: ".", count: 255)), PathBytes("." + String(repeating: "x", count: 254)),
        ]
        + (238...255).flatMap { length in
            let endings = ["", ".txt", " (2)", "~ (2)", " (2).txt", ".sixteenletters16", "é (3)"]
            let letters = ["x", "é", "€", "😀"]
            return endings.flatMap { ending in
                letters.map { letter in
                    let count = (length - ending.utf8.count) / letter.utf8.count
                    return PathBytes(String(repeating: letter, count: count) + ending)
                }
            }
        }
        // What is left of such a name when it is cut is its own second attempt.
        + (0...8).map { PathBytes(String(repeating: "x", count: 243) + " (2)" + String(repeating: "y", count: $0)) }

    @Test func `every attempt fits, is a name, and differs from all others`() {
        for name in Self.longNames + hostileNames {
            var seen: Set<PathBytes> = []
            let isText = String(validating: name.bytes, as: UTF8.self) != nil
            for attempt in [1, 2, 3, 9, 10, 11, 22, 100, 222, 1_000_000, Int.max] {
                let candidate = SetAsideName.candidate(for: name, attempt: attempt)
                #expect(seen.insert(candidate.file).inserted, "\(name.escaped), attempt \(attempt)")
                #expect(!candidate.file.isEmpty && candidate.file != "." && candidate.file != "..")
                #expect(!candidate.file.bytes.contains(UInt8(ascii: "/")))
                #expect(candidate.why.bytes.count <= Limits.nameBytesMax)
                #expect(candidate.why.bytes == candidate.file.bytes + Array(SetAsideName.whySuffix.utf8))
                #expect(!isText || String(validating: candidate.file.bytes, as: UTF8.self) != nil)
            }
        }
    }

    @Test(arguments: [".txt", ".sixteenletters16"])
    func `the extension survives the cut`(ending: String) {
        let name = PathBytes(String(repeating: "é", count: 119) + ending)
        for attempt in [1, 2, 1_000] {
            let file = SetAsideName.candidate(for: name, attempt: attempt).file
            #expect(file.text.hasSuffix(ending))
        }
    }

    @Test func `an attempt before the first is a mistake`() async {
        await #expect(processExitsWith: .failure) { _ = SetAsideName.candidate(for: "a", attempt: 0) }
    }
}
