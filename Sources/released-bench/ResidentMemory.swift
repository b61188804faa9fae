import Foundation

/// The memory of a process that is in the machine's own (proc_pid_status(5), proc_pid_smaps_rollup(5)), in MiB.
struct ResidentMemory: Codable, Equatable {
    /// `VmRSS`: all of it, the program's own file included.
    let resident: Double
    /// `RssAnon`: without what is a page of some file.
    let anonymous: Double
    /// `Pss`: what is shared with others counted by halves, thirds and so on; nil where the kernel does not tell.
    let proportional: Double?

    init(process: Int32) throws {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let rollup = try? String(contentsOfFile: "/proc/\(process)/smaps_rollup", encoding: .utf8)
        try self.init(status: status, rollup: rollup)
    }

    /// From the text of the two files.
    init(status: String, rollup: String?) throws {
        guard let resident = Self.mebibytes("VmRSS:", in: status),
            let anonymous = Self.mebibytes("RssAnon:", in: status)
        else { throw BenchFailure("the process is not there any more, or the kernel does not say what it holds") }
        self.resident = resident
        self.anonymous = anonymous
        proportional = rollup.flatMap { Self.mebibytes("Pss:", in: $0) }
    }

    private static func mebibytes(_ field: String, in text: String) -> Double? {
        for line in text.split(separator: "\n") where line.hasPrefix(field) {
            let words = line.split(whereSeparator: \.isWhitespace)
            return words.count > 1 ? Double(words[1]).map { $0 / 1_024 } : nil
        }
        return nil
    }
}
