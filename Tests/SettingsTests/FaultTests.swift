import ReleaseModel
import Testing

@testable import Settings

@Suite("A configuration with faults")
struct FaultTests {
    private func faults(_ text: String) throws -> [Fault] {
        let thrown = #expect(throws: ConfigurationFaults.self) {
            try Configuration.parse(
                text,
                origin: "released.toml",
                hostName: "here",
                folderExists: { !$0.text.contains("missing") }
            )
        }
        return try #require(thrown).faults
    }

    @Test(arguments: FaultCase.syntax + FaultCase.keys + FaultCase.types + FaultCase.values + FaultCase.places)
    func `names the one fault, its line, its key and the remedy`(example: FaultCase) throws {
        let faults = try faults(example.text)
        #expect(faults.count == 1)
        let fault = try #require(faults.first)
        #expect(fault.origin == "released.toml")
        #expect(fault.line == example.line)
        #expect(fault.key == example.key)
        #expect(fault.description.contains(example.piece))
        #expect(!fault.remedy.isEmpty)
        #expect(fault.description.unicodeScalars.allSatisfy { !$0.isUnfitForDisplay }, "it is one harmless line")
        #expect(fault.description.last != ".")
    }

    @Test func `reads as compilers write`() throws {
        let text = String(repeating: "\n", count: 11) + "poll = \"5 parsecs\""
        let expected = #"""
            released.toml:12: poll: bad duration "5 parsecs": write a number and a unit, such as "5s", "2min", "1d"
            """#
        #expect(try faults(text).map(\.description) == [expected])
    }

    @Test func `names every one of them, in the order of their lines`() throws {
        let text = """
            refuse = ["["]
            pol = "5s"
            settle = 2
            largest = "0 B"
            language = "de"
            root = "releases"
            events = 1
            [[inbox]]
            path = "archive"
            source = "a b"
            [[inbox]]
            name = "B"
            language = "it"
            refuse = ["", 1]
            """
        let found = try faults(text)
        let lines = found.map(\.line)
        #expect(lines == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 14])
        let keys = found.map(\.key)
        #expect(
            keys == [
                "refuse", "pol", "settle", "largest", "language", "root", "events", "inbox.name", "inbox.path",
                "inbox.source", "inbox.name", "inbox.language", "inbox.refuse", "inbox.refuse",
            ]
        )
        let description = ConfigurationFaults(faults: found).description
        #expect(description.split(separator: "\n").count == found.count)
    }

    @Test func `has no line for what is not there`() throws {
        let thrown = #expect(throws: ConfigurationFaults.self) {
            try Configuration.parse("", origin: "a\nb.toml", hostName: "here", folderExists: { _ in false })
        }
        let fault = try #require(thrown?.faults.first)
        #expect(fault.line == nil)
        let expected = "a\\u{a}b.toml: root: no folder \"/srv/releases\": create it, or name another with root = \"…\""
        #expect(fault.description == expected)
    }

    @Test func `holds inboxes against one another while the root is in doubt, but not against a root it does not know`()
        throws
    {
        let text = """
            root = 1
            [[inbox]]
            name = "a"
            path = "/srv/releases/archive"
            [[inbox]]
            name = "b"
            path = "/srv/releases/archive/b"
            [[inbox]]
            name = "c"
            path = "state"
            [[inbox]]
            name = "d"
            path = "/"
            """
        #expect(try faults(text).map(\.line) == [1, 7, 10, 13])
    }

    @Test func `finds each missing folder beside the missing root`() throws {
        let text = """
            root = "/missing"
            [[inbox]]
            name = "a"
            path = "/missing/a"
            [[inbox]]
            name = "b"
            path = "/mnt/missing"
            """
        #expect(try faults(text).map(\.line) == [1, 4, 7])
    }

    @Test func `says of a third inbox only where it meets the first`() throws {
        let inbox = "[[inbox]]\nname = \"a\"\npath = \"p\"\n"
        let found = try faults(inbox + inbox + inbox)
        #expect(found.map(\.line) == [5, 6, 8, 9])
        #expect(found.allSatisfy { $0.problem.contains("(line 2)") || $0.problem.contains("(line 3)") })
    }

    @Test func `is quoted cut short where it is very long`() throws {
        let fault = try #require(try faults("poll = \"\(String(repeating: "5", count: 100_000))\"").first)
        #expect(fault.description.utf8.count < 1_000)
    }
}
