import FileIO
import ReleaseModel

/// One file into an idle service: from the rename until its line can be read.
struct Latency {
    let bench: Bench
    let drops: Int
    let bytes: Int

    private static let patience = Duration.seconds(10)

    /// Floor and service in turns, each run on a new folder.
    func measure() throws -> LatencyFigures {
        var runs: [LatencyFigures.Run] = []
        for number in 1...bench.options.runs {
            bench.tell("latency: run \(number) of \(bench.options.runs)")
            let floor = try bench.runFloor(count: drops, bytes: bytes, floor)
            let (service, _) = try bench.runService(count: drops, bytes: bytes, service)
            runs.append(.init(floor: .init(seconds: floor), service: .init(seconds: service)))
        }
        return LatencyFigures(drops: drops, bytes: bytes, runs: runs)
    }

    private func floor(_ loop: BareLoop, _ files: PreparedFiles) throws -> [Double] {
        try each(files) { name in
            try files.drop(name, into: loop.inbox)
            try loop.take([name])
        }
    }

    private func service(_ run: ServiceRun, _ files: PreparedFiles) throws -> [Double] {
        let calls = LinuxSystemCalls()
        var lines = 0
        return try each(files) { name in
            try files.drop(name, into: run.inbox)
            lines += 1
            let deadline = calls.monotonicTime() + Self.patience
            while try run.tail.count() < lines {
                guard calls.monotonicTime() < deadline else {
                    throw BenchFailure("verification failed: no record of \(name.escaped) after \(Self.patience)")
                }
                try run.tail.waitForGrowth(.seconds(1))
            }
        }
    }

    /// The seconds that each drop takes, with a pause before it: people do not drop in step.
    private func each(_ files: PreparedFiles, _ drop: (PathBytes) throws -> Void) rethrows -> [Double] {
        let calls = LinuxSystemCalls()
        return try files.names.map { name in
            calls.sleep(for: .milliseconds(Int.random(in: 5...30)))
            let start = calls.monotonicTime()
            try drop(name)
            return (calls.monotonicTime() - start).inSeconds
        }
    }
}

/// What the drops gave.
struct LatencyFigures: Codable {
    /// One side of one run.
    struct Took: Codable {
        let medianSeconds: Double
        let percentile99Seconds: Double

        init(seconds: [Double]) {
            medianSeconds = Statistics.median(seconds)
            percentile99Seconds = Statistics.percentile(99, of: seconds)
        }
    }

    /// A floor and a service, one right after the other.
    struct Run: Codable {
        let floor: Took
        let service: Took
    }

    /// The longest that the median, and 99 of 100, may take (DESIGN.md §7).
    static let (targetMedian, targetPercentile99) = (0.002, 0.010)

    let drops: Int
    let bytes: Int
    let runs: [Run]
    let floorMedian: Spread
    let serviceMedian: Spread
    let floorPercentile99: Spread
    let servicePercentile99: Spread
    /// Of the medians, within each run.
    let ratio: Spread
    /// Whether the floors of all runs agree; where not, the machine was somebody else's too and nothing is said.
    let isFloorSteady: Bool
    let isMedianTargetMet: Bool
    let isPercentile99TargetMet: Bool

    init(drops: Int, bytes: Int, runs: [Run]) {
        self.drops = drops
        self.bytes = bytes
        self.runs = runs
        floorMedian = Spread(runs.map(\.floor.medianSeconds))
        serviceMedian = Spread(runs.map(\.service.medianSeconds))
        floorPercentile99 = Spread(runs.map(\.floor.percentile99Seconds))
        servicePercentile99 = Spread(runs.map(\.service.percentile99Seconds))
        ratio = Spread(runs.map { $0.service.medianSeconds / $0.floor.medianSeconds })
        isFloorSteady = floorMedian.isSteady
        isMedianTargetMet = serviceMedian.median <= Self.targetMedian
        isPercentile99TargetMet = servicePercentile99.median <= Self.targetPercentile99
    }
}
