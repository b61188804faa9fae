import Foundation
import GRDB
public import ReleaseModel

/// Releases by their text, headline and contacts.
extension ContentRegister {
    /// A release row a record whose text was read; `offset` and `segment` lead to its line. Numbers of 64 bits without
    /// a sign are kept with one: SQLite has no others.
    static let releaseTables = """
        CREATE TABLE release (
            sequence INTEGER PRIMARY KEY, segment INTEGER NOT NULL, offset INTEGER NOT NULL, subject TEXT NOT NULL,
            version INTEGER NOT NULL, content BLOB NOT NULL, text BLOB NOT NULL, type TEXT NOT NULL,
            fingerprint INTEGER, language TEXT, headline INTEGER, time INTEGER NOT NULL
        );
        CREATE INDEX release_text ON release (text);
        CREATE INDEX release_newest ON release (sequence, fingerprint, language) WHERE language IS NOT NULL;
        CREATE INDEX release_headline ON release (headline) WHERE headline IS NOT NULL;
        CREATE INDEX release_subject ON release (subject, version);
        CREATE TABLE contact (
            email INTEGER NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (email, sequence)
        ) WITHOUT ROWID;
        """

    private static let columns = """
        release.sequence, segment, offset, subject, version, content, text, type, fingerprint, language,
        headline, time
        """

    /// The first release of each of these texts; what is not known is left out.
    public func releases(
        ofTexts texts: [ContentDigest]
    ) throws(RegisterFault) -> [ContentDigest: ReleaseEntry] {
        try attempt { database in
            let statement = try database.cachedStatement(
                sql: "SELECT \(Self.columns) FROM release WHERE text = ? ORDER BY sequence LIMIT 1"
            )
            var found: [ContentDigest: ReleaseEntry] = [:]
            for text in texts {
                guard let row = try Row.fetchOne(statement, arguments: [Self.value(text)]) else { continue }
                found[text] = try Self.release(row)
            }
            return found
        }
    }

    /// The newest releases with this headline, and the newest ones since `time` with one of these e-mail addresses.
    public func releases(
        withHeadline headline: UInt64?,
        orEmails emails: [UInt64],
        since time: Int64,
        limit: Int
    ) throws(RegisterFault) -> [ReleaseEntry] {
        try attempt { database in
            var found: [SequenceNumber: ReleaseEntry] = [:]
            func add(_ statement: Statement, _ arguments: StatementArguments) throws {
                let rows = try Row.fetchCursor(statement, arguments: arguments)
                while let row = try rows.next() {
                    let entry = try Self.release(row)
                    found[entry.seen.sequence] = entry
                }
            }
            if let headline {
                let statement = try database.cachedStatement(
                    sql: """
                        SELECT \(Self.columns) FROM release WHERE headline = ? ORDER BY sequence DESC LIMIT \(limit)
                        """
                )
                try add(statement, [Int64(bitPattern: headline)])
            }
            let statement = try database.cachedStatement(
                sql: """
                    SELECT \(Self.columns) FROM contact JOIN release ON release.sequence = contact.sequence
                    WHERE email = ? AND time >= ? ORDER BY contact.sequence DESC LIMIT \(limit)
                    """
            )
            for email in emails { try add(statement, [Int64(bitPattern: email), time]) }
            return found.values.sorted { $0.seen.sequence < $1.seen.sequence }
        }
    }

    /// A release by its record, nil where none is known.
    public func release(_ sequence: SequenceNumber) throws(RegisterFault) -> ReleaseEntry? {
        try attempt { database in
            let statement = try database.cachedStatement(
                sql: "SELECT \(Self.columns) FROM release WHERE sequence = ?"
            )
            return try Row.fetchOne(statement, arguments: [Int64(sequence.value)]).map(Self.release)
        }
    }

    /// The newest releases with a language, the oldest of them first.
    public func newestFingerprints(_ limit: Int) throws(RegisterFault) -> [ReleaseFingerprint] {
        try attempt { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT sequence, fingerprint, language FROM release INDEXED BY release_newest
                    WHERE language IS NOT NULL ORDER BY sequence DESC LIMIT ?
                    """
            )
            var found: [ReleaseFingerprint] = []
            let rows = try Row.fetchCursor(statement, arguments: [limit])
            while let row = try rows.next() {
                guard let sequence = try Self.sequence(row, 0) else {
                    throw RegisterFault.damaged("a release points to no record")
                }
                found.append(
                    ReleaseFingerprint(
                        sequence: sequence,
                        bits: try row.decode(Int64?.self, atIndex: 1).map { UInt64(bitPattern: $0) },
                        language: try row.decode(String.self, atIndex: 2)
                    )
                )
            }
            // Asked once, at a start: these pages are not wanted again.
            try database.execute(sql: "PRAGMA shrink_memory")
            found.reverse()
            return found
        }
    }

    /// Keeps what was missing; nil for a text that is not compared, which then has no language here.
    public func setFingerprints(_ fingerprints: [(SequenceNumber, UInt64?)]) throws(RegisterFault) {
        try attempt { database in
            try database.inTransaction {
                let update = try database.cachedStatement(
                    sql: """
                        UPDATE release SET fingerprint = ?1, language = iif(?1 IS NULL, NULL, language)
                        WHERE sequence = ?2
                        """
                )
                for (sequence, bits) in fingerprints {
                    try update.execute(arguments: [bits.map { Int64(bitPattern: $0) }, Int64(sequence.value)])
                }
                return .commit
            }
        }
    }

    /// The newest version of a release by its subject, nil where none is known.
    public func newestVersion(of subject: String) throws(RegisterFault) -> Int? {
        try attempt { database in
            let statement = try database.cachedStatement(
                sql: "SELECT version FROM release WHERE subject = ? ORDER BY version DESC LIMIT 1"
            )
            return try Int.fetchOne(statement, arguments: [subject])
        }
    }

    static func insert(_ releases: [ReleaseEntry], _ database: Database) throws {
        guard !releases.isEmpty else { return }
        let insert = try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO release (
                    sequence, segment, offset, subject, version, content, text, type, fingerprint, language, headline,
                    time
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        let address = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO contact (email, sequence) VALUES (?, ?)"
        )
        for release in releases {
            let sequence = Int64(release.seen.sequence.value)
            try insert.execute(arguments: [
                sequence, Int64(release.seen.segment.value), release.seen.offset, release.seen.subject,
                release.version, value(release.content), value(release.text),
                release.contentType, release.fingerprint.map { Int64(bitPattern: $0) }, release.language,
                release.headline.map { Int64(bitPattern: $0) }, release.time,
            ])
            for email in release.emails { try address.execute(arguments: [Int64(bitPattern: email), sequence]) }
        }
    }

    private static func release(_ row: Row) throws -> ReleaseEntry {
        let (content, text) = (try row.decode(Data.self, atIndex: 5), try row.decode(Data.self, atIndex: 6))
        guard let sequence = try sequence(row, 0), let segment = try Self.sequence(row, 1),
            let content = ContentDigest(Array(content)), let text = ContentDigest(Array(text))
        else { throw RegisterFault.damaged("a release points to no record") }
        return ReleaseEntry(
            seen: Seen(
                sequence: sequence,
                segment: segment,
                offset: try row.decode(Int64.self, atIndex: 2),
                subject: try row.decode(String.self, atIndex: 3)
            ),
            version: try row.decode(Int.self, atIndex: 4),
            content: content,
            text: text,
            contentType: try row.decode(String.self, atIndex: 7),
            fingerprint: try row.decode(Int64?.self, atIndex: 8).map { UInt64(bitPattern: $0) },
            language: try row.decode(String?.self, atIndex: 9),
            headline: try row.decode(Int64?.self, atIndex: 10).map { UInt64(bitPattern: $0) },
            emails: [],
            time: try row.decode(Int64.self, atIndex: 11)
        )
    }
}
