import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("A power cut")
struct PowerCutTests {
    @Test(.timeLimit(.minutes(30)), arguments: Scenario.all)
    func `at any system call, keeping anything it may, loses nothing and records nothing twice`(
        scenario: Scenario
    ) throws {
        let total = Int(ProcessInfo.processInfo.environment["RELEASED_RUNS"] ?? "") ?? 110_000
        let report = Explorer(scenario: scenario, seed: 1).explore(runs: total / Scenario.all.count + 1)
        print("\(scenario.name): \(report.runs) runs, \(report.pairs.count) pairs, cuts \(report.cutsByDepth)")
        for failure in report.failures { Issue.record("\(failure)") }
    }
}
