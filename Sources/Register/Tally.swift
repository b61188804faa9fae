import GRDB
public import ReleaseModel

/// How many records of one type an inbox has, how many bytes they are about, and when the last was made: over the
/// journal's whole life. Derived from the journal as everything here.
public struct Tally: Sendable, Equatable {
    /// The `source` of the records: what the journal knows an inbox by.
    public var source: String
    /// The `type` of the records, as written.
    public var type: String
    /// How many.
    public var records: Int
    /// The sum of their files' sizes.
    public var bytes: Int64
    /// The time of the last of them.
    public var last: WallTime

    /// Some records of one source and type.
    public init(source: String, type: String, records: Int, bytes: Int64, last: WallTime) {
        self.source = source
        self.type = type
        self.records = records
        self.bytes = bytes
        self.last = last
    }

    /// Takes one more record into the tally of its source and type.
    public static func count(
        _ source: String,
        _ type: String,
        bytes: Int64,
        at time: WallTime,
        in tallies: inout [Tally]
    ) {
        if let index = tallies.firstIndex(where: { $0.type == type && $0.source == source }) {
            tallies[index].records += 1
            tallies[index].bytes = sum(tallies[index].bytes, bytes)
            tallies[index].last = time
        } else {
            tallies.append(Tally(source: source, type: type, records: 1, bytes: max(0, bytes), last: time))
        }
    }

    /// What a damaged journal or register claims must not stop the service: the sum ends where 64 bits end.
    static func sum(_ left: Int64, _ right: Int64) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(max(0, right))
        return overflow ? .max : sum
    }
}

extension ContentRegister {
    static let tallyTable = """
        CREATE TABLE tally (
            source TEXT NOT NULL, type TEXT NOT NULL, records INTEGER NOT NULL, bytes INTEGER NOT NULL,
            last TEXT NOT NULL, PRIMARY KEY (source, type)
        ) WITHOUT ROWID;
        """

    /// All tallies, in the order of their sources.
    public func tallies() throws(RegisterFault) -> [Tally] {
        try attempt { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT source, type, records, bytes, last FROM tally ORDER BY source, type"
            )
            return try rows.map { row in
                let (records, bytes) = (try row.decode(Int.self, atIndex: 2), try row.decode(Int64.self, atIndex: 3))
                guard (1...Int(Limits.sequenceMax)).contains(records), bytes >= 0,
                    let last = WallTime(rfc3339: try row.decode(String.self, atIndex: 4))
                else { throw RegisterFault.damaged("a tally of records is none") }
                return Tally(
                    source: try row.decode(String.self, atIndex: 0),
                    type: try row.decode(String.self, atIndex: 1),
                    records: records,
                    bytes: bytes,
                    last: last
                )
            }
        }
    }

    static func add(_ tallies: [Tally], to database: Database) throws {
        guard !tallies.isEmpty else { return }
        // min: SQLite makes a sum that is too large a floating-point number.
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO tally (source, type, records, bytes, last) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (source, type) DO UPDATE SET records = records + excluded.records,
                bytes = bytes + min(excluded.bytes, 9223372036854775807 - bytes), last = excluded.last
                """
        )
        for tally in tallies {
            try statement.execute(arguments: [
                tally.source, tally.type, Int64(tally.records), tally.bytes, tally.last.rfc3339(.nanoseconds),
            ])
        }
    }
}
