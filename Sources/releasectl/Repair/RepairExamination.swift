import Archive
import EventSources
import FileIO
import Intake
import Journal
import Register
import ReleaseModel
import Settings
import SystemPackage

/// All that a repair finds, and what it would do. It changes nothing.
struct RepairExamination {
    /// What is not as it was written, one line each.
    private(set) var damage: [String] = []
    /// What earlier repairs found to be lost.
    private(set) var knownLost: [LostRecords] = []
    /// nil while the journal needs nothing.
    private(set) var journalPlan: JournalPlan?
    private(set) var journal: JournalExamination?
    private(set) var originals: OriginalsExamination
    private(set) var texts: TextsExamination
    /// Contents whose text can be made anew from the original's bytes, where it lies or where they were found.
    private(set) var makeable: Set<ContentDigest> = []
    private(set) var copies: [ContentDigest: OriginalSearch.Copy] = [:]
    /// Why the register is to be made anew.
    private(set) var registerFault: String?
    private(set) var records: UInt64

    init(
        _ place: Place,
        _ state: Directory,
        backup: Directory?,
        rehash: Bool,
        progress: Progress
    ) throws {
        let folder = try place.journal()
        // Where there is no folder of logs there is no log either, and none in the one above it.
        let logs: Directory
        do { logs = try state.directory("log") } catch {
            // One that cannot be read just now is none that is lost.
            guard error.code == .noSuchFileOrDirectory else { throw error }
            logs = state
        }
        let log = try SurveyedLog.all(in: logs).first
        let register = try RepairedRegister(place)
        do { try JournalRecovery.check(journal: folder, logs: logs) } catch let verdict as JournalDamage {
            damage.append("\(verdict.place): \(verdict.problem): the service does not start")
        }
        let startAccepts = damage.isEmpty
        var faults: [String] = []
        let verifier = JournalVerifier(
            folder: folder,
            remembering: register.mark?.sequence,
            href: ArchiveStore.href,
            textHref: ArchiveStore.textHref,
            forEach: { ParallelWork.forEach(count: $0, $1) },
            tell: { faults.append($0.description) }
        )
        progress.begin("journal", total: try JournalSize.bytes(of: folder))
        try verifier.run { progress.add($0) }
        damage += faults
        knownLost = verifier.lost
        records = verifier.records
        registerFault = register.fault(comparedWith: verifier, startAccepts ? log : nil)
        if let registerFault { damage.append("state/\(ServiceLayout.Name.register): \(registerFault)") }
        if !startAccepts || !faults.isEmpty {
            let journal = try JournalExamination(journal: folder, logs: logs, backup: backup, progress: progress)
            let plan = try journal.plan(startAccepts: startAccepts, mark: register.mark)
            try Self.refuse(plan, of: place)
            self.journal = journal
            journalPlan = plan
        }
        originals = try OriginalsExamination(
            verifier.contents,
            in: try place.originals(),
            rehash: rehash,
            progress: progress
        )
        texts = try TextsExamination(verifier.contents, in: try place.originals(), rehash: rehash, progress: progress)
        if let journalPlan {
            let altered = journalPlan.choice.altered.map(\.sequence)
            originals.forget(altered)
            texts.forget(altered)
        }
        damage += originals.faults.map(\.description)
        if !originals.faults.isEmpty {
            copies = try OriginalSearch(for: originals.faults, in: Self.haystacks(place, state, backup)).found
        }
        damage += texts.faults.map(\.description)
        for fault in texts.faults where try isMakeable(fault.text, place) { makeable.insert(fault.text.original) }
    }

    private func isMakeable(_ text: ArchivedText, _ place: Place) throws -> Bool {
        if let copy = copies[text.original] {
            return try TextsMending.made(text, from: copy.folder, copy.name) != nil
        }
        let name = PathBytes(text.original.hex)
        guard let folder = try? place.originals()?.directory(PathBytes(String(text.original.hex.prefix(2)))) else {
            return false
        }
        return try TextsMending.made(text, from: folder, name) != nil
    }

    /// What nobody but a person can decide.
    private static func refuse(_ plan: JournalPlan, of place: Place) throws {
        if plan.choice.kept.isEmpty {
            let hint = "restore journal/ and archive/ from a backup, and remove state/"
            throw Failure(65, "no record of the journal can be saved; nothing was changed", hint: hint)
        }
        if let sequence = plan.choice.secondHistory {
            let log = "\(place.root.escaped)/state/log"
            throw Failure(
                65,
                "journal and commit log tell two histories from record \(sequence) on; nothing was changed",
                hint: "if readers know the journal's, move \(log) away; else restore the journal of its time"
            )
        }
    }

    private static func haystacks(_ place: Place, _ state: Directory, _ backup: Directory?) -> [Directory] {
        let archive = try? place.folder.directory(ServiceLayout.Name.archive)
        let own = [
            try? place.folder.directory(ServiceLayout.Name.custody), archive, try? state.directory("damaged"),
        ]
        let inboxes = place.configuration.inboxes.map {
            try? Directory.open(configured: $0.path, calls: state.calls)
        }
        return (own + inboxes + [backup]).compactMap { $0 }
    }

    var isWell: Bool { damage.isEmpty }

    var canDoSomething: Bool {
        journalPlan.map { !$0.isEmpty } ?? false || registerFault != nil
            || originals.faults.contains { $0.problem != nil || copies[$0.digest] != nil }
            || !makeable.isEmpty
    }
}
