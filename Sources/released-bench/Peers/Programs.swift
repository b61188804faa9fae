import Foundation

/// Where programs are found.
enum Programs {
    /// `PATH`, and where Debian keeps what others than root seldom want.
    private static var folders: [String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map(String.init) + ["/usr/bin", "/usr/sbin", "/sbin"]
    }

    /// Every program of this name, the one that a shell would run first.
    static func all(_ name: String) -> [String] {
        if name.hasPrefix("/") { return [name] }
        return all(name, in: folders) { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The same, with the folders and the knowledge of what is in them given.
    static func all(_ name: String, in folders: [String], _ isProgram: (String) -> Bool) -> [String] {
        folders.map { "\($0)/\(name)" }.filter(isProgram)
    }

    /// Which of these is not there, and what brings it; nil where all are.
    /// - Parameter wanted: a program's name, and the package that holds it.
    static func absence(of wanted: [String: String]) -> String? {
        absence(of: wanted) { all($0).isEmpty }
    }

    /// The same, with the knowledge of what is missing given.
    static func absence(of wanted: [String: String], _ isMissing: (String) -> Bool) -> String? {
        let missing = wanted.sorted { $0.key < $1.key }.filter { isMissing($0.key) }
        if missing.isEmpty { return nil }
        return "not installed: " + missing.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
    }

    /// The environment of whoever started this process, without what a service manager means for this process alone.
    static var environment: [String: String] {
        ProcessInfo.processInfo.environment.filter {
            !["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "JOURNAL_STREAM"].contains($0.key)
        }
    }
}
