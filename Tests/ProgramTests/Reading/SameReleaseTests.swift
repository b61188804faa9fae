import TestSupport
import Testing

@Suite("The same release in other bytes")
struct SameReleaseTests {
    @Test("is a duplicate by its text, and kept", .timeLimit(.minutes(20)), arguments: FullRelease.all)
    func forms(_ release: FullRelease) async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        // What the form does not touch is the very same bytes: a duplicate of another kind.
        let forms = release.forms.filter { $0.value.utf8.elementsEqual(release.text.utf8) == false }
            .sorted { $0.key < $1.key }
        var seen: Set<[UInt8]> = []
        let others = forms.filter { seen.insert(Array($0.value.utf8)).inserted }
        #expect(others.count >= 10)
        let records = try await root.drop([release.text] + others.map(\.value))
        let first = try #require(records.first)
        #expect(first.kind == "accepted" && first.release["version"] == .text("1") && first.relation == .null)
        #expect(first.data["text"]?["chromeLines"]?.whole == release.menu.count)
        for (record, form) in zip(records.dropFirst(), others) {
            #expect(record.kind == "duplicate", "\(release) \(form.key)")
            #expect(record.data.names == ["file", "relation"], "\(release) \(form.key)")
            #expect(
                record.relation
                    == .object([
                        "rel": .text("duplicateOf"), "event": .text(first.sequence), "match": .text("text"),
                    ]),
                "\(release) \(form.key)"
            )
            #expect(record.event["subject"] == first.event["subject"])
            #expect(try root.original(of: record).read() == Array(form.value.utf8), "\(release) \(form.key)")
        }
        #expect(try root.faults() == [])
        #expect(try await service.stop() == 0)
    }

    @Test("the bytes of a duplicate by text, again: a duplicate of it by bytes", .timeLimit(.minutes(20)))
    func bytesOfText() async throws {
        let root = try ServiceRoot()
        var service = try await root.start()
        let body = FullRelease.spanish.release.joined(separator: "\n")
        _ = try await root.drop([FullRelease.spanish.text, body, body])
        try await service.stop()
        service = try await root.start()
        let records = try await root.drop([body, body + "\n"])
        #expect(
            records.dropFirst().map(\.link) == [
                ["duplicateOf", "000000000001", "text"], ["duplicateOf", "000000000002", "bytes"],
                ["duplicateOf", "000000000002", "bytes"], ["duplicateOf", "000000000001", "text"],
            ]
        )
        #expect(Set(records.compactMap { $0.event["subject"]?.text }).count == 1)
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test("a version again, in other bytes: a duplicate of the version", .timeLimit(.minutes(20)))
    func formOfVersion() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let version = FullRelease.english.versions[2].text
        let records = try await root.drop([FullRelease.english.text, version, version + "\n\n", version])
        #expect(
            records.dropFirst().map(\.link) == [
                ["versionOf", "000000000001", "near"], ["duplicateOf", "000000000002", "text"],
                ["duplicateOf", "000000000002", "bytes"],
            ]
        )
        #expect(try root.faults() == [])
        try await service.stop()
    }
}
