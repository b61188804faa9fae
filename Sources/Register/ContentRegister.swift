import Foundation
import GRDB
public import ReleaseModel

/// What has been seen: content hash → the record that made it known. Derived from the journal, never flushed on the
/// way of a file, made right or made anew at every start; so nothing is lost with it.
///
/// Not thread-safe: it lives on the intake's queue.
public final class ContentRegister {
    /// The record that made a content known.
    public struct Seen: Sendable, Equatable {
        /// Its sequence.
        public var sequence: SequenceNumber
        /// The segment of the journal that it stands in.
        public var segment: SequenceNumber
        /// Where its line begins there, in bytes.
        public var offset: Int64
        /// Its subject.
        public var subject: String

        /// A record and its place.
        public init(sequence: SequenceNumber, segment: SequenceNumber, offset: Int64, subject: String) {
            self.sequence = sequence
            self.segment = segment
            self.offset = offset
            self.subject = subject
        }
    }

    /// The last record that the register knows of.
    public struct Mark: Sendable, Equatable {
        /// Its sequence.
        public var sequence: SequenceNumber
        /// The SHA-256 of its line.
        public var hash: ContentDigest

        /// A record by sequence and hash.
        public init(sequence: SequenceNumber, hash: ContentDigest) {
            self.sequence = sequence
            self.hash = hash
        }
    }

    /// The version of the format; a newer one is refused.
    static let version = 3

    private let database: DatabaseQueue
    let isReadOnly: Bool
    var isInBulk = false
    /// Not in their place yet; empty for a reader beside the service.
    var recent = RecentContents()
    /// Those on their way there; they are among the recent ones until the last of them is there.
    var tidying: Tidying?

    /// Opens a register, made where missing.
    /// - Parameter isReadOnly: for tools beside a running service.
    /// - Throws: ``RegisterFault``: damaged, and to be made anew; or of a newer version.
    public init(path: String, isReadOnly: Bool = false) throws(RegisterFault) {
        self.isReadOnly = isReadOnly
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.maximumReaderCount = 1
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // A checkpoint flushes, a commit does not: a power cut may lose the last batches, never tear the file.
            if !isReadOnly { try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL") }
            try database.execute(sql: Self.cacheSmall)
        }
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            if !isReadOnly { try database.inDatabase(Self.prepareForWriting) }
            let found = try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } ?? 0
            if found > Self.version { throw RegisterFault.newer(found) }
            if found > 0 && found < Self.version { throw RegisterFault.damaged(Self.isOlder) }
            if !isReadOnly { recent = try database.inDatabase(Self.recent) }
        } catch {
            throw RegisterFault(error)
        }
    }

    private static let isOlder = "it was written by an older version"
    private static let cacheSmall = "PRAGMA cache_size = -4096"

    /// Adds as ``add(_:releases:tallies:mark:)`` does, many times over: with a larger cache meanwhile, for the digests of
    /// texts come in no order and each touches a page of its own.
    public func inBulk(_ body: () throws -> Void) throws {
        try attempt { try $0.execute(sql: "PRAGMA cache_size = -131072") }
        isInBulk = true
        defer {
            isInBulk = false
            try? attempt { try $0.execute(sql: Self.cacheSmall + "; PRAGMA shrink_memory") }
        }
        try body()
        if recent.count >= Self.recentMax { try tidyAll() }
    }

    /// SQLite opens a file read-only, and says nothing, where it cannot open it otherwise, if only for an instant; the
    /// service would wait for ever for what a second try mends. So something is changed at once, and taken back: that
    /// needs no room on the disk.
    private static func prepareForWriting(_ database: Database) throws {
        try database.inTransaction(.immediate) {
            let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            if found == 0 {
                try makeTables(database)
                return .commit
            }
            // One of another version is made anew, or refused, by whoever opens it.
            try database.execute(sql: "PRAGMA user_version = \(found)")
            return .rollback
        }
    }

    private static func makeTables(_ database: Database) throws {
        try database.execute(
            sql: """
                \(contentTables)
                CREATE TABLE mark (
                    id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash BLOB NOT NULL
                );
                \(tallyTable)
                \(releaseTables)
                PRAGMA user_version = \(version);
                """
        )
    }

    /// The last record known here, nil before the first.
    public func mark() throws(RegisterFault) -> Mark? {
        try attempt { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT sequence, hash FROM mark") else { return nil }
            let hash = try row.decode(Data.self, atIndex: 1)
            guard let hash = ContentDigest(Array(hash)), let sequence = try Self.sequence(row, 0) else {
                throw RegisterFault.damaged("the mark of the last record is no record's")
            }
            return Mark(sequence: sequence, hash: hash)
        }
    }

    /// Adds what a batch made known, counts its records, and moves the mark on; all or nothing.
    public func add(
        _ contents: [(ContentDigest, Seen)],
        releases: [ReleaseEntry],
        tallies: [Tally],
        mark: Mark
    ) throws(RegisterFault) {
        try attempt { database in
            try database.inTransaction {
                try Self.insert(contents, database)
                try Self.insert(releases, database)
                try Self.add(tallies, to: database)
                try database.cachedStatement(
                    sql: "INSERT OR REPLACE INTO mark (id, sequence, hash) VALUES (1, ?, ?)"
                ).execute(arguments: [Int64(mark.sequence.value), Self.value(mark.hash)])
                return .commit
            }
        }
        try remember(contents)
    }

    /// Whether the file is whole, as SQLite's `quick_check` sees it.
    public func checkFile() throws(RegisterFault) {
        let answer = try attempt { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        guard answer == "ok" else { throw .damaged(answer ?? "no answer") }
    }

    /// Closes the file and folds what was added lately into it.
    public func close() throws(RegisterFault) {
        do { try database.close() } catch { throw RegisterFault(error) }
    }

    func attempt<Result>(_ body: (Database) throws -> Result) throws(RegisterFault) -> Result {
        do { return try database.inDatabase(body) } catch { throw RegisterFault(error) }
    }

    static func value(_ digest: ContentDigest) -> DatabaseValue { Data(digest.bytes).databaseValue }

    static func sequence(_ row: Row, _ index: Int) throws -> SequenceNumber? {
        let number = try row.decode(Int64.self, atIndex: index)
        return number > 0 && number <= Int64(Limits.sequenceMax) ? SequenceNumber(UInt64(number)) : nil
    }
}
