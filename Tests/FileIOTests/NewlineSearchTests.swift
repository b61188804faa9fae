import FileIO
import Testing

@Suite("Lines in bytes") struct NewlineSearchTests {
    @Test(arguments: [("", 0), ("\n", 1), ("a", 0), ("a\nb", 1), ("a\n\nb\n", 3), ("\u{0}\n\u{0}", 1)])
    func `end at a newline`(text: String, count: Int) {
        #expect(Array(text.utf8)[...].newlineCount == count)
    }

    @Test(
        arguments: [
            ("a\nb\nc\n", 0, "a\nb\nc\n"), ("a\nb\nc\n", 1, "b\nc\n"), ("a\nb\nc\n", 2, "c\n"), ("a\nb\nc\n", 3, nil),
            ("a\nb\nc\n", 4, nil), ("a\nb\nc", 2, "c"), ("", 0, nil), ("", 1, nil), ("\n\n", 1, "\n"),
        ] as [(String, UInt64, String?)]
    )
    func `are dropped from the front, and nothing is left behind the last`(text: String, count: UInt64, rest: String?) {
        #expect(Array(text.utf8)[...].dropLines(count).map { String(decoding: $0, as: UTF8.self) } == rest)
    }

    @Test func `are found in a part of an array, whatever lies around it`() {
        let bytes = Array("x\nx\na\nb\nc\ny\n".utf8)
        let part = bytes[4..<10]
        #expect(part.newlineCount == 3)
        #expect(part.dropLines(1) == bytes[6..<10])
        #expect(part.dropLines(2)?.startIndex == 8)
        #expect(part.dropLines(3) == nil)
    }

    @Test func `are as many as a plain count says, however long`() {
        for length in [1, 31, 32, 33, 255, 4_096, 70_000] {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            #expect(bytes[...].newlineCount == bytes.count { $0 == 10 })
        }
    }
}
