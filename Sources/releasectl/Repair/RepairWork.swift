import FileIO
import Intake
import Journal
import Register
import ReleaseModel

/// Does what was agreed to: originals, texts, journal, commit log, register, in this order. Broken off anywhere, it leaves
/// what can be repaired again.
struct RepairWork {
    let place: Place
    let state: Directory
    let examination: RepairExamination
    let kept: KeptFiles

    func run(_ progress: Progress) throws {
        let mending = OriginalsMending(
            faults: examination.originals.faults,
            copies: examination.copies,
            kept: kept
        )
        let archive = try place.folder.madeDirectory(ServiceLayout.Name.archive, permissions: 0o750).0
        try mending.run(archive: archive)
        // Behind the originals: they are made from these.
        let makeable = examination.texts.faults.filter { examination.makeable.contains($0.text.original) }
        try TextsMending(faults: makeable, kept: kept).run(archive: archive)
        var isChanged = false
        if let plan = examination.journalPlan, let journal = examination.journal, !plan.isEmpty {
            try JournalMending(plan: plan, examination: journal, kept: kept).run()
            isChanged = true
        }
        if isChanged || examination.registerFault != nil { try makeRegister(progress) }
    }

    private func makeRegister(_ progress: Progress) throws {
        let journal = try place.journal()
        let head = try JournalEnd.last(in: journal)?.head ?? .beginning
        progress.begin("register", total: Int64(head.last?.value ?? 0))
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
        try upkeep.makeAnew(upTo: head, because: "releasectl repair").close()
    }
}
