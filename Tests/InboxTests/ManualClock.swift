import ReleaseModel

/// A clock that stands still until it is told: what a state machine is given instead of the machine's own.
struct ManualClock {
    /// A machine that has been up for a while.
    private static let start = MonotonicTime(nanoseconds: 1_000_000_000_000)

    private(set) var now = ManualClock.start

    /// The moment this long after the clock was made.
    static func moment(_ sinceStart: Duration) -> MonotonicTime { start + sinceStart }

    mutating func set(to sinceStart: Duration) { now = Self.moment(sinceStart) }
    mutating func advance(by wait: Duration) { now = now + wait }
}
