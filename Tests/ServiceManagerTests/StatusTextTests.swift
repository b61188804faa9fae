import Testing

@testable import ServiceManager

@Suite("StatusText")
struct StatusTextTests {
    @Test(arguments: [
        ("", ""),
        ("watching 2 inboxes, 0 waiting", "watching 2 inboxes, 0 waiting"),
        ("Größe, 大小, ✓", "Größe, 大小, ✓"),
        ("a\nb\tc\r\nd", "a b c  d"),
        ("a\u{2028}b\u{2029}c\u{85}d", "a b c d"),
        ("bell\u{7}, escape\u{1B}[31m, nothing\0", "bell\u{FFFD}, escape\u{FFFD}[31m, nothing\u{FFFD}"),
        ("evil\u{202E}txt.exe", "evil\u{FFFD}txt.exe"),
    ])
    func `it is one line of what can be displayed`(raw: String, clean: String) {
        #expect(Array(StatusText(raw).text.utf8) == Array(clean.utf8))
    }

    @Test func `what fits is left whole, what does not is cut and ends in an ellipsis`() {
        let fits = String(repeating: "x", count: 512)
        #expect(StatusText(fits).text == fits)
        #expect(StatusText(fits + "x").text == String(repeating: "x", count: 509) + "…")
    }

    @Test(arguments: ["ä", "大", "🇩🇪", "e\u{301}", "👍🏽"]) func `no character is cut in two`(character: String) {
        for lead in 0..<12 {
            let text = StatusText(
                String(repeating: "x", count: lead) + String(repeating: character, count: 600)
            ).text
            #expect(text.utf8.count <= 512)
            #expect(text.utf8.count > 512 - 3 - character.utf8.count)
            #expect(text.hasSuffix("…"))
            #expect(text.dropFirst(lead).dropLast().allSatisfy { String($0) == character })
        }
    }

    @Test func `one character longer than all that is allowed leaves the ellipsis`() {
        #expect(StatusText("x" + String(repeating: "\u{301}", count: 600)).text == "…")
    }
}
