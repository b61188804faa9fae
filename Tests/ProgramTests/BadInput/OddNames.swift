import TestSupport

/// Names that are hard for shells, terminals, pages, other systems, or for software that takes them for text.
enum OddNames {
    static let cases = shells + terminals + encodings + dots + strangers + extensions + lengths + refused

    private static let shells = [
        BadInput("spaces within, before and behind", " a  b.txt ", .accepted),
        BadInput("a single quote", "it's.txt", .accepted),
        BadInput("double quotes", "\"x\".txt", .accepted),
        BadInput("parentheses and braces", "x (1) [2] {3}.txt", .accepted),
        BadInput("a semicolon and an ampersand", "x;y&z|w.txt", .accepted),
        BadInput("a command substitution", "$(touch x).txt", .accepted),
        BadInput("backticks", "`id`.txt", .accepted),
        BadInput("a variable", "$HOME.txt", .accepted),
        BadInput("wildcards", "*?.txt", .accepted),
        BadInput("redirections", "<x>y.txt", .accepted),
        BadInput("a name that is an option", "-rf", .accepted),
        BadInput("a name that is a long option", "--help", .accepted),
        BadInput("a name that is only a dash", "-", .accepted),
        BadInput("a backslash", "x\\ny.txt", .accepted),
        BadInput("formats of printf", "%s%n%x.txt", .accepted),
    ]

    private static let terminals = [
        BadInput("a newline within", "x\ny.txt", .accepted),
        BadInput("a newline at the end", "x.txt\n", .accepted),
        BadInput("a newline and an assignment to systemd", "x\nMAINPID=1\nSTOPPING=1", .accepted),
        BadInput("a newline and what looks like a record", "x\n{\"specversion\":\"1.0\"}", .accepted),
        BadInput("a carriage return", "x\ry.txt", .accepted),
        BadInput("a tab", "x\ty.txt", .accepted),
        BadInput("an escape sequence", "x\u{1B}[31m\u{1B}]0;title\u{7}.txt", .accepted),
        BadInput("a backspace", "x\u{8}\u{8}.txt", .accepted),
        BadInput("a DEL", "x\u{7F}.txt", .accepted),
        BadInput("a control character of eight bits, as text", "x\u{9B}31m.txt", .accepted),
        BadInput(
            "a control character of eight bits, as a byte",
            RawPath("x".utf8 + [0x9B] + "31m.txt".utf8),
            .accepted
        ),
        BadInput("a next-line character", "x\u{85}y.txt", .accepted),
        BadInput("a line separator", "x\u{2028}y.txt", .accepted),
        BadInput("a paragraph separator", "x\u{2029}y.txt", .accepted),
        BadInput("an override of the direction of writing", "x\u{202E}txt.exe.txt", .accepted),
        BadInput("an isolate of the direction of writing", "x\u{2066}y\u{2069}.txt", .accepted),
        BadInput("a space of no width", "x\u{200B}.txt", .accepted),
        BadInput("a joiner of no width", "x\u{200D}.txt", .accepted),
        BadInput("a byte-order mark before the name", "\u{FEFF}x.txt", .accepted),
        BadInput("a soft hyphen", "x\u{AD}y.txt", .accepted),
        BadInput("an invisible tag", "x\u{E0041}.txt", .accepted),
        BadInput("a private character", "x\u{E000}.txt", .accepted),
        BadInput("a character that Unicode has not assigned", "x\u{378}.txt", .accepted),
        BadInput("a noncharacter", "x\u{FFFF}.txt", .accepted),
        BadInput("a control character in a folder's name", "a\n\u{1B}[2J/x.txt", .accepted),
        BadInput("a folder that is no text", RawPath([0xFF, 0xFE] + "/x.txt".utf8), .accepted),
    ]

    private static let encodings = [
        BadInput("bytes that are no UTF-8", RawPath("x".utf8 + [0xFF, 0xFE] + ".txt".utf8), .accepted),
        BadInput("Latin-1", RawPath("Communiqu".utf8 + [0xE9] + ".txt".utf8), .accepted),
        BadInput("an overlong slash", RawPath("x".utf8 + [0xC0, 0xAF] + "y.txt".utf8), .accepted),
        BadInput("a surrogate in UTF-8", RawPath("x".utf8 + [0xED, 0xA0, 0x80] + ".txt".utf8), .accepted),
        BadInput("a character cut short at the end", RawPath("x.txt".utf8 + [0xE2, 0x82]), .accepted),
        BadInput("UTF-16 would have zeros; its mark alone", RawPath([0xFF, 0xFE, 0x78]), .accepted),
        BadInput("two names that decode to the same text", "", .each([first, second])) {
            try dropEach($0, first, second)
        },
        BadInput("the replacement character beside what it replaces", "", .each(["\u{FFFD}.txt", third])) {
            try dropEach($0, "\u{FFFD}.txt", third)
        },
        BadInput("NFC and NFD twins are two drops", "", .each(["caf\u{E9}.txt", "cafe\u{301}.txt"])) {
            try dropEach($0, "caf\u{E9}.txt", "cafe\u{301}.txt")
        },
        BadInput("NFC and NFD folders are two", "", .each(["\u{E9}/x.txt", "e\u{301}/x.txt"])) {
            try dropEach($0, "\u{E9}/x.txt", "e\u{301}/x.txt")
        },
        BadInput("names that differ in case are two", "", .each(["x.txt", "X.txt"])) {
            try dropEach($0, "x.txt", "X.txt")
        },
        BadInput("Korean in letters", "\u{1112}\u{1161}\u{11AB}.txt", .accepted),
        BadInput(
            "a character and a hundred marks on it",
            RawPath("x\(String(repeating: "\u{301}", count: 100)).txt"),
            .accepted
        ),
        BadInput("scripts from right to left, ideographs, emoji", "مرحبا 世界 👩‍👩‍👧.txt", .accepted),
    ]
    private static let first = RawPath([0x62, 0xFF])
    private static let second = RawPath([0x62, 0xFE])
    private static let third = RawPath([0xFF] + ".txt".utf8)

    private static func dropEach(_ place: DropPlace, _ paths: RawPath...) throws {
        // Other words in each: twins' names may be the same text.
        for (index, path) in paths.enumerated() {
            try place.moveIn(path, place.content + path.bytes + Array(" \(index)".utf8))
        }
    }

    private static let dots = [
        BadInput("only an extension", ".txt", .accepted),
        BadInput("three dots", "...", .accepted),
        BadInput("two dots before a name", "..a", .accepted),
        BadInput("two dots behind a name", "a..", .accepted),
        BadInput("a folder of three dots", ".../x.txt", .accepted),
        BadInput("a way up in another system's slashes", "..\\..\\x.txt", .accepted),
        BadInput("a way up for a web server", "%2e%2e%2fx.txt", .accepted),
        BadInput("a dot behind the name, which Windows drops", "x.", .accepted),
        BadInput("no extension", "x", .accepted),
    ]

    private static let strangers = [
        BadInput("a device of DOS", "NUL.txt", .accepted),
        BadInput("a drive and a stream of NTFS", "C:x.txt:stream", .accepted),
        BadInput("HTML", "<script>alert(1)<&lt;script>.txt", .accepted),
        BadInput("SQL", "x'); DROP TABLE content;--.txt", .accepted),
        BadInput("the page's own name in a folder", "Received.html", .accepted),
        BadInput("the custody's own name in a folder", "custody/x.txt", .accepted),
        BadInput("a journal segment's name", "000000000001.jsonl", .accepted),
        BadInput("a temporary file's name of the archive", ".new", .accepted),
    ]

    private static let pdf = Array("%PDF-1.7\nan odd name\n".utf8)
    private static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    private static let program: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0]
    private static let extensions = [
        BadInput("an extension in capitals counts", "X.CSV", .accepted(type: "text/csv")),
        BadInput("a PDF called text is a PDF", "x.txt", .accepted(bytes: pdf, type: "application/pdf")) {
            try $0.moveIn(nil, pdf)
        },
        BadInput("a text called PNG is a text", "x.png", .accepted(type: "text/plain")),
        BadInput("a picture called DOCX is a picture", "x.docx", .accepted(bytes: picture, type: "image/png")) {
            try $0.moveIn(nil, picture)
        },
        BadInput("a program called text is bytes", "x.txt", .accepted(bytes: program, type: "application/octet-stream"))
        {
            try $0.moveIn(nil, program)
        },
        BadInput("an extension nobody knows is a text where its bytes are", "x.qqq", .accepted(type: "text/plain")),
        BadInput("two extensions: the last one counts", "x.html.csv", .accepted(type: "text/csv")),
    ]

    private static let lengths = [
        BadInput("255 bytes", RawPath(String(repeating: "n", count: 251) + ".txt"), .accepted),
        BadInput("255 bytes of 85 characters", RawPath(String(repeating: "新", count: 85)), .accepted),
        BadInput("255 bytes that are no text", RawPath(Array(repeating: 0xC3, count: 255)), .accepted),
        BadInput("255 control characters", RawPath(Array(repeating: 0x1B, count: 255)), .accepted),
        BadInput("one byte", "a", .accepted),
    ]

    /// The service of these tests refuses `*.exe`: these names reach Rejected/, a note and the log.
    private static let refused = [
        BadInput("refused: a newline", "x\ny.exe", .rejected("refused-by-rule")),
        BadInput("refused: an escape sequence", "x\u{1B}[31m.exe", .rejected("refused-by-rule")),
        BadInput("refused: an override of the direction of writing", "x\u{202E}txt.exe", .rejected("refused-by-rule")),
        BadInput("refused: a line separator", "x\u{2028}y.exe", .rejected("refused-by-rule")),
        BadInput("refused: bytes that are no text", RawPath([0xFF] + ".exe".utf8), .rejected("refused-by-rule")),
        BadInput("refused: capitals", "X.EXE", .rejected("refused-by-rule")),
        BadInput("refused: only the extension", ".exe", .rejected("refused-by-rule")),
        BadInput("refused: a leading dash", "-x.exe", .rejected("refused-by-rule")),
        BadInput(
            "refused: 255 bytes, too long for a note's name beside it",
            RawPath(String(repeating: "é", count: 125) + "x.exe"),
            .rejected("refused-by-rule")
        ),
        BadInput(
            "refused: a folder's name that no terminal should see",
            "\u{1B}[2J/x.exe",
            .rejected("refused-by-rule")
        ),
        BadInput("a refused extension that is not the last is a release's", "x.exe.txt", .accepted),
    ]
}
