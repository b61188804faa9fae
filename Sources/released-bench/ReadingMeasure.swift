import FileIO
import Reading
import ReleaseModel

/// The reading of releases: alone on one core, and as a part of the whole service.
struct ReadingMeasure {
    let bench: Bench
    let count: Int

    /// The reading alone, the service that does not read, and the service, in turns.
    func measure() throws -> ReadingFigures {
        var generator = GeneratedReleases(seed: LinuxSystemCalls().randomNumber())
        let releases = (0..<count).map { generator.release($0) }
        var runs: [ReadingFigures.Run] = []
        for number in 1...bench.options.runs {
            bench.tell("reading: run \(number) of \(bench.options.runs)")
            let alone = try readAlone(releases)
            let floor = try bench.runService(releases, isRead: false, Burst.service)
            let service = try bench.runService(releases, isRead: true, Burst.service)
            runs.append(.init(aloneSeconds: alone, floor: floor, service: service))
        }
        bench.tell("reading: 1 MiB of each kind of text")
        let longTexts = try LongTextFigures.measure(runs: bench.options.runs)
        return ReadingFigures(releases, runs: runs, longTexts: longTexts)
    }

    private func readAlone(_ releases: [[UInt8]]) throws -> Double {
        let calls = LinuxSystemCalls()
        let options = ReadingOptions(contentType: "text/plain")
        var found = 0
        let start = calls.monotonicTime()
        for release in releases {
            let result = Reading.read(release, options: options)
            if result.facts?.language != nil, result.facts?.country != nil, result.facts?.contacts.isEmpty == false {
                found += 1
            }
        }
        let seconds = (calls.monotonicTime() - start).inSeconds
        // The figure is one of reading, not of giving up.
        guard found == releases.count else {
            let text = "verification failed: language, country and contact were found in \(found) of \(releases.count)"
            throw BenchFailure(text)
        }
        return seconds
    }
}

/// What the reading gave.
struct ReadingFigures: Codable {
    /// One right after the other.
    struct Run: Codable {
        let aloneSeconds: Double
        /// The service with `reading = false`.
        let floor: BurstFigures.Took
        let service: BurstFigures.Took
    }

    /// The least that the whole service must do, in releases a second.
    static let target = 2_000.0

    let releases: Int
    let meanBytes: Int
    let runs: [Run]
    let microseconds: Spread
    let megabytesPerSecond: Spread
    let floorPerSecond: Spread
    let servicePerSecond: Spread
    let ratio: Spread
    let processorMicroseconds: Spread
    let isTargetMet: Bool
    let isFloorSteady: Bool
    let longTexts: [LongTextFigures]

    init(_ read: [[UInt8]], runs: [Run], longTexts: [LongTextFigures]) {
        self.runs = runs
        self.longTexts = longTexts
        releases = read.count
        let bytes = read.reduce(0) { $0 + $1.count }
        meanBytes = bytes / releases
        let count = Double(releases)
        microseconds = Spread(runs.map { $0.aloneSeconds * 1e6 / count })
        megabytesPerSecond = Spread(runs.map { Double(bytes) / 1e6 / $0.aloneSeconds })
        floorPerSecond = Spread(runs.map { count / $0.floor.seconds })
        servicePerSecond = Spread(runs.map { count / $0.service.seconds })
        ratio = Spread(runs.map { $0.service.seconds / $0.floor.seconds })
        processorMicroseconds = Spread(runs.map { $0.service.processorSeconds * 1e6 / count })
        isFloorSteady = floorPerSecond.isSteady
        isTargetMet = servicePerSecond.median >= Self.target
    }
}
