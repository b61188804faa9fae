import Foundation
import Glibc
import TestSupport
import Testing

@Suite("With systemd")
struct NotificationTests {
    @Test("READY comes after the first scan, once, with a STATUS", .timeLimit(.minutes(20)))
    func ready() async throws {
        let root = try ServiceRoot("settle = \"2s\"")
        for number in 0..<20 { try root.folder.write("root/inbox/\(number).txt", "early \(number)") }
        let service = try await root.start()
        let first = try #require(service.notify.messages.first { $0["READY"] != nil })
        #expect(first["READY"] == "1")
        // Said before any was recorded: they have been seen.
        #expect(first["STATUS"]?.contains("20 waiting") == true, "\(first.text)")
        _ = try await root.records(20)
        #expect(service.notify.messages.count { $0["READY"] != nil } == 1)
        try await waitUntil("STATUS counts: \(service.status)") { service.status.contains("20 accepted") }
        try await service.stop()
        let last = try #require(service.notify.messages.last { $0["STOPPING"] != nil })
        #expect(last["STOPPING"] == "1")
    }

    @Test("no name of a file speaks to systemd, nor appears in STATUS", .timeLimit(.minutes(20)))
    func names() async throws {
        let root = try ServiceRoot("refuse = [\"*.exe\"]")
        let service = try await root.start()
        for name in ["x\nMAINPID=1", "y\nREADY=0\nSTOPPING=1.exe", "secretname.part", "secretname.txt"] {
            try root.moveIn(RawPath(name), "secretname \(name)")
        }
        try root.inbox.appending("secretname link").makeSymbolicLink(to: "secretname")
        let open = try OpenFile(root.inbox.appending("secretname open.txt"))
        try open.write([0x61])
        _ = try await root.records(4)
        try await Task.sleep(for: .seconds(3))
        try withExtendedLifetime(open) { _ = try root.status() }
        let names: Set = ["READY", "STATUS", "WATCHDOG", "STOPPING", "EXTEND_TIMEOUT_USEC"]
        for message in service.notify.messages {
            #expect(Set(message.fields.keys).isSubset(of: names), "\(message.text)")
            #expect(!message.text.contains("MAINPID") && !message.text.contains("secretname"))
            #expect(message["STOPPING"] == nil)
        }
        try await service.stop()
    }

    @Test("STATUS changes at most once a second, and not while nothing changes", .timeLimit(.minutes(20)))
    func statusRate() async throws {
        let root = try ServiceRoot("poll = \"200ms\"")
        let service = try await root.start()
        let start = ContinuousClock.now
        for number in 0..<40 {
            try root.moveIn("\(number).txt", "release \(number)")
            try await Task.sleep(for: .milliseconds(100))
        }
        let seconds = Double((ContinuousClock.now - start).components.seconds) + 1
        _ = try await root.records(40)
        #expect(Double(service.notify.values(of: "STATUS").count) <= seconds + 2)
        try await waitUntil("the last STATUS: \(service.status)") { service.status.contains("40 accepted") }
        let count = service.notify.messages.count
        try await Task.sleep(for: .seconds(3))
        #expect(service.notify.messages.count == count, "\(service.notify.messages.suffix(3).map(\.text))")
        try await service.stop()
    }

    @Test(
        "the watchdog is fed twice an interval, idle and under load, and not when the process stands still",
        .timeLimit(.minutes(20))
    )
    func watchdog() async throws {
        let root = try ServiceRoot("poll = \"60s\"")
        let service = try await root.start(["WATCHDOG_USEC": "2000000"])
        try await Task.sleep(for: .seconds(6))
        #expect(longestSilence(service) < .milliseconds(1_500))
        for number in 0..<4_000 { try root.moveIn("\(number).txt", "release \(number)") }
        try root.moveIn("large.bin", Array(repeating: 0x4C, count: 200 << 20))
        let records = try await root.records(4_001, within: .seconds(60))
        #expect(records.count == 4_001)
        #expect(longestSilence(service) < .milliseconds(1_500))
        service.process.signal(SIGSTOP)
        try await Task.sleep(for: .milliseconds(200))
        let count = service.notify.values(of: "WATCHDOG").count
        try await Task.sleep(for: .seconds(4))
        #expect(service.notify.values(of: "WATCHDOG").count == count)
        service.process.signal(SIGCONT)
        try await waitUntil("fed again") { service.notify.values(of: "WATCHDOG").count > count }
        #expect(Set(service.notify.values(of: "WATCHDOG")) == ["1"])
        try await service.stop()
    }

    @Test("without WATCHDOG_USEC, or with another process's, nobody is fed", .timeLimit(.minutes(20)))
    func noWatchdog() async throws {
        let root = try ServiceRoot("poll = \"200ms\"")
        let service = try await root.start(["WATCHDOG_USEC": "200000", "WATCHDOG_PID": "1"])
        try root.moveIn("a.txt", "a")
        _ = try await root.records(1)
        #expect(service.notify.values(of: "WATCHDOG").isEmpty)
        try await service.stop()
    }

    @Test("a failed start says ERRNO and why, and is never READY", .timeLimit(.minutes(20)))
    func failedStart() async throws {
        let root = try ServiceRoot()
        try root.path.appending("journal").write("a file where a folder should be")
        let service = try ServiceProcess(["--config", root.configuration])
        let code = try await service.process.end()
        #expect([74, 77].contains(code), "\(service.errors)")
        let failure = try #require(service.notify.messages.last { $0["ERRNO"] != nil })
        #expect((failure["ERRNO"].flatMap { Int($0) } ?? 0) > 0)
        #expect(failure["STATUS"]?.contains("journal") == true, "\(failure.text)")
        #expect(service.notify.values(of: "READY").isEmpty)
    }

    @Test("a reload says RELOADING with the moment, and READY after it", .timeLimit(.minutes(20)))
    func reloading() async throws {
        let root = try ServiceRoot()
        let service = try await root.start()
        let before = microseconds()
        try await service.reload()
        let messages = service.notify.messages
        let reloading = try #require(messages.firstIndex { $0["RELOADING"] == "1" })
        let moment = try #require(messages[reloading]["MONOTONIC_USEC"].flatMap { Int64($0) })
        #expect(before <= moment && moment <= microseconds())
        #expect(messages[reloading...].contains { $0["READY"] == "1" })
        try await service.stop()
    }

    @Test("every message is the service's own process's", .timeLimit(.minutes(20)))
    func senders() async throws {
        let root = try ServiceRoot()
        let senders = try SenderSocket()
        let process = try ChildProcess(
            BuiltPrograms.path(of: "released"),
            ["--config", root.configuration],
            environment: ["NOTIFY_SOCKET": senders.path, "WATCHDOG_USEC": "400000"]
        )
        // The first word comes before there is an inbox.
        try await waitUntil("messages") { senders.receive().count >= 1 && root.inbox.exists }
        for number in 0..<200 { try root.moveIn("\(number).txt", "release \(number)") }
        try await waitUntil("200 records") {
            try senders.receive().count > 0 && JournalFile.lastSequence(root: root.path) == 200
        }
        process.signal(SIGTERM)
        // Read all the time: a socket's queue is short, and who sends waits for it.
        try await waitUntil("the end: \(process.errors.suffix(200))") {
            senders.receive().count > 0 && process.exitCode == 0
        }
        #expect(senders.receive().allSatisfy { $0 == process.identifier })
        #expect(senders.receive().count > 3)
    }

    /// The longest time between two feedings.
    private func longestSilence(_ service: ServiceProcess) -> Duration {
        let times = service.notify.messages.filter { $0["WATCHDOG"] != nil }.map(\.time)
        return zip(times, times.dropFirst()).map { $1 - $0 }.max() ?? .seconds(1_000)
    }

    /// CLOCK_MONOTONIC, as a service manager reads it.
    private func microseconds() -> Int64 {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
    }
}
