import ReleaseModel
import TestSupport
import Testing

@Suite("Names in JSON")
struct PathBytesJSONTests {
    @Test(
        arguments: [
            ("", true), ("a.txt", true), ("x\ny", true), ("\u{7F}", true), ("é", true), ("日本語", true), ("😀", true),
            ("e\u{301}", false), ("한국", true), ("\u{1112}\u{1161}\u{11AB}", false),
            // A syllable and its final consonant; letters of Old Korean, which have no syllables.
            ("\u{AC00}\u{11A8}", false), ("\u{AC01}\u{11A8}", true), ("\u{AC00}\u{11C3}", true),
            ("\u{1113}\u{116F}", true), ("\u{1100}\u{1176}", true), ("\u{1100}e\u{301}", false),
            // One scalar that NFC replaces by another: Ångström, Ohm, Kelvin.
            ("\u{212B}", false), ("\u{2126}", false), ("\u{212A}", false),
            // Composed forms that NFC takes apart.
            ("\u{958}", false), ("\u{FB1D}", false),
            // Two marks below and above, in their order and not.
            ("a\u{323}\u{307}", false), ("q\u{323}\u{307}", true), ("q\u{307}\u{323}", false),
            // Compatibility is another form: NFC leaves it.
            ("\u{FB01}", true), ("\u{FEFF}", true),
            (PathBytes([0xFF]), false), (PathBytes([0x61, 0xC3]), false), (PathBytes([0xC0, 0xAF]), false),
            (PathBytes([0xED, 0xA0, 0x80]), false), (PathBytes([0xEF, 0xBF, 0xBD]), true),
        ] as [(PathBytes, Bool)]
    )
    func `plain text is UTF-8 in Normalization Form C`(name: PathBytes, isPlain: Bool) {
        #expect(name.isPlainText == isPlain)
    }

    @Test(
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"), (PathBytes([0xFB, 0xFF, 0xBF]), "+/+/"),
        ] as [(PathBytes, String)]
    )
    func `base64 is that of RFC 4648`(name: PathBytes, base64: String) {
        #expect(name.base64 == base64)
        #expect(PathBytes(text: "other", base64: base64) == name)
    }

    @Test(arguments: ["?", "Zg", "Zg=", "Zg===", "Z", "Zm9v\n", "Zm9v ", "Zm 9v", "_-_-", "Zh==", "AA==", "Zm8A", "é"])
    func `what is no base64 of a name is refused`(base64: String) {
        #expect(PathBytes(text: "a", base64: base64) == nil)
    }

    @Test func `the text is the name where no bytes are given, but for a NUL`() {
        #expect(PathBytes(text: "é", base64: nil) == "é")
        #expect(PathBytes(text: "a\0b", base64: nil) == nil)
    }

    @Test func `every name comes back from a record, byte for byte`() throws {
        var numbers = SeededNumbers(seed: 2)
        var names: [PathBytes] = ["", "a", "é", "e\u{301}", "\u{202E}", "\u{2028}", "\"\\", PathBytes([0xFF])]
        for _ in 0..<2_000 {
            let length = Int.random(in: 1...12, using: &numbers)
            names.append(PathBytes((0..<length).map { _ in UInt8.random(in: 1...255, using: &numbers) }))
            names.append(PathBytes(String.random(length: length, using: &numbers)))
        }
        for name in names {
            var json = JSONWriter()
            json.object { $0.name(name, text: "name", bytes: "nameBytes") }
            let value = try #require(JSONValue(json.bytes[...]))
            let text = try #require(value["name"]?.string)
            let base64 = value["nameBytes"]?.string
            #expect(PathBytes(text: text, base64: base64) == name, "\(name.escaped)")
            #expect((base64 == nil) == name.isPlainText)
        }
    }
}

extension String {
    /// Scalars from all over Unicode but NUL, many of them marks and controls.
    static func random(length: Int, using numbers: inout SeededNumbers) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            1...0x7F, 0x80...0x17F, 0x300...0x36F, 0x1100...0x11FF, 0x2000...0x206F, 0xD7F0...0xE010, 0x1F600...0x1F64F,
            0xFFF0...0x1_0010, 0xE_0000...0xE_007F, 0x10_FFF0...0x10_FFFF,
        ]
        var out = ""
        while out.unicodeScalars.count < length {
            let value = UInt32.random(in: ranges[Int.random(in: 0..<ranges.count, using: &numbers)], using: &numbers)
            if let scalar = Unicode.Scalar(value) { out.unicodeScalars.append(scalar) }
        }
        return out
    }
}
