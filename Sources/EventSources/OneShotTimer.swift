internal import Dispatch
internal import Glibc

/// A timer that calls its handler on the queue once, after the time last asked for. While nothing is asked for, it
/// wakes nobody.
///
/// It runs by CLOCK_BOOTTIME, as `MonotonicTime` does: a machine that has slept past the moment finds it due when it
/// wakes, and setting the wall clock changes nothing.
///
/// Unchecked: libdispatch's sources may be used from any thread, Swift's names for them do not say so.
public final class OneShotTimer: @unchecked Sendable {
    private let source: any DispatchSourceTimer

    /// Asks for nothing yet.
    public init(queue: ServiceQueue, handler: @escaping @Sendable () -> Void) {
        source = DispatchSource.makeTimerSource(queue: queue.queue)
        source.schedule(deadline: .distantFuture)
        source.setEventHandler(handler: handler)
        source.activate()
    }

    deinit { source.cancel() }

    /// Forgets what was asked for before, and calls the handler once, `wait` from now; at once where `wait` is zero or
    /// less, never where it is nil. On the timer's own queue, a firing that was already due is forgotten too.
    /// - Parameter leeway: how much later it may come, so that the machine can wake once for several timers.
    public func schedule(after wait: Duration?, leeway: Duration = .milliseconds(1)) {
        guard let wait else { return source.schedule(deadline: .distantFuture) }
        source.schedule(
            deadline: Self.deadline(after: wait),
            repeating: .never,
            leeway: .nanoseconds(Self.nanoseconds(leeway))
        )
    }

    /// Swift's Dispatch names CLOCK_MONOTONIC (which stands still while the machine sleeps) and the wall clock only.
    /// libdispatch itself takes the third one too: the top bit of its time stands for CLOCK_BOOTTIME
    /// (`DISPATCH_MONOTONICTIME_NOW`). A test reads back from the kernel which clock was armed.
    private static func deadline(after wait: Duration) -> DispatchTime {
        var now = timespec()
        unsafe clock_gettime(CLOCK_BOOTTIME, &now)
        let present = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
        let (due, overflow) = present.addingReportingOverflow(Int64(nanoseconds(wait)))
        // The second bit would turn it into a time of the wall clock: 146 years are as good as never.
        guard !overflow, due < 1 << 62 else { return .distantFuture }
        return DispatchTime(uptimeNanoseconds: 1 << 63 | UInt64(due))
    }

    private static func nanoseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0 else { return 0 }
        let (product, tooMany) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, tooLarge) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return tooMany || tooLarge ? .max : max(0, Int(sum))
    }
}
