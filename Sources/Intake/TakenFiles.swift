import ReleaseModel
import Synchronization

/// Where those who take the bytes of large files put what came of it, and when they last got on. Any thread may.
final class TakenFiles: Sendable {
    private struct State {
        var finished: [UInt64: Taking] = [:]
        var lastProgress: MonotonicTime
    }

    private let state: Mutex<State>

    init(at now: MonotonicTime) { state = Mutex(State(lastProgress: now)) }

    var lastProgress: MonotonicTime { state.withLock { $0.lastProgress } }

    func noteProgress(at now: MonotonicTime) { state.withLock { $0.lastProgress = max($0.lastProgress, now) } }

    func finish(_ number: UInt64, _ taking: Taking) { state.withLock { $0.finished[number] = taking } }

    /// Hands over what has come since the last call.
    func takeFinished() -> [UInt64: Taking] {
        state.withLock { state in
            defer { state.finished = [:] }
            return state.finished
        }
    }
}
