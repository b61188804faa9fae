import ArgumentParser
import FileIO
import Intake
import ReleaseModel

/// `releasectl repair`.
struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Show what is damaged and what can be saved, ask, and mend it.",
        usage: """
            releasectl repair [--root <root> | --config <file>] [--fixity]
            [--from <folder>] [--dry-run] [--yes]
            """,
        discussion: """
            For a service that ends with exit code 65, and after faults that `releasectl verify` lists. Stop the \
            service first. Everything is looked at before anything is changed: commit log, journal, register, and \
            whether each original is there (--fixity reads every one again). Then it prints what is damaged, what can \
            be saved and from where, and what it would do, and asks.

            What it keeps to: a good line of the journal keeps its bytes and its sequence, so no reader's cursor is \
            wrong afterwards. A damaged or missing line is put back only where its very bytes are found, in the commit \
            log, in a backup named with --from, or by undoing the change of a single byte; the hash in the line behind \
            it proves each. A line that cannot be had back is never made up: its sequence stays empty, the segment \
            behind it begins with the next good record, and a note beside that, journal/SEQUENCE.lost, names the lost \
            records and the hash of the last of them. Readers, `releasectl verify` and the service know these notes; \
            verify names them every time.

            An original that is missing, or has other bytes than its name says, is looked for by its hash: in custody, \
            in the inboxes with what was set aside, in what earlier repairs kept, and in --from. One that is not found \
            is listed; its record stays, and a drop of the same bytes puts it back. A clean text that is missing, or is \
            not what its record tells of, is made anew from its original. The register is made anew. Files \
            in custody that no frame of the commit log tells of any more are taken anew by the next start, and may \
            come out as duplicates: rather that than lost.

            No damaged file is changed or removed: each is kept as it was in state/damaged/TIME/, with a text that \
            says what it is. A repair that is broken off can be run again. Programs that follow the journal without a \
            break are to be restarted after it.

            Exit codes: 0 nothing is damaged, or all of it was mended; 1 damage found by --dry-run, or something is \
            lost or cannot be mended, each named on a line of its own; 65 damage, and nobody agreed to the repair, or \
            nothing can be saved; 75 a service runs; 77 not the owner of the root.
            """
    )

    @OptionGroup var options: PlaceOptions

    @Flag(help: "Read every original again and hold it against its SHA-256.")
    var fixity = false

    @Option(
        help: ArgumentHelp(
            "A backup of the root, or of its journal, to take lost lines and originals from.",
            valueName: "folder"
        )
    )
    var from: String?

    @Flag(help: "Only show what is damaged and what would be done.")
    var dryRun = false

    @Flag(help: "Do not ask: for scripts.")
    var yes = false

    func validate() throws {
        if dryRun && yes { throw ValidationError("give either --dry-run or --yes, not both") }
        if from?.isEmpty == true { throw ValidationError("the backup is empty: name a folder") }
    }

    func run() throws {
        let place = try Place(options)
        do { try repair(place) } catch { throw Failure.wrap(error) }
    }

    private func repair(_ place: Place) throws {
        guard let state = try place.state() else {
            let hint = "start released once: it makes state/, and says whether the journal is whole"
            throw Failure(Failure.notFound, "no state in \(place.root.escaped)", hint: hint)
        }
        if let holder = try ServiceLock.holder(in: state) { throw place.beingServed(by: holder) }
        try place.requireOwner(of: state, for: "repair")
        let lock = try place.lock(state)
        let backup = try from.map { path in
            try Directory.open(configured: LinuxProcess.absolute(RawArguments.path(path)), calls: state.calls)
        }
        let progress = Progress()
        let examination = try RepairExamination(place, state, backup: backup, rehash: fixity, progress: progress)
        progress.clear()
        try examination.tell()
        guard examination.canDoSomething else { return try end(examination) }
        try StandardStreams.line("")
        for line in examination.steps { try StandardStreams.line("to do: \(line)") }
        if dryRun { throw ExitCode(1) }
        try agree()
        let kept = KeptFiles(in: state)
        try RepairWork(place: place, state: state, examination: examination, kept: kept).run(progress)
        progress.clear()
        let after = try RepairExamination(place, state, backup: backup, rehash: false, progress: progress)
        progress.clear()
        _ = consume lock
        try RepairEnd(before: examination, after: after, kept: kept, place: place).tell()
    }

    /// Nothing is damaged, or nothing of it can be mended here.
    private func end(_ examination: RepairExamination) throws {
        if examination.isWell { return }
        try StandardStreams.line("nothing of this can be mended here; nothing was changed")
        throw ExitCode(1)
    }

    private func agree() throws {
        if yes { return }
        guard LinuxProcess.terminalColumns(0) != nil else {
            let hint = "`--yes` agrees to it"
            throw Failure(65, "nobody to ask: standard input is no terminal; nothing was changed", hint: hint)
        }
        try StandardStreams.write(Array("\nDo this? Type yes: ".utf8)[...])
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        while !answer.contains(UInt8(ascii: "\n")), let count = try? LinuxSystemCalls().read(0, into: &buffer),
            count > 0
        { answer += buffer[..<count] }
        guard answer.prefix(while: { $0 != UInt8(ascii: "\n") }).elementsEqual("yes".utf8) else {
            throw Failure(65, "not agreed to; nothing was changed")
        }
    }
}
