import Foundation
import Glibc
import ReleaseModel
import ServiceManager
import TestSupport
import Testing

/// Every test has a process of its own, since the manager is named in the environment, which all threads share.
@Suite("ServiceNotifier", .timeLimit(.minutes(20)))
struct ServiceNotifierTests {
    @Test func `ready, status, stopping and failed each are one message`() async {
        await #expect(processExitsWith: .success) {
            try await managed { notifier, socket in
                #expect(notifier.isManaged)
                notifier.ready(status: "watching 2 inboxes")
                notifier.status("12 releases, 0 waiting")
                notifier.stopping(status: "finishing the batch in hand")
                notifier.failed(errno: ENOSPC, status: "the file system is full")
                let messages = try await socket.wait { $0.count == 4 }
                #expect(
                    messages.map(\.text) == [
                        "READY=1\nSTATUS=watching 2 inboxes",
                        "STATUS=12 releases, 0 waiting",
                        "STOPPING=1\nSTATUS=finishing the batch in hand",
                        "ERRNO=28\nSTATUS=the file system is full",
                    ]
                )
            }
        }
    }

    @Test func `reloading tells the present moment of CLOCK_MONOTONIC in microseconds`() async {
        await #expect(processExitsWith: .success) {
            try await managed { notifier, socket in
                let before = microseconds()
                notifier.reloading()
                let after = microseconds()
                let message = try await socket.receive()
                #expect(message.fields.count == 2)
                #expect(message["RELOADING"] == "1")
                let told = try #require(message["MONOTONIC_USEC"].flatMap { Int64($0) })
                #expect((before...after).contains(told))
            }
        }
    }

    @Test func `more time is asked for in microseconds, never less than none`() async {
        await #expect(processExitsWith: .success) {
            try await managed { notifier, socket in
                for time in [Duration.seconds(30), .milliseconds(1_500), .zero, .seconds(-3)] {
                    notifier.extendTimeout(by: time)
                }
                try await socket.wait { $0.count == 4 }
                #expect(socket.values(of: "EXTEND_TIMEOUT_USEC") == ["30000000", "1500000", "0", "0"])
            }
        }
    }

    @Test func `no text can begin an assignment of its own`() async {
        await #expect(processExitsWith: .success) {
            try await managed { notifier, socket in
                let hostile = "x\nMAINPID=1\r\nREADY=1\u{85}STOPPING=1\u{2028}ERRNO=5\0WATCHDOG=trigger"
                notifier.status(hostile)
                notifier.ready(status: hostile)
                notifier.stopping(status: hostile)
                notifier.failed(errno: 5, status: hostile)
                let messages = try await socket.wait { $0.count == 4 }
                let names = messages.map { $0.text.split { $0.isNewline }.map { $0.prefix { $0 != "=" } } }
                #expect(names == [["STATUS"], ["READY", "STATUS"], ["STOPPING", "STATUS"], ["ERRNO", "STATUS"]])
                #expect(messages.allSatisfy { !$0.bytes.contains(0) })
            }
        }
    }

    @Test func `the watchdog's interval is the one systemd gave this process`() async {
        await #expect(processExitsWith: .success) {
            try await managed(["WATCHDOG_USEC": "30000000"]) { notifier, socket in
                #expect(notifier.watchdogInterval == .seconds(30))
                notifier.watchdog()
                notifier.watchdogTrigger()
                try await socket.wait { $0.count == 2 }
                #expect(socket.values(of: "WATCHDOG") == ["1", "trigger"])
            }
            try await managed(["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "\(getpid())"]) { notifier, _ in
                #expect(notifier.watchdogInterval == .seconds(30))
            }
            try await managed(["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"]) { notifier, _ in
                #expect(notifier.watchdogInterval == nil)
            }
            try await managed(["WATCHDOG_USEC": "soon", "WATCHDOG_PID": "\(getpid())"]) { notifier, _ in
                #expect(notifier.watchdogInterval == nil)
            }
        }
    }

    @Test func `feeding as often as one likes becomes a message each quarter of the interval`() async {
        await #expect(processExitsWith: .success) {
            try await managed(["WATCHDOG_USEC": "8000000"]) { notifier, socket in
                // 0 to 10 seconds by tenths: fed at 0, 2, 4, 6, 8 and 10.
                for tenth in 0...100 { notifier.feed(at: MonotonicTime(nanoseconds: Int64(tenth) * 100_000_000)) }
                notifier.status("end")
                let messages = try await socket.wait { $0.last?["STATUS"] == "end" }
                #expect(messages.dropLast().map(\.text) == Array(repeating: "WATCHDOG=1", count: 6))
            }
        }
    }

    @Test func `the first feeding counts, whatever the clock shows`() async {
        await #expect(processExitsWith: .success) {
            for nanoseconds in [Int64.min, -1, 0, 5, .max] {
                try await managed(["WATCHDOG_USEC": "8000000"]) { notifier, socket in
                    notifier.feed(at: MonotonicTime(nanoseconds: nanoseconds))
                    let message = try await socket.receive()
                    #expect(message.text == "WATCHDOG=1")
                }
            }
        }
    }

    @Test func `of two threads that feed at the same moment, one does`() async {
        await #expect(processExitsWith: .success) {
            try await managed(["WATCHDOG_USEC": "8000000"]) { notifier, socket in
                let rounds = 2_000
                let arrivals = Arrivals()
                for _ in 0..<2 {
                    Thread.detachNewThread {
                        for round in 1...rounds {
                            // Each round begins for both at once: that is when one could overtake the other's look.
                            arrivals.meet(round)
                            notifier.feed(at: MonotonicTime(nanoseconds: Int64(round) * 2_000_000_000))
                        }
                        arrivals.meet(rounds + 1)
                        notifier.status("end")
                    }
                }
                let messages = try await socket.wait { $0.count { $0["STATUS"] == "end" } == 2 }
                #expect(messages.count { $0.text == "WATCHDOG=1" } == rounds)
            }
        }
    }

    @Test func `without a watchdog there is nothing to feed`() async {
        await #expect(processExitsWith: .success) {
            try await managed { notifier, socket in
                #expect(notifier.watchdogInterval == nil)
                notifier.feed(at: MonotonicTime(nanoseconds: 0))
                notifier.status("end")
                let message = try await socket.receive()
                #expect(message.text == "STATUS=end")
            }
        }
    }

    @Test func `without a service manager nothing is said, not even after one has come`() async throws {
        await #expect(processExitsWith: .success) {
            let socket = try NotifySocket()
            unsafe unsetenv("NOTIFY_SOCKET")
            let notifier = ServiceNotifier()
            #expect(!notifier.isManaged)
            unsafe setenv("NOTIFY_SOCKET", socket.path, 1)
            notifier.ready(status: "unheard")
            ServiceNotifier().status("heard")
            let message = try await socket.receive()
            #expect(message.text == "STATUS=heard")
        }
    }

    @Test func `a manager that is gone stops nobody`() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("NOTIFY_SOCKET", "/nonexistent/notify", 1)
            let notifier = ServiceNotifier()
            notifier.ready(status: "unheard")
            notifier.stopping(status: "unheard")
        }
    }
}
