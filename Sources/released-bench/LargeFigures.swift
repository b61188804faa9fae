/// What large files gave.
struct LargeFigures: Codable {
    /// One right after the other.
    struct Run: Codable {
        /// SHA-256 of as many bytes in memory, on one core.
        let hashSeconds: Double
        let floor: BurstFigures.Took
        let service: BurstFigures.Took
        /// The share of a sample whose inode was adopted.
        let adopted: Double
    }

    /// The least share of one core's SHA-256 speed that each core must reach (DESIGN.md §7).
    static let target = 0.8

    let files: Int
    let bytes: Int
    let cores: Int
    let runs: [Run]
    let hashBytesPerSecond: Spread
    let floorBytesPerSecond: Spread
    let serviceBytesPerSecond: Spread
    /// Of the SHA-256 speed of all cores.
    let share: Spread
    /// What of the service's processor time was SHA-256, by the speed of one core.
    let processorShare: Spread
    /// Seconds of the service through seconds of the floor.
    let ratio: Spread
    let isTargetMet: Bool
    let isFloorSteady: Bool

    init(files: Int, bytes: Int, cores: Int, runs: [Run]) {
        self.files = files
        self.bytes = bytes
        self.runs = runs
        // More cores than files are nobody's.
        let cores = min(cores, files)
        self.cores = cores
        let total = Double(files) * Double(bytes)
        hashBytesPerSecond = Spread(runs.map { total / $0.hashSeconds })
        floorBytesPerSecond = Spread(runs.map { total / $0.floor.seconds })
        serviceBytesPerSecond = Spread(runs.map { total / $0.service.seconds })
        share = Spread(runs.map { $0.hashSeconds / $0.service.seconds / Double(cores) })
        // A clock tick is the least that is counted.
        processorShare = Spread(runs.map { $0.hashSeconds / max($0.service.processorSeconds, 0.01) })
        ratio = Spread(runs.map { $0.service.seconds / $0.floor.seconds })
        isFloorSteady = floorBytesPerSecond.isSteady && hashBytesPerSecond.isSteady
        isTargetMet = share.median >= Self.target
    }
}
