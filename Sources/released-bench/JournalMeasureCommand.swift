import ArgumentParser

/// What journal is read.
struct JournalMeasureOptions: ParsableArguments {
    @Option(help: "Bytes of the journal that is read, at least.")
    var journalBytes = 1 << 30

    @Option(help: ArgumentHelp("The releasectl to measure (default: beside released-bench).", valueName: "path"))
    var releasectl: String?

    func validate() throws {
        if journalBytes < 1 { throw ValidationError("--journal-bytes is 1 or more.") }
    }

    func measurement(_ bench: Bench) -> JournalMeasure {
        JournalMeasure(bench: bench, bytes: journalBytes, releasectl: releasectl)
    }
}

struct JournalMeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "A long journal read by releasectl: bytes a second, beside cat of the same segments."
    )

    @OptionGroup var journal: JournalMeasureOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Bench.measure(common) { bench in .init(journal: try journal.measurement(bench).measure()) }
    }
}
