import Foundation

extension Report {
    /// The table of ``IdleFigures``.
    static func lines(_ idle: IdleFigures) -> [String] {
        let (between, polls) = (idle.between, idle.polls)
        let systemCalls = polls.systemCalls.map { String(format: "%.1f", $0) } ?? "not counted, there is no strace"
        let fields = ["minimum", "median", "maximum"]
        return [
            "",
            "idle     a service on a new root, watched for \(between.seconds) s between two polls;"
                + " \(idle.waiting) files that wait in the inbox for the poll",
            row("", fields),
            row("wake-ups/s between polls", between.wakeUpsPerSecond, 2)
                + verdict(idle.isSilent, true, "0"),
            single("processor time in all, µs", String(format: "%.0f", between.processorSeconds * 1e6)),
            single("resident, MiB", mebibytes(between.residentBytes))
                + verdict(idle.isMemoryTargetMet, true, "≤ 32 MiB"),
            single("of it this process's share, MiB", mebibytes(between.proportionalBytes)),
            row("wake-ups, poll of an empty inbox", polls.wakeUps, 1),
            row("processor time of it, µs", polls.processorMicroseconds, 0),
            single("system calls of it", systemCalls),
            row("bare readdir and fstatat, ms", idle.floorMilliseconds, 1),
            row("poll of the full inbox, ms", idle.serviceMilliseconds, 1),
            row("processor time, poll / bare", idle.ratio, 2)
                + verdict(idle.isPollTargetMet, idle.isFloorSteady, "≤ 2"),
            row("wall time, poll / bare", idle.wallRatio, 2),
        ] + doubt(idle.isFloorSteady, idle.floorMilliseconds)
    }

    private static func single(_ name: String, _ value: String) -> String { row(name, [value]) }

    private static func mebibytes(_ bytes: Int) -> String { String(format: "%.1f", Double(bytes) / 1_048_576) }
}
