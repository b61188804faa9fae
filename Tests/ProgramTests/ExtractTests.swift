import TestSupport
import Testing

@Suite("releasectl extract")
struct ExtractTests {
    private func extract(_ root: ServiceRoot, _ file: RawPath, _ more: String...) async throws -> ChildProcess {
        let tool = try ChildProcess(
            BuiltPrograms.path(of: "releasectl"),
            ["extract", "--config", root.configuration, "\(file)"] + more
        )
        try await tool.end(within: .seconds(20))
        return tool
    }

    static let files: [(name: String, bytes: [UInt8])] = [
        ("fr.txt", Array("Titre\n\nLiban - Un texte où l'on dit quelque chose de la région.\n".utf8)),
        ("latin.txt", Array("L".utf8) + [0xE9] + Array("gende de la r\u{65}gion\n".utf8)),
        (
            "utf16.txt",
            [0xFF, 0xFE]
                + "Headline\n\nNAIROBI, Kenya – A text.\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        ),
        ("held.md", Array("EMBARGOED UNTIL 15 April 2034, 10:00\n\n# Headline\n\nA text of the *day*.\n".utf8)),
        (
            "contact.txt",
            Array("Head\n\nText.\n\nFor more information, please contact Jane Doe, IOM Kenya, jd@iom.int\n".utf8)
        ),
        ("picture.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1]),
        ("white.txt", Array(" \n\t\n".utf8)),
    ]

    @Test(
        "says the very data of a drop",
        .timeLimit(.minutes(20)),
        arguments: ["", "timezone", "contacts = false", "reading = false"]
    )
    func veryData(setting: String) async throws {
        let inboxes = "[[inbox]]\nname = \"main\"\npath = \"inbox\"\ntimezone = \"Asia/Ulaanbaatar\"\n"
        let isZone = setting == "timezone"
        let root = try ServiceRoot(isZone ? "" : setting, inboxes: isZone ? inboxes : "")
        var extracted: [String: JSONTree] = [:]
        for file in Self.files {
            let path = root.stagedPath()
            try path.makeFolder()
            try path.appending("\(file.name)").write(file.bytes)
            let tool = try await extract(root, path.appending("\(file.name)"))
            #expect(tool.exitCode == 0, "\(tool.errors)")
            extracted[file.name] = try JSONTree(Array(tool.output.utf8))
        }
        let service = try await root.start()
        for file in Self.files { try root.moveIn(RawPath(file.name), file.bytes) }
        for record in try await root.records(Self.files.count) {
            let data = try #require(extracted["\(record.name)"])
            for member in ["text", "release", "notes"] { #expect(data[member] == record.data[member], "\(member)") }
            for member in ["name", "sizeInBytes", "contentType", "charset", "sha256", "owner"] {
                #expect(data["file"]?[member] == record.file[member], "\(member)")
            }
            #expect(data["relation"] == nil)
        }
        try await service.stop()
    }

    @Test("says why a drop would be rejected, with 65; what is not there is 66", .timeLimit(.minutes(20)))
    func rejected() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]\nlargest = \"10 B\"")
        let folder = root.stagedPath()
        try folder.makeFolder()
        try folder.appending("empty.txt").write([])
        try folder.appending("a.exe").write([1])
        try folder.appending("large.txt").write([UInt8](repeating: 0x61, count: 11))
        let reasons = [
            "empty.txt": "(empty)", "a.exe": "(refused-by-rule)", "large.txt": "(too-large)",
            ".": "(not-a-regular-file)",
        ]
        for (name, reason) in reasons {
            let tool = try await extract(root, folder.appending(RawPath(name)))
            #expect(tool.exitCode == 65 && tool.errors.contains(reason), "\(name): \(tool.errors)")
            #expect(tool.output.isEmpty)
        }
        #expect(try await extract(root, folder.appending("none.txt")).exitCode == 66)
        #expect(try await extract(root, folder.appending("a.exe"), "--inbox", "none").exitCode == 78)
    }
}
