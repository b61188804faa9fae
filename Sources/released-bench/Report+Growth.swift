import Foundation

/// What many records cost, as a table.
extension Report {
    static func lines(_ growth: GrowthFigures) -> [String] {
        let adopted = growth.stages.flatMap(\.runs).map(\.adopted).min() ?? 0
        return [
            "",
            "growth   bursts of \(growth.files) files of \(growth.bytes) bytes, not text, reading = false, on roots that"
                + " hold records already; every file verified as recorded, of a sample \(Int(adopted * 100)) % adopted",
            "         the records before were generated: their originals are not there; one in"
                + " \(GeneratedRecords.recordsPerText) is a release, its headline searched; page cache warm",
        ] + growth.stages.indices.flatMap { lines(growth, $0) }
            + doubt(growth.isFloorSteady, growth.stages[0].microseconds(files: growth.files))
    }

    private static func lines(_ growth: GrowthFigures, _ index: Int) -> [String] {
        let (stage, ratio) = (growth.stages[index], growth.ratios[index])
        let perSecond = Int(Double(stage.records) / stage.rebuildSeconds)
        func megabytes(_ value: Double) -> String { String(format: "%.1f", value) }
        return [
            "",
            row("\(stage.records) records", ["minimum", "median", "maximum"]),
            row("cost per file, µs", stage.microseconds(files: growth.files), 1),
            row("the same / at the smallest", ratio, 2)
                + verdict(ratio.median <= GrowthFigures.target, growth.isFloorSteady, "≤ 1.3"),
            row("processor time, µs/file", stage.processorMicroseconds(files: growth.files), 1),
            row("the same / at the smallest", growth.processorRatios[index], 2),
            row(
                "put off until idle, µs/file",
                Spread(stage.runs.map { $0.tidyingSeconds / Double(growth.files) }),
                1,
                times: 1e6
            ),
            row("start to READY, ms", stage.start, 0, times: 1_000),
            row("resident when idle, MiB", stage.idleMemory, 1),
            row("resident at the burst's end, MiB", stage.busyMemory, 1),
            row("resident after it, MiB", stage.memoryAfter, 1),
            row("find, one of \(stage.tools.releases), ms", stage.tools.findRare, 0, times: 1_000),
            row("find, the newest 20 of many, ms", stage.tools.findCommon, 0, times: 1_000),
            row("explain, by name, ms", stage.tools.explain, 0, times: 1_000),
            "  journal \(megabytes(stage.journalMegabytes)) MB, register \(megabytes(stage.registerMegabytes)) MB, search"
                + " index \(megabytes(stage.searchMegabytes)) MB; register made of the journal in"
                + " \(String(format: "%.1f", stage.rebuildSeconds)) s (\(perSecond) records/s), search index in"
                + " \(String(format: "%.1f", stage.tools.indexSeconds)) s",
        ]
    }

    static func lines(_ startup: StartupFigures) -> [String] {
        func milliseconds(_ name: String, _ spread: Spread) -> String { row(name, spread, 0, times: 1_000) }
        var lines = [
            "",
            "startup  \(startup.records) records, reading = true; from before the process is made to its READY=1 at"
                + " NOTIFY_SOCKET; floor: `released --help` from its start to its end",
            row("", ["minimum", "median", "maximum"]),
            milliseconds("floor, warm, ms", startup.floorWarm),
            milliseconds("service, warm, ms", startup.warm)
                + verdict(startup.warm.median <= StartupFigures.target, true, "≤ 300 ms"),
        ]
        if let floor = startup.floorCold, let cold = startup.cold {
            lines.append(milliseconds("floor, page cache empty, ms", floor))
            lines.append(milliseconds("service, page cache empty, ms", cold))
        } else {
            lines.append("  warm only: the page cache may be emptied (/proc/sys/vm/drop_caches) by root only")
        }
        lines.append(
            row("resident when ready, MiB", startup.memory, 1)
                + verdict(startup.memory.median <= StartupFigures.memoryTarget, true, "≤ 32 MiB")
        )
        lines.append(row("of it anonymous, MiB", startup.anonymousMemory, 1))
        return lines
    }
}
