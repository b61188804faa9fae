import Crypto
import FileIO
import ReleaseModel

/// Large files, beside the SHA-256 of as many bytes that lie in memory: hashing is what a large file cannot do without.
struct LargeFiles {
    let bench: Bench
    let files: Int
    let bytes: Int

    /// Hash, floor and service in turns, each run on a new folder.
    func measure() throws -> LargeFigures {
        var runs: [LargeFigures.Run] = []
        for number in 1...bench.options.runs {
            bench.tell("large: run \(number) of \(bench.options.runs)")
            let hash = hashInMemory()
            let floor = try bench.runFloor(count: files, bytes: bytes, floor)
            let (service, adopted) = try bench.runService(count: files, bytes: bytes, Burst.service)
            runs.append(.init(hashSeconds: hash, floor: floor, service: service, adopted: adopted))
        }
        return LargeFigures(files: files, bytes: bytes, cores: Machine.cores, runs: runs)
    }

    /// The same library, in pieces as long as the service reads them, one core.
    private func hashInMemory() -> Double {
        let calls = LinuxSystemCalls()
        var noise = Noise(seed: calls.randomNumber())
        let piece = noise.block(Limits.readBytes)
        var hash = SHA256()
        let start = calls.monotonicTime()
        var rest = files * bytes
        while rest > 0 {
            hash.update(data: piece[..<min(piece.count, rest)])
            rest -= piece.count
        }
        _ = hash.finalize()
        return (calls.monotonicTime() - start).inSeconds
    }

    /// In batches of as many bytes as the service's: it flushes as often.
    private func floor(_ loop: BareLoop, _ files: PreparedFiles) throws -> BurstFigures.Took {
        for name in files.names { try files.drop(name, into: loop.inbox) }
        let batch = (Limits.batchBytesMax + bytes - 1) / bytes
        return try BurstFigures.Took.ofThisProcess {
            try loop.take(files.names, batchFiles: min(batch, Limits.batchFilesMax))
        }
    }
}
