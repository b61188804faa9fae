import FileIO
import ReleaseModel

/// Files whose contents are all recorded already: the same bytes once more, under other names.
struct Duplicates {
    let bench: Bench
    let files: Int
    let bytes: Int

    /// Floor and service in turns, each run on a new folder. The first of each content is not timed.
    func measure() throws -> DuplicateFigures {
        var runs: [DuplicateFigures.Run] = []
        for number in 1...bench.options.runs {
            bench.tell("duplicates: run \(number) of \(bench.options.runs)")
            let floor = try bench.runFloor(count: files, bytes: bytes, floor)
            let service = try bench.runService(
                prepare: { place in
                    let folder = try place.madeDirectory("files", permissions: 0o755).0
                    return try PreparedFiles(count: files, bytes: bytes, flushed: bench.options.flushed, in: folder)
                },
                verify: { try DuplicateVerification(of: $0).service($1) },
                service
            )
            runs.append(.init(floor: floor, service: service))
        }
        return DuplicateFigures(files: files, bytes: bytes, runs: runs)
    }

    private func again(_ files: PreparedFiles) throws -> PreparedFiles {
        try files.again(flushed: bench.options.flushed)
    }

    private func floor(_ loop: BareLoop, _ files: PreparedFiles) throws -> BurstFigures.Took {
        for name in files.names { try files.drop(name, into: loop.inbox) }
        try loop.take(files.names)
        let again = try again(files)
        for name in again.names { try again.drop(name, into: loop.inbox) }
        return try BurstFigures.Took.ofThisProcess { try loop.takeDuplicates(again.names) }
    }

    private func service(_ run: ServiceRun, _ files: PreparedFiles) throws -> BurstFigures.Took {
        _ = try Burst.service(run, files)
        return try Burst.service(run, try again(files), behind: files.names.count)
    }
}

/// What duplicates gave.
struct DuplicateFigures: Codable {
    /// A floor and a service, one right after the other.
    struct Run: Codable {
        let floor: BurstFigures.Took
        let service: BurstFigures.Took
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
    let isFloorSteady: Bool

    init(files: Int, bytes: Int, runs: [Run]) {
        self.files = files
        self.bytes = bytes
        self.runs = runs
        floorFilesPerSecond = Spread(runs.map { Double(files) / $0.floor.seconds })
        serviceFilesPerSecond = Spread(runs.map { Double(files) / $0.service.seconds })
        ratio = Spread(runs.map { $0.service.seconds / $0.floor.seconds })
        // A clock tick is the least that is counted.
        processorRatio = Spread(runs.map { $0.service.processorSeconds / max($0.floor.processorSeconds, 0.01) })
        isFloorSteady = floorFilesPerSecond.isSteady
        isTargetMet = ratio.median <= Self.target
    }
}
