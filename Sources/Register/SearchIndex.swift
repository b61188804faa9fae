import Foundation
import GRDB
import ReleaseModel

/// The words of all releases (SQLite's FTS5). Derived from the journal and the clean texts: it may be behind, or lost,
/// and is never flushed on the way of a file. The texts themselves stay in the archive.
///
/// Not thread-safe: whoever opens it keeps it to one thread at a time. Two processes may add at once: what the one has
/// added, the other leaves out.
public final class SearchIndex {
    /// The version of the format; another one is made anew.
    static let version = 1

    private let database: DatabaseQueue

    /// Opens an index, made where missing.
    /// - Parameter isReadOnly: for tools beside a running service.
    /// - Throws: ``SearchFault``.
    public init(path: String, isReadOnly: Bool = false) throws(SearchFault) {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.maximumReaderCount = 1
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // A checkpoint flushes, a commit does not: a power cut may lose the last batches, never tear the file.
            if !isReadOnly { try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL") }
            try database.execute(sql: "PRAGMA cache_size = -4096")
        }
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            if !isReadOnly {
                try database.inDatabase { database in
                    try database.inTransaction(.immediate) {
                        if try Int.fetchOne(database, sql: "PRAGMA user_version") == 0 { try Self.prepare(database) }
                        return .commit
                    }
                }
            }
            let found = try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } ?? 0
            if found != Self.version { throw SearchFault.unusable("it has the format of another version (\(found))") }
        } catch {
            throw SearchFault(error)
        }
    }

    private static func prepare(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE release (
                    sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, headline TEXT, country TEXT, language TEXT,
                    status TEXT, version INTEGER NOT NULL, path TEXT NOT NULL, href TEXT NOT NULL,
                    text_href TEXT NOT NULL
                );
                CREATE VIRTUAL TABLE words USING fts5 (
                    text, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
                );
                CREATE TABLE mark (
                    id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash BLOB NOT NULL
                );
                PRAGMA user_version = \(version);
                """
        )
    }

    /// The last record known here, nil before the first.
    public func mark() throws(SearchFault) -> ContentRegister.Mark? { try attempt(Self.mark) }

    private static func mark(_ database: Database) throws -> ContentRegister.Mark? {
        guard let row = try Row.fetchOne(database, sql: "SELECT sequence, hash FROM mark") else { return nil }
        let hash = try row.decode(Data.self, atIndex: 1)
        guard let hash = ContentDigest(Array(hash)), let sequence = try ContentRegister.sequence(row, 0) else {
            throw SearchFault.unusable("it is damaged (the mark of the last record is no record's)")
        }
        return ContentRegister.Mark(sequence: sequence, hash: hash)
    }

    /// Adds releases with their folded words, and moves the mark on; all or nothing.
    /// - Parameter from: the mark behind which these were read.
    /// - Returns: false where somebody else has moved the mark meanwhile: then nothing was added.
    public func add(
        _ entries: [(entry: SearchEntry, words: String)],
        from: ContentRegister.Mark?,
        to mark: ContentRegister.Mark
    ) throws(SearchFault) -> Bool {
        try attempt { database in
            var isMoved = false
            try database.inTransaction(.immediate) {
                guard try Self.mark(database) == from else {
                    isMoved = true
                    return .rollback
                }
                let release = try database.cachedStatement(
                    sql: "INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                )
                let words = try database.cachedStatement(sql: "INSERT INTO words (rowid, text) VALUES (?, ?)")
                for (entry, text) in entries {
                    let sequence = Int64(entry.sequence.value)
                    try release.execute(arguments: [
                        sequence, entry.time, entry.headline, entry.country, entry.language, entry.status,
                        entry.version, entry.path, entry.href, entry.textHref,
                    ])
                    try words.execute(arguments: [sequence, text])
                }
                try database.cachedStatement(
                    sql: "INSERT OR REPLACE INTO mark (id, sequence, hash) VALUES (1, ?, ?)"
                ).execute(arguments: [Int64(mark.sequence.value), Data(mark.hash.bytes)])
                return .commit
            }
            return !isMoved
        }
    }

    /// The releases that a query finds, newest first.
    /// - Parameters:
    ///   - language: only of this one, BCP 47.
    ///   - country: only of this one, ISO 3166-1 alpha-2.
    public func search(
        _ query: SearchQuery,
        language: String? = nil,
        country: String? = nil,
        limit: Int
    ) throws(SearchFault) -> [SearchEntry] {
        try attempt { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT release.* FROM words JOIN release ON release.sequence = words.rowid
                    WHERE words MATCH ?1 AND (?2 IS NULL OR language = ?2 COLLATE NOCASE)
                    AND (?3 IS NULL OR country = ?3) ORDER BY words.rowid DESC LIMIT ?4
                    """,
                arguments: [query.match, language, country, limit]
            )
            return try rows.map(Self.entry)
        }
    }

    private static func entry(_ row: Row) throws -> SearchEntry {
        guard let sequence = try ContentRegister.sequence(row, 0) else {
            throw SearchFault.unusable("it is damaged (a release points to no record)")
        }
        return SearchEntry(
            sequence: sequence,
            time: try row.decode(String.self, atIndex: 1),
            headline: try row.decode(String?.self, atIndex: 2),
            country: try row.decode(String?.self, atIndex: 3),
            language: try row.decode(String?.self, atIndex: 4),
            status: try row.decode(String?.self, atIndex: 5),
            version: try row.decode(Int.self, atIndex: 6),
            path: try row.decode(String.self, atIndex: 7),
            href: try row.decode(String.self, atIndex: 8),
            textHref: try row.decode(String.self, atIndex: 9)
        )
    }

    /// Gives back the memory that adding took: nothing may come for hours.
    public func rest() throws(SearchFault) { try attempt { try $0.execute(sql: "PRAGMA shrink_memory") } }

    /// Closes the file and folds what was added lately into it.
    public func close() throws(SearchFault) {
        do { try database.close() } catch { throw SearchFault(error) }
    }

    private func attempt<Result>(_ body: (Database) throws -> Result) throws(SearchFault) -> Result {
        do { return try database.inDatabase(body) } catch { throw SearchFault(error) }
    }
}
