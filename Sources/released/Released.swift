import ArgumentParser
import EventSources
import FileIO
import Intake
import ReleaseModel
import Settings

/// Where the process begins.
@main
enum Program {
    /// First of all: from here on no signal is lost, however early it comes. `--once` is ended by them as any tool is.
    ///
    /// Not `async`: a single job on the shared pool of Swift's tasks makes libdispatch wake an idle process every second
    /// from then on.
    static func main() {
        if !CommandLine.arguments.contains("--once") { SignalSources.holdSignals() }
        LinuxProcess.clearModeMask()
        Released.main()
    }
}

/// The service.
struct Released: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "released",
        abstract: "Takes charge of the press releases that people drop into a shared folder.",
        usage: """
            released [--once] [--log-level <level>] <root>
            released [--once] [--log-level <level>] --config <file>
            released --check-config [--config <file>]
            """,
        discussion: """
            Each file dropped into ROOT/inbox is taken once it is whole, registered once by its content, kept for \
            ever in ROOT/archive, and written into the journal in ROOT/journal that other programs read. Started by \
            systemd, it tells systemd when it is ready, what it does, and that it is alive.

            Exit codes: 0 stopped as asked, or (--once) all recorded; 1 (--once) some rejected; 64 usage; \
            65 damaged data; 70 a fault of the program; 71 no signals can be heard; 74 I/O; 75 another one serves \
            this root, or (--once) some files are left waiting; 77 permission; 78 configuration.
            """,
        version: "0.1.0"
    )

    @Argument(help: "The folder to serve; made where missing.")
    var root: String?

    @Option(name: .long, help: ArgumentHelp("Serve what this file says instead.", valueName: "file"))
    var config: String?

    @Flag(name: .long, help: "Take what is there, print a summary, and exit.")
    var once = false

    @Flag(name: .long, help: "Check the file, else /etc/released/released.toml, and exit.")
    var checkConfig = false

    @Option(name: .long, help: ArgumentHelp("Log this and what is graver.", valueName: "level"))
    var logLevel: LogLevel = .info

    func validate() throws {
        if root != nil && config != nil {
            throw ValidationError("give either a ROOT or --config, not both.")
        }
        if root == nil && config == nil && !checkConfig {
            throw ValidationError("give a ROOT, such as ./releases, or --config FILE.")
        }
        if root?.isEmpty == true { throw ValidationError("the ROOT is empty: name a folder.") }
    }

    func run() throws {
        LinuxProcess.raiseOpenFilesLimit()
        if checkConfig {
            let file = root == nil ? config ?? ConfigurationFile.standardPath.text : nil
            return try ConfigurationCheck(ConfigurationSource(root: root, file: file)).run()
        }
        let source = ConfigurationSource(root: root, file: config)
        let log = ServiceLog(level: logLevel.level)
        if once {
            throw ExitCode(OnceRun(source, log).run())
        }
        throw ExitCode(ServiceRun(source, log).run())
    }
}
