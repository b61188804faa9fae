import TestSupport
import Testing

@Suite("A failed flush")
struct FailedFlushTests {
    @Test(.timeLimit(.minutes(30)), arguments: Scenario.all)
    func `then a start on what the page cache shows, then a power cut, loses nothing`(scenario: Scenario) {
        let report = FailedFlushes(scenario: scenario, seed: 1).explore()
        print("failed flushes, \(scenario.name): \(report.sites["failed flush"] ?? 0) flushes, \(report.runs) starts")
        for failure in report.failures { Issue.record("\(failure)") }
    }
}
