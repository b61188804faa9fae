import ReleaseModel
import Testing

@testable import Settings

@Suite("A configuration without faults")
struct GoodConfigurationTests {
    private func parse(_ text: String) throws(ConfigurationFaults) -> Configuration {
        try Configuration.parse(text, origin: "released.toml", hostName: "here", folderExists: { _ in true })
    }

    @Test(arguments: ["", "# nothing\n", "\u{FEFF}", "root = \"/srv/releases\"", "root = '/srv//releases/./'\r\n"])
    func `that says nothing has every default`(text: String) throws {
        #expect(try parse(text) == Configuration.defaults(root: "/srv/releases", hostName: "here"))
    }

    @Test func `has every setting at what is written`() throws {
        let parsed = try parse(
            """
            root = "/data"
            language = "fr"
            refuse = ["*.exe"]
            events = false
            adopt = false
            poll = "100ms"
            settle = "0s"
            settle_remote = "1.5 min"
            tidy = "2h"
            segment = "4 KiB"
            largest = "1 B"
            quiet_after = "3d"
            [[inbox]]
            name = "press"
            [[inbox]]
            name = "a.b_c-1"
            path = "deep/./er//"
            source = "https://example.org/a?b=%20#c"
            language = "en"
            refuse = []
            quiet_after = "never"
            [[inbox]]
            name = "0"
            path = "/mnt/share"
            """
        )
        var expected = Configuration.defaults(root: "/data", hostName: "here")
        expected.events = false
        expected.adopt = false
        expected.poll = .milliseconds(100)
        expected.settle = .zero
        expected.settleRemote = .seconds(90)
        expected.tidy = .seconds(7_200)
        expected.segmentBytes = 4_096
        expected.largestBytes = 1
        expected.inboxes = [
            InboxConfiguration(
                name: "press",
                path: "/data/press",
                source: "//here/press",
                language: .fr,
                refuse: ["*.exe"],
                quietAfter: .seconds(3 * 86_400)
            ),
            InboxConfiguration(
                name: "a.b_c-1",
                path: "/data/deep/er",
                source: "https://example.org/a?b=%20#c",
                language: .en,
                refuse: []
            ),
            InboxConfiguration(
                name: "0",
                path: "/mnt/share",
                source: "//here/0",
                language: .fr,
                refuse: ["*.exe"],
                quietAfter: .seconds(3 * 86_400)
            ),
        ]
        #expect(parsed == expected)
    }

    @Test func `gives the one default inbox what stands at the top`() throws {
        let inbox = try #require(try parse("language = \"fr\"\nrefuse = [\"*.tmp\"]").inboxes.first)
        #expect(inbox.language == .fr)
        #expect(inbox.refuse == ["*.tmp"])
        #expect(inbox.path == "/srv/releases/inbox")
    }

    @Test func `may list its inboxes in one line`() throws {
        let parsed = try parse("inbox = [{ name = \"a\" }, { name = \"b\", path = \"c\" }]")
        #expect(parsed.inboxes.map(\.path) == ["/srv/releases/a", "/srv/releases/c"])
    }

    @Test func `keeps a path's bytes as they are written`() throws {
        // U+00E9 and e with U+0301 are one character, and two names.
        let parsed = try parse(
            "[[inbox]]\nname = \"nfc\"\npath = \"\u{E9}\"\n[[inbox]]\nname = \"nfd\"\npath = \"e\u{301}\""
        )
        #expect(
            parsed.inboxes.map(\.path.bytes.count) == [
                "/srv/releases/".utf8.count + 2, "/srv/releases/".utf8.count + 3,
            ]
        )
    }

    @Test func `has inboxes whose folders begin alike`() throws {
        let parsed = try parse(
            "[[inbox]]\nname = \"in\"\n[[inbox]]\nname = \"in-box\"\n[[inbox]]\nname = \"archives\""
        )
        #expect(parsed.inboxes.map(\.name) == ["in", "in-box", "archives"])
    }

    @Test func `has inboxes of one path below the root and below the top`() throws {
        let parsed = try parse("[[inbox]]\nname = \"in\"\n[[inbox]]\nname = \"out\"\npath = \"/in/out\"")
        #expect(parsed.inboxes.map(\.path) == ["/srv/releases/in", "/in/out"])
    }

    @Test func `asks for the root, and for inboxes given by their whole path, and for nothing else`() throws {
        var asked: [PathBytes] = []
        _ = try Configuration.parse(
            """
            root = "/data/"
            [[inbox]]
            name = "made"
            [[inbox]]
            name = "share"
            path = "/mnt//share/"
            [[inbox]]
            name = "inside"
            path = "/data/inside"
            """,
            origin: "released.toml",
            hostName: "here",
            folderExists: {
                asked.append($0)
                return true
            }
        )
        #expect(asked == ["/data", "/mnt/share", "/data/inside"])
    }

    @Test(
        arguments: [
            ("press-1.example.org", "//press-1.example.org/inbox"), ("", "//localhost/inbox"),
            ("my host", "//my%20host/inbox"), ("h\u{E9}\t", "//h%C3%A9%09/inbox"),
        ]
    )
    func `has a source that is a URI reference whatever the machine is called`(host: String, source: String) throws {
        let standard = Configuration.defaults(root: "/data", hostName: host).inboxes[0].source
        #expect(standard == source)
        try SourceReference.check(standard)
    }
}
