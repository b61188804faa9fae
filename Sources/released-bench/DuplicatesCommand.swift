import ArgumentParser

/// What is dropped once more.
struct DuplicatesOptions: ParsableArguments {
    @Option(help: "Files that are dropped once more.")
    var duplicates = 10_000

    func validate() throws {
        if duplicates < 1 { throw ValidationError("--duplicates is 1 or more.") }
    }
}

struct DuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "Files whose contents are recorded already: files a second until the last record is readable."
    )

    @OptionGroup var duplicates: DuplicatesOptions
    @OptionGroup var size: SizeOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Bench.measure(common) { bench in
            .init(
                duplicates: try Duplicates(bench: bench, files: duplicates.duplicates, bytes: size.bytes).measure()
            )
        }
    }
}
