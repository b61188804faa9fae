internal import Dispatch

/// One piece of work cut into parts that do not depend on each other.
public enum ParallelWork {
    /// Calls `body` with 0..<count, on as many threads as there are cores, and returns when all calls have. A single
    /// part is done on the caller's thread, which costs nothing.
    public static func forEach(count: Int, _ body: @Sendable (Int) -> Void) {
        if count > 1 {
            DispatchQueue.concurrentPerform(iterations: count, execute: body)
        } else if count == 1 {
            body(0)
        }
    }
}
