import EventSources
import Foundation
import Glibc
import Testing

@Suite("OneShotTimer", .timeLimit(.minutes(20)))
struct OneShotTimerTests {
    /// A timer whose firings can be counted and waited for.
    private struct Bench {
        let queue = ServiceQueue(label: "test")
        let ledger: Ledger
        let timer: OneShotTimer

        init() {
            let ledger = Ledger(queue: queue)
            self.ledger = ledger
            timer = OneShotTimer(queue: queue) { ledger.assumeIsolated { $0.note("fired") } }
        }

        var count: Int { get async { await ledger.entries.count } }

        func waitForFiring() async throws {
            while await count == 0 { try await Task.sleep(for: .milliseconds(2)) }
        }
    }

    @Test func `it fires once, and not too early`() async throws {
        let bench = Bench()
        let start = ContinuousClock.now
        bench.timer.schedule(after: .milliseconds(50))
        try await bench.waitForFiring()
        #expect(ContinuousClock.now - start >= .milliseconds(50))
        try await Task.sleep(for: .milliseconds(120))
        #expect(await bench.count == 1)
    }

    @Test(arguments: [Duration.zero, .seconds(-5), .nanoseconds(1), .seconds(Int64.min)])
    func `what is due already fires at once`(wait: Duration) async throws {
        let bench = Bench()
        bench.timer.schedule(after: wait)
        try await bench.waitForFiring()
        #expect(await bench.count == 1)
    }

    @Test func `it can be set again after it has fired`() async throws {
        let bench = Bench()
        for round in 1...5 {
            bench.timer.schedule(after: .milliseconds(1))
            while await bench.count < round { try await Task.sleep(for: .milliseconds(1)) }
        }
        #expect(await bench.count == 5)
    }

    @Test func `the last request counts: earlier, later or none`() async throws {
        let bench = Bench()
        bench.timer.schedule(after: .seconds(3_600))
        bench.timer.schedule(after: .milliseconds(1))
        try await bench.waitForFiring()
        bench.timer.schedule(after: .milliseconds(20))
        bench.timer.schedule(after: .seconds(3_600))
        try await Task.sleep(for: .milliseconds(80))
        #expect(await bench.count == 1)
        bench.timer.schedule(after: .milliseconds(20))
        bench.timer.schedule(after: nil)
        try await Task.sleep(for: .milliseconds(80))
        #expect(await bench.count == 1)
    }

    @Test func `a firing that is due but has not begun is forgotten on the queue`() async throws {
        let bench = Bench()
        bench.queue.async {
            bench.timer.schedule(after: .zero)
            usleep(50_000)
            bench.timer.schedule(after: nil)
        }
        try await Task.sleep(for: .milliseconds(150))
        #expect(await bench.count == 0)
    }

    @Test(arguments: [Duration.seconds(Int64.max), .nanoseconds(Int64.max), .nanoseconds(1 << 62)])
    func `what is centuries away never fires`(wait: Duration) async throws {
        let bench = Bench()
        bench.timer.schedule(after: wait)
        try await Task.sleep(for: .milliseconds(50))
        #expect(await bench.count == 0)
    }

    @Test func `it never fires after it is gone`() async throws {
        let queue = ServiceQueue(label: "test")
        let ledger = Ledger(queue: queue)
        var timer: OneShotTimer? = OneShotTimer(queue: queue) { ledger.assumeIsolated { $0.note("never") } }
        timer?.schedule(after: .milliseconds(20))
        timer = nil
        try await Task.sleep(for: .milliseconds(80))
        #expect(await ledger.entries.isEmpty)
    }

    /// In a process of its own, where the only other timers of that clock are a minute away: the tests' time limits.
    @Test func `the kernel's timer is one of CLOCK_BOOTTIME, and disarmed while nothing is asked for`() async {
        await #expect(processExitsWith: .success) {
            let timer = OneShotTimer(queue: ServiceQueue(label: "test")) {}
            timer.schedule(after: .seconds(20))
            usleep(100_000)
            #expect(isKernelTimerArmed(Int32(CLOCK_BOOTTIME), within: 20))
            timer.schedule(after: nil)
            usleep(100_000)
            #expect(!isKernelTimerArmed(Int32(CLOCK_BOOTTIME), within: 20))
        }
    }
}

/// Whether this process is waiting, with epoll(7), for a timer descriptor of that clock that has less than so many
/// seconds to go (proc_pid_fdinfo(5)).
private func isKernelTimerArmed(_ clock: Int32, within seconds: Int) -> Bool {
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fdinfo")) ?? []
    let texts = numbers.map { ($0, (try? String(contentsOfFile: "/proc/self/fdinfo/\($0)", encoding: .utf8)) ?? "") }
    let awaited = texts.flatMap { $0.1.matches(of: /tfd: *(\d+)/).map { String($0.1) } }
    return texts.contains { number, text in
        guard awaited.contains(number), text.contains("clockid: \(clock)\n"),
            let value = text.firstMatch(of: /it_value: *\((\d+), (\d+)\)/), let left = Int(value.1)
        else { return false }
        return left < seconds
    }
}
