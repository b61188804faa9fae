import ReleaseModel
import TestSupport
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
    static func text(_ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func `every kind of value and member, without white space`() {
        let text = Self.text { json in
            json.object { json in
                json.member("text", "a")
                json.member("none", nil)
                json.member("number", -1)
                json.member("large", UInt64.max)
                json.member("truth", true)
                json.member("time", seconds: .milliseconds(1_500))
                json.member("noTime", seconds: nil)
                json.key("list")
                json.array { json in
                    json.value("b")
                    json.value(2)
                    json.value(false)
                    json.null()
                    json.array { _ in }
                    json.object { _ in }
                }
                json.key("last")
                json.object { $0.member("a", 1) }
            }
        }
        let expected =
            #"{"text":"a","none":null,"number":-1,"large":18446744073709551615,"truth":true,"time":1.500,"#
            + #""noTime":null,"list":["b",2,false,null,[],{}],"last":{"a":1}}"#
        #expect(text == expected)
    }

    @Test(
        arguments: [
            ("", ""), ("a/b", "a/b"), ("\"", #"\""#), ("\\", #"\\"#), ("\n\r\t", #"\n\r\t"#), ("\0", #"\u0000"#),
            ("\u{8}\u{C}\u{1B}\u{1F}", #"\u0008\u000c\u001b\u001f"#), (" ~", " ~"), ("\u{7F}", #"\u007f"#),
            ("\u{85}", #"\u0085"#), ("\u{A0}é", "\u{A0}é"), ("e\u{301}", "e\u{301}"), ("\u{200B}", #"\u200b"#),
            ("\u{2028}\u{2029}", #"\u2028\u2029"#), ("\u{202E}", #"\u202e"#), ("\u{2066}", #"\u2066"#),
            ("\u{FEFF}", #"\ufeff"#), ("\u{E000}", #"\ue000"#), ("\u{FFFF}", #"\uffff"#), ("\u{FFFD}", "\u{FFFD}"),
            ("😀", "😀"), ("\u{E0001}", #"\udb40\udc01"#), ("\u{10FFFF}", #"\udbff\udfff"#), ("\r\n", #"\r\n"#),
        ]
    )
    func `what could mislead is escaped`(text: String, escaped: String) {
        let written = Self.text { $0.value(text) }
        #expect(written.utf8.elementsEqual("\"\(escaped)\"".utf8), "\(written)")
    }

    @Test(
        arguments: [
            (.zero, "0"), (.seconds(14), "14"), (.milliseconds(14_050), "14.050"), (.milliseconds(1), "0.001"),
            (.milliseconds(-1), "-0.001"), (.milliseconds(-1_500), "-1.500"), (.seconds(-2), "-2"),
            (.microseconds(999), "0"), (.microseconds(-999), "0"), (.microseconds(1_999), "0.001"),
            (.seconds(Int64.max), "9223372036854775807"), (.seconds(Int64.min), "-9223372036854775808"),
        ] as [(Duration, String)]
    )
    func `seconds have three decimals where they are not whole`(duration: Duration, text: String) throws {
        #expect(Self.text { $0.seconds(duration) } == text)
        let read = try #require(JSONValue(Array(text.utf8)[...])?.seconds)
        let lost = duration - read
        #expect(lost > .milliseconds(-1) && lost < .milliseconds(1))
    }

    @Test func `a whole text has no scalar that is unfit for display, and comes back`() throws {
        var numbers = SeededNumbers(seed: 3)
        for _ in 0..<3_000 {
            let text = String.random(length: Int.random(in: 0...20, using: &numbers), using: &numbers) + "\0"
            let written = Self.text { $0.value(text) }
            #expect(written.unicodeScalars.allSatisfy { !$0.isUnfitForDisplay })
            let read = try #require(JSONValue(Array(written.utf8)[...])?.string)
            #expect(read.utf8.elementsEqual(text.utf8))
        }
    }

    @Test func `every scalar of Unicode comes back`() throws {
        for start in stride(from: UInt32(0), to: 0x11_0000, by: 0x400) {
            var text = ""
            for value in start..<(start + 0x400) {
                if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
            }
            let written = Self.text { $0.value(text) }
            let read = try #require(JSONValue(Array(written.utf8)[...])?.string)
            #expect(read.utf8.elementsEqual(text.utf8), "from U+\(String(start, radix: 16))")
        }
    }
}
