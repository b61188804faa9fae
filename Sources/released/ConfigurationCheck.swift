import ArgumentParser
import FileIO
import ReleaseModel
import Settings

/// `--check-config`: every fault with its line or key and the remedy.
struct ConfigurationCheck {
    private let source: ConfigurationSource

    init(_ source: ConfigurationSource) { self.source = source }

    func run() throws {
        do {
            let configuration = try source.read()
            print("configuration is good: root \(configuration.root.escaped), \(configuration.inboxes.count) inbox(es)")
        } catch let faults as ConfigurationFaults {
            for fault in faults.faults { LinuxProcess.write(Array("error: \(fault)\n".utf8)[...], to: 2) }
            throw ExitCode(78)
        }
    }
}
