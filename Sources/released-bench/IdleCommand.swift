import ArgumentParser

/// How long nothing is done, and what waits meanwhile.
struct IdleOptions: ParsableArguments {
    @Option(help: "Seconds to watch a service that has nothing to do.")
    var seconds = 30

    @Option(help: "Files that wait in the inbox, each looked at with every poll.")
    var waiting = 50_000

    func validate() throws {
        if seconds < 1 { throw ValidationError("--seconds is 1 or more.") }
        if waiting < 1 { throw ValidationError("--waiting is 1 or more.") }
    }
}

struct IdleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "idle",
        abstract: "Nothing to do: wake-ups, memory, and the poll of a folder full of files that wait."
    )

    @OptionGroup var idle: IdleOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Bench.measure(common) { bench in
            .init(idle: try Idle(bench: bench, seconds: idle.seconds, waiting: idle.waiting).measure())
        }
    }
}
