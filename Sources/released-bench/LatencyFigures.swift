/// What single drops gave.
struct LatencyFigures: Codable {
    /// One side of one run.
    struct Took: Codable {
        let drops: Int
        let medianSeconds: Double
        let percentile99Seconds: Double
        let longestSeconds: Double

        init(seconds: [Double]) {
            drops = seconds.count
            medianSeconds = Statistics.median(seconds)
            percentile99Seconds = Statistics.percentile(99, of: seconds)
            longestSeconds = Statistics.percentile(100, of: seconds)
        }
    }

    /// A floor and a service, one right after the other.
    struct Run: Codable {
        let floor: Took
        let service: Took
    }

    /// The longest that the median, and 99 of 100, may take on an idle machine (DESIGN.md §7).
    static let (targetMedian, targetPercentile99) = (0.002, 0.010)

    let disturbance: Disturbance
    let title: String
    let drops: Int
    let bytes: Int
    let runs: [Run]
    let floorMedian: Spread
    let serviceMedian: Spread
    let floorPercentile99: Spread
    let servicePercentile99: Spread
    let floorLongest: Spread
    let serviceLongest: Spread
    /// Of the medians, within each run.
    let ratio: Spread
    /// Whether the floors of all runs agree; where not, the machine was somebody else's too and nothing is said.
    let isFloorSteady: Bool
    let isMedianTargetMet: Bool
    let isPercentile99TargetMet: Bool

    init(_ disturbance: Disturbance, _ options: LatencyOptions, bytes: Int, runs: [Run]) {
        self.disturbance = disturbance
        title = disturbance.title(options)
        drops = options.drops
        self.bytes = bytes
        self.runs = runs
        floorMedian = Spread(runs.map(\.floor.medianSeconds))
        serviceMedian = Spread(runs.map(\.service.medianSeconds))
        floorPercentile99 = Spread(runs.map(\.floor.percentile99Seconds))
        servicePercentile99 = Spread(runs.map(\.service.percentile99Seconds))
        floorLongest = Spread(runs.map(\.floor.longestSeconds))
        serviceLongest = Spread(runs.map(\.service.longestSeconds))
        ratio = Spread(runs.map { $0.service.medianSeconds / $0.floor.medianSeconds })
        isFloorSteady = floorMedian.isSteady
        isMedianTargetMet = serviceMedian.median <= Self.targetMedian
        isPercentile99TargetMet = servicePercentile99.median <= Self.targetPercentile99
    }
}
