internal import Dispatch
internal import Synchronization

/// A value that one thread waits for, asleep, and another gives.
public final class Answer<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let given = DispatchSemaphore(value: 0)

    /// Not given yet.
    public init() {}

    /// Gives it; the first one counts.
    public func give(_ value: Value) {
        let isFirst = self.value.withLock { known in
            defer { known = known ?? value }
            return known == nil
        }
        if isFirst { given.signal() }
    }

    /// Waits until it is given.
    public func wait() -> Value {
        while true {
            given.wait()
            // For whoever else waits.
            given.signal()
            if let value = value.withLock({ $0 }) { return value }
        }
    }
}
