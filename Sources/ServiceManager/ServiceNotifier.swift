internal import CSystemd
// This module is the service's other edge, towards the service manager and the person at the terminal: as FileIO does
// towards the disk, it calls Glibc itself.
internal import Glibc
public import ReleaseModel
internal import Synchronization

/// What a service tells systemd about itself (sd_notify(3)). Without a service manager every call does nothing.
///
/// The protocol is lines of `NAME=value`, and the manager believes all of them: text goes out through ``StatusText``
/// only, so that nothing in it can begin another line. A message that cannot be delivered is let go, as sd_notify(3)
/// recommends; the watchdog is what tells the manager about a service that has fallen silent.
public final class ServiceNotifier: Sendable {
    /// Whether a service manager listens (`NOTIFY_SOCKET` was set at the beginning).
    public let isManaged: Bool
    /// How long the service may be silent before it is killed (`WatchdogSec=`); nil where nobody watches this process.
    public let watchdogInterval: Duration?

    /// When the watchdog was last fed, in nanoseconds; `neverFed` before.
    private let lastFed = Atomic<Int64>(neverFed)
    private static let neverFed = Int64.min

    /// Looks at `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`. They stay in the environment, since sd_notify(3)
    /// reads them each time: who starts a child leaves them out of its environment.
    public init() {
        isManaged = unsafe getenv("NOTIFY_SOCKET") != nil
        var microseconds: UInt64 = 0
        let isWatched = unsafe sd_watchdog_enabled(0, &microseconds) > 0
        watchdogInterval = isWatched ? .microseconds(Int64(clamping: microseconds)) : nil
    }

    /// `READY=1`: the start, or the reload, is over.
    public func ready(status: String) { send(["READY=1", Self.assignment(status)]) }

    /// `STATUS=`: what `systemctl status` shows.
    public func status(_ text: String) { send([Self.assignment(text)]) }

    /// `RELOADING=1` with the present moment. A ``ready(status:)`` must follow, whatever becomes of the reload.
    public func reloading() {
        // Read here and not passed in: the manager compares it with its own clock, to know this answer from one to an
        // earlier request, and that clock is CLOCK_MONOTONIC, not the one that MonotonicTime is of.
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        send(["RELOADING=1", "MONOTONIC_USEC=\(Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000)"])
    }

    /// `STOPPING=1`: the stop has begun.
    public func stopping(status: String) { send(["STOPPING=1", Self.assignment(status)]) }

    /// `EXTEND_TIMEOUT_USEC=`: what is under way (start or stop) needs `time` more, counted from now.
    public func extendTimeout(by time: Duration) {
        send(["EXTEND_TIMEOUT_USEC=\(max(0, time.inNanoseconds / 1_000))"])
    }

    /// `ERRNO=`: the service gives up, and why.
    public func failed(errno code: Int32, status: String) { send(["ERRNO=\(code)", Self.assignment(status)]) }

    /// `WATCHDOG=1`: something was done since the last time.
    public func watchdog() { send(["WATCHDOG=1"]) }

    /// `WATCHDOG=trigger`: the service has found itself broken, and asks to be killed as if it had fallen silent.
    public func watchdogTrigger() { send(["WATCHDOG=trigger"]) }

    /// To be called after real progress, as often as it comes and on any thread: every quarter of the interval, one
    /// such call becomes a ``watchdog()``.
    public func feed(at now: MonotonicTime) {
        guard let watchdogInterval else { return }
        let last = lastFed.load(ordering: .relaxed)
        if last != Self.neverFed, now - MonotonicTime(nanoseconds: last) < watchdogInterval / 4 { return }
        // Of several threads that come this far at once, one has fed it for all.
        let fed = lastFed.compareExchange(expected: last, desired: now.nanoseconds, ordering: .relaxed)
        if fed.exchanged { watchdog() }
    }

    private static func assignment(_ status: String) -> String { "STATUS=\(StatusText(status).text)" }

    /// One datagram, so that the manager takes up all of it or none.
    private func send(_ lines: [String]) {
        if isManaged { _ = unsafe sd_notify(0, lines.joined(separator: "\n")) }
    }
}
