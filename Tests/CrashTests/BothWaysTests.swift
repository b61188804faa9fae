import TestSupport
import Testing

@Suite("A failing system call")
struct BothWaysTests {
    private static let scenarios = Scenario.all.filter { scenario in
        [
            "drops at the first start", "one file, adopted", "several files of all sizes, copied",
            "duplicates of earlier batches", "rejected drops", "an inbox on a mount of its own", "a segment is closed",
            "the register is lost", "leftovers in custody and in the archive",
        ].contains(scenario.name)
    }

    @Test(.timeLimit(.minutes(30)), arguments: scenarios)
    func `not done, or done all the same, loses nothing and records nothing twice`(scenario: Scenario) {
        let report = BothWays(scenario: scenario, seed: 1).explore()
        print("failing calls, \(scenario.name): \(report.runs) runs")
        for failure in report.failures { Issue.record("\(failure)") }
    }
}
