import ArgumentParser
import FileIO
import Foundation
import Journal
import ReleaseModel
import TestSupport
import Testing

@testable import released_bench

@Suite struct GrowthTests {
    @Test(
        "counts of records rise, and are ten or more",
        arguments: [
            ("10", [10]), ("1000,1000000", [1_000, 1_000_000]), ("9", nil), ("", nil), ("1000,", nil), ("20,10", nil),
            ("10,10", nil), ("10;20", nil), ("-10", nil), ("10,200000000", nil),
        ] as [(String, [UInt64]?)]
    )
    func counts(argument: String, expected: [UInt64]?) {
        #expect(RecordCounts(argument: argument)?.counts == expected)
    }

    @Test("memory is read as the kernel writes it")
    func memory() throws {
        let status = "Name:\treleased\nVmHWM:\t   40000 kB\nVmRSS:\t   32768 kB\nRssAnon:\t    1024 kB\n"
        let memory = try ResidentMemory(status: status, rollup: "1-2 ---p 00000000\nRss:  9 kB\nPss:    20480 kB\n")
        #expect(memory.resident == 32)
        #expect(memory.anonymous == 1)
        #expect(memory.proportional == 20)
        #expect(try ResidentMemory(status: status, rollup: nil).proportional == nil)
        #expect(throws: BenchFailure.self) { try ResidentMemory(status: "Name:\tx\n", rollup: nil) }
    }

    @Test(
        "ready is what says so on a line of its own",
        arguments: [("READY=1\nSTATUS=x", true), ("STATUS=x\nREADY=1", true), ("STATUS=READY=1", false), ("", false)]
    )
    func readiness(message: String, isReady: Bool) {
        #expect(ReadyService.isReady(Array(message.utf8)) == isReady)
    }

    @Test("what is sent to a socket's address is received, and nothing else is waited for longer than asked")
    func datagrams() throws {
        let calls = LinuxSystemCalls()
        let socket = try DatagramSocket(name: "growth-tests/\(calls.randomNumber())", calls: calls)
        #expect(try socket.receive(within: .milliseconds(1)) == nil)
        let sender = Process()
        sender.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        sender.arguments = ["systemd-notify", "--no-block", "--ready", "--status=one"]
        sender.environment = ["NOTIFY_SOCKET": socket.address, "PATH": "/usr/bin:/bin"]
        try sender.run()
        sender.waitUntilExit()
        try #require(sender.terminationStatus == 0)
        let message = try #require(try socket.receive(within: .seconds(60)))
        #expect(ReadyService.isReady(message))
    }

    @Test("costs are compared with the smallest size run by run")
    func ratios() throws {
        let figures = try figures([[1, 2], [2, 2.2]])
        #expect(figures.ratios[0] == Spread([1, 1]))
        #expect(figures.ratios[1] == Spread([2, 1.1]))
        #expect(!figures.isTargetMet)
        #expect(!figures.isFloorSteady)
        #expect(try self.figures([[1, 1], [1.2, 1.3]]).isTargetMet)
    }

    @Test("each curve has one point for each size")
    func series() throws {
        let figures = try figures([[1, 3, 2], [4, 4, 4]])
        #expect(figures.series.allSatisfy { $0.records == [10, 20] && $0.medians.count == 2 })
        #expect(figures.series.first?.medians == [2e6 / 100, 4e6 / 100])
        let text = Report.lines(figures).joined(separator: "\n")
        #expect(text.contains("10 records") && text.contains("20 records"))
    }

    private func figures(_ seconds: [[Double]]) throws -> GrowthFigures {
        let memory = try ResidentMemory(status: "VmRSS: 1024 kB\nRssAnon: 1024 kB\n", rollup: nil)
        let one = Spread([1])
        return GrowthFigures(
            files: 100,
            bytes: 4_096,
            stages: seconds.enumerated().map { index, seconds in
                .init(
                    records: UInt64(10 * (index + 1)),
                    journalMegabytes: 1,
                    registerMegabytes: 1,
                    searchMegabytes: 1,
                    madeSeconds: 1,
                    rebuildSeconds: 1,
                    runs: seconds.map {
                        .init(
                            startSeconds: 1,
                            idle: memory,
                            seconds: $0,
                            processorSeconds: 1,
                            tidyingSeconds: 1,
                            busy: memory,
                            after: memory,
                            adopted: 1
                        )
                    },
                    tools: .init(indexSeconds: 1, releases: 1, findRare: one, findCommon: one, explain: one)
                )
            }
        )
    }
}
