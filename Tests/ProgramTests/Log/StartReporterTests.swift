import ReleaseModel
import Synchronization
import Testing

@testable import released

@Suite("A long start, as systemd hears of it")
final class StartReporterTests: Sendable {
    private let clock = Mutex(MonotonicTime(nanoseconds: 0))
    private let told = Mutex<[String]>([])

    private func reporter() -> StartReporter {
        StartReporter(now: { self.clock.withLock { $0 } }) { line, moreTime in
            self.told.withLock { $0.append(line + (moreTime.map { " (\($0.forPeople) more)" } ?? "")) }
        }
    }

    private func pass(_ time: Duration) { clock.withLock { $0 = $0 + time } }

    private var lines: [String] { told.withLock { $0 } }

    @Test func `a short one says only that it has begun`() {
        let reporter = reporter()
        reporter.begin()
        reporter.beginRecovery()
        pass(.milliseconds(999))
        reporter.progress(records: 5)
        #expect(
            lines == ["starting: reading the configuration", "starting: looking at what the last stop has left"]
        )
    }

    @Test func `a long one counts, and asks for more time once a second`() {
        let reporter = reporter()
        for step in 1...100 {
            pass(.milliseconds(25))
            reporter.progress(records: UInt64(step) * 10_000)
        }
        let tail = "so far; drops wait safely until it is ready (60 s more)"
        #expect(
            lines == [
                "starting: 400000 records of the journal read, for 1 s \(tail)",
                "starting: 800000 records of the journal read, for 2 s \(tail)",
            ]
        )
    }

    @Test func `progress without records keeps the count, and none is looking through folders`() {
        let reporter = reporter()
        pass(.seconds(1))
        reporter.progress()
        pass(.seconds(1))
        reporter.progress(records: 7)
        pass(.seconds(1))
        reporter.progress()
        #expect(
            lines.map { $0.split(separator: ",").first } == [
                "starting: looking through inboxes and custody", "starting: 7 records of the journal read",
                "starting: 7 records of the journal read",
            ]
        )
    }

    @Test func `a count that begins anew is said to be a second reading`() {
        let reporter = reporter()
        for records in [UInt64(500), 20] {
            pass(.seconds(1))
            reporter.progress(records: records)
        }
        #expect(lines.last?.hasPrefix("starting: 20 records of the journal read a second time, for 2 s so far") == true)
    }

    @Test func `nothing is said after its end, nor without progress`() {
        let reporter = reporter()
        pass(.seconds(100))
        #expect(lines.isEmpty)
        reporter.end()
        reporter.progress(records: 1)
        #expect(lines.isEmpty)
    }
}
