/// A text of 1 MiB that makes one part of the reading work hard. The reading's time must go with the bytes, whatever
/// they say: one strange file must not hold up those behind it.
struct LongText {
    /// 1 MiB, and at most a release more.
    static let size = 1 << 20

    let name: String
    let bytes: [UInt8]

    private init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// One piece, over and over.
    private init(_ name: String, repeating piece: String) {
        self.init(name, Array(String(repeating: piece, count: Self.size / piece.utf8.count + 1).utf8))
    }

    /// Scalars drawn at random, one of each range by turns, then so many marks that combine.
    private init(_ name: String, drawing ranges: [ClosedRange<UInt32>], marks: Int = 0) {
        let all = ranges + Array(repeating: 0x300...0x34E, count: marks)
        var noise = Noise(seed: 1)
        var text = ""
        while text.utf8.count < Self.size {
            for range in all {
                let value = range.lowerBound + UInt32(noise.next() % UInt64(range.count))
                if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
            }
        }
        self.init(name, Array(text.utf8))
    }

    /// Prose in the language of a number.
    private init(_ name: String, language: Int) {
        var releases = GeneratedReleases(seed: 1)
        var bytes: [UInt8] = []
        while bytes.count < Self.size { bytes += releases.release(language) }
        self.init(name, bytes)
    }

    private static var noise: [UInt8] {
        var noise = Noise(seed: 1)
        // A NUL would make it no text.
        return noise.block(size).map { max($0, 1) }
    }

    /// All that are measured.
    static var all: [LongText] {
        [
            LongText("French", language: 0),
            LongText("Arabic", language: 3),
            LongText("words of one letter", repeating: "a é i o u y "),
            LongText("lines of one letter", repeating: "a\n"),
            LongText("one line without a space", repeating: "abcdefghij"),
            LongText("blank lines", repeating: " \n"),
            LongText(
                "accents apart (NFD)",
                repeating: "Les e\u{301}coles d'a\u{300} co\u{302}te\u{301} rec\u{327}oivent "
            ),
            LongText("four marks on each letter", drawing: [0x61...0x7A], marks: 4),
            LongText("forty marks on each letter", drawing: [0x61...0x7A], marks: 40),
            LongText("marks without end", drawing: [], marks: 1),
            LongText("Devanagari with nukta", repeating: "\u{915}\u{93C}\u{958} "),
            LongText("Hangul apart (NFD)", drawing: [0x1100...0x1112, 0x1161...0x1175, 0x11A8...0x11C2]),
            LongText("any of Unicode's first plane", drawing: [0x20...0xFFFD]),
            LongText("any of the other planes", drawing: [0x10000...0x10FFFF]),
            LongText("any bytes but NUL", noise),
            LongText("dates", repeating: "Paris, le 12 mars 2026\n\n12 March 2026, "),
            LongText("telephones and addresses", repeating: "Tel: +33 1 40 12 12 34 press@example.org, "),
            LongText("contacts", repeating: "For more information, please contact\nAnna Moreau, Mali\n\n"),
            LongText("embargoes", repeating: "Embargoed until 12 March 2026 at 10:00 GMT. "),
            LongText("countries", repeating: "Mali, Niger, Guinée équatoriale, Georgia, Congo, "),
            LongText("marks of Markdown", repeating: "**[_a_](<b>)** "),
            LongText("quotes and dashes", repeating: "“‘—’” – … « » "),
        ]
    }
}
