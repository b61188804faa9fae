import Foundation
import ReleaseModel
import Testing

@testable import Settings

@Suite("config/released.toml")
struct DefaultFileTests {
    private let text: String

    init() throws {
        let package = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        text = try String(contentsOf: package.appending(path: "config/released.toml"), encoding: .utf8)
    }

    @Test func `is what the service runs with when there is no file`() throws {
        let parsed = try Configuration.parse(
            text,
            origin: "released.toml",
            hostName: "releases.example.org",
            folderExists: { $0 == "/srv/releases" }
        )
        #expect(parsed == Configuration.defaults(root: "/srv/releases", hostName: "releases.example.org"))
    }

    @Test(arguments: ConfigurationReader.keys.filter { $0 != "inbox" })
    func `sets every setting`(key: String) {
        #expect(text.split(separator: "\n").contains { $0.hasPrefix("\(key) = ") })
    }

    @Test(arguments: ConfigurationReader.inboxKeys)
    func `sets or mentions every setting of an inbox`(key: String) throws {
        let inbox = try #require(text.range(of: "\n[[inbox]]"))
        let lines = text[inbox.upperBound...].split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("\(key) = ") || $0.hasPrefix("# \(key) = ") })
    }

    @Test func `has an example of a second inbox that works once it is uncommented`() throws {
        let example = try #require(text.range(of: "# [[inbox]]"))
        let uncommented = text[example.lowerBound...].split(separator: "\n").map { $0.dropFirst(2) }
        let parsed = try Configuration.parse(
            text + uncommented.joined(separator: "\n"),
            origin: "released.toml",
            hostName: "here",
            folderExists: { _ in true }
        )
        let paris = InboxConfiguration(
            name: "paris",
            path: "/mnt/paris/communiques",
            source: "//paris.example.org/communiques",
            language: .fr,
            refuse: ["*.exe", "~$*"]
        )
        #expect(parsed.inboxes.count == 2)
        #expect(parsed.inboxes.last == paris)
    }
}
