import Synchronization

/// Counts down to the call that is to fail.
public final class Hits: Sendable {
    private let left: Mutex<Int>

    /// The call of that number is hit, from 1.
    public init(_ number: Int) { left = Mutex(number) }

    /// Counts one call. - Returns: whether it is the one.
    public func isHit() -> Bool {
        left.withLock { left in
            left -= 1
            return left == 0
        }
    }

    /// Whether it has been counted.
    public var wasHit: Bool { left.withLock { $0 <= 0 } }
}
