import ArgumentParser

/// How many records there are already.
struct GrowthOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Records before the bursts, by commas, the fewest first; 10000000 takes some 12 GB and a quarter of an hour.",
            valueName: "counts"
        )
    )
    var records = RecordCounts(counts: [1_000, 100_000, 1_000_000])
}

/// `1000,1000000`.
struct RecordCounts: ExpressibleByArgument, CustomStringConvertible {
    let counts: [UInt64]

    init(counts: [UInt64]) { self.counts = counts }

    init?(argument: String) {
        let words = argument.split(separator: ",", omittingEmptySubsequences: false)
        let counts = words.compactMap { UInt64($0) }
        guard counts.count == words.count, counts == counts.sorted(), Set(counts).count == counts.count,
            let first = counts.first, first >= 10, counts.allSatisfy({ $0 <= 100_000_000 })
        else { return nil }
        self.counts = counts
    }

    var description: String { counts.map(String.init).joined(separator: ",") }
    var defaultValueDescription: String { description }
}

struct GrowthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "growth",
        abstract: "Cost per file, start, memory, disk, find and explain where many records are there already."
    )

    @OptionGroup var growth: GrowthOptions
    @OptionGroup var burst: BurstOptions
    @OptionGroup var size: SizeOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Bench.measure(common) { bench in
            let growth = Growth(bench: bench, sizes: growth.records.counts, files: burst.files, bytes: size.bytes)
            return .init(growth: try growth.measure())
        }
    }
}

/// How much there is already when a service starts.
struct StartupOptions: ParsableArguments {
    @Option(name: .customLong("startup-records"), help: "Records there are already when the service starts.")
    var records: UInt64 = 1_000_000

    func validate() throws {
        if !(10...100_000_000).contains(records) { throw ValidationError("--startup-records is 10 to 100000000.") }
    }
}

struct StartupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "startup",
        abstract: "From the start of the process to READY=1, with many records, page cache empty and warm."
    )

    @OptionGroup var startup: StartupOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Bench.measure(common) { bench in
            .init(startup: try Startup(bench: bench, records: startup.records).measure())
        }
    }
}
