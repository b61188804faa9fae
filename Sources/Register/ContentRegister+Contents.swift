import Foundation
import GRDB
public import ReleaseModel

/// Contents by their digests.
///
/// Digests come in no order: a tree of them has a page to be read and one to be written for each, which at ten million
/// records is most of what a small file costs. So rows go in by their sequence, at the end of their table; the tree of
/// keys beside it (`place`) is narrow, and is written to in the order of its keys, many at a time, when nothing else is
/// to be done or too many wait. What waits is in memory too; a start reads it from the rows behind `placed`.
extension ContentRegister {
    static let contentTables = """
        CREATE TABLE content (
            sequence INTEGER PRIMARY KEY, digest BLOB NOT NULL, segment INTEGER NOT NULL, offset INTEGER NOT NULL,
            subject TEXT NOT NULL
        );
        CREATE TABLE place (key INTEGER NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (key, sequence)) WITHOUT ROWID;
        CREATE TABLE placed (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL);
        INSERT INTO placed VALUES (1, 0);
        """

    /// So many wait for their place at most, or a little more; each is 16 bytes of memory, and as much again.
    static let recentMax = 32_768
    /// The same while the register is made of the whole journal: more at a time make fewer passes through the tree.
    static let recentMaxInBulk = 1 << 20
    /// Fewer are not worth putting in their place when nothing else is to be done: a start reads them in a millisecond.
    static let recentMin = 1_024
    /// Put in their place at a time: some ten milliseconds where each needs a page of its own.
    static let tidiedAtOnce = 1_024

    /// Some contents on their way to their place.
    struct Tidying {
        let places: [RecentContents.Place]
        /// The last record among them.
        let last: UInt64
        /// The first one that is not in its place yet.
        var next = 0
    }

    /// Whether ``tidy()`` has nothing to do.
    public var isTidy: Bool { tidying == nil && recent.count < Self.recentMin }

    /// Puts some of what was added lately in its place: for when nothing else is to be done. It takes some ten
    /// milliseconds at a time; nothing is lost or found otherwise where it never comes to its end.
    public func tidy() throws(RegisterFault) { try tidy(Self.tidiedAtOnce) }

    /// What is known of each of these contents; what is not known is left out.
    public func seen(_ digests: [ContentDigest]) throws(RegisterFault) -> [ContentDigest: Seen] {
        try attempt { database in
            let places = try database.cachedStatement(sql: "SELECT sequence FROM place WHERE key = ?")
            var found: [ContentDigest: Seen] = [:]
            // In the order of the tree.
            for digest in digests.sorted(by: { $0.prefix < $1.prefix }) {
                // Asked first: what the service puts in its place between the two questions is found by the second.
                let unplaced = isReadOnly ? try Self.unplaced(digest, database) : nil
                let key = RecentContents.key(digest)
                var sequences = try Int64.fetchAll(places, arguments: [Int64(key)])
                sequences += recent.sequences(key).map { Int64($0) }
                for sequence in Set(sequences).sorted() where found[digest] == nil {
                    guard let (content, seen) = try Self.content(sequence, database) else {
                        throw RegisterFault.damaged("a content points to no record")
                    }
                    if content == digest { found[digest] = seen }
                }
                if found[digest] == nil { found[digest] = unplaced }
            }
            return found
        }
    }

    /// A content by its record.
    private static func content(_ sequence: Int64, _ database: Database) throws -> (ContentDigest, Seen)? {
        let statement = try database.cachedStatement(
            sql: "SELECT sequence, segment, offset, subject, digest FROM content WHERE sequence = ?"
        )
        return try Row.fetchOne(statement, arguments: [sequence]).map(content)
    }

    /// One that has no place yet, for a reader beside the service, who holds none of them in memory.
    private static func unplaced(_ digest: ContentDigest, _ database: Database) throws -> Seen? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT sequence, segment, offset, subject, digest FROM content
                WHERE sequence > (SELECT sequence FROM placed) AND digest = ? ORDER BY sequence LIMIT 1
                """
        )
        return try Row.fetchOne(statement, arguments: [value(digest)]).map { try content($0).1 }
    }

    private static func content(_ row: Row) throws -> (ContentDigest, Seen) {
        guard let sequence = try Self.sequence(row, 0), let segment = try Self.sequence(row, 1),
            let digest = ContentDigest(Array(try row.decode(Data.self, atIndex: 4)))
        else { throw RegisterFault.damaged("a content points to no record") }
        let seen = Seen(
            sequence: sequence,
            segment: segment,
            offset: try row.decode(Int64.self, atIndex: 2),
            subject: try row.decode(String.self, atIndex: 3)
        )
        return (digest, seen)
    }

    static func insert(_ contents: [(ContentDigest, Seen)], _ database: Database) throws {
        let insert = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO content (sequence, digest, segment, offset, subject) VALUES (?, ?, ?, ?, ?)"
        )
        for (digest, seen) in contents {
            try insert.execute(arguments: [
                Int64(seen.sequence.value), value(digest), Int64(seen.segment.value), seen.offset, seen.subject,
            ])
        }
    }

    /// What the rows behind `placed` hold.
    static func recent(_ database: Database) throws -> RecentContents {
        var recent = RecentContents()
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT sequence, digest FROM content WHERE sequence > (SELECT sequence FROM placed)"
        )
        while let row = try rows.next() {
            guard let number = try sequence(row, 0),
                let digest = ContentDigest(Array(try row.decode(Data.self, atIndex: 1)))
            else { throw RegisterFault.damaged("a content points to no record") }
            recent.add(.init(key: RecentContents.key(digest), sequence: number.value))
        }
        return recent
    }

    /// Keeps in mind what a batch has added, and where too many wait puts twice as many in their place.
    func remember(_ contents: [(ContentDigest, Seen)]) throws(RegisterFault) {
        for (digest, seen) in contents {
            recent.add(.init(key: RecentContents.key(digest), sequence: seen.sequence.value))
        }
        if isInBulk {
            if recent.count >= Self.recentMaxInBulk { try tidyAll() }
        } else if tidying != nil || recent.count >= Self.recentMax {
            try tidy(max(Self.tidiedAtOnce, 2 * contents.count))
        }
    }

    func tidyAll() throws(RegisterFault) { repeat { try tidy(1 << 16) } while tidying != nil }

    private func tidy(_ count: Int) throws(RegisterFault) {
        guard recent.count > 0 else { return }
        let tidying = self.tidying ?? Tidying(places: recent.inOrder, last: recent.last)
        let end = min(tidying.next + count, tidying.places.count)
        let isLast = end == tidying.places.count
        try attempt { database in
            try database.inTransaction {
                let insert = try database.cachedStatement(
                    sql: "INSERT OR IGNORE INTO place (key, sequence) VALUES (?, ?)"
                )
                for place in tidying.places[tidying.next..<end] {
                    try insert.execute(arguments: [Int64(place.key), Int64(place.sequence)])
                }
                if isLast {
                    try database.execute(sql: "UPDATE placed SET sequence = ?", arguments: [Int64(tidying.last)])
                }
                return .commit
            }
        }
        // Only what is committed counts: what failed is tried again with the same ones.
        self.tidying = tidying
        self.tidying?.next = end
        guard isLast else { return }
        recent = recent.after(tidying.last)
        self.tidying = nil
        // What was written to lies all over the tree: its pages are not wanted again.
        if !isInBulk { try attempt { try $0.execute(sql: "PRAGMA shrink_memory") } }
    }
}
