import FileIO
import Intake
import ReleaseModel
import Settings
import SystemPackage

/// Finds the configuration that a command goes by.
struct ConfigurationChoice {
    let configuration: Configuration

    init(_ options: PlaceOptions, calls: any SystemCalls) throws {
        let defaults = { (root: PathBytes) in Configuration.defaults(root: root, hostName: LinuxProcess.hostName) }
        if let file = options.configPath {
            configuration = try Self.read(file, calls)
        } else if let root = options.rootPath {
            // The settings of that root, where the machine's configuration is about it.
            let standard = try? Self.standard(calls)
            configuration = standard.flatMap { $0.root == root ? $0 : nil } ?? defaults(root)
        } else {
            configuration = try Self.standard(calls) ?? defaults(Configuration.standardRoot)
        }
    }

    /// - Returns: nil where the machine has none.
    private static func standard(_ calls: any SystemCalls) throws -> Configuration? {
        let (folder, name) = ConfigurationFile.standardPath.split
        do {
            let folder = try Directory.open(configured: folder, calls: calls)
            guard try folder.configuredContents(name) != nil else { return nil }
        } catch {
            if error.code == .noSuchFileOrDirectory { return nil }
            let code: Int32 = error.isPermission ? 77 : 74
            throw Failure(code, error.description, hint: "name the service's folder with --root")
        }
        return try read(ConfigurationFile.standardPath, calls)
    }

    /// A file with faults still says where the root is, and a running service goes by what it had before: what it does
    /// can be looked at all the same.
    private static func read(_ file: PathBytes, _ calls: any SystemCalls) throws -> Configuration {
        do { return try ConfigurationFile.read(file, calls: calls) } catch {
            guard let found = rootAlone(file, calls) else {
                let rest = error.faults.count - 1
                let more = rest > 0 ? "; \(rest) more: `releasectl check-config --config FILE` lists them" : ""
                throw Failure(78, (error.faults.first?.description ?? "\(error)") + more)
            }
            let count = Words.count(error.faults.count, "fault")
            StandardStreams.complain(
                "note: \(file.escaped) has \(count) (`releasectl check-config --config \(file.escaped)`);"
                    + " looking at \(found.root.escaped) with default settings"
            )
            return found
        }
    }

    /// What the line `root = …` before the first section says, by the same parser.
    private static func rootAlone(_ file: PathBytes, _ calls: any SystemCalls) -> Configuration? {
        let (folder, name) = file.split
        guard let folder = try? Directory.open(configured: folder.isEmpty ? "/" : folder, calls: calls),
            let bytes = try? folder.configuredContents(name)
        else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let top = lines.prefix { !$0.drop { $0 == " " || $0 == "\t" }.hasPrefix("[") }
        let line = top.first { $0.drop { $0 == " " || $0 == "\t" }.hasPrefix("root") } ?? ""
        return try? Configuration.parse(String(line), origin: file.text, hostName: LinuxProcess.hostName) { path in
            (try? Directory.open(configured: path, calls: calls)) != nil
        }
    }
}
