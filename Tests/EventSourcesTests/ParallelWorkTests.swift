import Dispatch
import EventSources
import Glibc
import Synchronization
import Testing

@Suite("ParallelWork and BackgroundQueue", .timeLimit(.minutes(20)))
struct ParallelWorkTests {
    @Test(arguments: [0, 1, 2, 3, 512]) func `every part is done once, and all before it returns`(count: Int) {
        let parts = Mutex<[Int]>([])
        ParallelWork.forEach(count: count) { part in parts.withLock { $0.append(part) } }
        #expect(parts.withLock { $0.sorted() } == Array(0..<count))
    }

    @Test func `a part may itself be work that is shared`() {
        let parts = Mutex<[Int]>([])
        ParallelWork.forEach(count: 8) { outer in
            ParallelWork.forEach(count: 8) { inner in parts.withLock { $0.append(outer * 8 + inner) } }
        }
        #expect(parts.withLock { $0.sorted() } == Array(0..<64))
    }

    @Test func `many callers share the same threads`() async {
        let sums = await withTaskGroup { group in
            for _ in 0..<16 {
                group.addTask {
                    let sum = Mutex(0)
                    for _ in 0..<50 { ParallelWork.forEach(count: 20) { part in sum.withLock { $0 += part } } }
                    return sum.withLock { $0 }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sums == Array(repeating: 50 * 190, count: 16))
    }

    @Test func `a single part is done on the caller's thread`() {
        let caller = pthread_self()
        ParallelWork.forEach(count: 1) { _ in #expect(pthread_equal(caller, pthread_self()) != 0) }
    }

    @Test(.enabled(if: sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1, "one core does one thing at a time"))
    func `two parts are done at the same time`() {
        let arrived = Mutex(0)
        let met = Mutex(0)
        ParallelWork.forEach(count: 2) { _ in
            arrived.withLock { $0 += 1 }
            for _ in 0..<5_000 where arrived.withLock({ $0 }) < 2 { usleep(2_000) }
            if arrived.withLock({ $0 }) == 2 { met.withLock { $0 += 1 } }
        }
        // Each waits for the other: one after the other, the first would have waited in vain.
        #expect(met.withLock { $0 } == 2)
    }

    @Test(arguments: [1, 2, 4]) func `no more pieces than the width are under way, and all get done`(width: Int) {
        let queue = BackgroundQueue(label: "test", width: width)
        let state = Mutex((running: 0, most: 0))
        let group = DispatchGroup()
        for _ in 0..<60 {
            group.enter()
            queue.async {
                state.withLock {
                    $0.running += 1
                    $0.most = max($0.most, $0.running)
                }
                usleep(1_000)
                state.withLock { $0.running -= 1 }
                group.leave()
            }
        }
        #expect(group.wait(timeout: .now() + 30) == .success)
        #expect(state.withLock { $0.running } == 0)
        #expect((1...width).contains(state.withLock { $0.most }))
    }

    @Test func `as many as the width do run together, however few the cores`() {
        let queue = BackgroundQueue(label: "test", width: 6)
        let arrived = Mutex(0)
        let group = DispatchGroup()
        for _ in 0..<6 {
            group.enter()
            queue.async {
                arrived.withLock { $0 += 1 }
                // Nobody leaves before all have come.
                for _ in 0..<10_000 where arrived.withLock({ $0 }) < 6 { usleep(1_000) }
                if arrived.withLock({ $0 }) == 6 { group.leave() }
            }
        }
        #expect(group.wait(timeout: .now() + 30) == .success)
    }

    @Test func `work that hangs holds up its own lane only`() {
        let queue = BackgroundQueue(label: "test", width: 2)
        let release = DispatchSemaphore(value: 0)
        let (others, all) = (DispatchGroup(), DispatchGroup())
        all.enter()
        queue.async {
            release.wait()
            all.leave()
        }
        for _ in 0..<50 {
            others.enter()
            queue.async { others.leave() }
        }
        #expect(others.wait(timeout: .now() + 30) == .success)
        release.signal()
        #expect(all.wait(timeout: .now() + 30) == .success)
    }

    @Test func `pieces begin in the order they were handed in`() {
        let queue = BackgroundQueue(label: "test", width: 1)
        let order = Mutex<[Int]>([])
        let group = DispatchGroup()
        for number in 0..<200 {
            group.enter()
            queue.async {
                order.withLock { $0.append(number) }
                group.leave()
            }
            if number == 100 { #expect(group.wait(timeout: .now() + 30) == .success) }
        }
        #expect(group.wait(timeout: .now() + 30) == .success)
        #expect(order.withLock { $0 } == Array(0..<200))
    }

    @Test func `a queue without a lane cannot be made`() async {
        await #expect(processExitsWith: .failure) { _ = BackgroundQueue(label: "test", width: 0) }
    }
}
