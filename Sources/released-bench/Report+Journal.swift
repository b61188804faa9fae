extension Report {
    static func lines(_ journal: JournalFigures) -> [String] {
        [
            "",
            "journal  \(journal.records) generated records, \(journal.bytes) bytes in \(journal.segments) segments, read"
                + " by releasectl into a pipe, from its start to its end; verified as the bytes that cat gives",
            row("", ["minimum", "median", "maximum"]),
            row("floor, cat, MB/s", journal.floorBytesPerSecond, 0, times: 1e-6),
            row("releasectl journal, MB/s", journal.bytesPerSecond, 0, times: 1e-6)
                + verdict(journal.isTargetMet, journal.isFloorSteady, "≥ 500 MB/s"),
            row("--after the middle, MB/s", journal.halfBytesPerSecond, 0, times: 1e-6),
            row("time, releasectl / cat", journal.ratio, 2),
            row("tail of the last lines, ms", journal.tailFloorSeconds, 1, times: 1_000),
            row("--after, the same lines, ms", journal.tailSeconds, 1, times: 1_000),
        ] + doubt(journal.isFloorSteady, journal.floorBytesPerSecond)
    }
}
