internal import Dispatch
internal import Glibc

/// One piece of work cut into parts that do not depend on each other.
public enum ParallelWork {
    /// Cores that can be used now, at least one (sysconf(3)).
    public static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// The threads that help the caller's: one for every other core, each behind a serial queue.
    ///
    /// Not `DispatchQueue.concurrentPerform`: from the first job on its pool, libdispatch wakes the process once a second
    /// for ever, to see whether that pool wants more threads (`_dispatch_workq_monitor_pools`). A serial queue's thread
    /// is not of that pool; one that had nothing to do for five seconds ends.
    private static let helpers = (1..<max(2, cores)).map { DispatchQueue(label: "released.core.\($0)") }

    /// Calls `body` with 0..<count, on as many threads as there are cores, and returns when all calls have. A single
    /// part is done on the caller's thread, which costs nothing.
    public static func forEach(count: Int, _ body: @Sendable (Int) -> Void) {
        guard count > 1 else {
            for part in 0..<max(count, 0) { body(part) }
            return
        }
        withoutActuallyEscaping(body) { body in
            let shared = SharedWork(count: count, body)
            for helper in helpers.prefix(count - 1) { helper.async { shared.help() } }
            shared.finish()
        }
    }
}
