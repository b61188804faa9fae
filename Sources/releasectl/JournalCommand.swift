import ArgumentParser
import FileIO
import Journal
import ReleaseModel

/// `releasectl journal`.
struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Read the records, oldest first.",
        usage: """
            releasectl journal [--root <root> | --config <file>] [--follow]
            [--after <sequence> | --cursor-file <file>] [--type <type>]
            [--output <output>]
            """,
        discussion: """
            With --cursor-file, each call begins behind the last record that the call before has printed; the file is \
            made where missing, and written only after the records were. A call that was killed may print some again.

            Exit codes: 0 printed; 65 damaged, or the cursor file holds no sequence number; 66 no journal there; \
            74 I/O, or nobody reads any more; 77 permission.
            """
    )

    /// How records are printed.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case json, short, table
    }

    @OptionGroup var options: PlaceOptions

    @Flag(name: .shortAndLong, help: "Wait for more records at the end.")
    var follow = false

    @Option(
        help: ArgumentHelp("Begin with the record behind this one.", valueName: "sequence"),
        transform: { text in
            guard let sequence = SequenceNumber(text: text) else {
                throw ValidationError("it is no sequence number: write one to twelve digits")
            }
            return sequence
        }
    )
    var after: SequenceNumber?

    @Option(
        help: "Only records of this type: accepted, duplicate, rejected, revised, or a full one.",
        transform: { text in
            if ["accepted", "duplicate", "rejected", "revised"].contains(text) { return "released.\(text).v1" }
            guard text.hasPrefix("released."), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw ValidationError("no record has this type: write accepted, duplicate, rejected or revised")
            }
            return text
        }
    )
    var type: String?

    @Option(help: "json: the very lines; short: one line for people; table: columns.")
    var output: Form = .json

    @Option(help: ArgumentHelp("Continue where the last call with this file ended.", valueName: "file"))
    var cursorFile: String?

    func validate() throws {
        if after != nil && cursorFile != nil {
            throw ValidationError("give either --after or --cursor-file, not both")
        }
        if cursorFile?.isEmpty == true { throw ValidationError("the cursor file is empty: name a file") }
    }

    func run() throws {
        let place = try Place(options)
        do {
            let folder = try place.journal()
            let cursor = try cursorFile.map { try CursorFile(RawArguments.path($0), calls: folder.calls) }
            try cursor?.requireNotBehind(folder)
            let copier = JournalCopier(folder: folder, after: cursor?.stored ?? after)
            let printer = RecordPrinter(form: output, type: type)
            try copy(folder, copier, printer, cursor)
        } catch {
            throw Failure.wrap(error, mayBe: .readers)
        }
    }

    private func copy(
        _ folder: Directory,
        _ copier: JournalCopier,
        _ printer: RecordPrinter,
        _ cursor: CursorFile?
    ) throws {
        // Before the first look, so that nothing is written unnoticed between a look and the wait behind it.
        let follower = follow ? JournalFollower(folder: folder) : nil
        while true {
            while let stretch = try copier.stretch() {
                if let printed = try printer.print(stretch) {
                    try cursor?.note(printed, at: folder.calls.monotonicTime())
                }
            }
            try cursor?.store()
            guard let follower, !StandardStreams.isAbandoned else { return }
            try follower.wait(atMost: .seconds(1))
        }
    }
}
