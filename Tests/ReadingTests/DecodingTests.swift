import Reading
import Testing

@Suite("bytes to text") struct DecodingTests {
    private static let french = "Un été à Ségou\n" + Sentences.french
    private static let arabic = "سقف للجميع\n" + Sentences.arabic

    /// One byte a character, by the standard's own tables written the other way round.
    private func encoded(_ text: String, _ table: [Unicode.Scalar: UInt8]) -> [UInt8] {
        text.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : table[$0] ?? UInt8(ascii: "?") }
    }

    /// Latin-1 and the most used of what Windows has besides.
    private static let windows1252: [Unicode.Scalar: UInt8] = {
        var table: [Unicode.Scalar: UInt8] = [
            "’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96, "€": 0x80, "œ": 0x9C, "…": 0x85,
        ]
        for byte in 0xA0...0xFF as ClosedRange<UInt8> { table[Unicode.Scalar(byte)] = byte }
        return table
    }()

    private static func letters(_ groups: [(UInt8, String)]) -> [Unicode.Scalar: UInt8] {
        var table: [Unicode.Scalar: UInt8] = [:]
        for (start, letters) in groups {
            for (offset, letter) in letters.unicodeScalars.enumerated() { table[letter] = start + UInt8(offset) }
        }
        return table
    }

    private static let windows1256 = letters([
        (0xA1, "،"), (0xC1, "ءآأؤإئابةتثجحخدذرزسشصض"), (0xD8, "طظعغـفقك"), (0xE1, "ل"), (0xE3, "منهو"), (0xEC, "ىي"),
    ])
    private static let iso88596 = letters([(0xAC, "،"), (0xC1, "ءآأؤإئابةتثجحخدذرزسشصضطظعغ"), (0xE0, "ـفقكلمنهوىي")])

    @Test("the older charsets give the text of the newer one")
    func older() {
        let cases: [(String, [Unicode.Scalar: UInt8], String)] = [
            (Self.french, Self.windows1252, "windows-1252"),
            ("L’été – 5 € … “œuvre”\n" + Self.french, Self.windows1252, "windows-1252"),
            ("TECHOS EN MÁLAGA\n" + Sentences.spanish, Self.windows1252, "windows-1252"),
            ("Techos aquí\nMaría vivía allí.", Self.windows1252, "windows-1252"),
            ("Roofs\nA café in town.", Self.windows1252, "windows-1252"),
            (Self.arabic, Self.windows1256, "windows-1256"),
            (Self.arabic, Self.iso88596, "iso-8859-6"),
            ("سقف للجميع (IOM 2014)\n" + Sentences.arabic, Self.windows1256, "windows-1256"),
        ]
        for (text, table, charset) in cases {
            let result = Reading.read(encoded(text, table))
            #expect(result.charset == charset, "\(text)")
            #expect(result.canonicalText == Reading.read(Array(text.utf8)).canonicalText, "\(text)")
            #expect(result.notes == [], "\(text)")
        }
    }

    @Test("every byte of Windows-1252 is a character, those without one are controls")
    func everyByte() {
        let result = Reading.read(Array("a ".utf8) + [0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xE9, 0x20])
        #expect(result.charset == "windows-1252")
        #expect(String(decoding: result.canonicalText, as: UTF8.self) == "a \u{81}\u{8D}\u{8F}\u{90}\u{9D}é")
    }

    @Test("UTF-8 with one fault in a hundred is UTF-8, with more it is not")
    func broken() {
        var bytes = Array((Self.french + " " + Sentences.french).utf8)
        bytes.insert(0xFF, at: 60)
        let result = Reading.read(bytes)
        #expect(result.charset == "utf-8" && result.notes == ["broken-utf8"])
        #expect(String(decoding: result.canonicalText, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" } == 1)
        for _ in 0..<4 { bytes.insert(0xFF, at: 60) }
        #expect(Reading.read(bytes).charset == "windows-1252")
    }

    @Test("a sequence that breaks off is one fault, and what follows is read")
    func truncated() {
        let good = Array(String(repeating: "été ", count: 100).utf8)
        for piece in [[0xE2, 0x80], [0xF0, 0x9F, 0x98], [0xC3]] as [[UInt8]] {
            let result = Reading.read(good + piece + Array(" fin".utf8))
            #expect(String(decoding: result.canonicalText, as: UTF8.self).hasSuffix("été \u{FFFD} fin"))
        }
        for piece in [[0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80]] as [[UInt8]] {
            let text = String(decoding: Reading.read(good + piece).canonicalText, as: UTF8.self)
            #expect(text.unicodeScalars.count { $0 == "\u{FFFD}" } == piece.count)
        }
    }

    @Test("half a surrogate, or half a unit, is noted")
    func brokenUTF16() {
        #expect(Reading.read([0xFF, 0xFE, 0x61, 0, 0x00, 0xD8, 0x62, 0]).notes == ["broken-utf16"])
        #expect(Reading.read([0xFF, 0xFE, 0x61, 0, 0x62]).notes == ["broken-utf16"])
        #expect(Reading.read([0xFF, 0xFE, 0x61, 0]).notes == [])
    }

    @Test("what holds a NUL is no text", arguments: [[0x61, 0, 0x62], [0xFF, 0xFE, 0, 0], [0]] as [[UInt8]])
    func binary(_ bytes: [UInt8]) {
        let result = Reading.read(bytes)
        #expect(result.text == nil && result.facts == nil && result.notes == ["not-extracted"])
    }

    @Test("nothing is no text", arguments: [[], [0xEF, 0xBB, 0xBF], [0x0A, 0x20, 0x0D]] as [[UInt8]])
    func empty(_ bytes: [UInt8]) {
        let result = Reading.read(bytes)
        #expect(result.text == nil && result.facts == nil && result.notes == [])
    }
}
