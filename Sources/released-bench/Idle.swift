import CLinux
import FileIO
import Foundation
import ReleaseModel

/// A service that has nothing to do: what wakes it, what it holds, and what it costs it to look at many files that wait.
struct Idle {
    let bench: Bench
    /// How long a service is watched between two polls, all windows together.
    let seconds: Int
    /// Files in the inbox for the poll.
    let waiting: Int

    private let calls = LinuxSystemCalls()

    /// What comes after a start: the search index is looked at, and the commit log is let go of.
    private static let calm = Duration.seconds(8)
    private static let defaultPoll = 5

    init(bench: Bench, seconds: Int, waiting: Int) {
        self.bench = bench
        self.seconds = seconds
        self.waiting = waiting
    }

    /// One service between two polls, one with the default poll, and one whose inbox is full.
    func measure() throws -> IdleFigures {
        bench.tell("idle: between two polls, \(seconds) s")
        let between = try service("poll = \"1h\"") { process, _ in try betweenPolls(process) }
        bench.tell("idle: polls of an empty inbox")
        let polls = try service("poll = \"\(Self.defaultPoll)s\"") { process, path in try emptyPolls(process, path) }
        let full = try service("poll = \"3s\"\nsettle = \"10d\"", files: waiting, fullPolls)
        return IdleFigures(between: between, polls: polls, waiting: waiting, runs: full)
    }

    private func betweenPolls(_ process: Int32) throws -> IdleFigures.Between {
        let watch = ThreadWatch(process: process)
        let window = Double(seconds) / Double(bench.options.runs)
        var wakeUps: [Double] = []
        let begin = watch.processorNanoseconds
        for _ in 1...bench.options.runs {
            let before = watch.switches
            calls.sleep(for: .milliseconds(Int(window * 1_000)))
            wakeUps.append(Double(abs(watch.switches - before)) / window)
        }
        let processor = Double(watch.processorNanoseconds - begin) / 1e9
        let (resident, proportional) = try watch.memory()
        return IdleFigures.Between(
            seconds: seconds,
            wakeUpsPerSecond: Spread(wakeUps),
            processorSeconds: processor,
            residentBytes: resident,
            proportionalBytes: proportional
        )
    }

    /// Two polls to a window.
    private func emptyPolls(_ process: Int32, _ path: String) throws -> IdleFigures.Polls {
        let watch = ThreadWatch(process: process)
        let window = 2 * Self.defaultPoll
        var (wakeUps, microseconds): ([Double], [Double]) = ([], [])
        for _ in 1...bench.options.runs {
            let (switches, processor) = (watch.switches, watch.processorNanoseconds)
            calls.sleep(for: .seconds(window))
            wakeUps.append(Double(watch.switches - switches) / 2)
            microseconds.append(Double(watch.processorNanoseconds - processor) / 2e3)
        }
        let systemCalls = try SystemCallCount.count(of: process, for: window, in: path)
        return IdleFigures.Polls(
            wakeUps: Spread(wakeUps),
            processorMicroseconds: Spread(microseconds),
            systemCalls: systemCalls.map { Double($0) / 2 }
        )
    }

    /// One poll, and one bare look at the same folder, in turns.
    private func fullPolls(_ process: Int32, _ path: String) throws -> [IdleFigures.Run] {
        let watch = ThreadWatch(process: process)
        let inbox = try Directory.open(configured: PathBytes(path + "/root/inbox"), calls: calls)
        try onePoll(watch)
        var runs: [IdleFigures.Run] = []
        for number in 1...bench.options.runs {
            bench.tell("idle: poll \(number) of \(bench.options.runs), \(waiting) files wait")
            let floor = try bareLook(inbox)
            let service = try onePoll(watch)
            runs.append(.init(floor: floor, service: service))
        }
        return runs
    }

    /// Waits for a poll to begin and to end: a service that waits uses no processor at all.
    @discardableResult
    private func onePoll(_ watch: ThreadWatch) throws -> IdleFigures.Took {
        let deadline = calls.monotonicTime() + .seconds(120)
        var (last, lastChange) = (watch.processorNanoseconds, calls.monotonicTime())
        var begin: (processor: Int, time: MonotonicTime)?
        while calls.monotonicTime() < deadline {
            let before = calls.monotonicTime()
            calls.sleep(for: .milliseconds(1))
            let (processor, now) = (watch.processorNanoseconds, calls.monotonicTime())
            if processor != last {
                // Only what follows a quiet time begins a poll.
                if begin == nil, now - lastChange > .milliseconds(500) { begin = (last, before) }
                (last, lastChange) = (processor, now)
            } else if let begin, now - lastChange > .milliseconds(300) {
                let wall = (lastChange - begin.time).inSeconds
                return .init(processorSeconds: Double(last - begin.processor) / 1e9, wallSeconds: wall)
            }
        }
        throw BenchFailure("no poll was seen to begin and end within two minutes: is the service given no processor?")
    }

    private func bareLook(_ inbox: Directory) throws -> IdleFigures.Took {
        let start = calls.monotonicTime()
        let processor = clock()
        let names = clinux_look_at_all(inbox.raw)
        let used = Double(clock() - processor) / 1e6
        guard names >= waiting else { throw BenchFailure("verification failed: \(names) names of \(waiting) files") }
        return .init(processorSeconds: used, wallSeconds: (calls.monotonicTime() - start).inSeconds)
    }

    /// A service on a new root, measured when it has come to rest; what waits must be waiting still at the end.
    private func service<Result>(
        _ settings: String,
        files count: Int = 0,
        _ body: (Int32, String) throws -> Result
    ) throws -> Result {
        try bench.workplace.run { path in
            let place = try Directory.open(configured: PathBytes(path), calls: calls)
            let root = try place.madeDirectory("root", permissions: 0o755).0
            let names = try Self.fill(try root.madeDirectory("inbox", permissions: 0o755).0, count)
            let process = try ServiceProcess(
                bench.binary,
                root: path + "/root",
                settings: settings,
                logLevel: bench.options.logLevel,
                in: bench.workplace
            )
            calls.sleep(for: Self.calm)
            let result = try body(process.identifier, path)
            try process.stop()
            let left = Set(try root.directory("inbox").entries().map(\.name)).intersection(names)
            guard left.count == count else {
                throw BenchFailure("verification failed: \(left.count) of \(count) files wait still")
            }
            return result
        }
    }

    /// Files that wait: whole to all appearance, and not left alone for long enough.
    private static func fill(_ inbox: Directory, _ count: Int) throws -> Set<PathBytes> {
        var names: Set<PathBytes> = []
        for number in 0..<count {
            let name = PathBytes("Press release \(number), draft of the day.docx")
            let file = try inbox.open(name, .createNew, permissions: 0o644)
            try file.writeAll([UInt8(ascii: "x")])
            try file.close()
            names.insert(name)
        }
        return names
    }
}
