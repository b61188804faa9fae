import ReleaseModel

/// The machine's clock: every record carries its time.
struct ClockCheck: HealthCheck {
    static let name = "clock"

    let now: WallTime
    /// Of the journal's last record.
    let lastRecord: WallTime?

    /// 2025 and 2100: before it was written, and past what anybody means.
    private static let sane: Range<Int64> = 1_735_689_600..<4_102_444_800

    var findings: [Finding] {
        let shown = now.rfc3339(.seconds)
        let mend = ["timedatectl set-ntp true"]
        guard Self.sane.contains(now.seconds) else {
            return [
                .error("it is \(shown), says the clock", why: "every record carries a wrong time for ever", mend: mend)
            ]
        }
        if let lastRecord, lastRecord.seconds > now.seconds + 1 {
            let found = "it is \(shown), and the last record was made at \(lastRecord.rfc3339(.seconds))"
            return [.warning(found, why: "the clock was put back: records seem to come before older ones", mend: mend)]
        }
        return [.ok(shown)]
    }
}
