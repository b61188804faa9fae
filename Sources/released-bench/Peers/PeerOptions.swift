import ArgumentParser

/// Whether others are measured too.
struct PeerOptions: ParsableArguments {
    @Flag(help: "Measure what others use beside it: inotifywait, Python watchdog, incron, watchman.")
    var peers = false

    @Option(help: "Files that each peer gets (default: what it does in a few seconds).")
    var peerFiles: Int?

    func validate() throws {
        if let peerFiles, peerFiles < 1 { throw ValidationError("--peer-files is 1 or more.") }
        if peerFiles != nil && !peers { throw ValidationError("--peer-files goes with --peers.") }
    }

    /// What measures them; nil where they are not wanted.
    func measure(_ bench: Bench, bytes: Int) -> PeersMeasure? {
        peers ? PeersMeasure(bench: bench, files: peerFiles, bytes: bytes) : nil
    }
}
