import ArgumentParser

/// The measuring tool.
@main
struct ReleasedBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "released-bench",
        abstract: "Measures the service beside bare loops of the same system calls, in the same run.",
        discussion: """
            Whole processes, several runs, minimum, median and maximum; what counts is the ratio within a run, for a \
            machine is never twice the same. Everything is done in a new folder, which is removed again.

            Exit codes: 0 measured, also where a target was missed; 1 a run could not be made, or did not do its \
            work; 64 usage.
            """,
        subcommands: [
            BurstCommand.self,
            LargeCommand.self,
            LatencyCommand.self,
            DuplicatesCommand.self,
            GrowthCommand.self,
            StartupCommand.self,
            IdleCommand.self,
            JournalMeasureCommand.self,
            ReadingCommand.self,
            AllCommand.self,
        ]
    )
}

/// What is dropped in a burst.
struct BurstOptions: ParsableArguments {
    @Option(help: "Files in a burst.")
    var files = 20_000

    func validate() throws {
        if files < 1 { throw ValidationError("--files is 1 or more.") }
    }
}

/// What is dropped one by one.
struct LatencyOptions: ParsableArguments {
    @Option(help: "Files dropped one by one in a run.")
    var drops = 200

    @Option(
        parsing: .upToNextOption,
        help: "What else is done meanwhile (idle, burst, large, upload, upload-flushed; default: each in turn)."
    )
    var under = Disturbance.allCases

    @Option(help: "Files of the burst that is dropped meanwhile.")
    var burstFiles = 20_000

    @Option(name: .customLong("beside-bytes"), help: "Bytes of the large file that is dropped right before.")
    var largeBytes = 1 << 30

    func validate() throws {
        if drops < 1 { throw ValidationError("--drops is 1 or more.") }
        if burstFiles < 1 { throw ValidationError("--burst-files is 1 or more.") }
        if largeBytes < 1 << 20 { throw ValidationError("--beside-bytes is 1048576 or more.") }
    }
}

/// What is read.
struct ReadingMeasureOptions: ParsableArguments {
    @Option(help: "Releases in a run of the reading.")
    var releases = 10_000

    func validate() throws {
        if releases < 1 { throw ValidationError("--releases is 1 or more.") }
    }
}

/// How large the files are.
struct SizeOptions: ParsableArguments {
    @Option(help: "Bytes of each file.")
    var bytes = 4_096

    func validate() throws {
        // Random bytes behind a NUL: with fewer, two files might be the same.
        if bytes < 16 { throw ValidationError("--bytes is 16 or more, so that all files differ.") }
    }
}

struct BurstCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "burst",
        abstract: "Many files at once: files a second until the last record is durable and readable.",
        discussion: "With --peers also through what others use, each as its users would write it."
    )

    @OptionGroup var burst: BurstOptions
    @OptionGroup var peers: PeerOptions
    @OptionGroup var size: SizeOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Bench.measure(common) { bench in
            let peers = peers.measure(bench, bytes: size.bytes)
            return .init(
                burst: try Burst(bench: bench, files: burst.files, bytes: size.bytes, peers: peers).measure()
            )
        }
    }
}

struct LatencyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "latency",
        abstract: "Single files: from the rename into the inbox until the record is readable, idle and disturbed."
    )

    @OptionGroup var latency: LatencyOptions
    @OptionGroup var size: SizeOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Bench.measure(common) { bench in
            .init(
                latency: try latency.under.map {
                    try Latency(bench: bench, options: latency, bytes: size.bytes, disturbance: $0).measure()
                }
            )
        }
    }
}

struct ReadingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reading",
        abstract: "Releases in four languages: the reading alone, and the whole service with and without it."
    )

    @OptionGroup var reading: ReadingMeasureOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Bench.measure(common) { bench in
            .init(reading: try ReadingMeasure(bench: bench, count: reading.releases).measure())
        }
    }
}
