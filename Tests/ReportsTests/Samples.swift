import ReleaseModel
import Reports

/// 2026-11-21T08:01:12.123456789Z.
let now = WallTime(seconds: 1_795_248_072, nanoseconds: 123_456_789)

/// Names that people, programs and attackers have given to files.
let hostileNames: [PathBytes] = [
    "a\u{1B}[2Jb.txt", "x\nMAINPID=1", "x\r\ny", "tab\there", "\u{202E}txt.exe", "zero\u{200B}width", "bell\u{7}",
    "line\u{2028}separator", "next\u{85}line", "\u{FEFF}mark.txt", "tag\u{E0001}", "private\u{E000}",
    PathBytes([0xFF, 0xFE, 0x61]), PathBytes([0x61, 0xC3]), PathBytes([0xED, 0xA0, 0x80]), "back\\slash.txt",
    "quote\".txt", PathBytes(String(repeating: "é", count: 127)), "e\u{301}té.txt", "🇫🇷 communiqué.txt",
]

func status(phase: ServiceStatus.Phase = .serving) -> ServiceStatus {
    ServiceStatus(
        processIdentifier: 4_711,
        phase: phase,
        root: "/srv/releases",
        startedAt: WallTime(seconds: 0, nanoseconds: 0),
        updatedAt: now,
        inboxes: [ServiceStatus.InboxStatus(name: "main", path: "/srv/releases/inbox")]
    )
}

func lastRecord(_ number: UInt64, at time: WallTime = now) -> ServiceStatus.LastRecord {
    ServiceStatus.LastRecord(sequence: SequenceNumber(number), time: time)
}

func condition(_ text: String) -> ServiceStatus.Condition {
    ServiceStatus.Condition(code: "archive-disk-full", text: text, since: now)
}

extension String {
    /// Whether nothing in it could move a cursor, break a line or turn the direction of writing.
    var isHarmless: Bool { unicodeScalars.allSatisfy { !$0.isUnfitForDisplay } }
}
