import ReleaseModel
import Testing

@testable import releasectl

@Suite("Doctor: what is kept, and people", .timeLimit(.minutes(20))) struct KeptChecksTests {
    private func mark(_ sequence: UInt64, _ byte: UInt8 = 1) throws -> RecordsCheck.Mark {
        let hash = try #require(ContentDigest([UInt8](repeating: byte, count: 32)))
        return RecordsCheck.Mark(sequence: SequenceNumber(sequence), hash: hash)
    }

    private func results(
        _ register: RecordsCheck.Register,
        _ journal: RecordsCheck.Journal,
        isRunning: Bool = false,
        segments: [PathBytes] = []
    ) -> [Finding.Result] {
        RecordsCheck(
            register: register,
            journal: journal,
            isRunning: isRunning,
            writableSegments: segments,
            place: "--root /x"
        ).results
    }

    @Test func `the register is held against the journal's end`() throws {
        #expect(results(.nothing, .empty) == [.ok])
        #expect(results(.knows(try mark(7)), .last(try mark(7))) == [.ok])
        #expect(results(.knows(try mark(6)), .last(try mark(7))) == [.note])
        #expect(results(.knows(try mark(6)), .last(try mark(7)), isRunning: true) == [.ok], "it is being written")
        #expect(results(.knows(try mark(8)), .last(try mark(7))) == [.error])
        #expect(results(.knows(try mark(7, 2)), .last(try mark(7))) == [.error])
        #expect(results(.knows(try mark(7)), .empty) == [.error])
        #expect(results(.broken("the register is damaged"), .last(try mark(7))) == [.warning])
        #expect(results(.nothing, .broken("journal/1 byte 0: no record")) == [.error])
        #expect(results(.unseen("not permitted"), .unseen("not permitted")) == [.skipped, .skipped])
        #expect(results(.nothing, .empty, segments: ["/x/journal/000000000001.jsonl"]) == [.warning])
    }

    private func tally(_ paths: PathBytes...) -> InboxWalk.Tally {
        var tally = InboxWalk.Tally()
        for path in paths { tally.add(path) }
        return tally
    }

    @Test func `some are named and all are counted`() {
        #expect(StaffFoldersCheck.named(tally("a", "b\n", "c", "d"), "file") == "4 files (a, b\\u{a}, c …)")
        #expect(StaffFoldersCheck.named(tally("a"), "file") == "1 file (a)")
    }

    @Test func `files long in custody are a fault only while somebody should record them`() {
        func results(_ isRunning: Bool) -> [Finding.Result] {
            LeftoversCheck(
                custody: tally("x"),
                silent: tally(),
                litter: tally(),
                openFolders: tally(),
                archive: "/x/archive",
                isRunning: isRunning,
                unseen: []
            ).results
        }
        #expect(results(true) == [.warning])
        #expect(results(false) == [.note])
    }

    @Test func `what staff made and the service cannot empty is named, with the commands that open it`() {
        var walk = InboxWalk(path: "/srv/my inbox")
        #expect(StaffFoldersCheck(walks: [walk], keeper: Samples.keeper).results == [.ok])
        walk.closedFolders.add("/srv/my inbox/kit")
        walk.closedFiles.add("/srv/my inbox/a.txt")
        let check = StaffFoldersCheck(walks: [walk], keeper: Samples.keeper)
        #expect(check.results == [.error, .error])
        #expect(check.commands.count == 2, "said once")
        #expect(check.commands.allSatisfy { $0.hasPrefix("find '/srv/my inbox' ") && $0.contains(" -P ") })
    }

    @Test func `who dropped and may not drop now is named`() {
        func check(_ droppers: [String], _ strangers: [String], shared: Bool = false) -> PeopleCheck {
            PeopleCheck(
                keeper: Samples.keeper,
                droppers: droppers,
                readers: ["web"],
                strangers: strangers,
                isShared: shared
            )
        }
        #expect(check(["alice"], []).results == [.ok])
        #expect(check([], []).results == [.note])
        #expect(check([], [], shared: true).results == [.ok])
        #expect(check(["alice"], ["bob"]).commands == ["gpasswd -a bob released"])
    }

    @Test func `a report says what is to be mended, and only then is there something to mend`() throws {
        let good = DoctorReport(examinations: [
            Examination(check: "clock", findings: [.ok("2026"), .note("a", why: "b")])
        ])
        #expect(!good.isToMend)
        #expect(good.text(colours: Colours(areOn: false)).hasSuffix("\n1 ok, 1 note: nothing to mend\n"))
        let bad = DoctorReport(
            examinations: [Examination(check: "clock", findings: [.error("f", why: "w", mend: ["one", "two"])])])
        #expect(bad.isToMend)
        let expected = #"[{"check":"clock","result":"error","found":"f","why":"w","mend":["one","two"]}]"# + "\n"
        #expect(String(decoding: bad.document, as: UTF8.self) == expected)
    }
}
