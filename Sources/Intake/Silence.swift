import ReleaseModel

/// How long nothing has been recorded from an inbox.
///
/// Once this run has recorded something, the monotonic clock alone counts. Before that the time of the last record, made
/// by an earlier run, is held against the world's clock each time it is asked: after a restart the silence goes on where
/// it was, and a clock that was wrong at the start is right as soon as it is mended. The silence is never shorter than
/// what this run has seen of it, so that a last record in the future delays the alarm and does not forbid it.
struct Silence {
    /// The last record of an earlier run; where there is none, when the inbox was first served.
    private let before: WallTime?
    /// The last record of this run; the run's beginning before that.
    private var since: MonotonicTime
    private var hasRecorded = false

    init(before: WallTime?, at now: MonotonicTime) {
        self.before = before
        since = now
    }

    mutating func end(at now: MonotonicTime) {
        since = now
        hasRecorded = true
    }

    func length(at now: MonotonicTime, _ wallTime: () -> WallTime) -> Duration {
        let seen = now - since
        guard !hasRecorded, let before else { return seen }
        let wall = wallTime()
        let told =
            Duration.seconds(wall.seconds - before.seconds)
            + .nanoseconds(Int64(wall.nanoseconds) - Int64(before.nanoseconds))
        return max(seen, told)
    }
}
