extension Report {
    static func lines(_ reading: ReadingFigures) -> [String] {
        [
            "",
            "reading  \(reading.releases) releases in four languages, all different, \(reading.meanBytes) bytes in the"
                + " mean; every one verified as recorded, its text read",
            row("", ["minimum", "median", "maximum"]),
            row("reading alone, µs/release", reading.microseconds, 1),
            row("reading alone, MB/s", reading.megabytesPerSecond, 1),
            row("reading = false, releases/s", reading.floorPerSecond, 0),
            row("service, releases/s", reading.servicePerSecond, 0)
                + verdict(reading.isTargetMet, reading.isFloorSteady, "≥ 2000"),
            row("time, service / reading = false", reading.ratio, 2),
            row("processor time, µs/release", reading.processorMicroseconds, 0),
        ] + doubt(reading.isFloorSteady, reading.floorPerSecond) + lines(reading.longTexts)
    }

    /// 1 MiB of every kind, the slowest first.
    private static func lines(_ texts: [LongTextFigures]) -> [String] {
        [
            "", "reading  1 MiB of one kind of text, alone and on one core, in ms",
            row("", ["minimum", "median", "maximum"]),
        ]
            + texts.sorted { $0.seconds.median > $1.seconds.median }.map { text in
                row(text.name, text.seconds, 1, times: 1_000) + verdict(text.isTargetMet, true, "≤ 50 ms")
            }
    }
}
