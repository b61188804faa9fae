import ArgumentParser

/// What large files are dropped.
struct LargeOptions: ParsableArguments {
    @Option(help: "Large files in a run.")
    var largeFiles = 32

    @Option(help: "Bytes of each large file.")
    var largeBytes = 16 << 20

    func validate() throws {
        if largeFiles < 1 { throw ValidationError("--large-files is 1 or more.") }
        if largeBytes < 16 { throw ValidationError("--large-bytes is 16 or more, so that all files differ.") }
    }

    func measurement(_ bench: Bench) -> LargeFiles { LargeFiles(bench: bench, files: largeFiles, bytes: largeBytes) }
}

struct LargeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "large",
        abstract: "Large files at once: bytes a second, beside the SHA-256 of as many bytes in memory."
    )

    @OptionGroup var large: LargeOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Bench.measure(common) { bench in .init(large: try large.measurement(bench).measure()) }
    }
}
