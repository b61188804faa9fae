import Glibc
import ServiceManager
import Synchronization
import TestSupport

/// Where two threads wait for each other, awake.
final class Arrivals: Sendable {
    private let count = Atomic<Int>(0)

    func meet(_ round: Int) {
        count.add(1, ordering: .acquiringAndReleasing)
        while count.load(ordering: .acquiring) < 2 * round {}
    }
}

/// Gives this process a service manager, whose environment has `more`, for the time of `body`.
func managed(
    _ more: [String: String] = [:],
    _ body: (ServiceNotifier, NotifySocket) async throws -> Void
) async throws {
    let socket = try NotifySocket()
    for name in ["WATCHDOG_USEC", "WATCHDOG_PID"] { unsafe unsetenv(name) }
    for (name, value) in more { unsafe setenv(name, value, 1) }
    unsafe setenv("NOTIFY_SOCKET", socket.path, 1)
    try await body(ServiceNotifier(), socket)
}

/// CLOCK_MONOTONIC, as a service manager reads it.
func microseconds() -> Int64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
}
