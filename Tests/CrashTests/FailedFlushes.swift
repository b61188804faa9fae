import TestSupport

/// Every flush of a scenario fails once as Linux really fails it: the error comes this once, the pages are marked clean,
/// the next flush says 0, the page cache shows what the disk lacks. Then the process is started again without a reboot,
/// on that lie; then the power is cut.
struct FailedFlushes {
    let scenario: Scenario
    let seed: UInt64
    var spoil: @Sendable (SimulatedDisk) -> Void = { _ in }
    var failuresMax = 3
    /// Power cuts tried after each failed flush.
    var cutsPerFlush = 12

    func explore() -> Explorer.Report {
        var report = Explorer.Report()
        var numbers = SeededNumbers(seed: seed)
        do {
            let flushes = try flushes()
            if flushes.isEmpty { report.failures.append("\(scenario.name): nothing was flushed") }
            for flush in flushes {
                for keepsSize in [false, true] where report.failures.count < failuresMax {
                    try fail(flush, keepsSize, &numbers, &report)
                }
            }
        } catch {
            report.failures.append("\(error)")
        }
        return report
    }

    private var stage: Stage { Stage(scenario: scenario, seed: seed, spoil: spoil) }

    /// The calls that flush, when nothing fails.
    private func flushes() throws -> [Int] {
        let setting = try stage.set()
        spoil(setting.disk)
        setting.disk.takeSnapshots()
        _ = stage.serve(setting)
        return setting.disk.snapshots.map(\.call).filter { $0.kind == .flush || $0.kind == .flushData }.map(\.number)
    }

    private func fail(
        _ flush: Int,
        _ keepsSize: Bool,
        _ numbers: inout SeededNumbers,
        _ report: inout Explorer.Report
    ) throws {
        let setting = try stage.set()
        spoil(setting.disk)
        setting.disk.failFlush(atCall: flush, keepsSize: keepsSize)
        setting.disk.watch(with: MomentRules())
        let end = stage.serve(setting)
        var state = Explorer.State(
            volume: setting.disk.volume,
            drops: setting.drops(),
            promises: Promises(),
            way: "\(scenario.name), seed \(seed): flush \(flush) failed (size \(keepsSize ? "kept" : "lost"))"
        )
        report.sites["failed flush", default: 0] += 1
        if case .stopped = end { report.failures.append("\(state.way): and nobody said so") }
        // What a reader saw until then it must see for ever.
        var faults = Explorer.rules(setting.disk) + state.promises.read(setting.disk.volume)
        if !faults.isEmpty {
            return report.failures.append("\(state.way): \(faults.prefix(4).joined(separator: "; "))")
        }
        let disk = stage.machine(state.volume, level: 1)
        spoil(disk)
        disk.takeSnapshots()
        disk.watch(with: MomentRules())
        let second = stage.service(disk).serve(for: .seconds(9))
        report.runs += 1
        faults = Explorer.rules(disk)
        var promises = state.promises
        switch second {
        case .stopped:
            faults += promises.read(disk.volume)
            faults += Promises.faults(disk.volume, state.drops, inboxes: scenario.inboxes)
        case .failed(let reason) where !state.volume.isReadOnly: faults.append("it does not start again: \(reason)")
        default: break
        }
        guard faults.isEmpty else {
            return report.failures.append("\(state.way): \(faults.prefix(4).joined(separator: "; "))")
        }
        cut(after: disk, state, &numbers, &report)
    }

    /// Power cuts in and after the start on the lie.
    private func cut(
        after disk: SimulatedDisk,
        _ state: Explorer.State,
        _ numbers: inout SeededNumbers,
        _ report: inout Explorer.Report
    ) {
        let snapshots = disk.snapshots
        for number in 0..<cutsPerFlush where report.failures.count < failuresMax {
            var next = state
            let isLast = number == 0 || snapshots.isEmpty
            let snapshot = isLast ? nil : snapshots[numbers.below(snapshots.count)]
            let volume = snapshot?.volume ?? disk.volume
            // What was seen until the power was cut.
            _ = next.promises.read(volume)
            let survival = Survival(volume)
            let ways = survival.ways(3, &numbers)
            let way = number < 2 ? ways[0] : ways[ways.count - 1]
            next.volume = survival.disk(keeping: way)
            next.way += "; then before call \(snapshot.map { "\($0.call.number)" } ?? "none"), kept \(way)"
            report.cutsByDepth[1] += 1
            let third = stage.machine(next.volume, level: 2)
            spoil(third)
            third.watch(with: MomentRules())
            let end = stage.service(third).serve(for: .seconds(3))
            report.runs += 1
            var faults = Explorer.rules(third)
            if case .failed(let reason) = end { faults.append("the service does not start: \(reason)") }
            faults += next.promises.read(third.volume)
            faults += Promises.faults(third.volume, next.drops, inboxes: scenario.inboxes)
            if !faults.isEmpty { report.failures.append("\(next.way): \(faults.prefix(4).joined(separator: "; "))") }
        }
    }
}
