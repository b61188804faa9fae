import ArgumentParser
import FileIO
import Inbox
import Intake
import ReleaseModel
import Reports
import Settings
import SystemPackage

/// `releasectl metrics`.
struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Print the service's health in Prometheus' text format.",
        discussion: """
            For the node exporter's textfile collector: released-metrics.timer writes it to \
            /var/lib/prometheus/node-exporter/released.prom. Works beside a running service, and without one \
            (released_up 0; the counters keep what they had).

            Exit codes: 0, whatever it says of the service; 66 no such root; 74 I/O; 77 permission; 78 configuration.
            """
    )

    @OptionGroup var options: PlaceOptions

    @Option(help: ArgumentHelp("Write to this file, whole or not at all, instead of printing.", valueName: "file"))
    var output: String?

    func validate() throws {
        if output?.isEmpty == true { throw ValidationError("the output file is empty: name a file") }
    }

    func run() throws {
        guard let output else { return try StandardStreams.write(Self.bytes(of: Place(options))[...]) }
        let file = LinuxProcess.absolute(RawArguments.path(output))
        do {
            try Self.write(Self.bytes(of: Place(options)), to: file)
        } catch {
            // The root is not there, or not to be read: what was written before must not go on saying that all is well.
            let nothing = Self.text(process: .stopped, status: nil, found: [])
            try? Self.write(Array(nothing.rendered.utf8), to: file)
            throw Failure.wrap(error)
        }
    }

    /// Puts it in place of the old one, whole for every reader, under `NAME.new` until then: the collector reads what
    /// ends in .prom, as a user of its own, whatever the umask is here.
    private static func write(_ bytes: [UInt8], to path: PathBytes) throws(FileError) {
        let (folderPath, name) = path.split
        let folder = try Directory.open(configured: folderPath.isEmpty ? "/" : folderPath, calls: LinuxSystemCalls())
        let new = PathBytes(name.bytes + Array(".new".utf8))
        try folder.unlinkIfThere(new)
        let file = try folder.open(new, .createNew, permissions: 0o644)
        try file.setPermissions(0o644)
        try file.writeAll(bytes[...])
        try file.close()
        try folder.replace(new, to: name, in: folder)
    }

    private static func bytes(of place: Place) throws -> [UInt8] { Array(try metrics(of: place).rendered.utf8) }

    private static func metrics(of place: Place) throws -> MetricsText {
        var process = MetricsText.Process.stopped
        var status = try place.state().flatMap(lastStatus)
        if case .running(let running) = try ServiceProbe(place, asking: true) {
            process = running.status == nil ? .starting : .running
            if let said = running.status {
                status = said
                if said.conditions.contains(where: { $0.code == ServiceProbe.silenceCode }) { process = .silent }
            }
        }
        let lying = process == .stopped || process == .starting ? try StoppedPicture(place).inboxes : []
        let found = place.configuration.inboxes.map { inbox in
            MetricsText.Found(
                inbox: inbox.name,
                files: lying.first { $0.name == inbox.name }?.files,
                setAside: setAside(in: inbox.path)
            )
        }
        return text(process: process, status: status, found: found)
    }

    private static func text(
        process: MetricsText.Process,
        status: ServiceStatus?,
        found: [MetricsText.Found]
    ) -> MetricsText {
        MetricsText(
            process: process,
            status: status,
            found: found,
            version: Releasectl.configuration.version,
            now: LinuxSystemCalls().wallTime()
        )
    }

    /// What the service said last, also one that runs no more; nil where there is nothing that can be read.
    private static func lastStatus(in state: Directory) -> ServiceStatus? {
        ((try? state.contents(ServiceLayout.Name.status)) ?? nil).flatMap { try? StatusDocument.decode($0) }
    }

    /// Files in `Rejected/`, the notes beside them left out; 0 where nothing was ever rejected, nil where it cannot be
    /// looked at.
    private static func setAside(in inbox: PathBytes) -> Int? {
        guard let inbox = try? Directory.open(configured: inbox, calls: LinuxSystemCalls()) else { return nil }
        do {
            let names = try inbox.directory(PrivateFolder.rejected).entries().map(\.name)
            return names.count { !$0.bytes.suffix(SetAsideName.whySuffix.utf8.count).elementsEqual(whySuffix) }
        } catch {
            return error.code == .noSuchFileOrDirectory ? 0 : nil
        }
    }

    private static let whySuffix = Array(SetAsideName.whySuffix.utf8)
}
