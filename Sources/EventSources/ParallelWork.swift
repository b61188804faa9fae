internal import Dispatch
internal import Glibc

/// One piece of work cut into parts that do not depend on each other.
public enum ParallelWork {
    /// Cores that can be used now, at least one (sysconf(3)).
    public static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Threads for work that waits for a disk and does not compute: while one flush of a device is under way, all that
    /// are asked for meanwhile become one.
    public static let threadsForWaiting = 16

    /// What the threads of a piece of work mostly do.
    public enum Kind: Sendable {
        /// As many as there are cores.
        case computing
        /// ``threadsForWaiting``.
        case waiting
    }

    /// The threads that help the caller's, each behind a serial queue: those that compute are not the ones that wait.
    ///
    /// Not `DispatchQueue.concurrentPerform`: from the first job on its pool, libdispatch wakes the process once a second
    /// for ever, to see whether that pool wants more threads (`_dispatch_workq_monitor_pools`). A serial queue's thread
    /// is not of that pool; one that had nothing to do for five seconds ends.
    private static let computing = (1..<max(cores, 2)).map { DispatchQueue(label: "released.work.\($0)") }
    private static let waiting = (1..<threadsForWaiting).map { DispatchQueue(label: "released.disk.\($0)") }

    /// Calls `body` with 0..<count, on as many threads as its kind has, and returns when all calls have. A single part is
    /// done on the caller's thread, which costs nothing.
    /// - Parameter meanwhile: done once on the caller's thread, while the others have begun.
    public static func forEach(
        count: Int,
        kind: Kind = .computing,
        meanwhile: () -> Void = {},
        _ body: @Sendable (Int) -> Void
    ) {
        guard count > 1, kind == .waiting || cores > 1 else {
            meanwhile()
            for part in 0..<max(count, 0) { body(part) }
            return
        }
        let helpers = kind == .waiting ? waiting : computing
        withoutActuallyEscaping(body) { body in
            let shared = SharedWork(count: count, body)
            for helper in helpers.prefix(count - 1) { helper.async { shared.help() } }
            meanwhile()
            shared.finish()
        }
    }
}
