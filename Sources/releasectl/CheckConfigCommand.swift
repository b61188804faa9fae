import ArgumentParser
import FileIO
import Intake
import ReleaseModel
import Settings

/// `releasectl check-config`.
struct CheckConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Say everything that is wrong with the configuration.",
        discussion: """
            Looks at --config, else /etc/released/released.toml. Each fault is named with its line or key, and its \
            remedy.

            Exit codes: 0 good; 78 faults.
            """
    )

    @OptionGroup var options: PlaceOptions

    func run() throws {
        if options.root != nil {
            throw ValidationError("a root has no configuration to check: give --config")
        }
        let file = options.configPath ?? ConfigurationFile.standardPath
        do {
            let configuration = try ConfigurationFile.read(file, calls: LinuxSystemCalls())
            let inboxes = Words.count(configuration.inboxes.count, "inbox", "inboxes")
            try StandardStreams.line("\(file.escaped): good: root \(configuration.root.escaped), \(inboxes)")
        } catch let faults as ConfigurationFaults {
            for fault in faults.faults { StandardStreams.complain("error: \(fault)") }
            throw ExitCode(78)
        }
    }
}
