import Foundation
import ReleaseModel
import Settings
import TestSupport

/// Cuts the power at every system call of a scenario, starts again from what a disk may have kept, and holds what comes
/// of it against the promises; some of those starts are cut off again, and the start after them too.
struct Explorer {
    /// What was tried and what was found.
    struct Report: Sendable {
        /// Starts after a power cut that were served to the end and checked.
        var runs = 0
        /// Different pairs of (call that was cut, disk that survived it); in a recovery, of one and the same disk before.
        var pairs: Set<UInt64> = []
        /// Power cuts by how many had gone before them: the first, one in the recovery from it, one in the recovery from
        /// that.
        var cutsByDepth = [0, 0, 0]
        /// Every call that may change the disk, when nothing fails.
        var protocolSites: Set<String> = []
        /// Power cuts by what was called.
        var sites: [String: Int] = [:]
        /// What was broken, with how to see it again.
        var failures: [String] = []
    }

    let scenario: Scenario
    let seed: UInt64
    /// How the protocol is spoilt, for the tests of the tests.
    var spoil: @Sendable (SimulatedDisk) -> Void = { _ in }
    /// What counts as a failure ends the search when so many are found.
    var failuresMax = 3

    /// A disk, and what must be true of what comes of it.
    struct State {
        var volume: Volume
        var drops: [ExpectedDrop]
        var promises: Promises
        /// How it came about, for the report of a failure.
        var way: String
        /// The same for the same way.
        var identity: UInt64 = 0
    }

    /// Tries about so many different power cuts.
    func explore(cuts limit: Int) -> Report {
        var report = Report()
        var numbers = SeededNumbers(seed: seed)
        let base = firstRun(&report)
        guard report.failures.isEmpty else { return report }
        let perSnapshot = max(limit * 6 / 10 / max(base.count, 1), 2)
        var known: Set<UInt64> = []
        for (snapshot, state) in base {
            let survival = Survival(state.volume)
            for way in survival.ways(perSnapshot, &numbers) {
                if report.pairs.count >= limit || report.failures.count >= failuresMax { return report }
                var next = state
                next.volume = survival.disk(keeping: way)
                // The same disk gives the same run, whichever call was cut: it counts as tried, and not again.
                report.sites[CallSite.name(snapshot.call, on: snapshot.volume), default: 0] += 0
                guard known.insert(next.volume.fingerprint &+ UInt64(state.drops.count)).inserted else { continue }
                next.way += ", kept \(way)"
                guard note(snapshot.call, 0, &next, on: snapshot.volume, &report) else { continue }
                let depth = numbers.below(10) < 6 ? 0 : 1 + numbers.below(2)
                restart(next, depth: depth, level: 1, &numbers, &report)
            }
        }
        // What is left of the budget goes into chains, from any state.
        var attempts = 0
        while report.pairs.count < limit, attempts < limit * 4, report.failures.count < failuresMax, !base.isEmpty {
            let (snapshot, state) = base[numbers.below(base.count)]
            let survival = Survival(state.volume)
            var next = state
            let way = survival.ways(3, &numbers).last ?? []
            next.volume = survival.disk(keeping: way)
            next.way += ", kept \(way)"
            attempts += 1
            _ = note(snapshot.call, 0, &next, on: snapshot.volume, &report)
            restart(next, depth: 2, level: 1, &numbers, &report)
        }
        return report
    }

    private var stage: Stage { Stage(scenario: scenario, seed: seed, spoil: spoil) }

    /// The scenario without a power cut, with the disk as it was before every call.
    private func firstRun(_ report: inout Report) -> [(Snapshot, State)] {
        let setting: Stage.Setting
        do { setting = try stage.set() } catch {
            report.failures.append("\(error)")
            return []
        }
        let disk = setting.disk
        spoil(disk)
        disk.takeSnapshots()
        disk.watch(with: MomentRules())
        let end = stage.serve(setting)
        guard case .stopped = end else {
            report.failures.append("\(scenario.name), without a power cut: \(end)")
            return []
        }
        let faults = Promises.faults(disk.volume, setting.drops(), inboxes: scenario.inboxes) + Self.rules(disk)
        if !faults.isEmpty {
            report.failures.append("\(scenario.name), without a power cut: \(faults.joined(separator: "; "))")
        }
        var promises = Promises()
        return disk.snapshots.map { snapshot in
            report.protocolSites.insert(CallSite.name(snapshot.call, on: snapshot.volume))
            _ = promises.read(snapshot.volume)
            let state = State(
                volume: snapshot.volume,
                drops: setting.drops(beforeCall: snapshot.call.number),
                promises: promises,
                way: "cut before call \(snapshot.call.number)"
            )
            return (snapshot, state)
        }
    }

    /// What was wrong at any moment.
    static func rules(_ disk: SimulatedDisk) -> [String] { (disk.watcher as? MomentRules)?.faults ?? [] }

    /// Counts a power cut. - Returns: whether this very one was not tried before.
    private func note(
        _ call: SimulatedCall,
        _ depth: Int,
        _ next: inout State,
        on volume: Volume,
        _ report: inout Report
    ) -> Bool {
        // Splitmix's step, so that two cuts in the other order are another way.
        var mixed = (next.identity ^ UInt64(call.number)) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 29) ^ next.volume.fingerprint) &* 0xBF58_476D_1CE4_E5B9
        next.identity = mixed ^ (mixed >> 32)
        guard report.pairs.insert(next.identity).inserted else { return false }
        report.cutsByDepth[depth] += 1
        report.sites[CallSite.name(call, on: volume), default: 0] += 1
        return true
    }

    /// A start on what survived: cut off again while more depth is asked for, else served to the end and checked.
    private func restart(
        _ state: State,
        depth: Int,
        level: Int,
        _ numbers: inout SeededNumbers,
        _ report: inout Report
    ) {
        let disk = stage.machine(state.volume, level: level)
        spoil(disk)
        disk.watch(with: MomentRules())
        if Self.isTracing { disk.takeTrace() }
        if depth > 0 { disk.cutPower(beforeCall: 2 + numbers.below(320)) }
        let end = stage.service(disk).serve(for: .seconds(3))
        report.runs += 1
        var state = state
        state.way += disk.trace.map { "\n    " + $0 }.joined()
        let way = "\(scenario.name), seed \(seed): \(state.way)"
        var faults = Self.rules(disk) + (isRead(end) ? state.promises.read(disk.volume) : [])
        switch end {
        case .failed(let reason): faults.append("the service does not start: \(reason)")
        case .stopped: faults += Promises.faults(disk.volume, state.drops, inboxes: scenario.inboxes)
        case .powerCut:
            guard faults.isEmpty, let cut = disk.cut else { break }
            let survival = Survival(disk.volume)
            let picks = survival.ways(3, &numbers).last ?? []
            state.volume = survival.disk(keeping: picks)
            state.way += "; then before call \(cut.number), kept \(picks)"
            guard note(cut, level, &state, on: disk.volume, &report) else { return }
            return restart(state, depth: depth - 1, level: level + 1, &numbers, &report)
        }
        if !faults.isEmpty { report.failures.append("\(way): \(faults.prefix(4).joined(separator: "; "))") }
    }

    /// `RELEASED_TRACE=1`: every failure with all calls of the starts that led to it.
    private static let isTracing = ProcessInfo.processInfo.environment["RELEASED_TRACE"] != nil

    /// Until the recovery is done a reader may find the end of the journal as the power cut left it.
    private func isRead(_ end: SimulatedService.End) -> Bool {
        if case .stopped = end { return true }
        return false
    }
}
