import TestSupport
import Testing

@Suite("The tests of the promises")
struct SeededFaultTests {
    @Test(.timeLimit(.minutes(30)), arguments: SeededFault.all)
    func `see a fault put into the protocol`(fault: SeededFault) throws {
        var first: String?
        var runs = 0
        for name in fault.scenarios where first == nil {
            let scenario = try #require(Scenario.all.first { $0.name == name }, "no scenario \(name)")
            for seed in 1...3 as ClosedRange<UInt64> where first == nil {
                let report = report(scenario, fault, seed: seed)
                runs += report.runs
                first = report.failures.first
            }
        }
        print("seeded fault: \(fault.name) | \(fault.test.rawValue) | \(runs) | \(first ?? "NOT SEEN")")
        #expect(first != nil, "\(fault.name): not seen in \(runs) runs")
    }

    private func report(_ scenario: Scenario, _ fault: SeededFault, seed: UInt64) -> Explorer.Report {
        switch fault.test {
        case .powerCut:
            Explorer(scenario: scenario, seed: seed, spoil: fault.spoil, failuresMax: 1).explore(cuts: 2_000)
        case .failedFlush:
            FailedFlushes(scenario: scenario, seed: seed, spoil: fault.spoil, failuresMax: 1).explore()
        }
    }
}
