/// What the reading of a journal gave.
struct JournalFigures: Codable {
    /// One program once.
    struct Took: Codable {
        /// From before its start until it has ended.
        let seconds: Double
        /// What it printed.
        let bytes: Int

        var bytesPerSecond: Double { Double(bytes) / seconds }
    }

    /// One right after the other.
    struct Run: Codable {
        /// `cat` of all segments.
        let floor: Took
        let whole: Took
        /// Behind the record in the middle.
        let half: Took
        /// `tail` of the last segment.
        let tailFloor: Took
        /// The same lines, by the number of the record before them.
        let tail: Took
    }

    /// The least that is printed, in bytes a second (DESIGN.md §7).
    static let target = 500e6

    let records: Int
    let bytes: Int
    let segments: Int
    let runs: [Run]
    let floorBytesPerSecond: Spread
    let bytesPerSecond: Spread
    let halfBytesPerSecond: Spread
    /// Seconds for all of it through seconds of `cat`.
    let ratio: Spread
    let tailFloorSeconds: Spread
    let tailSeconds: Spread
    let isTargetMet: Bool
    let isFloorSteady: Bool

    init(records: Int, bytes: Int, segments: Int, runs: [Run]) {
        self.records = records
        self.bytes = bytes
        self.segments = segments
        self.runs = runs
        floorBytesPerSecond = Spread(runs.map(\.floor.bytesPerSecond))
        bytesPerSecond = Spread(runs.map(\.whole.bytesPerSecond))
        halfBytesPerSecond = Spread(runs.map(\.half.bytesPerSecond))
        ratio = Spread(runs.map { $0.whole.seconds / $0.floor.seconds })
        tailFloorSeconds = Spread(runs.map(\.tailFloor.seconds))
        tailSeconds = Spread(runs.map(\.tail.seconds))
        isFloorSteady = floorBytesPerSecond.isSteady
        isTargetMet = bytesPerSecond.median >= Self.target
    }
}
