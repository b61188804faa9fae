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
@Suite("SignalSources", .timeLimit(.minutes(1)))
struct SignalSourcesTests {
    @Test func `a signal right after the initializer is a call, and kills nobody`() async {
        await #expect(processExitsWith: .success) {
            SignalSources.ignoreDefaultActions()
            for number in SignalSources.serviceSignals {
                let tally = Tally()
                let sources = SignalSources(signals: [number], queue: ServiceQueue(label: "test")) { tally.add($0) }
                kill(getpid(), number)
                #expect(tally.wait(for: 1) == [number])
                withExtendedLifetime(sources) {}
            }
        }
    }

    @Test func `one handler hears of every signal, on the queue`() async {
        await #expect(processExitsWith: .success) {
            SignalSources.ignoreDefaultActions()
            let tally = Tally()
            let queue = ServiceQueue(label: "test")
            let sources = SignalSources(signals: SignalSources.serviceSignals, queue: queue) {
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

    @Test func `a signal that comes before there is a source waits, though its default action is ignored`() async {
        await #expect(processExitsWith: .success) {
            SignalSources.ignoreDefaultActions()
            pthread_kill(pthread_self(), SIGTERM)
            var waiting = sigset_t()
            unsafe sigpending(&waiting)
            #expect(unsafe sigismember(&waiting, SIGTERM) == 1)
        }
    }

    @Test func `the service's signals are held back on the calling thread, and no others`() async {
        await #expect(processExitsWith: .success) {
            var mask = sigset_t()
            unsafe sigfillset(&mask)
            unsafe pthread_sigmask(SIG_UNBLOCK, &mask, nil)
            SignalSources.ignoreDefaultActions()
            unsafe pthread_sigmask(SIG_BLOCK, nil, &mask)
            let held = (1..<32).filter { unsafe sigismember(&mask, $0) == 1 }
            #expect(held == SignalSources.serviceSignals.sorted())
        }
    }

    @Test func `neither a closed pipe nor a lease's signal ends the process`() async {
        await #expect(processExitsWith: .success) {
            SignalSources.ignoreDefaultActions()
            for number in SignalSources.harmlessSignals + SignalSources.serviceSignals { kill(getpid(), number) }
            usleep(50_000)
        }
    }

    @Test func `without it a closed pipe does`() async {
        await #expect(processExitsWith: .signal(SIGPIPE)) { pthread_kill(pthread_self(), SIGPIPE) }
    }

    @Test func `after the end no handler runs`() async {
        await #expect(processExitsWith: .success) {
            SignalSources.ignoreDefaultActions()
            let (tally, queue) = (Tally(), ServiceQueue(label: "test"))
            var sources: SignalSources? = SignalSources(signals: [SIGUSR1], queue: queue) { tally.add($0) }
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

    @Test func `to wait for the sources on their own queue ends the program instead of hanging it`() async {
        await #expect(processExitsWith: .failure) {
            let queue = ServiceQueue(label: "test")
            queue.async { _ = SignalSources(signals: [SIGUSR1], queue: queue) { _ in } }
            sleep(10)
        }
    }
}
