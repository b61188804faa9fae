/// A moment of a clock that only goes forward (CLOCK_BOOTTIME): what every wait is measured by. It is passed in,
/// never read inside a state machine, so that a test's clock can stand in for it.
public struct MonotonicTime: Hashable, Comparable, Sendable {
    /// Nanoseconds since some fixed moment.
    public let nanoseconds: Int64

    /// A moment that many nanoseconds after the clock's own beginning.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Whether `left` is the earlier moment.
    public static func < (left: MonotonicTime, right: MonotonicTime) -> Bool { left.nanoseconds < right.nanoseconds }

    /// The moment `wait` later, or the clock's last where that would be beyond it: a wait for ever never ends early.
    public static func + (time: MonotonicTime, wait: Duration) -> MonotonicTime {
        let (sum, overflow) = time.nanoseconds.addingReportingOverflow(wait.inNanoseconds)
        return MonotonicTime(nanoseconds: overflow ? (time.nanoseconds < 0 ? .min : .max) : sum)
    }

    /// The time from `right` to `left`.
    public static func - (left: MonotonicTime, right: MonotonicTime) -> Duration {
        // As durations, which are wider: the difference of two 64-bit numbers needs 65.
        .nanoseconds(left.nanoseconds) - .nanoseconds(right.nanoseconds)
    }
}

extension Duration {
    /// The whole duration in nanoseconds, as far as 64 bits reach (292 years).
    public var inNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, isTooLarge) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, overflow) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
        return isTooLarge || overflow ? (seconds < 0 ? .min : .max) : sum
    }

    /// `850 ms`, `12 s`, `4 min`, `3 h`, `2 days`: one number, for people.
    public var forPeople: String {
        let seconds = components.seconds
        switch seconds {
        case ..<1: return "\(max(0, inNanoseconds) / 1_000_000) ms"
        case ..<120: return "\(seconds) s"
        case ..<7_200: return "\(seconds / 60) min"
        case ..<172_800: return "\(seconds / 3_600) h"
        default: return "\(seconds / 86_400) days"
        }
    }
}
