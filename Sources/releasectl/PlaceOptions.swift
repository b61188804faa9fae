import ArgumentParser
import FileIO
import ReleaseModel

/// Which root a command is about: options that all of them have.
struct PlaceOptions: ParsableArguments {
    @Option(help: "The service's folder; if not given, the configuration's, else /srv/releases.")
    var root: String?

    @Option(help: ArgumentHelp("The service's configuration file.", valueName: "file"))
    var config: String?

    func validate() throws {
        if root != nil && config != nil { throw ValidationError("give either --root or --config, not both") }
        if root?.isEmpty == true { throw ValidationError("the root is empty: name a folder") }
        if config?.isEmpty == true { throw ValidationError("the configuration file is empty: name a file") }
    }

    /// As bytes, from the root of the machine on.
    var rootPath: PathBytes? { root.map { LinuxProcess.absolute(RawArguments.path($0)) } }
    var configPath: PathBytes? { config.map { LinuxProcess.absolute(RawArguments.path($0)) } }
}
