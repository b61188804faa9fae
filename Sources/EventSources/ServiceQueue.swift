internal import Dispatch

/// A serial queue that is also an actor's executor: what a source's handler does on it, the actor may do too, without
/// a hop to another thread and without a lock.
///
/// An actor names it as its `unownedExecutor` and keeps it alive; a handler of a source made with the same queue then
/// calls `actor.assumeIsolated { … }`.
public final class ServiceQueue: SerialExecutor {
    let queue: DispatchQueue

    /// A queue of its own, called `label` in a debugger.
    public init(label: String) {
        queue = DispatchQueue(label: label)
    }

    /// Does `work` on the queue after all that was handed in before.
    public func async(_ work: @escaping @Sendable () -> Void) {
        queue.async(execute: work)
    }

    /// Runs one step of a task of the actor.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    /// What an actor returns as its `unownedExecutor`.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }

    /// - precondition: the caller runs on this queue; `assumeIsolated` asks here, and anything else is a mistake in
    ///   the program that must not go on.
    public func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
