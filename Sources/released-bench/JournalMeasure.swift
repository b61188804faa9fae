import FileIO
import Foundation
import Journal
import ReleaseModel

/// `releasectl journal` into a pipe that is read and counted, beside `cat` of the same segments into the same pipe.
struct JournalMeasure {
    let bench: Bench
    let bytes: Int
    let releasectl: String?

    /// One journal; then `cat`, all of it, its second half and its end in turns.
    func measure() throws -> JournalFigures {
        let program = try releasectl ?? Bench.beside("releasectl")
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw BenchFailure("no releasectl at \(program): build it (`swift build -c release`), or use --releasectl")
        }
        return try bench.workplace.run { path in
            bench.tell("journal: writing \(bytes) bytes of records")
            let place = try Directory.open(configured: PathBytes(path), calls: LinuxSystemCalls())
            let folder = try place.madeDirectory("journal", permissions: 0o755).0
            let journal = try LongJournal(bytes: bytes, in: folder)
            let readings = try JournalReadings(program: program, root: path, journal: journal)
            try readings.verify()
            let runs = try (1...bench.options.runs).map { number in
                bench.tell("journal: run \(number) of \(bench.options.runs)")
                return try readings.run()
            }
            return JournalFigures(
                records: journal.records,
                bytes: journal.bytes,
                segments: readings.segments.count,
                runs: runs
            )
        }
    }
}
