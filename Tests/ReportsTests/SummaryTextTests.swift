import ReleaseModel
import Reports
import Testing

@Suite("Summary of one run")
struct SummaryTextTests {
    @Test func `nothing found is said in one line`() {
        #expect(SummaryText().text == "0 accepted, 0 revised, 0 duplicates, 0 rejected, 0 left waiting, 0 ignored\n")
    }

    @Test func `files rejected and left waiting are named with their reasons`() {
        let summary = SummaryText(
            recorded: ServiceStatus.Counts(accepted: 3, duplicates: 1, rejected: 1),
            waiting: 2,
            ignored: 4,
            rejectedFiles: [SummaryText.File(path: "News/a.txt", reason: "empty\nfor 60 s")],
            waitingFiles: [SummaryText.File(path: "b\u{1B}[2J\n.txt", reason: "still changing")]
        )
        #expect(
            summary.lines == [
                "3 accepted, 0 revised, 1 duplicate, 1 rejected, 2 left waiting, 4 ignored",
                "rejected, now in Rejected/ with the reason beside each:", "  News/a.txt: empty for 60 s",
                "left waiting where they are, run again to take them:", "  b\\u{1b}[2J\\u{a}.txt: still changing",
                "  and 1 more",
            ]
        )
    }

    @Test(arguments: hostileNames)
    func `no name breaks a line`(name: PathBytes) {
        let file = SummaryText.File(path: name, reason: name.text)
        let summary = SummaryText(waiting: 1, waitingFiles: [file])
        #expect(summary.lines.count == 3)
        #expect(summary.lines.allSatisfy { $0.isHarmless })
    }

    @Test(arguments: [(20, 20, 0), (21, 21, 1), (20, 25, 5), (30, 0, 10)])
    func `no more than the limit are named and the rest is counted`(named: Int, counted: Int, rest: Int) {
        let files = (0..<named).map { SummaryText.File(path: PathBytes("\($0)"), reason: "r") }
        let lines = SummaryText(waiting: counted, waitingFiles: files).lines
        #expect(lines.count { $0.hasSuffix(": r") } == Limits.summaryNamesMax)
        #expect(lines.last == (rest == 0 ? "  19: r" : "  and \(rest) more"))
    }
}
