internal import Dispatch
internal import Synchronization

/// Parts of one piece of work, each done by whichever thread comes for it first. A thread that comes when none is left
/// goes again, so that nobody waits for one that is busy elsewhere: work inside a part may itself be shared.
final class SharedWork: Sendable {
    private struct State {
        /// nil once all is done: it is the caller's, and lives no longer.
        var body: (@Sendable (Int) -> Void)?
        var helping = 0
        var isAwaited = false
    }

    private let count: Int
    private let next = Atomic(0)
    private let state: Mutex<State>
    private let helpersAreGone = DispatchSemaphore(value: 0)

    init(count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        self.count = count
        state = Mutex(State(body: body))
    }

    /// Does parts while there are any, on a thread that is not the caller's.
    func help() {
        guard begin() else { return }
        doParts()
        let isLast = state.withLock { state in
            state.helping -= 1
            return state.isAwaited && state.helping == 0
        }
        if isLast { helpersAreGone.signal() }
    }

    /// Does what nobody else does, and returns when everything is done and nobody holds the body any more.
    func finish() {
        doParts()
        let mustWait = state.withLock { state in
            state.body = nil
            state.isAwaited = state.helping > 0
            return state.isAwaited
        }
        if mustWait { helpersAreGone.wait() }
    }

    private func begin() -> Bool {
        state.withLock { state in
            if state.body == nil { return false }
            state.helping += 1
            return true
        }
    }

    /// A function of its own: when it has returned, it holds the body no more.
    @inline(never)
    private func doParts() {
        guard let body = state.withLock(\.body) else { return }
        while true {
            let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard part < count else { return }
            body(part)
        }
    }
}
