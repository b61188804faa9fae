import FileIO
import Intake
import ReleaseModel
import Reports
import Synchronization

/// Answers those who ask from outside whether the service lives: when it last got something done. It answers from the
/// queue of the signals, also while the intake waits for a disk; who is stopped does not answer.
final class Pulse: Sendable {
    private let calls: any SystemCalls
    private let progress: Atomic<Int64>
    private let state = Mutex<Directory?>(nil)

    init(calls: any SystemCalls) {
        self.calls = calls
        progress = Atomic(calls.monotonicTime().nanoseconds)
    }

    /// Something was done: from any thread, as often as it comes.
    func beat(at now: MonotonicTime) { progress.store(now.nanoseconds, ordering: .relaxed) }

    /// The service is ready: it answers in this folder.
    func begin(in folder: Directory) {
        state.withLock { $0 = folder }
        answer()
    }

    /// Answers. Where that cannot be written, who asks hears nothing.
    func answer() {
        guard let folder = state.withLock({ $0 }) else { return }
        let sign = SignOfLife(
            processIdentifier: LinuxProcess.identifier,
            answeredAt: calls.monotonicTime(),
            lastProgress: MonotonicTime(nanoseconds: progress.load(ordering: .relaxed))
        )
        let file = try? folder.open(ServiceLayout.Name.alive, .readWriteOrCreate, permissions: 0o644)
        try? file?.writeAll(sign.bytes[...], at: 0)
    }
}
