import FileIO
import ReleaseModel

/// A burst through one peer: renamed into its inbox as fast as one thread can, until its last file is recorded.
struct PeerBurst {
    let bench: Bench
    let peer: any Peer
    let files: Int
    let bytes: Int

    /// How long nothing may come, and how long it may take at all, before it is taken to hang.
    private static let (patience, longest) = (Duration.seconds(30), Duration.seconds(300))

    /// One run on a new folder, as for the service.
    /// - Returns: seconds.
    func run() throws -> Double {
        try bench.workplace.run { path in
            let calls = LinuxSystemCalls()
            let place = try PeerPlace(path, in: bench.workplace, calls: calls)
            let folder = try place.directory.madeDirectory("files", permissions: 0o755).0
            let prepared = try PreparedFiles(count: files, bytes: bytes, flushed: bench.options.flushed, in: folder)
            let process = try peer.start(place)
            let seconds = try measure(process, prepared, place, calls)
            process.end()
            try PeerVerification.check(try peer.records(place), of: prepared, in: place)
            return seconds
        }
    }

    /// From before the first rename until the last line is in the log, as for the service.
    private func measure(
        _ process: PeerProcess,
        _ files: PreparedFiles,
        _ place: PeerPlace,
        _ calls: LinuxSystemCalls
    ) throws -> Double {
        let log = try place.directory.open("log", .read)
        var (lines, offset): (Int, Int64) = (0, 0)
        var buffer = [UInt8](repeating: 0, count: Limits.readBytes)
        let start = calls.monotonicTime()
        for name in files.names { try files.drop(name, into: place.inboxDirectory) }
        var lastGrowth = calls.monotonicTime()
        while lines < files.names.count {
            let now = calls.monotonicTime()
            let got = try log.read(into: &buffer, at: offset)
            offset += Int64(got)
            lines += buffer[..<got].count { $0 == UInt8(ascii: "\n") }
            if got > 0 { lastGrowth = now }
            guard now - lastGrowth < Self.patience, now - start < Self.longest else {
                throw BenchFailure("\(lines) of \(files.names.count) files were recorded after \(now - start)")
            }
            if got == 0 {
                try process.demandRunning()
                calls.sleep(for: .milliseconds(1))
            }
        }
        return (calls.monotonicTime() - start).inSeconds
    }
}
