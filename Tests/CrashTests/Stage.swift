import ReleaseModel
import Settings
import TestSupport

/// A scenario brought to the moment in which its service is started.
struct Stage {
    let scenario: Scenario
    let seed: UInt64
    /// How the protocol is spoilt, for the tests of the tests.
    var spoil: @Sendable (SimulatedDisk) -> Void = { _ in }

    /// The machine, with what was dropped on it.
    struct Setting {
        let disk: SimulatedDisk
        let people: SimulatedPeople
        /// Dropped and recorded before.
        let earlier: [ExpectedDrop]

        /// Everything dropped before that call.
        func drops(beforeCall number: Int = .max) -> [ExpectedDrop] {
            var drops: [ExpectedDrop] = []
            for drop in people.drops where drop.calls < number {
                if drop.isRewritten { drops.removeAll { $0.path == drop.path } }
                drops.append(drop)
            }
            return earlier + drops
        }
    }

    /// What the stage itself could not do.
    struct NotSet: Error, CustomStringConvertible {
        let description: String
    }

    func machine(_ volume: Volume, level: Int = 0) -> SimulatedDisk {
        // The same for the same way there, so that different disks differ in more than random names.
        let disk = SimulatedDisk(volume, seed: seed &+ UInt64(level))
        scenario.machine(disk)
        return disk
    }

    func service(_ disk: SimulatedDisk) -> SimulatedService {
        SimulatedService(
            configuration: scenario.configuration,
            disk: disk,
            largeBytesMin: scenario.largeBytesMin,
            helpersFirst: scenario.helpersFirst
        )
    }

    /// Serves the waves that went before, and drops what lies there at the start.
    func set() throws -> Setting {
        var disk = machine(Volume(), level: 1_000)
        disk.makeFolders("/srv")
        var people = SimulatedPeople(disk)
        var earlier: [ExpectedDrop] = []
        for (number, wave) in scenario.before.enumerated() {
            wave(people)
            let end = service(disk).serve(for: .seconds(9))
            guard case .stopped = end else { throw NotSet(description: "\(scenario.name), before: \(end)") }
            earlier += people.drops
            disk.flushAll()
            disk = machine(disk.volume, level: 1_001 + number)
            people = SimulatedPeople(disk)
        }
        scenario.damage(disk)
        scenario.drops(people)
        return Setting(disk: disk, people: people, earlier: earlier)
    }

    /// Serves as the scenario says.
    func serve(_ setting: Setting) -> SimulatedService.End {
        let waves = scenario.later.map { wave in (wave.at, { wave.drop(setting.people) }) }
        return service(setting.disk).serve(for: scenario.time, meanwhile: waves)
    }
}
