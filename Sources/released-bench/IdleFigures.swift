/// What doing nothing costs.
struct IdleFigures: Codable {
    /// Between two polls, on a new root.
    struct Between: Codable {
        let seconds: Int
        /// Of all threads.
        let wakeUpsPerSecond: Spread
        /// In the whole time.
        let processorSeconds: Double
        let residentBytes: Int
        let proportionalBytes: Int
    }

    /// With the default poll, nothing in the inbox.
    struct Polls: Codable {
        /// A poll, of all threads.
        let wakeUps: Spread
        let processorMicroseconds: Spread
        /// A poll; nil where they could not be counted.
        let systemCalls: Double?
    }

    /// One poll or one bare look.
    struct Took: Codable {
        let processorSeconds: Double
        let wallSeconds: Double
    }

    /// A bare look and a poll, one right after the other.
    struct Run: Codable {
        let floor: Took
        let service: Took
    }

    /// DESIGN.md §7: no wake-up between polls; bytes resident; a poll in bare looks.
    static let (targetWakeUps, targetResidentBytes, targetRatio) = (0.0, 32 << 20, 2.0)

    let between: Between
    let polls: Polls
    let waiting: Int
    let runs: [Run]
    let floorMilliseconds: Spread
    let serviceMilliseconds: Spread
    /// Of processor times within each run.
    let ratio: Spread
    let wallRatio: Spread
    let isFloorSteady: Bool
    let isSilent: Bool
    let isMemoryTargetMet: Bool
    let isPollTargetMet: Bool

    init(between: Between, polls: Polls, waiting: Int, runs: [Run]) {
        self.between = between
        self.polls = polls
        self.waiting = waiting
        self.runs = runs
        floorMilliseconds = Spread(runs.map { $0.floor.processorSeconds * 1e3 })
        serviceMilliseconds = Spread(runs.map { $0.service.processorSeconds * 1e3 })
        ratio = Spread(runs.map { $0.service.processorSeconds / $0.floor.processorSeconds })
        wallRatio = Spread(runs.map { $0.service.wallSeconds / $0.floor.wallSeconds })
        isFloorSteady = floorMilliseconds.isSteady
        isSilent = between.wakeUpsPerSecond.maximum <= Self.targetWakeUps
        isMemoryTargetMet = between.residentBytes <= Self.targetResidentBytes
        isPollTargetMet = ratio.median <= Self.targetRatio
    }
}
