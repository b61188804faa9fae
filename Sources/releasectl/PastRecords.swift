import FileIO
import Journal
import ReleaseModel

/// What the journal says of a name, a place or a content.
struct PastRecords {
    private let place: Place

    init(_ place: Place) { self.place = place }

    /// The last records of files of this name. - Parameter folder: below the inbox; nil for any.
    func lines(name: PathBytes, folder: PathBytes?) throws -> [String] {
        guard !name.isEmpty else { return [] }
        return try lines("recorded", holding: JournalSearch.text(ofName: name)) { record in
            record.name == name && (folder.map { record.folder == $0 } ?? true)
        }
    }

    /// The record of a file that was set aside. - Parameter path: relative to the inbox.
    func lines(setAside path: PathBytes) throws -> [String] {
        try lines("record", holding: JournalSearch.text(ofSetAside: path)) { $0.setAside == path }
    }

    /// The record that made a content known, and the last ones of the same bytes.
    func lines(digest: ContentDigest) throws -> [String] {
        try lines("recorded", holding: JournalSearch.text(ofDigest: digest)) { $0.digest == digest }
    }

    /// The record that made a content known, by reading the journal.
    func first(of digest: ContentDigest) throws -> JournalLine? {
        var found: JournalLine?
        try search(JournalSearch.text(ofDigest: digest)) { record in
            if found == nil, record.digest == digest, record.isFirstOfItsBytes { found = record }
        }
        return found
    }

    private func lines(_ name: String, holding text: [UInt8], _ isWanted: (JournalLine) -> Bool) throws -> [String] {
        var last: [JournalLine] = []
        var count = 0
        try search(text) { record in
            guard isWanted(record) else { return }
            count += 1
            last = last.suffix(Self.shownMax - 1) + [record]
        }
        let rows = last.enumerated().map { Row.text($0 == 0 ? name : "", $1.short) }
        return rows + (count > last.count ? [Row.text("", "and \(count - last.count) before these")] : [])
    }

    private func search(_ text: [UInt8], _ found: (JournalLine) -> Void) throws {
        do { try JournalSearch.records(in: place.journal(), holding: text, found) } catch let failure as Failure {
            // A service that has never run has no journal, and records nothing.
            if failure.code != Failure.notFound { throw failure }
        }
    }

    private static let shownMax = 5
}
