import Archive
import ArgumentParser
import EventSources
import FileIO
import Intake
import Journal
import Register
import ReleaseModel

/// `releasectl verify`.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Hold journal, archive and register against each other.",
        discussion: """
            The chain of every line, every original and text that a record names, and the register beside them. Nothing is \
            changed.

            Exit codes: 0 all good; 1 faults, each on a line of its own; 65 what is there cannot even be read; \
            66 no journal there; 77 permission.
            """
    )

    @OptionGroup var options: PlaceOptions

    @Flag(help: "Read every original and text again and hold it against its SHA-256.")
    var fixity = false

    func run() throws {
        let place = try Place(options)
        do { try verify(place) } catch { throw Failure.wrap(error, mayBe: .readers) }
    }

    private func verify(_ place: Place) throws {
        let report = FindingReport()
        let journal = try place.journal()
        let originals = try place.originals()
        // Before the journal: the register only knows of what stands there already.
        let register = try RegisterCheck(place)
        let begun = place.folder.calls.wallTime()
        let verifier = JournalVerifier(
            folder: journal,
            remembering: register.mark?.sequence,
            href: ArchiveStore.href,
            textHref: ArchiveStore.textHref,
            forEach: { ParallelWork.forEach(count: $0, $1) },
            tell: { report.fault($0.description) }
        )
        report.progress.begin("journal", total: try JournalSize.bytes(of: journal))
        try verifier.run { report.progress.add($0) }
        for lost in verifier.lost { report.note("journal: \(lost.description) for good, as \(lost.name.text) says") }
        let service = try ServiceProbe(ifPermitted: place)
        noteTornLine(verifier.tornBytes, service, in: report)
        var check = ArchiveCheck(originals: originals, begun: begun, rehash: fixity, report: report)
        try check.run(verifier.contents)
        register.compare(with: verifier, isStopped: service.isStopped, in: report)
        if case .unknown = service {
            report.note("whether the service runs, and its register: unknown, only root and the user released may look")
        }
        try finish(verifier.records, check, report)
    }

    private func finish(_ records: UInt64, _ check: ArchiveCheck, _ report: FindingReport) throws {
        report.progress.clear()
        let texts = check.texts > 0 ? ", \(Words.count(check.texts, "text"))" : ""
        let what = "\(Words.count(records, "record")), \(Words.count(check.count, "original"))\(texts)"
        let read = fixity ? ", every one read again (\(Words.size(check.bytesRead)))" : ""
        if report.faults == 0 { return try StandardStreams.line("\(what)\(read): all good") }
        try StandardStreams.line("\(what)\(read): \(Words.count(report.faults, "fault"))")
        throw ExitCode(1)
    }

    private func noteTornLine(_ bytes: Int, _ service: ServiceProbe, in report: FindingReport) {
        guard bytes > 0, service.isStopped else { return }
        let text = "a last line without its newline (\(bytes) bytes), left by a crash: the next start completes it or"
        report.note("journal: \(text) cuts it off; readers do not count it")
    }
}
