import ReleaseModel
import Testing

@testable import Settings

@Suite("Patterns of names")
struct NamePatternTests {
    @Test(
        arguments: [
            ("*.exe", "setup.exe"), ("*.exe", "SETUP.EXE"), ("*.EXE", "a.exe"), ("*.exe", ".exe"), ("*", ""),
            ("*", ".a"),
            ("**", "abc"), ("a*b*c", "axxbyyc"), ("a*b*c", "abbbcbc"), ("?", "x"), ("???", "\u{20AC}"),
            ("[abc]", "B"), ("[A-C]x", "bX"), ("[a-c-]", "-"), ("[-a]", "-"), ("[!abc]", "d"), ("[!a-z]*", "1a"),
            ("[!a]", "["), ("[]]", "]"), ("[!]]", "x"), ("[]-a]", "^"), ("[[]x", "[x"), ("[*?]", "?"), ("[a^]", "^"),
            ("a\\b", "A\\B"), ("~$*", "~$report.docx"), ("*a", "aaaa"), ("*ab", "aab"), ("caf\u{E9}", "CAF\u{E9}"),
        ]
    )
    func `match`(pattern: String, name: String) throws {
        #expect(try NamePattern(pattern).matches(PathBytes(name)))
    }

    @Test(
        arguments: [
            ("*.exe", "a.exe.txt"), ("*.exe", "exe"), ("a*b*c", "axxbyy"), ("?", ""), ("?", "ab"), ("??", "\u{20AC}"),
            ("[abc]", "d"), ("[abc]", "abc"), ("[!abc]", "C"), ("[!a-z]", "Q"), ("[a-c]", "-"), ("a", ""), ("a", "aa"),
            ("\\*", "*"), ("@", "`"), ("[@]", "`"), ("{", "["), ("caf\u{E9}", "cafe\u{301}"), ("\u{E9}", "\u{C9}"),
            ("[[]", "{"),
        ]
    )
    func `do not match`(pattern: String, name: String) throws {
        #expect(try !NamePattern(pattern).matches(PathBytes(name)))
    }

    @Test func `are over bytes, also those that are no text`() throws {
        let name = PathBytes([0xFF, 0x2E, 0x65, 0x78, 0x65])
        #expect(try NamePattern("?.exe").matches(name))
        #expect(try NamePattern("[!a].exe").matches(name))
        #expect(try !NamePattern("[a-z].exe").matches(name))
    }

    @Test(
        arguments: [
            ("", "empty pattern"), ("a/b", "cannot match a name"), ("a\0", "cannot match a name"),
            ("[abc", "has a [ that is not closed"), ("a[", "not closed"), ("[]", "not closed"), ("[!]", "not closed"),
            ("[z-a]", "runs backwards"), ("[^a]", "has [^"), ("[\u{E9}]", "not ASCII"),
            (String(repeating: "a", count: 256), "longer than any name"),
        ]
    )
    func `that cannot be meant are refused`(pattern: String, piece: String) {
        let fault = #expect(throws: BadText.self) { try NamePattern(pattern) }
        #expect(fault?.problem.contains(piece) == true)
        #expect(fault?.remedy.isEmpty == false)
    }

    @Test(.timeLimit(.minutes(20)))
    func `take no more than the product of both lengths, however many stars there are`() throws {
        // Tried star by star this would take longer than the universe has been there.
        let pattern = try NamePattern(String(repeating: "*a", count: 120) + "*b")
        let name = PathBytes([UInt8](repeating: UInt8(ascii: "a"), count: 255))
        let time = ContinuousClock().measure { for _ in 0..<100 { #expect(!pattern.matches(name)) } }
        #expect(time < .seconds(10))
    }

    @Test func `agree with a plain recursive reading of the rules on every short name`() throws {
        let patterns = Self.words(of: ["a", "b", "*", "?", "[!a]"], upTo: 4).filter { !$0.isEmpty }
        let names = Self.words(of: ["a", "b"], upTo: 4).map { $0.joined() }
        for parts in patterns {
            let pattern = try NamePattern(parts.joined())
            for name in names {
                let expected = Self.fits(parts[...], Array(name)[...])
                #expect(pattern.matches(PathBytes(name)) == expected, "\(pattern) and \(name)")
            }
        }
    }

    private static func fits(_ parts: ArraySlice<String>, _ name: ArraySlice<Character>) -> Bool {
        guard let part = parts.first else { return name.isEmpty }
        if part == "*" {
            return fits(parts.dropFirst(), name) || !name.isEmpty && fits(parts, name.dropFirst())
        }
        guard let letter = name.first else { return false }
        let isOne = part == "?" || part == "[!a]" && letter != "a" || part == String(letter)
        return isOne && fits(parts.dropFirst(), name.dropFirst())
    }

    private static func words(of letters: [String], upTo length: Int) -> [[String]] {
        var all: [[String]] = [[]]
        var last: [[String]] = [[]]
        for _ in 0..<length {
            last = last.flatMap { word in letters.map { word + [$0] } }
            all += last
        }
        return all
    }
}
