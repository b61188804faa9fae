import Foundation
import Testing

@testable import released_bench

@Suite("idle figures") struct IdleTests {
    @Test("every system call of every thread counts once, the one that a thread was found in does not")
    func systemCalls() {
        let text = """
            15571 restart_syscall(<... resuming interrupted read ...> <unfinished ...>
            15570 poll([{fd=26, events=POLLIN}], 1, -1 <unfinished ...>
            15570 <... poll resumed>) = 1
            15570 read(26, "\\1", 8) = 8
            15570 openat(AT_FDCWD, "/srv/releases/inbox", O_RDONLY|O_DIRECTORY <unfinished ...>
            15571 <... restart_syscall resumed>) = 1
            15571 write(5, "\\1", 8)  = 8
            15570 <... openat resumed>) = 35
            15571 --- SIGUSR1 {si_signo=SIGUSR1} ---
            15570 close(35)         = 0
            15570 poll([{fd=26, events=POLLIN}], 1, -1 <detached ...>
            15571 +++ exited with 0 +++

            """
        #expect(SystemCallCount.count(in: text) == 5)
        #expect(SystemCallCount.count(in: "") == 0)
    }

    @Test("this process's threads are counted, its memory and its time")
    func threads() throws {
        let watch = ThreadWatch(process: ProcessInfo.processInfo.processIdentifier)
        #expect(watch.switches > 0)
        #expect(watch.processorNanoseconds > 0)
        let (resident, proportional) = try watch.memory()
        #expect(resident > 1 << 20)
        #expect((1...resident).contains(proportional))
    }

    @Test("a process that is none has no figures")
    func noProcess() {
        let watch = ThreadWatch(process: -1)
        #expect(watch.switches == 0)
        #expect(throws: (any Error).self) { try watch.memory() }
    }

    private static func figures(wakeUps: [Double], resident: Int, polls: [Double]) -> IdleFigures {
        func took(_ seconds: Double) -> IdleFigures.Took { .init(processorSeconds: seconds, wallSeconds: seconds) }
        return IdleFigures(
            between: .init(
                seconds: 30,
                wakeUpsPerSecond: Spread(wakeUps),
                processorSeconds: 0,
                residentBytes: resident,
                proportionalBytes: resident
            ),
            polls: .init(wakeUps: Spread([1]), processorMicroseconds: Spread([80]), systemCalls: nil),
            waiting: 10,
            runs: polls.map { .init(floor: took(0.5), service: took($0)) }
        )
    }

    @Test("one wake-up in one of the windows is not silence")
    func silence() {
        #expect(Self.figures(wakeUps: [0, 0, 0], resident: 1, polls: [0.5]).isSilent)
        #expect(!Self.figures(wakeUps: [0, 0.2, 0], resident: 1, polls: [0.5]).isSilent)
    }

    @Test("the poll is judged by the median of its ratios, memory by what is resident")
    func targets() {
        let met = Self.figures(wakeUps: [0], resident: 32 << 20, polls: [0.75, 0.95, 4.5])
        #expect(met.isPollTargetMet && met.isMemoryTargetMet)
        #expect(met.ratio == Spread([1.5, 1.9, 9]))
        let missed = Self.figures(wakeUps: [0], resident: 32 << 20 + 1, polls: [0.75, 1.05, 4.5])
        #expect(!missed.isPollTargetMet && !missed.isMemoryTargetMet)
    }

    @Test("the table has every figure, and says where system calls could not be counted")
    func table() {
        let text = Report.lines(Self.figures(wakeUps: [0], resident: 27 << 20, polls: [0.75])).joined(separator: "\n")
        for word in ["wake-ups/s", "27.0", "target ≤ 32 MiB: met", "not counted", "1.50"] {
            #expect(text.contains(word), "\(word) is missing")
        }
    }
}
