import Intake
import ReleaseModel
import Synchronization
import TestSupport

/// Work beside the intake's queue of a simulated machine: done when it has taken its time, in the order it came.
final class DelayedWork: BackgroundWork {
    private let waiting = Mutex<[(due: MonotonicTime, work: @Sendable () -> Void)]>([])
    private let disk: SimulatedDisk
    private let delay: Duration

    init(_ disk: SimulatedDisk, delay: Duration) {
        self.disk = disk
        self.delay = delay
    }

    var nextDue: MonotonicTime? { waiting.withLock { $0.first?.due } }

    func async(_ work: @escaping @Sendable () -> Void) {
        let due = disk.monotonicTime() + delay
        waiting.withLock { $0.append((due, work)) }
    }

    /// Does what is due.
    func work() {
        while let work = takeDue() { work() }
    }

    private func takeDue() -> (@Sendable () -> Void)? {
        let now = disk.monotonicTime()
        return waiting.withLock { waiting in
            guard let first = waiting.first, first.due <= now else { return nil }
            return waiting.removeFirst().work
        }
    }
}
