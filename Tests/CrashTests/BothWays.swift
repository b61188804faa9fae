import ReleaseModel
import Synchronization
import SystemPackage
import TestSupport

/// Every system call of a scenario fails once, not done and done all the same. The service goes on by itself or ends
/// with words; after the next start, and after a power cut behind that, every drop has its one record.
struct BothWays {
    let scenario: Scenario
    let seed: UInt64
    var failuresMax = 3

    func explore() -> Explorer.Report {
        var report = Explorer.Report()
        do {
            for call in try calls() {
                for fault in Self.faults(call.kind) where report.failures.count < failuresMax {
                    try fail(call, fault, &report)
                }
            }
        } catch {
            report.failures.append("\(error)")
        }
        return report
    }

    private var stage: Stage { Stage(scenario: scenario, seed: seed) }

    private static func faults(_ kind: SimulatedCall.Kind) -> [SimulatedFault] {
        if !kind.changesDisk { return [.fail(.ioError), .fail(.tooManyOpenFiles)] }
        return [.fail(.ioError), .failDone(.ioError), .fail(.noSpace), .failDone(.noSpace)]
    }

    private func calls() throws -> [SimulatedCall] {
        let setting = try stage.set()
        let calls = Mutex<[SimulatedCall]>([])
        setting.disk.obey { call, _ in
            calls.withLock { $0.append(call) }
            return nil
        }
        _ = stage.serve(setting)
        return calls.withLock { $0 }
    }

    private func fail(_ call: SimulatedCall, _ fault: SimulatedFault, _ report: inout Explorer.Report) throws {
        let setting = try stage.set()
        let number = call.number
        setting.disk.obey { call, _ in call.number == number ? fault : nil }
        setting.disk.watch(with: MomentRules())
        // Long enough for the longest wait before a file is tried again.
        let waves = scenario.later.map { wave in (wave.at, { wave.drop(setting.people) }) }
        let end = stage.service(setting.disk).serve(for: .seconds(90), meanwhile: waves)
        let volume = setting.disk.volume
        report.runs += 1
        report.sites[call.kind.rawValue, default: 0] += 1
        var faults = Explorer.rules(setting.disk)
        var promises = Promises()
        faults += promises.read(volume)
        if case .stopped = end, case .fail = fault {
            faults += Promises.faults(volume, setting.drops(), inboxes: scenario.inboxes)
        }
        let disk = stage.machine(volume, level: 1)
        faults += restart(disk, setting.drops(), &promises)
        let survival = Survival(disk.volume)
        let cut = stage.machine(survival.disk(keeping: survival.radices.map { _ in 0 }), level: 2)
        faults += restart(cut, setting.drops(), &promises)
        report.runs += 2
        guard !faults.isEmpty else { return }
        let way =
            "\(scenario.name), seed \(seed): call \(number) (\(CallSite.name(call, on: volume))) \(fault), then \(end)"
        report.failures.append("\(way): \(faults.prefix(4).joined(separator: "; "))")
    }

    private func restart(_ disk: SimulatedDisk, _ drops: [ExpectedDrop], _ promises: inout Promises) -> [String] {
        disk.watch(with: MomentRules())
        let end = stage.service(disk).serve(for: .seconds(3))
        var faults = Explorer.rules(disk)
        if case .failed(let reason) = end { faults.append("it does not start again: \(reason)") }
        faults += promises.read(disk.volume)
        faults += Promises.faults(disk.volume, drops, inboxes: scenario.inboxes)
        return faults
    }
}
