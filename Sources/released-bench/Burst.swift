import FileIO
import ReleaseModel

/// Many files at once: renamed into the inbox as fast as one thread can, until the last record is readable.
struct Burst {
    let bench: Bench
    let files: Int
    let bytes: Int
    var peers: PeersMeasure?

    /// How long nothing may come before the service is taken to hang.
    private static let patience = Duration.seconds(60)

    /// Floor, service and peers in turns, each run on a new folder.
    func measure() throws -> BurstFigures {
        var runs: [BurstFigures.Run] = []
        for number in 1...bench.options.runs {
            bench.tell("burst: run \(number) of \(bench.options.runs)")
            let floor = try bench.runFloor(count: files, bytes: bytes, floor)
            let (service, adopted) = try bench.runService(count: files, bytes: bytes, Self.service)
            runs.append(.init(floor: floor, service: service, ratio: service.seconds / floor.seconds, adopted: adopted))
            peers?.run(beside: Double(files) / service.seconds)
        }
        return BurstFigures(files: files, bytes: bytes, runs: runs, peers: peers?.figures)
    }

    /// The files lie in the inbox before the clock starts: the floor is the work alone.
    private func floor(_ loop: BareLoop, _ files: PreparedFiles) throws -> BurstFigures.Took {
        for name in files.names { try files.drop(name, into: loop.inbox) }
        return try .ofThisProcess { try loop.take(files.names) }
    }

    /// From before the first rename until the last line can be read: the service writes a line into the journal only
    /// after it is durable in the commit log.
    static func service(_ run: ServiceRun, _ files: PreparedFiles) throws -> BurstFigures.Took {
        try service(run, files, behind: 0)
    }

    /// - Parameter earlier: records that stand in the journal already.
    static func service(_ run: ServiceRun, _ files: PreparedFiles, behind earlier: Int) throws -> BurstFigures.Took {
        let expected = earlier + files.names.count
        let calls = LinuxSystemCalls()
        let processorStart = run.process.processorTime
        let start = calls.monotonicTime()
        for name in files.names { try files.drop(name, into: run.inbox) }
        let dropped = (calls.monotonicTime() - start).inSeconds
        var (lines, lastGrowth) = (earlier, calls.monotonicTime())
        while lines < expected {
            let now = calls.monotonicTime()
            let found = try run.tail.count()
            if found > lines { lastGrowth = now }
            lines = found
            guard now - lastGrowth < patience else {
                throw BenchFailure("verification failed: \(lines) of \(expected) records after \(patience)")
            }
            // The other core is the service's.
            if lines < expected { calls.sleep(for: .milliseconds(1)) }
        }
        return .init(
            seconds: (calls.monotonicTime() - start).inSeconds,
            processorSeconds: run.process.processorTime - processorStart,
            dropSeconds: dropped
        )
    }
}

/// What a burst gave.
struct BurstFigures: Codable {
    /// One side of one run.
    struct Took: Codable {
        let seconds: Double
        /// Of all threads, user and system.
        let processorSeconds: Double
        /// How long the renames into the inbox took, where they were measured along.
        var dropSeconds: Double?

        /// What `body` takes, done by this process.
        static func ofThisProcess(_ body: () throws -> Void) rethrows -> Took {
            let calls = LinuxSystemCalls()
            let processorStart = ProcessorTime.seconds(of: "self")
            let start = calls.monotonicTime()
            try body()
            let seconds = (calls.monotonicTime() - start).inSeconds
            return Took(seconds: seconds, processorSeconds: ProcessorTime.seconds(of: "self") - processorStart)
        }
    }

    /// A floor and a service, one right after the other.
    struct Run: Codable {
        let floor: Took
        let service: Took
        /// Seconds of the service through seconds of the floor.
        let ratio: Double
        /// The share of a sample whose inode was adopted.
        let adopted: Double
    }

    /// The most that the service may take, in floors (DESIGN.md §7).
    static let target = 2.0

    let files: Int
    let bytes: Int
    let runs: [Run]
    let floorFilesPerSecond: Spread
    let serviceFilesPerSecond: Spread
    let ratio: Spread
    let processorRatio: Spread
    let isTargetMet: Bool
    /// Whether the floors of all runs agree; where not, the machine was somebody else's too and nothing is said.
    let isFloorSteady: Bool
    /// Those that were asked for.
    let peers: PeersFigures?

    init(files: Int, bytes: Int, runs: [Run], peers: PeersFigures? = nil) {
        self.peers = peers
        self.files = files
        self.bytes = bytes
        self.runs = runs
        floorFilesPerSecond = Spread(runs.map { Double(files) / $0.floor.seconds })
        serviceFilesPerSecond = Spread(runs.map { Double(files) / $0.service.seconds })
        ratio = Spread(runs.map(\.ratio))
        // A clock tick is the least that is counted.
        processorRatio = Spread(runs.map { $0.service.processorSeconds / max($0.floor.processorSeconds, 0.01) })
        isFloorSteady = floorFilesPerSecond.isSteady
        isTargetMet = ratio.median <= Self.target
    }
}
