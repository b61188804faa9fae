extension Report {
    static func lines(_ duplicates: DuplicateFigures) -> [String] {
        [
            "",
            "again    \(duplicates.files) files of \(duplicates.bytes) bytes whose contents are recorded already; every"
                + " one verified as a duplicate of the record it points to",
            row("", ["minimum", "median", "maximum"]),
            row("floor, files/s", duplicates.floorFilesPerSecond, 0),
            row("service, files/s", duplicates.serviceFilesPerSecond, 0),
            row("time, service / floor", duplicates.ratio, 2)
                + verdict(duplicates.isTargetMet, duplicates.isFloorSteady, "≤ 2"),
            row("processor time, service / floor", duplicates.processorRatio, 2),
        ] + doubt(duplicates.isFloorSteady, duplicates.floorFilesPerSecond)
    }
}
