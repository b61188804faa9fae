import Testing

@testable import releasectl

@Suite("Text wrapped to a terminal's width")
struct WrappedTextTests {
    @Test(arguments: [
        ("", 5, [""]), ("a b", 5, ["a b"]), ("abc def", 5, ["abc", "def"]), ("abc de", 6, ["abc de"]),
        ("abcdefg", 3, ["abc", "def", "g"]), ("a abcdefg", 4, ["a", "abcd", "efg"]),
        ("\u{4E2D}\u{6587}\u{5B57}", 4, ["\u{4E2D}\u{6587}", "\u{5B57}"]),
        ("e\u{301}e\u{301}e\u{301} x", 3, ["e\u{301}e\u{301}e\u{301}", "x"]),
        ("\u{1B}[1mab\u{1B}[0m cd", 5, ["\u{1B}[1mab\u{1B}[0m cd"]),
    ])
    func `breaks between words, and within those that are too long`(text: String, width: Int, lines: [String]) {
        #expect(text.wrapped(to: width) == lines)
    }
}
