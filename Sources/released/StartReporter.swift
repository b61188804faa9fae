import FileIO
import ReleaseModel
import ServiceManager
import Synchronization

/// Tells systemd how a long start goes on: more time is asked for and STATUS counts, once a second at most and only
/// after real progress, so that a start that hangs is ended all the same (`TimeoutStartSec=`).
final class StartReporter: Sendable {
    /// Takes a line for STATUS, and how much more time is asked for.
    typealias Listener = @Sendable (_ line: String, _ moreTime: Duration?) -> Void

    private struct State {
        var isOver = false
        var lastTold: MonotonicTime
        var records: UInt64 = 0
        /// The chain is checked first, where it must be; then the register may need the same records.
        var isSecondReading = false
    }

    /// Counted from when it is asked for: as long as the slowest step between two signs of life may take.
    private static let moreTime = Duration.seconds(60)

    private let tell: Listener
    private let now: @Sendable () -> MonotonicTime
    private let began: MonotonicTime
    private let state: Mutex<State>

    convenience init(_ notifier: ServiceNotifier, now: @escaping @Sendable () -> MonotonicTime) {
        self.init(now: now) { line, moreTime in
            if let moreTime { notifier.extendTimeout(by: moreTime) }
            notifier.status(line)
        }
    }

    init(now: @escaping @Sendable () -> MonotonicTime, tell: @escaping Listener) {
        self.tell = tell
        self.now = now
        began = now()
        state = Mutex(State(lastTold: began))
    }

    /// The start has begun.
    func begin() { tell("starting: reading the configuration", nil) }

    /// The configuration is read.
    func beginRecovery() { tell("starting: looking at what the last stop has left", nil) }

    /// Something was done; on any thread, as often as it comes.
    func progress(records: UInt64? = nil) {
        let now = now()
        let line: String? = state.withLock { state in
            guard !state.isOver else { return nil }
            if let records {
                if records < state.records { state.isSecondReading = true }
                state.records = records
            }
            guard now - state.lastTold >= Limits.statusInterval else { return nil }
            state.lastTold = now
            return Self.line(state, for: now - began)
        }
        if let line { tell(line, Self.moreTime) }
    }

    /// The start is over, well or not.
    func end() { state.withLock { $0.isOver = true } }

    private static func line(_ state: State, for time: Duration) -> String {
        let read = "\(state.records) records of the journal read" + (state.isSecondReading ? " a second time" : "")
        let what = state.records == 0 ? "looking through inboxes and custody" : read
        return "starting: \(what), for \(time.forPeople) so far; drops wait safely until it is ready"
    }
}
