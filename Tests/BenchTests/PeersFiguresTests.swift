import ArgumentParser
import Testing

@testable import released_bench

@Suite struct PeersFiguresTests {
    private func figures(_ ratios: [Double], target: Double?, name: String = "sample") -> PeerFigures {
        // 100 files in half a second, the service so many times as fast.
        let runs = ratios.map { PeerFigures.Run(files: 100, seconds: 0.5, service: 200 * $0) }
        return PeerFigures(name: name, without: [.flush, .scan], target: target, runs: runs)
    }

    @Test("bursts of different lengths are compared by files a second, within each run")
    func ratio() {
        let run = PeerFigures.Run(files: 300, seconds: 2, service: 15_000)
        #expect(run.filesPerSecond == 150)
        #expect(run.ratio == 100)
    }

    @Test(
        "a target is met when the median of the runs reaches it",
        arguments: [([9, 10, 30], true), ([9.9, 9.9, 30], false)] as [([Double], Bool)]
    )
    func target(ratios: [Double], isMet: Bool) {
        #expect(figures(ratios, target: 10).isTargetMet == isMet)
    }

    @Test("where nothing is demanded nothing is met or missed")
    func noTarget() { #expect(figures([50], target: nil).isTargetMet == nil) }

    @Test("the table names figures, what is left out and what it means, verdicts, and who is not here")
    func table() {
        let peers = PeersFigures(
            measured: [figures([50, 41, 60], target: 40, name: "one"), figures([2], target: 10, name: "two")],
            unmeasured: [.init(name: "three", reason: "not installed: three (Debian package three)")]
        )
        let text = Report.lines(peers, isFloorSteady: true).joined(separator: "\n")
        #expect(text.contains("flush, scan"))
        #expect(text.contains("50.0        60.0   target ≥ 40: met"))
        #expect(text.contains("2.0   target ≥ 10: target missed"))
        #expect(text.contains("three: not measured: not installed: three (Debian package three)"))
        #expect(text.contains("no flush: ") && !text.contains("no settle: "))
        let unsteady = Report.lines(peers, isFloorSteady: false).joined(separator: "\n")
        #expect(unsteady.contains("target ≥ 40: no verdict"))
    }

    @Test("what is missing is named with its package, in order")
    func absence() {
        let wanted = ["b": "package two", "a": "package one", "c": "package three"]
        #expect(Programs.absence(of: wanted) { _ in false } == nil)
        #expect(Programs.absence(of: wanted) { $0 != "c" } == "not installed: a (package one), b (package two)")
    }

    @Test("programs are found in the order of the folders")
    func programs() {
        let found = Programs.all("x", in: ["/one", "/two", "/three"]) { $0 != "/two/x" }
        #expect(found == ["/one/x", "/three/x"])
    }

    @Test("peers are measured when asked for, and only then their number of files means anything")
    func options() throws {
        #expect(try !PeerOptions.parse([]).peers)
        #expect(try PeerOptions.parse(["--peers", "--peer-files", "7"]).peerFiles == 7)
        #expect(throws: (any Error).self) { try PeerOptions.parse(["--peer-files", "7"]) }
        #expect(throws: (any Error).self) { try PeerOptions.parse(["--peers", "--peer-files", "0"]) }
    }
}
