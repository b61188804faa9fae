import FileIO
import Journal
import ReleaseModel

/// When each release was first recorded: remembered where its first version has been seen on the way, else looked up.
struct FirstVersions {
    private let journal: Directory
    /// By the first 64 bits of the first version's digest, which its subject is. Milliseconds since 1970.
    private var times: [UInt64: Int64] = [:]

    init(journal: Directory) { self.journal = journal }

    /// - Returns: RFC 3339; nil where the first version has no record any more.
    mutating func time(of record: JournalLine) throws -> String? {
        guard let subject = record.subject, let key = UInt64(subject, radix: 16) else { return nil }
        if record.type == EventType.accepted.rawValue { times[key] = Self.milliseconds(record.time) }
        if times[key] == nil {
            times[key] = try Self.first(before: record, journal).flatMap { Self.milliseconds($0.time) }
        }
        guard let time = times[key] else { return nil }
        let (seconds, rest) = time.quotientAndRemainder(dividingBy: 1_000)
        return WallTime(seconds: seconds, nanoseconds: UInt32(rest) * 1_000_000).rfc3339(.milliseconds)
    }

    /// From version to version: each names an earlier one.
    private static func first(before record: JournalLine, _ journal: Directory) throws -> JournalLine? {
        var here = record
        while here.type == EventType.revised.rawValue {
            guard let event = here.original, event < here.sequence else { return nil }
            let after = event == .first ? nil : SequenceNumber(event.value - 1)
            guard let line = try JournalReader(folder: journal, after: after).line(), line.sequence == event,
                let earlier = JournalLine(line.bytes.dropLast())
            else { return nil }
            here = earlier
        }
        return here.subject == record.subject ? here : nil
    }

    private static func milliseconds(_ time: String) -> Int64? {
        guard let time = WallTime(rfc3339: time), time.seconds >= 0 else { return nil }
        return time.seconds * 1_000 + Int64(time.nanoseconds) / 1_000_000
    }
}
