public import FileIO
public import ReleaseModel
public import Settings
import SystemPackage

/// Reads a configuration file from the disk.
public enum ConfigurationFile {
    /// Where packages put it.
    public static let standardPath: PathBytes = "/etc/released/released.toml"

    /// Reads and parses a file.
    /// - Throws: ``ConfigurationFaults``, also when the file cannot be read.
    public static func read(
        _ path: PathBytes,
        calls: any SystemCalls
    ) throws(ConfigurationFaults) -> Configuration {
        let (folder, name) = path.split
        let bytes: [UInt8]?
        do throws(FileError) {
            bytes = try Directory.open(configured: folder.isEmpty ? "/" : folder, calls: calls)
                .configuredContents(name)
        } catch {
            throw .unreadable(path, error.description)
        }
        guard let bytes else { throw .unreadable(path, "it is not there") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .unreadable(path, "it is not UTF-8: save it as UTF-8")
        }
        return try Configuration.parse(text, origin: path.text, hostName: LinuxProcess.hostName) { folder in
            // Only absence is the configuration's fault; what else is wrong is said by whoever opens it for good.
            do throws(FileError) {
                _ = try Directory.open(configured: folder, calls: calls)
                return true
            } catch {
                return error.code != .noSuchFileOrDirectory && error.code != .notDirectory
            }
        }
    }
}

extension ConfigurationFaults {
    static func unreadable(_ path: PathBytes, _ problem: String) -> ConfigurationFaults {
        let fault = Fault(
            origin: path.text,
            line: nil,
            key: nil,
            problem: "the configuration cannot be read",
            remedy: problem
        )
        return ConfigurationFaults(faults: [fault])
    }
}
