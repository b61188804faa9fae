import FileIO
import ReleaseModel
import ServiceManager
import Synchronization

/// Tells systemd how a long start goes on: more time is asked for and STATUS counts, once a second at most and only
/// after real progress, so that a start that hangs is ended all the same (`TimeoutStartSec=`).
final class StartReporter: Sendable {
    private struct State {
        var isOver = false
        var lastTold: MonotonicTime
        var records: UInt64 = 0
    }

    /// More time, counted from now: as long as the slowest step between two signs of life may take.
    private static let moreTime = Duration.seconds(60)

    private let notifier: ServiceNotifier
    private let now: @Sendable () -> MonotonicTime
    private let began: MonotonicTime
    private let state: Mutex<State>

    init(notifier: ServiceNotifier, now: @escaping @Sendable () -> MonotonicTime) {
        self.notifier = notifier
        self.now = now
        began = now()
        state = Mutex(State(lastTold: began))
    }

    /// The start has begun.
    func begin() { notifier.status("starting: reading the configuration") }

    /// The configuration is read.
    func beginRecovery() { notifier.status("starting: looking at what the last stop has left") }

    /// Something was done; on any thread, as often as it comes.
    func progress(records: UInt64? = nil) {
        let now = now()
        let line: String? = state.withLock { state in
            guard !state.isOver else { return nil }
            if let records { state.records = records }
            guard now - state.lastTold >= Limits.statusInterval else { return nil }
            state.lastTold = now
            return Self.line(records: state.records, for: now - began)
        }
        guard let line else { return }
        notifier.extendTimeout(by: Self.moreTime)
        notifier.status(line)
    }

    /// The start is over, well or not.
    func end() { state.withLock { $0.isOver = true } }

    static func line(records: UInt64, for time: Duration) -> String {
        let what = records == 0 ? "looking through inboxes and custody" : "\(records) records of the journal read"
        return "starting: \(what), for \(time.forPeople) so far; drops wait safely in the inbox until it is ready"
    }
}
