import Dispatch
import EventSources
import Glibc
import Synchronization
import Testing

/// An actor as the intake is one: its state belongs to the queue that the sources' handlers run on.
actor Ledger {
    nonisolated let queue: ServiceQueue
    private(set) var entries: [String] = []

    init(queue: ServiceQueue) { self.queue = queue }

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    func note(_ entry: String) {
        queue.checkIsolated()
        entries.append(entry)
    }
}

@Suite("ServiceQueue", .timeLimit(.minutes(20)))
struct ServiceQueueTests {
    @Test func `an actor's methods run on the queue`() async {
        let ledger = Ledger(queue: ServiceQueue(label: "test"))
        await ledger.note("here")
        #expect(await ledger.entries == ["here"])
    }

    @Test func `work on the queue may act as the actor, without a hop`() async {
        let queue = ServiceQueue(label: "test")
        let ledger = Ledger(queue: queue)
        for number in 0..<100 {
            queue.async { ledger.assumeIsolated { $0.note("\(number)") } }
        }
        await ledger.note("last")
        #expect(await ledger.entries == (0..<100).map(String.init) + ["last"])
    }

    @Test func `calls from many tasks never overlap`() async {
        let ledger = Ledger(queue: ServiceQueue(label: "test"))
        await withTaskGroup { group in
            for number in 0..<500 { group.addTask { await ledger.note("\(number)") } }
        }
        #expect(Set(await ledger.entries).count == 500)
    }

    @Test func `what was handed in is done, also when the queue is gone`() async {
        let done = AsyncStream.makeStream(of: Int.self)
        do {
            let queue = ServiceQueue(label: "test")
            for number in 0..<100 { queue.async { done.continuation.yield(number) } }
            queue.async { done.continuation.finish() }
        }
        var numbers: [Int] = []
        for await number in done.stream { numbers.append(number) }
        #expect(numbers == Array(0..<100))
    }

    @Test func `an answer is the first that was given, for everybody who waits`() async {
        let answer = Answer<Int>()
        let queue = ServiceQueue(label: "test")
        queue.async {
            usleep(20_000)
            answer.give(1)
            answer.give(2)
        }
        #expect(answer.wait() == 1)
        #expect(answer.wait() == 1)
    }

    @Test func `to act as the actor anywhere else ends the program`() async {
        await #expect(processExitsWith: .failure) {
            let ledger = Ledger(queue: ServiceQueue(label: "test"))
            DispatchQueue.global().sync { ledger.assumeIsolated { $0.note("never") } }
        }
    }
}
