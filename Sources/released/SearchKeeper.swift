import EventSources
import FileIO
import Intake
import Register
import ReleaseModel
import Synchronization

/// Keeps the search index beside the intake, on a thread of its own: it works only while the intake has nothing to do,
/// asks for nothing of it, and sleeps while the journal does not grow. Whatever goes wrong with it is said once, and the
/// service goes on.
final class SearchKeeper: Sendable {
    private struct State {
        var isOn: Bool
        var isWorking = false
        var isStopped = false
        /// The journal has grown since the work in hand was begun.
        var isWanted = false
        var hasComplained = false

        var mayWork: Bool { isOn && !isStopped }
    }

    /// What belongs to the thread that does the work.
    private struct Work {
        var upkeep: SearchUpkeep?
    }

    private let root: PathBytes
    private let log: ServiceLog
    private let calls = LinuxSystemCalls()
    private let queue = BackgroundQueue(label: "released.search", width: 1)
    private let state: Mutex<State>
    private let work = Mutex(Work())
    private let isCalm = Atomic(true)
    private let known = Atomic<UInt64>(0)

    /// - Parameter isOn: whether texts are read at all.
    init(root: PathBytes, isOn: Bool, log: ServiceLog) {
        self.root = root
        self.log = log
        state = Mutex(State(isOn: isOn))
    }

    /// The start has ended: what the index has missed is made up for.
    func begin() { poke() }

    /// Told after each tick of the intake.
    /// - Parameter isCalm: whether the intake has nothing more to do at once.
    func look(at last: SequenceNumber?, isCalm: Bool) {
        self.isCalm.store(isCalm, ordering: .relaxed)
        guard isCalm, let last, known.load(ordering: .relaxed) != last.value else { return }
        known.store(last.value, ordering: .relaxed)
        poke()
    }

    /// Another configuration is in force.
    func setOn(_ isOn: Bool) {
        state.withLock { $0.isOn = isOn }
        poke()
    }

    /// No bite begins after this; one in hand is waited for, which takes milliseconds: a disk that hangs is not.
    func stop() {
        state.withLock { $0.isStopped = true }
        let end = calls.monotonicTime() + .milliseconds(500)
        while state.withLock({ $0.isWorking }), calls.monotonicTime() < end { calls.sleep(for: .milliseconds(1)) }
    }

    private func poke() {
        let isNew = state.withLock { state in
            guard state.isOn, !state.isStopped else { return false }
            state.isWanted = true
            if state.isWorking { return false }
            state.isWorking = true
            return true
        }
        if isNew { queue.async { [self] in run() } }
    }

    private func run() {
        var hasMadeAnew = false
        while state.withLock({ $0.isWanted && $0.mayWork }) {
            state.withLock { $0.isWanted = false }
            do {
                try bringUp()
                state.withLock { $0.hasComplained = false }
            } catch let fault as SearchFault {
                // One that is of no use again at once will be so for ever.
                guard case .unusable = fault, !hasMadeAnew else {
                    complain(fault)
                    continue
                }
                hasMadeAnew = true
                makeAnew(because: fault)
            } catch {
                complain(error)
            }
        }
        state.withLock { $0.isWorking = false }
        // What came between the two.
        if state.withLock({ $0.isWanted && $0.mayWork }) { poke() }
    }

    private func bringUp() throws {
        while state.withLock({ $0.mayWork }) {
            let hasMore = try work.withLock { work in
                let upkeep = try work.upkeep ?? SearchUpkeep(root: root, calls: calls)
                work.upkeep = upkeep
                return try upkeep.bite { isCalm.load(ordering: .relaxed) && state.withLock { $0.mayWork } }
            }
            guard hasMore else { return }
            // The intake goes first; it tells when it is done, and the journal has grown then.
            guard isCalm.load(ordering: .relaxed) else { return known.store(0, ordering: .relaxed) }
        }
    }

    private func makeAnew(because fault: SearchFault) {
        log.say(.searchMadeAnew("\(fault)"))
        do {
            try work.withLock { try $0.upkeep?.removeIndex() }
            state.withLock { $0.isWanted = true }
        } catch {
            complain(error)
        }
    }

    private func complain(_ error: any Error) {
        let isFirst = state.withLock { state in
            defer { state.hasComplained = true }
            return !state.hasComplained
        }
        if isFirst { log.say(.searchFailed("\(error)")) }
    }
}
