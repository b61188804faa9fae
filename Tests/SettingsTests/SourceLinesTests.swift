import Testing

@testable import Settings

@Suite("The lines of a TOML document")
struct SourceLinesTests {
    private static let document = #"""
        # root = "in a comment"
        root = "/srv" # poll = 1
        "quoted" = 'inbox = 1'
        long = """
        settle = "not a key"
        \""" largest = 1
        """
        raw = '''
        tidy = 1
        \'''
        refuse = [
            # a comment, with ] and "
            "a", 'b',

            "c]", [1, 2], { x = 1 }, ]
        poll = 1979-05-27 07:32:00
        a.b . "c d" = { e = 5, f = [ "g",
            "h" ] }
        [table]
        root = 1
        [ table . sub ]
        root = 2
        [[inbox]]
        name = """"a"""""
        [[inbox]] # second
        name = "b"

        path = ""
        [inbox.more]
        x = 1
        [[inbox.list]]
        y = 1
        [[inbox.list]]
        y = 2
        """#

    @Test(
        arguments: [
            ("root", 2), ("quoted", 3), ("long", 4), ("raw", 8), ("refuse", 11), ("refuse 0", 13), ("refuse 1", 13),
            ("refuse 2", 15), ("refuse 3", 15), ("refuse 3 1", 15), ("refuse 4 x", 15), ("poll", 16), ("a", 17),
            ("a b", 17), ("a b c_d", 17), ("a b c_d e", 17), ("a b c_d f 0", 17), ("a b c_d f 1", 18), ("table", 19),
            ("table root", 20), ("table sub", 21), ("table sub root", 22), ("inbox", 23), ("inbox 0", 23),
            ("inbox 0 name", 24), ("inbox 1", 25), ("inbox 1 name", 26), ("inbox 1 path", 28), ("inbox 1 more", 29),
            ("inbox 1 more x", 30), ("inbox 1 list 0", 31), ("inbox 1 list 1 y", 34),
            // What is not there has the line of what is around it.
            ("inbox 0 path", 23), ("inbox 1 source", 25), ("refuse 9", 11),
        ]
    )
    func `are found for every key and element`(path: String, line: Int) {
        let steps = path.split(separator: " ").map { step -> SourceLines.Step in
            Int(step).map { .element($0) } ?? .key(step == "c_d" ? "c d" : String(step))
        }
        #expect(SourceLines(Self.document).line(of: steps) == line)
    }

    @Test(arguments: ["settle", "largest", "tidy", "name", "nothing"])
    func `are not found for what only looks like a key`(key: String) {
        #expect(SourceLines(Self.document).line(of: [.key(key)]) == nil)
    }

    @Test func `are counted with either end of line, and behind a byte order mark`() {
        let lines = SourceLines("\u{FEFF}a = 1\r\nb = 2\r\n\r\n[[inbox]]\r\nname = 'x'\r\n")
        #expect(lines.line(of: [.key("a")]) == 1)
        #expect(lines.line(of: [.key("b")]) == 2)
        #expect(lines.line(of: [.key("inbox"), .element(0), .key("name")]) == 5)
    }

    @Test(.timeLimit(.minutes(20)))
    func `are looked for without end or trap in no text whatsoever`() {
        // Every way of cutting the document short, and of losing one byte from it, none of them TOML.
        let bytes = Array(Self.document.utf8)
        for cut in bytes.indices {
            let short = SourceLines(String(decoding: bytes[..<cut], as: UTF8.self))
            #expect(short.line(of: []) == nil)
            let holed = SourceLines(String(decoding: bytes[..<cut] + bytes[(cut + 1)...], as: UTF8.self))
            #expect(holed.line(of: []) == nil)
        }
    }

    @Test(
        arguments: [
            ("a = 1\nb = \"\\u0000\"", 2), ("a = \"\"\"\n\n\\U00000000\"\"\"", 3), ("\"a\\u0000\" = 1", 1),
            ("a = [\n{ b = \"x\\u0000\" }]", 2), ("a = '\\u0000'", nil), ("a = \"\\\\u0000\"", nil),
            ("# \"\\u0000\"", nil), ("a = \"\\u0001\"", nil),
        ] as [(String, Int?)]
    )
    func `tell where a NUL is written`(text: String, line: Int?) {
        #expect(SourceLines(text).nulLine == line)
    }
}
