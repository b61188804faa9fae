import TestSupport
import Testing

@Suite("A release that comes again, changed")
struct RevisedReleaseTests {
    @Test("is a version of the first, and names what changed", .timeLimit(.minutes(20)), arguments: FullRelease.all)
    func versions(_ release: FullRelease) async throws {
        for version in release.versions {
            let root = try ServiceRoot()
            let service = try await root.start()
            let records = try await root.drop([release.text, version.text])
            let (first, second) = (records[0], records[1])
            let name = "\(release) \(version.name)"
            #expect(second.kind == "revised", "\(name)")
            #expect(second.release["version"] == .text("2"), "\(name)")
            #expect(second.link == ["versionOf", "000000000001", "near"], "\(name)")
            #expect(second.relation.names == ["rel", "event", "match", "jaccard", "marker", "changed"])
            #expect(second.relation["changed"] == .list(version.changed.map { .number(Double($0)) }), "\(name)")
            #expect(second.event["subject"] == first.event["subject"], "\(name)")
            #expect(second.event["subject"]?.text == first.digest.map { String($0.prefix(16)) })
            let line = String(decoding: second.line, as: UTF8.self)
            let jaccard = try #require(line.firstMatch(of: /"jaccard":(0\.[0-9]{3}),/), "\(name)").output.1
            #expect((0.4..<1).contains(try #require(Double(jaccard))), "\(name): \(jaccard)")
            let isCorrection = version.name == "a banner of correction"
            #expect(second.relation["marker"] == (isCorrection ? .text(release.banner) : .null), "\(name)")
            #expect(second.release["edNote"] == (isCorrection ? .text(release.banner) : .null), "\(name)")
            #expect(try root.original(of: second).read() == Array(version.text.utf8))
            #expect(try root.faults() == [])
            try await service.stop()
        }
    }

    @Test("each version counts on, over a restart too", .timeLimit(.minutes(20)), arguments: FullRelease.all)
    func countsOn(_ release: FullRelease) async throws {
        let root = try ServiceRoot()
        var service = try await root.start()
        _ = try await root.drop([release.text, release.versions[0].text, release.versions[2].text])
        try await service.stop()
        service = try await root.start()
        let records = try await root.drop([release.versions[4].text])
        #expect(records.map(\.kind) == ["accepted", "revised", "revised", "revised"])
        #expect(records.map { $0.release["version"]?.text } == ["1", "2", "3", "4"])
        #expect(Set(records.compactMap { $0.event["subject"]?.text }).count == 1)
        // The banner stands above the first: nothing else is as much alike.
        #expect(records[3].relation["event"] == .text("000000000001"))
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test("the first half is a shorter version, and the whole a longer one", .timeLimit(.minutes(20)))
    func half() async throws {
        for release in FullRelease.all {
            let root = try ServiceRoot()
            let service = try await root.start()
            let records = try await root.drop([release.text, release.firstHalf])
            #expect(records[1].kind == "revised" && records[1].notes.contains("shorter-than-previous"), "\(release)")
            let other = try ServiceRoot()
            let otherService = try await other.start()
            let grown = try await other.drop([release.firstHalf, release.text])
            #expect(grown[1].kind == "revised" && grown[1].notes.contains("longer-than-previous"), "\(release)")
            #expect(grown[1].release["version"] == .text("2"))
            #expect(try root.faults() + other.faults() == [])
            try await service.stop()
            try await otherService.stop()
        }
    }

    @Test("another release of the series, and the same in another language, are new", .timeLimit(.minutes(20)))
    func others() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let records = try await root.drop(FullRelease.all.flatMap { [$0.text, $0.siblingText] })
        for record in records {
            #expect(record.kind == "accepted" && record.release["version"] == .text("1"), "\(record.sequence)")
            #expect(record.relation == .null || record.relation["rel"] == .text("similarTo"), "\(record.sequence)")
        }
        #expect(Set(records.compactMap { $0.event["subject"]?.text }).count == 8)
        #expect(try root.faults() == [])
        try await service.stop()
    }

    @Test("two of one batch see each other, whichever comes first", .timeLimit(.minutes(20)))
    func oneBatch() async throws {
        let root = try ServiceRoot()
        for release in FullRelease.all {
            let texts = [
                release.text, release.release.joined(separator: "\n"), release.versions[0].text,
                release.versions[2].text, release.siblingText, release.text,
            ]
            for (number, text) in texts.enumerated() {
                try root.folder.write("root/inbox/\(release.language)/\(number).txt", text)
            }
        }
        let records = try await root.once()
        #expect(records.count == 24)
        #expect(try root.faults() == [])
        for release in FullRelease.all {
            let own = records.filter { $0.path.description.hasPrefix("\(release.language)/") }
            // Which of them is taken first is nobody's promise; what they come to together is.
            #expect(own.count { $0.kind == "accepted" } == 2, "\(release): \(own.map(\.kind))")
            #expect(own.count { $0.kind == "revised" } == 2, "\(release): \(own.map(\.kind))")
            let links = own.filter { $0.kind == "duplicate" }.compactMap { $0.relation["match"]?.text }
            #expect(links.sorted() == ["bytes", "text"], "\(release)")
            #expect(Set(own.filter { $0.kind == "revised" }.compactMap { $0.release["version"]?.text }) == ["2", "3"])
            #expect(Set(own.compactMap { $0.event["subject"]?.text }).count == 2, "\(release)")
            for record in own {
                guard let event = record.relation["event"]?.text else { continue }
                #expect(event < record.sequence, "\(release)")
            }
        }
        // A busy machine makes several batches of them: records of one batch have one time.
        let times = Dictionary(uniqueKeysWithValues: records.map { ($0.sequence, $0.event["time"]) })
        let sawMates = records.contains { record in
            record.relation["event"]?.text.map { times[$0] == record.event["time"] } ?? false
        }
        #expect(sawMates, "two of one batch")
    }

    /// A register made anew knows the same: the second half gets the same relations without it.
    @Test("a register that was deleted meanwhile gives the same relations", .timeLimit(.minutes(20)))
    func registerDeleted() async throws {
        var relations: [[JSONTree]] = []
        for deletes in [false, true] {
            let root = try ServiceRoot()
            var service = try await root.start()
            let first = FullRelease.all.flatMap { [$0.text, $0.versions[1].text, $0.versions[3].text] }
            _ = try await root.drop(first)
            try await service.stop()
            if deletes { try root.path.appending("state/register.sqlite").remove() }
            service = try await root.start()
            let second = FullRelease.all.flatMap { release in
                [
                    release.release.joined(separator: "\n"), release.versions[0].text, release.versions[1].text,
                    release.versions[4].text, release.firstHalf, release.siblingText, release.versions[2].text,
                ]
            }
            let records = try await root.drop(second)
            #expect(try root.faults() == [])
            relations.append(
                records.map { .list([$0.relation, $0.event["subject"] ?? .null, $0.release["version"] ?? .null]) }
            )
            try await service.stop()
        }
        #expect(relations[0].count == 40)
        #expect(relations[0] == relations[1])
    }
}
