import Foundation

/// What is printed: the machine and the state it was in, then each figure beside its floor.
struct Report: Codable {
    /// What was measured.
    struct Figures: Codable {
        var burst: BurstFigures?
        var latency: [LatencyFigures] = []
        var reading: ReadingFigures?
        var large: LargeFigures?
        var duplicates: DuplicateFigures?
        var journal: JournalFigures?
        var idle: IdleFigures?
        var growth: GrowthFigures?
        var startup: StartupFigures?
    }

    let machine: Machine
    let state: String
    let runs: Int
    let logLevel: String
    let figures: Figures

    init(machine: Machine, options: CommonOptions, figures: Figures) {
        self.machine = machine
        self.figures = figures
        runs = options.runs
        logLevel = options.logLevel
        let bytes = options.flushed ? "and on the disk before the clock starts" : "and not yet flushed"
        state = "warm: the files were just written, are in the page cache \(bytes); each run on new folders"
    }

    /// All of it, each run too.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// The table.
    var text: String {
        var lines = ["machine  \(machine.line)", "state    \(state)"]
        let count = runs == 1 ? "1 run" : "\(runs) runs"
        let doubt = runs < 5 ? "; fewer than five are for a look only" : ""
        lines.append("runs     \(count), floor and service in turns, log level \(logLevel)\(doubt)")
        if let burst = figures.burst { lines += Self.lines(burst) }
        if let burst = figures.burst, let peers = burst.peers {
            lines += Self.lines(peers, isFloorSteady: burst.isFloorSteady)
        }
        for latency in figures.latency { lines += Self.lines(latency) }
        if let reading = figures.reading { lines += Self.lines(reading) }
        if let large = figures.large { lines += Self.lines(large) }
        if let duplicates = figures.duplicates { lines += Self.lines(duplicates) }
        if let journal = figures.journal { lines += Self.lines(journal) }
        if let idle = figures.idle { lines += Self.lines(idle) }
        if let growth = figures.growth { lines += Self.lines(growth) }
        if let startup = figures.startup { lines += Self.lines(startup) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ burst: BurstFigures) -> [String] {
        let adopted = burst.runs.map(\.adopted).min() ?? 0
        let fields = ["minimum", "median", "maximum"]
        return [
            "",
            "burst    \(burst.files) files of \(burst.bytes) bytes, not text, all different; every one verified as"
                + " recorded, of a sample \(Int(adopted * 100)) % adopted",
            row("", fields),
            row("floor, files/s", burst.floorFilesPerSecond, 0),
            row("service, files/s", burst.serviceFilesPerSecond, 0),
            row("time, service / floor", burst.ratio, 2) + verdict(burst.isTargetMet, burst.isFloorSteady, "≤ 2"),
            row("processor time, service / floor", burst.processorRatio, 2),
        ] + doubt(burst.isFloorSteady, burst.floorFilesPerSecond)
    }

    private static func lines(_ latency: LatencyFigures) -> [String] {
        func milliseconds(_ name: String, _ spread: Spread) -> String { row(name, spread, 3, times: 1_000) }
        let counted = latency.runs.flatMap { [$0.floor.drops, $0.service.drops] }.min() ?? 0
        // The figures of DESIGN.md are those of an idle machine; beside others only the floor says what can be had.
        func target(_ isMet: Bool, _ target: String) -> String {
            latency.disturbance == .idle ? verdict(isMet, latency.isFloorSteady, target) : ""
        }
        return [
            "",
            "latency  \(latency.title): \(latency.drops) drops of \(latency.bytes) bytes a run, 5 to 30 ms apart, of"
                + " which \(counted) or more fell within; read on an inotify event of the journal",
            row("", ["minimum", "median", "maximum"]),
            milliseconds("floor, median ms", latency.floorMedian),
            milliseconds("service, median ms", latency.serviceMedian) + target(latency.isMedianTargetMet, "≤ 2 ms"),
            milliseconds("floor, p99 ms", latency.floorPercentile99),
            milliseconds("service, p99 ms", latency.servicePercentile99)
                + target(latency.isPercentile99TargetMet, "≤ 10 ms"),
            milliseconds("floor, longest ms", latency.floorLongest),
            milliseconds("service, longest ms", latency.serviceLongest),
            row("median, service / floor", latency.ratio, 2),
        ] + doubt(latency.isFloorSteady, latency.floorMedian)
    }

    /// A floor that moves makes a target neither met nor missed.
    static func doubt(_ isSteady: Bool, _ floor: Spread) -> [String] {
        if isSteady { return [] }
        let times = String(format: "%.1f", floor.range)
        return [
            "  not a result: the floor itself moved by a factor of \(times) between runs; measure on a quiet machine"
        ]
    }

    static func verdict(_ isMet: Bool, _ isSteady: Bool, _ target: String) -> String {
        "   target \(target): " + (isSteady ? isMet ? "met" : "target missed" : "no verdict")
    }

    static func row(_ name: String, _ spread: Spread, _ decimals: Int, times factor: Double = 1) -> String {
        row(name, values(spread, decimals, times: factor))
    }

    /// The fields of a row: minimum, median, maximum.
    static func values(_ spread: Spread, _ decimals: Int, times factor: Double = 1) -> [String] {
        [spread.minimum, spread.median, spread.maximum].map { String(format: "%.\(decimals)f", $0 * factor) }
    }

    static func row(_ name: String, _ fields: [String]) -> String {
        let padded = fields.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }
        return "  " + name + String(repeating: " ", count: max(0, 34 - name.count)) + padded.joined()
    }
}
