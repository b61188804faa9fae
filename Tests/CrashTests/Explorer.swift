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

    private struct State {
        var volume: Volume
        var drops: [ExpectedDrop]
        var promises: Promises
        /// How it came about, for the report of a failure.
        var way: String
        /// The same for the same way.
        var identity: UInt64 = 0
    }

    /// Runs about so many restarts.
    func explore(runs limit: Int) -> Report {
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
                // The same disk gives the same run, whichever call was cut.
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

    /// The scenario without a power cut, with the disk as it was before every call.
    private func firstRun(_ report: inout Report) -> [(Snapshot, State)] {
        var disk = machine(Volume(), seed: seed)
        disk.makeFolders("/srv")
        scenario.machine(disk)
        var people = SimulatedPeople(disk)
        var earlier: [ExpectedDrop] = []
        for wave in scenario.before {
            wave(people)
            let end = SimulatedService(configuration: scenario.configuration, disk: disk).serve(for: .seconds(9))
            guard case .stopped = end else {
                report.failures.append("\(scenario.name), before: \(end)")
                return []
            }
            earlier += people.drops
            disk.flushAll()
            disk = machine(disk.volume, seed: seed &+ UInt64(earlier.count) &+ 77)
            people = SimulatedPeople(disk)
        }
        scenario.damage(disk)
        scenario.drops(people)
        spoil(disk)
        disk.takeSnapshots()
        disk.watch(with: MomentRules())
        let present = people
        let waves = scenario.later.map { wave in (wave.at, { wave.drop(present) }) }
        let service = SimulatedService(configuration: scenario.configuration, disk: disk)
        let end = service.serve(for: scenario.time, meanwhile: waves)
        var promises = Promises()
        guard case .stopped = end else {
            report.failures.append("\(scenario.name), without a power cut: \(end)")
            return []
        }
        let drops = earlier + people.drops
        let faults = Promises.faults(disk.volume, drops, inboxes: scenario.inboxes) + rules(disk)
        if !faults.isEmpty {
            report.failures.append("\(scenario.name), without a power cut: \(faults.joined(separator: "; "))")
        }
        return disk.snapshots.map { snapshot in
            _ = promises.read(snapshot.volume)
            let state = State(
                volume: snapshot.volume,
                drops: earlier + people.drops.filter { $0.calls < snapshot.call.number },
                promises: promises,
                way: "cut before call \(snapshot.call.number)"
            )
            return (snapshot, state)
        }
    }

    private func machine(_ volume: Volume, seed: UInt64) -> SimulatedDisk {
        let disk = SimulatedDisk(volume, seed: seed)
        scenario.machine(disk)
        return disk
    }

    private func rules(_ disk: SimulatedDisk) -> [String] { (disk.watcher as? MomentRules)?.faults ?? [] }

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
        // The same for the same way there, so that different disks differ in more than random names.
        let disk = machine(state.volume, seed: seed &+ UInt64(level))
        spoil(disk)
        disk.watch(with: MomentRules())
        if Self.isTracing { disk.takeTrace() }
        if depth > 0 { disk.cutPower(beforeCall: 2 + numbers.below(320)) }
        let service = SimulatedService(configuration: scenario.configuration, disk: disk)
        let end = service.serve(for: .seconds(3))
        report.runs += 1
        var state = state
        state.way += disk.trace.map { "\n    " + $0 }.joined()
        let way = "\(scenario.name), seed \(seed): \(state.way)"
        var faults = rules(disk) + (isRead(end) ? state.promises.read(disk.volume) : [])
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
