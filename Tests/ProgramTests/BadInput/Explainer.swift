import TestSupport

/// `releasectl` about one root, its answers as bytes: what they hold is what a terminal gets.
struct Explainer: Sendable {
    let root: ServiceRoot

    /// `releasectl explain`, whatever bytes the path has.
    func explain(_ path: RawPath) async throws -> [UInt8] {
        let list = root.stagedPath()
        try list.write(path.bytes + [0])
        return try await output("xargs -0 -a \"$3\" \"$0\" explain --config \"$1\"", list.description)
    }

    /// Any other command.
    func answer(_ command: String) async throws -> [UInt8] {
        try await output("\"$0\" \(command) --config \"$1\"")
    }

    private func output(_ script: String, _ argument: String = "") async throws -> [UInt8] {
        let answer = root.stagedPath()
        let words = [try BuiltPrograms.path(of: "releasectl"), root.configuration, answer.description, argument]
        let shell = try ChildProcess("/bin/sh", ["-c", "\(script) > \"$2\" 2>&1"] + words)
        try await shell.end(within: .seconds(60))
        return try answer.read()
    }
}
