import ReleaseModel
import TestSupport
import Testing

@Suite("JSON value")
struct JSONValueTests {
    static func parse(_ text: String) -> JSONValue? { JSONValue(Array(text.utf8)[...]) }

    @Test(
        arguments: [
            ("null", .null), ("true", .bool(true)), (" false\n", .bool(false)), ("0", .integer(0)),
            ("-0", .integer(0)), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .number("9223372036854775808")), ("1.50", .number("1.50")),
            ("0.0", .number("0.0")), ("-0.5", .number("-0.5")), ("1e5", .number("1e5")), ("1E+05", .number("1E+05")),
            ("20.5e-1", .number("20.5e-1")), ("0e0", .number("0e0")), (#""""#, .string("")),
            (#""a\"\\\/\b\f\n\r\t""#, .string("a\"\\/\u{8}\u{C}\n\r\t")), (#""\u0000\u00e9\u00E9""#, .string("\0éé")),
            (#""\ud83d\uDE00""#, .string("😀")), (#""\ud800\udc00\udbff\udfff""#, .string("\u{10000}\u{10FFFF}")),
            (#""\uFFFF""#, .string("\u{FFFF}")), ("\"\u{7F}\u{85}\u{2028}😀\"", .string("\u{7F}\u{85}\u{2028}😀")),
            (#""\\u0061""#, .string("\\u0061")), ("[]", .array([])), ("\t[ \r\n]", .array([])), ("{}", .object([:])),
            ("[1, [\"a\"],{}]", .array([.integer(1), .array([.string("a")]), .object([:])])),
            (#" { "a" : 1 , "b":[ null ] } "#, .object(["a": .integer(1), "b": .array([.null])])),
            (#"{"":0,"\u0061":1}"#, .object(["": .integer(0), "a": .integer(1)])),
        ] as [(String, JSONValue)]
    )
    func `a JSON text is its tree`(text: String, value: JSONValue) {
        #expect(Self.parse(text) == value)
    }

    @Test(arguments: [
        "", " ", "\u{FEFF}1", "nul", "True", "nullx", "truefalse", "NaN", "Infinity", "-", "+1", "01", "-01", "00",
        "1.", ".5", "-.5", "1.e1", "1e", "1e+", "1ee1", "0x10", "0x1p3", "1_000", "1,", "1 2", "--1", "1-", "1.2.3",
        "１", "\"", "\"a", "'a'", "a", "\"\u{1F}\"", "\"\n\"", "\"\0\"", #""\"#, #""\""#, #""\x41""#, #""\'""#,
        #""\u""#, #""\u12""#, #""\u123""#, #""\u12g4""#, #""\u+123""#, #""\u-001""#, #""\u 123""#, #""\U0041""#,
        #""\ud800""#, #""\udc00""#, #""\ud800a""#, #""\ud800\n""#, #""\ud800\u0041""#, #""\ud800\ud800""#,
        #""\udc00\ud800""#, #""\ud800\u""#, "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]", "[1,,2]", "[1}",
        "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\",1}", "{a:1}",
        "{1:1}", "{null:1}", "{\"a\":1 \"b\":2}", "{\"a\"::1}", "{\"a\":1]", "[]]", "{}{}", "[1]//", "/**/1", "#\n1",
        "\u{A0}1", "\u{C}1", "\u{2028}1",
    ])
    func `what is no JSON text is refused`(text: String) {
        #expect(Self.parse(text) == nil)
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0xFF], [0x31, 0x80], [0xFF, 0xFE, 0x31, 0x00],
            // Half of an é before an escape, whose bytes must not complete it.
            [0x22, 0xC3] + Array(#"\u00a9""#.utf8), [0x22] + Array(#"\n"#.utf8) + [0xA9, 0x22],
        ] as [[UInt8]]
    )
    func `what is not UTF-8 is refused`(bytes: [UInt8]) {
        #expect(JSONValue(bytes[...]) == nil)
    }

    @Test(arguments: [#"{"a":1,"a":1}"#, #"{"a":1,"b":2,"\u0061":3}"#, #"{"":0,"":0}"#, #"[{"x":{"a":1,"a":2}}]"#])
    func `a member that is there twice is refused`(text: String) {
        #expect(Self.parse(text) == nil)
    }

    @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
    func `no text nests deeper than the limit`(open: String, close: String) {
        func nested(_ depth: Int, around inner: String) -> JSONValue? {
            Self.parse(String(repeating: open, count: depth) + inner + String(repeating: close, count: depth))
        }
        #expect(nested(Limits.jsonDepthMax, around: "0") != nil)
        #expect(nested(Limits.jsonDepthMax, around: "[]") == nil)
        #expect(nested(Limits.jsonDepthMax, around: "{}") == nil)
        #expect(nested(Limits.jsonDepthMax + 1, around: "0") == nil)
        #expect(Self.parse(String(repeating: open, count: 1_000_000)) == nil)
    }

    /// One of everything, with no text of its own that is a whole text when cut.
    static let example = Array(
        #"{"a":[1,-2.5e3,"x\u00e9\ud83d\ude00é😀\n",true,false,null,{}],"b":{"c":[[]],"d":""},"e":12.050}"#.utf8
    )

    @Test func `every prefix of a text is refused`() {
        #expect(JSONValue(Self.example[...]) != nil)
        for length in 0..<Self.example.count { #expect(JSONValue(Self.example[..<length]) == nil, "\(length) bytes") }
    }

    @Test func `a text in the middle of others is read alone`() {
        let bytes = Array("[1]".utf8) + Self.example + Array("x".utf8)
        #expect(JSONValue(bytes[3..<(3 + Self.example.count)]) == JSONValue(Self.example[...]))
        #expect(JSONValue(bytes[3...]) == nil)
    }

    @Test func `random bytes are read or refused, and what is read can be written and read again`() {
        var numbers = SeededNumbers(seed: 4)
        let letters = Array(#"{}[]:,"\u0123456789abcdefn.-+eE truefalsenull"#.utf8) + [0xC3, 0xA9, 0xFF, 0x0A, 0x00]
        var read = 0
        for round in 0..<60_000 {
            var bytes: [UInt8]
            if round % 3 == 0 {
                let length = Int.random(in: 0...24, using: &numbers)
                bytes = (0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &numbers)] }
            } else {
                bytes = Self.example
                for _ in 0..<Int.random(in: 1...3, using: &numbers) {
                    let index = Int.random(in: 0..<bytes.count, using: &numbers)
                    switch Int.random(in: 0..<3, using: &numbers) {
                    case 0: bytes[index] = letters[Int.random(in: 0..<letters.count, using: &numbers)]
                    case 1: bytes.remove(at: index)
                    default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &numbers)], at: index)
                    }
                }
            }
            guard let value = JSONValue(bytes[...]) else { continue }
            read += 1
            #expect(Self.parse(value.written) == value, "\(bytes)")
        }
        #expect(read > 1_000 && read < 59_000)
    }

    @Test(
        arguments: [
            ("0", .zero), ("14", .seconds(14)), ("-3", .seconds(-3)), ("14.050", .milliseconds(14_050)),
            ("14.05", .milliseconds(14_050)), ("0.5", .milliseconds(500)), ("-0.5", .milliseconds(-500)),
            ("-1.001", .milliseconds(-1_001)), ("-0", .zero), ("1e3", nil), ("1.5e3", nil), ("0.0001", nil),
            ("9223372036854775808", nil), ("9223372036854775808.5", nil), ("1e300", nil), (#""1""#, nil), ("null", nil),
        ] as [(String, Duration?)]
    )
    func `seconds are decimal, to milliseconds`(text: String, seconds: Duration?) throws {
        #expect(try #require(Self.parse(text)).seconds == seconds)
    }

    @Test func `a whole number is taken where it fits`() throws {
        let large = try #require(Self.parse("18446744073709551615"))
        #expect(large.whole(UInt64.self) == .max)
        #expect(large.integer == nil)
        let small = try #require(Self.parse("-1"))
        #expect(small.integer == -1)
        #expect(small.whole(UInt64.self) == nil)
        #expect(JSONValue.integer(256).whole(UInt8.self) == nil)
        for text in ["1.0", "1e2", #""1""#, "true", "null", "[1]"] {
            #expect(try #require(Self.parse(text)).whole(Int.self) == nil)
        }
    }

    @Test func `an accessor of another kind gives nothing`() {
        let kinds: [JSONValue] = [.null, .bool(true), .integer(1), .string("a"), .array([]), .object(["a": .null])]
        #expect(kinds.compactMap(\.bool) == [true])
        #expect(kinds.compactMap(\.integer) == [1])
        #expect(kinds.compactMap(\.string) == ["a"])
        #expect(kinds.compactMap(\.array) == [[]])
        #expect(kinds.compactMap { $0["a"] } == [.null])
        #expect(kinds.compactMap { $0["b"] }.isEmpty)
    }
}

extension JSONValue {
    /// The text again, through the service's own writer for strings.
    fileprivate var written: String {
        switch self {
        case .null: "null"
        case .bool(let truth): "\(truth)"
        case .integer(let number): "\(number)"
        case .number(let text): text
        case .string(let text): JSONWriterTests.text { $0.value(text) }
        case .array(let elements): "[" + elements.map(\.written).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { JSONValue.string($0).written + ":" + $1.written }.joined(separator: ",") + "}"
        }
    }
}
