import ArgumentParser

struct AllCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "all",
        abstract: "Everything that can be measured, one after the other."
    )

    @OptionGroup var burst: BurstOptions
    @OptionGroup var large: LargeOptions
    @OptionGroup var latency: LatencyOptions
    @OptionGroup var duplicates: DuplicatesOptions
    @OptionGroup var journal: JournalMeasureOptions
    @OptionGroup var reading: ReadingMeasureOptions
    @OptionGroup var growth: GrowthOptions
    @OptionGroup var startup: StartupOptions
    @OptionGroup var idle: IdleOptions
    @OptionGroup var peers: PeerOptions
    @OptionGroup var size: SizeOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Bench.measure(common) { bench in
            // A line for each: they run in this order.
            var figures = Report.Figures()
            let peers = peers.measure(bench, bytes: size.bytes)
            figures.burst = try Burst(bench: bench, files: burst.files, bytes: size.bytes, peers: peers).measure()
            figures.large = try large.measurement(bench).measure()
            figures.latency = try latency.under.map {
                try Latency(bench: bench, options: latency, bytes: size.bytes, disturbance: $0).measure()
            }
            figures.duplicates = try Duplicates(bench: bench, files: duplicates.duplicates, bytes: size.bytes).measure()
            figures.journal = try journal.measurement(bench).measure()
            figures.reading = try ReadingMeasure(bench: bench, count: reading.releases).measure()
            let sizes = growth.records.counts
            figures.growth = try Growth(bench: bench, sizes: sizes, files: burst.files, bytes: size.bytes).measure()
            figures.startup = try Startup(bench: bench, records: startup.records).measure()
            figures.idle = try Idle(bench: bench, seconds: idle.seconds, waiting: idle.waiting).measure()
            return figures
        }
    }
}
