import FileIO
import Intake
import ReleaseModel
import Settings

/// Where the configuration comes from: a ROOT on the command line, or a file. It can be read again.
struct ConfigurationSource: Sendable {
    private let root: PathBytes?
    private let file: PathBytes?

    init(root: String?, file: String?) {
        self.root = root.map { LinuxProcess.absolute(PathBytes($0)) }
        self.file = file.map { LinuxProcess.absolute(PathBytes($0)) }
    }

    /// Reads it.
    /// - Throws: ``ConfigurationFaults``.
    func read() throws -> Configuration {
        let hostName = LinuxProcess.hostName
        if let root { return Configuration.defaults(root: root, hostName: hostName) }
        guard let file else { return Configuration.defaults(root: Configuration.standardRoot, hostName: hostName) }
        return try ConfigurationFile.read(file, calls: LinuxSystemCalls())
    }
}
