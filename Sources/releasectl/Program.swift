import ArgumentParser

/// Where the process begins.
@main
enum Program {
    static func main() {
        StandardStreams.holdOpen()
        do {
            var command = try Releasectl.parseAsRoot(QueryParser.sheltered(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch let failure as Failure {
            StandardStreams.tell(failure)
            Releasectl.exit(withError: ExitCode(failure.code))
        } catch is OutputClosed {
            // Nobody reads any more: nothing to say, and nobody to say it to.
            Releasectl.exit(withError: ExitCode(74))
        } catch {
            end(error)
        }
    }

    /// Usage errors in the words of the argument parser, `error:` as everywhere here; help and `--version` as it does
    /// them.
    private static func end(_ error: any Error) -> Never {
        let code = Releasectl.exitCode(for: error)
        guard code == .validationFailure else {
            if error is ExitCode || code.isSuccess { Releasectl.exit(withError: error) }
            StandardStreams.tell(Failure(of: error))
            Releasectl.exit(withError: ExitCode(Failure(of: error).code))
        }
        var text = Releasectl.fullMessage(for: error)
        if text.hasPrefix("Error: ") { text = "error: " + text.dropFirst(7).prefix(1).lowercased() + text.dropFirst(8) }
        StandardStreams.complain(text)
        Releasectl.exit(withError: ExitCode(code.rawValue))
    }
}

/// The tool beside the service.
struct Releasectl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "releasectl",
        abstract: "Looks after released, the service that takes charge of press releases.",
        discussion: """
            Every command works beside a running service and without one.

            Exit codes: 0 well; 1 degraded, or faults found; 3 the service is not running; 64 usage; 65 damaged data; \
            66 nothing there; 70 a fault of the program; 74 I/O; 75 try again; 77 permission; 78 configuration.
            """,
        version: "0.1.0",
        subcommands: [
            StatusCommand.self, JournalCommand.self, FindCommand.self, ExtractCommand.self, VerifyCommand.self,
            ExplainCommand.self, RebuildCommand.self,
            RepairCommand.self, ReloadCommand.self, CheckConfigCommand.self, DoctorCommand.self, MetricsCommand.self,
            ExportCommand.self,
        ]
    )
}
