import ReleaseModel
import Settings
import TestSupport
import Testing

/// A stretch of the service's life in which the power is cut everywhere.
struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    var settings: @Sendable (inout Configuration) -> Void = { _ in }
    /// Waves that were served to the end before: all of it is on the disk.
    var before: [@Sendable (SimulatedPeople) -> Void] = []
    /// Done to the disk before the service starts, with what lies there.
    var damage: @Sendable (SimulatedDisk) -> Void = { _ in }
    /// Dropped before the start.
    var drops: @Sendable (SimulatedPeople) -> Void = { _ in }
    /// Dropped while it serves, by the time after its start.
    var later: [(at: Duration, drop: @Sendable (SimulatedPeople) -> Void)] = []
    /// How long it serves until it is stopped.
    var time = Duration.seconds(9)
    /// From this size on a file is large.
    var largeBytesMin = Limits.largeFileBytesMin
    /// Whether other threads are done before the intake's goes on.
    var helpersFirst = false
    /// How the machine differs.
    var machine: @Sendable (SimulatedDisk) -> Void = { _ in }

    var testDescription: String { name }

    /// Short waits: the clock is the test's.
    var configuration: Configuration {
        var configuration = Configuration.defaults(root: SimulatedPeople.root, hostName: "host")
        configuration.settle = .milliseconds(500)
        configuration.poll = .seconds(2)
        settings(&configuration)
        return configuration
    }

    /// The inboxes' folders, relative to the root.
    var inboxes: [PathBytes] {
        configuration.inboxes.map { PathBytes(Array($0.path.bytes.dropFirst(SimulatedPeople.root.bytes.count + 1))) }
    }
}
