/// What growth costs.
struct GrowthFigures: Codable {
    /// One burst on one root.
    struct Run: Codable {
        /// From the start of the process to its `READY=1`.
        let startSeconds: Double
        /// A second after that.
        let idle: ResidentMemory
        /// The burst.
        let seconds: Double
        /// Of all threads, user and system, in the burst.
        let processorSeconds: Double
        /// The same for what was put off until the service had nothing else to do.
        let tidyingSeconds: Double
        /// At the end of the burst.
        let busy: ResidentMemory
        /// When what was put off is done.
        let after: ResidentMemory
        /// The share of a sample whose inode was adopted.
        let adopted: Double
    }

    /// A root of one size.
    struct Stage: Codable {
        /// Before the first burst.
        let records: UInt64
        /// At the end, the bursts' own records included, as are the next two.
        let journalMegabytes: Double
        let registerMegabytes: Double
        let searchMegabytes: Double
        /// Generating the journal.
        let madeSeconds: Double
        /// The first start, which makes the register of the journal.
        let rebuildSeconds: Double
        let runs: [Run]
        let tools: GrowthTools.Figures

        var start: Spread { Spread(runs.map(\.startSeconds)) }
        var idleMemory: Spread { Spread(runs.map(\.idle.resident)) }
        var busyMemory: Spread { Spread(runs.map(\.busy.resident)) }
        var memoryAfter: Spread { Spread(runs.map(\.after.resident)) }
        func microseconds(files: Int) -> Spread { Spread(runs.map { $0.seconds / Double(files) * 1e6 }) }
        func processorMicroseconds(files: Int) -> Spread {
            Spread(runs.map { $0.processorSeconds / Double(files) * 1e6 })
        }
    }

    /// A curve, for a plot: `records` across, the median up.
    struct Series: Codable {
        let name: String
        let records: [Double]
        let medians: [Double]
    }

    /// The most that a file may cost at any size, in files at the smallest (DESIGN.md §7).
    static let target = 1.3

    let files: Int
    let bytes: Int
    let stages: [Stage]
    /// Cost per file at each size through that at the smallest, run by run.
    let ratios: [Spread]
    /// The same for processor time, which others who want the disk do not lengthen.
    let processorRatios: [Spread]
    let isTargetMet: Bool
    /// Whether the runs at the smallest size agree.
    let isFloorSteady: Bool
    let series: [Series]

    init(files: Int, bytes: Int, stages: [Stage]) {
        self.files = files
        self.bytes = bytes
        self.stages = stages
        ratios = stages.map { stage in
            Spread(zip(stage.runs, stages[0].runs).map { $0.seconds / $1.seconds })
        }
        processorRatios = stages.map { stage in
            Spread(zip(stage.runs, stages[0].runs).map { $0.processorSeconds / max($1.processorSeconds, 0.01) })
        }
        isTargetMet = ratios.allSatisfy { $0.median <= Self.target }
        isFloorSteady = stages[0].microseconds(files: files).isSteady
        series = Self.series(stages, files: files)
    }

    private static func series(_ stages: [Stage], files: Int) -> [Series] {
        func curve(_ name: String, _ median: (Stage) -> Double) -> Series {
            Series(name: name, records: stages.map { Double($0.records) }, medians: stages.map(median))
        }
        return [
            curve("µs per file") { $0.microseconds(files: files).median },
            curve("start to READY, ms") { $0.start.median * 1_000 },
            curve("resident, MiB") { $0.idleMemory.median },
            curve("register, MB") { $0.registerMegabytes },
            curve("find, ms") { $0.tools.findRare.median * 1_000 },
            curve("explain, ms") { $0.tools.explain.median * 1_000 },
        ]
    }
}
