import ArgumentParser
import FileIO
import Intake
import ReleaseModel
import Settings
import SystemPackage

/// `releasectl extract`.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Show what a drop of this file would get.",
        usage: """
            releasectl extract [--root <root> | --config <file>] [--inbox <name>]
            [--json] <file>
            """,
        discussion: """
            The file is read as the service reads it, and nothing is kept. On a terminal it is shown for people; else, \
            or with --json, as the `data` of its record, without what only a drop has: its folder, its place in the \
            archive, and how it stands to earlier releases.

            Exit codes: 0 shown; 65 a drop of it would be rejected; 66 no such file; 74 I/O; 77 permission; \
            78 configuration.
            """
    )

    @OptionGroup var options: PlaceOptions

    @Flag(help: "As JSON, also on a terminal.")
    var json = false

    @Option(help: ArgumentHelp("Read it as if dropped into this inbox; if not given, the first.", valueName: "name"))
    var inbox: String?

    @Argument(help: "The file.")
    var file: String

    func validate() throws {
        if file.isEmpty { throw ValidationError("the file's name is empty: name a file") }
    }

    func run() throws {
        do {
            let configuration = try ConfigurationChoice(options, calls: LinuxSystemCalls()).configuration
            let extraction = try extraction(RawArguments.path(file), configuration)
            let columns = LinuxProcess.terminalColumns(StandardStreams.output)
            guard let columns, !json else { return try StandardStreams.write(extraction.json[...]) }
            let colours = Colours(areOn: StandardStreams.hasColours)
            let text = ExtractionText(extraction, columns: columns, colours: colours)
            try StandardStreams.write(Array(text.lines.map { $0 + "\n" }.joined().utf8)[...])
        } catch {
            throw Failure.wrap(error)
        }
    }

    private func extraction(_ path: PathBytes, _ configuration: Configuration) throws -> Extraction {
        guard
            let seat = inbox.map({ name in configuration.inboxes.first { $0.name == name } })
                ?? configuration.inboxes.first
        else {
            let names = configuration.inboxes.map(\.name).joined(separator: ", ")
            throw Failure(78, "no inbox has the name \(inbox?.harmless ?? "")", hint: "there are: \(names)")
        }
        let (folder, name) = LinuxProcess.absolute(path).split
        do {
            let above = try Directory.open(configured: folder.isEmpty ? "/" : folder, calls: LinuxSystemCalls())
            return try extraction(path, name, in: above, seat, configuration)
        } catch let error as FileError where [.noSuchFileOrDirectory, .notDirectory].contains(error.code) {
            throw Failure(Failure.notFound, "no file \(path.escaped)")
        } catch let refused as Extraction.Refused {
            let reason = refused.rejection.reason.rawValue
            throw Failure(65, "\(path.escaped) would be rejected (\(reason)): \(refused.rejection.detail.harmless)")
        }
    }

    private func extraction(
        _ path: PathBytes,
        _ name: PathBytes,
        in folder: Directory,
        _ inbox: InboxConfiguration,
        _ configuration: Configuration
    ) throws -> Extraction {
        guard let extraction = try Extraction.read(name, in: folder, inbox: inbox, configuration) else {
            let reason = Rejection.Reason.notARegularFile.rawValue
            throw Failure(
                65,
                "\(path.escaped) would be rejected (\(reason)): only regular files are taken, nothing is followed"
            )
        }
        return extraction
    }
}
