import ReleaseModel
import TestSupport
import Testing

@Suite("Path bytes")
struct PathBytesTests {
    @Test(
        arguments: [
            ("", []), ("a", ["a"]), ("a/b", ["a", "b"]), ("/a", ["a"]), ("a/", ["a"]), ("a//b", ["a", "b"]),
            ("/", []),
            ("a/b/c", ["a", "b", "c"]), ("../é/.", ["..", "é", "."]), ("a\\b", ["a\\b"]),
        ] as [(PathBytes, [PathBytes])]
    )
    func `components are what stands between the slashes`(path: PathBytes, components: [PathBytes]) {
        #expect(path.components == components)
    }

    @Test(
        arguments: [
            ("", "", ""), ("a", "", "a"), ("a/b", "a", "b"), ("a/b/c", "a/b", "c"), ("/a", "", "a"), ("a/", "a", ""),
        ] as [(PathBytes, PathBytes, PathBytes)]
    )
    func `a path is split at its last slash`(path: PathBytes, folder: PathBytes, name: PathBytes) {
        #expect(path.split.folder == folder)
        #expect(path.split.name == name)
    }

    @Test(
        arguments: [
            ("", "", ""), ("", "a", "a"), ("a", "", "a"), ("a", "b", "a/b"), ("a/b", "c/d", "a/b/c/d"),
        ] as [(PathBytes, PathBytes, PathBytes)]
    )
    func `the empty path adds no slash on either side`(folder: PathBytes, name: PathBytes, path: PathBytes) {
        #expect(folder.appending(name) == path)
    }

    @Test(arguments: ["a", "a/b", "a/b/c", "é/\u{1F600}"] as [PathBytes])
    func `what was split and what was taken apart can be put together`(path: PathBytes) {
        #expect(path.split.folder.appending(path.split.name) == path)
        #expect(path.components.reduce("") { $0.appending($1) } == path)
    }

    @Test func `names that look the same are not the same`() {
        #expect(PathBytes("é") != PathBytes("e\u{301}"))
        #expect(PathBytes([0xFF]) != PathBytes([0xFE]))
        #expect(PathBytes([0xFF]).text == PathBytes([0xFE]).text)
        #expect(Set<PathBytes>(["K", "\u{212A}", "k"]).count == 3)
    }

    @Test func `names are in the order of their bytes`() {
        let sorted: [PathBytes] = ["", "A", "B", "a", "a/", "a/b", "ab", "e\u{301}", "é", PathBytes([0xFF])]
        #expect(sorted.reversed().sorted() == sorted)
    }

    @Test func `prefixes and suffixes`() {
        #expect(PathBytes(".hidden").hasPrefix("."))
        #expect(!PathBytes("").hasPrefix("."))
        #expect(PathBytes("A.TXT").hasSuffixIgnoringCase(".txt"))
        #expect(PathBytes("a.txt").hasSuffixIgnoringCase(".TXT"))
        #expect(!PathBytes("txt").hasSuffixIgnoringCase(".txt"))
        // Only ASCII letters have another case: `[` is not `{`.
        #expect(!PathBytes("a.[").hasSuffixIgnoringCase(".{"))
        #expect(!PathBytes("a.É").hasSuffixIgnoringCase(".é"))
    }

    @Test func `a name with a NUL is a mistake`() async {
        await #expect(processExitsWith: .failure) { _ = PathBytes([0x61, 0, 0x62]) }
    }

    @Test(
        arguments: [
            ("", ""), ("a b.txt", "a b.txt"), ("été.txt", "été.txt"), ("e\u{301}", "e\u{301}"), ("日本", "日本"),
            ("😀", "😀"), ("a\\b", "a\\\\b"), ("a\"b'", "a\"b'"), ("x\ny", "x\\u{a}y"), ("\u{1B}[2J", "\\u{1b}[2J"),
            ("\u{7F}", "\\u{7f}"), ("\u{85}", "\\u{85}"), ("\u{A0}", "\u{A0}"), ("\u{AD}", "\\u{ad}"),
            ("\u{200B}", "\\u{200b}"), ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"), ("\u{202E}fdp", "\\u{202e}fdp"),
            ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"), ("\u{FEFF}", "\\u{feff}"), ("\u{E000}", "\\u{e000}"),
            ("\u{FFFE}", "\\u{fffe}"), ("\u{E0041}", "\\u{e0041}"), ("\u{10FFFF}", "\\u{10ffff}"),
            (PathBytes([0xFF]), "\\xff"), (PathBytes([0x61, 0x80, 0x62]), "a\\x80b"),
            // Overlong, a surrogate, beyond Unicode, and sequences cut short at the end and in the middle.
            (PathBytes([0xC0, 0xAF]), "\\xc0\\xaf"), (PathBytes([0xED, 0xA0, 0x80]), "\\xed\\xa0\\x80"),
            (PathBytes([0xF4, 0x90, 0x80, 0x80]), "\\xf4\\x90\\x80\\x80"), (PathBytes([0x61, 0xC3]), "a\\xc3"),
            (PathBytes([0xE2, 0x82, 0x61]), "\\xe2\\x82a"),
            (PathBytes([0xF0, 0x9F, 0x98, 0xC3, 0xA9]), "\\xf0\\x9f\\x98é"),
        ] as [(PathBytes, String)]
    )
    func `what could mislead is escaped`(name: PathBytes, escaped: String) {
        #expect(name.escaped.utf8.elementsEqual(escaped.utf8), "\(name.escaped)")
    }

    @Test func `escaped names are harmless and differ where the bytes differ`() {
        var numbers = SeededNumbers(seed: 1)
        // Few letters, so that many names meet: a backslash among them, and the parts of escapes.
        let letters: [UInt8] = [0x5C, 0x78, 0x66, 0x66, 0xFF, 0xC3, 0xA9, 0x0A, 0x61, 0x7B, 0x7D, 0x75]
        var names: Set<PathBytes> = []
        var shown: Set<[UInt8]> = []
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...5, using: &numbers)
            let name = PathBytes((0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &numbers)] })
            names.insert(name)
            shown.insert(Array(name.escaped.utf8))
            #expect(name.escaped.unicodeScalars.allSatisfy { !$0.isUnfitForDisplay })
        }
        #expect(names.count > 1_000)
        #expect(names.count == shown.count)
    }
}
