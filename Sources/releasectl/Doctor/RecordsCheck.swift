import ReleaseModel

/// The end of the journal, and whether the register knows it. All of the journal is what `releasectl verify` is for.
struct RecordsCheck: HealthCheck {
    static let name = "journal"

    /// A record by its number and the hash of its line.
    struct Mark: Equatable {
        let sequence: SequenceNumber
        let hash: ContentDigest
    }

    /// What the register says.
    enum Register: Equatable {
        case knows(Mark)
        /// It is not there, or knows of no record yet.
        case nothing
        case unseen(String)
        case broken(String)
    }

    enum Journal: Equatable {
        case last(Mark)
        case empty
        case unseen(String)
        case broken(String)
    }

    /// Read before the journal, so that it knows of nothing that is not there.
    let register: Register
    let journal: Journal
    let isRunning: Bool
    /// Closed segments that can be written to, the journal's path before each.
    let writableSegments: [PathBytes]
    /// `--root ROOT`, for the commands.
    let place: String

    var findings: [Finding] {
        var found = ends + segments
        if case .broken(let fault) = register {
            found.append(.warning(fault, why: "it is derived: nothing is lost", mend: rebuild))
        }
        if case .unseen(let reason) = register { found.append(.skipped(reason)) }
        guard found.isEmpty else { return found }
        guard case .last(let last) = journal else { return [.ok("no record yet")] }
        return [.ok("ends with record \(last.sequence); all of it: `releasectl verify \(place)`")]
    }

    private var rebuild: [String] {
        isRunning ? [] : ["releasectl rebuild \(place)"]
    }

    private var ends: [Finding] {
        switch (journal, register) {
        case (.unseen(let reason), _): return [.skipped(reason)]
        case (.broken(let fault), _):
            let why = "nothing more is recorded; nothing was changed: restore the file from a backup"
            return [.error(fault, why: why, mend: ["releasectl verify \(place)"])]
        case (.empty, .knows(let mark)):
            let why = "records are missing: restore the journal from a backup before the service starts"
            return [.error("the journal is empty, and the register knows record \(mark.sequence)", why: why)]
        case (.last(let last), .knows(let mark)): return compare(last, mark)
        case (.empty, _), (.last, _): return []
        }
    }

    private func compare(_ last: Mark, _ mark: Mark) -> [Finding] {
        if mark.sequence > last.sequence {
            let found = "the register knows record \(mark.sequence), and the journal ends with \(last.sequence)"
            let why =
                "either the journal lost its end, and is to be restored from a backup, or the register is a stranger's"
            return [.error(found, why: why, mend: ["releasectl verify \(place)"])]
        }
        if mark.sequence == last.sequence && mark.hash != last.hash {
            let found = "the register knows another record \(mark.sequence) than the journal has"
            let why = "one of the two is not what was written here"
            return [.error(found, why: why, mend: ["releasectl verify \(place)"])]
        }
        if mark.sequence < last.sequence && !isRunning {
            let found = "the register ends with record \(mark.sequence), the journal with \(last.sequence)"
            return [.note(found, why: "the next start reads on")]
        }
        return []
    }

    private var segments: [Finding] {
        guard !writableSegments.isEmpty else { return [] }
        let found = "not read-only: \(Words.count(writableSegments.count, "closed segment")) of the journal"
        let words = writableSegments.prefix(100).map { ShellWord.quoted($0) }.joined(separator: " ")
        return [
            .warning(
                found,
                why: "a closed segment never changes, and nobody should be able to",
                mend: ["chmod a-w \(words)"]
            )
        ]
    }
}
