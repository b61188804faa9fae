import ArgumentParser
import FileIO
import Intake
import Journal
import ReleaseModel

/// `releasectl export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print each version of each release as a ninjs item.",
        usage: """
            releasectl export [--root <root> | --config <file>] [--after <sequence>]
            [--format <format>]
            """,
        discussion: """
            One line of JSON per accepted or revised record, oldest first, valid against IPTC's ninjs 3.1. All versions \
            of a release have one `uri`. What must not be published has the `pubStatus` withheld or canceled: an item is \
            printed for it too. Duplicates and rejected files have none.

            Exit codes: 0 printed; 1 a clean text is missing, and its item has no body; 65 damaged; 66 no journal \
            there; 74 I/O, or nobody reads any more; 77 permission.
            """
    )

    /// What is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case ninjs
    }

    @OptionGroup var options: PlaceOptions

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

    @Option(help: "The form of the items.")
    var format: Format = .ninjs

    func run() throws {
        let place = try Place(options)
        do { try export(place) } catch { throw Failure.wrap(error, mayBe: .readers) }
    }

    private func export(_ place: Place) throws {
        let journal = try place.journal()
        let archive = try place.folder.directory(ServiceLayout.Name.archive)
        var firsts = FirstVersions(journal: journal)
        let base = place.root.appending(ServiceLayout.Name.archive)
        let reader = JournalReader(folder: journal, after: after)
        var isWhole = true
        while let line = try reader.line() {
            guard let record = JournalLine(line.bytes.dropLast()), record.sequence == line.sequence else {
                throw JournalDamage(line.position, "the line where record \(line.sequence) should stand is no record")
            }
            guard var item = NinjsItem(record, line.bytes.dropLast(), archive: base) else { continue }
            item.firstCreated = try firsts.time(of: record)
            if let digest = record.digest, let text = record.text {
                if let clean = try CleanText.read(digest, in: archive) {
                    item.body = NinjsItem.Body(clean, contentType: record.contentType)
                } else {
                    isWhole = false
                    StandardStreams.complain("note: record \(record.sequence): archive/\(text.href) is missing")
                }
            }
            try StandardStreams.write(item.json[...])
        }
        if !isWhole { throw ExitCode(1) }
    }
}
