import Archive
import ArgumentParser
import EventSources
import FileIO
import Intake
import Journal
import Register
import ReleaseModel
import Settings

/// `releasectl rebuild`.
struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make register and search index anew from the journal.",
        discussion: """
            Both are derived from the journal and lose nothing by this. The whole journal is checked first.

            Exit codes: 0 made anew; 65 the journal has faults, and the register is left as it is; 75 a service runs; \
            77 not the user the register belongs to.
            """
    )

    @OptionGroup var options: PlaceOptions

    func run() throws {
        let place = try Place(options)
        do { try rebuild(place) } catch { throw Failure.wrap(error) }
    }

    private func rebuild(_ place: Place) throws {
        guard let state = try place.state() else {
            throw Failure(Failure.notFound, "no state in \(place.root.escaped): the service has never run here")
        }
        let journal = try place.journal()
        if let holder = try ServiceLock.holder(in: state) { throw place.beingServed(by: holder) }
        try place.requireOwner(of: state, for: "rebuild")
        let lock = try place.lock(state)
        let progress = Progress()
        let contents = try check(journal, progress)
        let head = try JournalEnd.last(in: journal)?.head ?? .beginning
        let total = Int64(head.last?.value ?? 0)
        progress.begin("register", total: total)
        var done: UInt64 = 0
        let upkeep = RegisterUpkeep(
            journal: journal,
            state: state,
            root: place.root,
            tell: { _ in },
            recovering: { read in
                progress.add(Int64(read - done))
                done = read
            }
        )
        try upkeep.makeAnew(upTo: head, because: "releasectl rebuild").close()
        try makeSearchAnew(place, progress)
        progress.clear()
        _ = consume lock
        let records = Words.count(total, "record")
        try StandardStreams.line("register made anew: \(records), \(Words.count(contents, "content"))")
    }

    /// None is kept where no texts are read.
    private func makeSearchAnew(_ place: Place, _ progress: Progress) throws {
        let upkeep = try SearchUpkeep(root: place.root, calls: place.folder.calls)
        defer { upkeep.close() }
        try upkeep.removeIndex()
        guard place.configuration.reading else { return }
        try SearchOpening.bringUp(upkeep, place, progress) { try upkeep.removeIndex() }
    }

    /// A register made from a journal with faults would hide them.
    private func check(_ journal: Directory, _ progress: Progress) throws -> Int {
        var first: JournalFault?
        var count = 0
        let verifier = JournalVerifier(
            folder: journal,
            remembering: nil,
            href: ArchiveStore.href,
            textHref: ArchiveStore.textHref,
            forEach: { ParallelWork.forEach(count: $0, $1) },
            tell: { fault in
                first = first ?? fault
                count += 1
            }
        )
        progress.begin("journal", total: try JournalSize.bytes(of: journal))
        try verifier.run { progress.add($0) }
        if let first {
            progress.clear()
            let more = count > 1 ? " (and \(count - 1) more)" : ""
            let hint = "`releasectl verify` lists every fault; the register was left as it is"
            throw Failure(65, "\(first)\(more)", hint: hint)
        }
        var contents = 0
        verifier.contents.originals { _, list in contents += list.count { $0.isFirst } }
        return contents
    }
}
