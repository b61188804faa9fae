import Foundation

extension Report {
    static func lines(_ large: LargeFigures) -> [String] {
        let adopted = large.runs.map(\.adopted).min() ?? 0
        let cores = large.cores == 1 ? "1 core" : "\(large.cores) cores"
        return [
            "",
            "large    \(large.files) files of \(large.bytes) bytes, not text, all different; every one verified as"
                + " recorded, of a sample \(Int(adopted * 100)) % adopted",
            row("", ["minimum", "median", "maximum"]),
            row("SHA-256 in memory, 1 core, MB/s", large.hashBytesPerSecond, 0, times: 1e-6),
            row("floor, 1 thread, MB/s", large.floorBytesPerSecond, 0, times: 1e-6),
            row("service, MB/s", large.serviceBytesPerSecond, 0, times: 1e-6),
            row("service, % of SHA-256, \(cores)", large.share, 0, times: 100)
                + verdict(large.isTargetMet, large.isFloorSteady, "≥ 80 %"),
            row("SHA-256, % of processor time", large.processorShare, 0, times: 100),
            row("time, service / floor", large.ratio, 2),
        ] + doubt(large.isFloorSteady, large.floorBytesPerSecond)
    }
}
