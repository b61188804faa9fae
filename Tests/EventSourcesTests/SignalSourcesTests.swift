import EventSources
import Glibc
import Synchronization
import Testing

/// What came, as seen from a test's thread.
final class Tally: Sendable {
    private let numbers = Mutex<[Int32]>([])

    func add(_ number: Int32) { numbers.withLock { $0.append(number) } }

    /// Waits up to ten seconds until `count` have come.
    func wait(for count: Int) -> [Int32] {
        for _ in 0..<5_000 where numbers.withLock(\.count) < count { usleep(2_000) }
        return numbers.withLock { $0 }
    }
}

/// Every test has a process of its own: what is done about a signal is done for the whole process.
@Suite("SignalSources", .timeLimit(.minutes(20)))
struct SignalSourcesTests {
    @Test func `one handler hears of every signal, on the queue`() async {
        await #expect(processExitsWith: .success) {
            SignalSources.holdSignals()
            let tally = Tally()
            let queue = ServiceQueue(label: "test")
            let sources = try SignalSources(queue: queue) {
                queue.checkIsolated()
                tally.add($0)
            }
            for (index, number) in SignalSources.serviceSignals.enumerated() {
                kill(getpid(), number)
                #expect(tally.wait(for: index + 1).last == number)
            }
            withExtendedLifetime(sources) {}
        }
    }

    @Test func `a signal that comes before there is a source is heard once there is one`() async {
        await #expect(processExitsWith: .success) {
            SignalSources.holdSignals()
            kill(getpid(), SIGTERM)
            kill(getpid(), SIGHUP)
            usleep(50_000)
            let tally = Tally()
            let sources = try SignalSources(queue: ServiceQueue(label: "test")) { tally.add($0) }
            #expect(tally.wait(for: 2) == [SIGTERM, SIGHUP])
            withExtendedLifetime(sources) {}
        }
    }

    @Test func `neither a closed pipe nor a lease's signal ends the process, nor a thousand unheeded ones`() async {
        await #expect(processExitsWith: .success) {
            SignalSources.holdSignals()
            for _ in 0..<1_000 {
                for number in SignalSources.harmlessSignals + SignalSources.serviceSignals { kill(getpid(), number) }
            }
        }
    }

    @Test func `without it a closed pipe does`() async {
        await #expect(processExitsWith: .signal(SIGPIPE)) { pthread_kill(pthread_self(), SIGPIPE) }
    }

    @Test func `a handler leaves errno as it was`() async {
        await #expect(processExitsWith: .success) {
            SignalSources.holdSignals()
            errno = ENOTEMPTY
            pthread_kill(pthread_self(), SIGHUP)
            #expect(errno == ENOTEMPTY)
        }
    }

    @Test func `after the end no handler runs`() async {
        await #expect(processExitsWith: .success) {
            SignalSources.holdSignals()
            let (tally, queue) = (Tally(), ServiceQueue(label: "test"))
            var sources: SignalSources? = try SignalSources(queue: queue) { tally.add($0) }
            kill(getpid(), SIGUSR1)
            #expect(tally.wait(for: 1).count == 1)
            withExtendedLifetime(sources) {}
            sources = nil
            usleep(50_000)
            kill(getpid(), SIGUSR1)
            usleep(100_000)
            #expect(tally.wait(for: 0).count == 1)
        }
    }
}
