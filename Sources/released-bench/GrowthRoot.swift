import FileIO
import Foundation
import Journal
import Register
import ReleaseModel

/// A root that holds many records already: a generated journal, and the register that the service makes of it at its
/// first start. It lives as long as the measuring, so that runs on several roots can take turns.
final class GrowthRoot {
    let records: UInt64
    /// The folder that holds the root and what is beside it.
    let place: Directory
    private let bench: Bench
    private let path: String
    /// How long the journal took to generate, and the service to make the register of it.
    private(set) var madeSeconds = 0.0
    private(set) var rebuildSeconds = 0.0

    /// Makes the root.
    init(_ records: UInt64, named name: String, bench: Bench) throws {
        self.records = records
        self.bench = bench
        path = bench.workplace.path(of: name)
        place = try bench.workplace.directory().madeDirectory(PathBytes(name), permissions: 0o755).0
        try write("reading", "reading = true")
        try write("burst", "reading = false")
        let root = try place.madeDirectory("root", permissions: 0o755).0
        let source = "//\(LinuxProcess.hostName)/inbox"
        bench.tell("growth: generating \(records) records")
        let (_, made) = try timed { try GeneratedJournal.make(records, in: root, source: source) }
        madeSeconds = made
        bench.tell("growth: the service makes the register of \(records) records")
        let service = try start(isRead: false)
        rebuildSeconds = service.startSeconds
        try service.stop()
        try giveFingerprints()
    }

    /// Removes the root.
    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Starts the service on it. - Parameter isRead: whether texts are read, as by default.
    func start(isRead: Bool) throws -> ReadyService {
        try ReadyService(
            bench.binary,
            configuration: configuration(isRead: isRead),
            logLevel: bench.options.logLevel,
            in: bench.workplace
        )
    }

    /// The path of a configuration.
    func configuration(isRead: Bool) -> String { path + (isRead ? "/reading.toml" : "/burst.toml") }

    /// A folder below the root.
    func folder(_ name: PathBytes) throws -> Directory { try place.directory("root").directory(name) }

    /// The last record in its journal.
    func last() throws -> SequenceNumber? { try JournalEnd.last(in: folder("journal"))?.record.sequence }

    /// Bytes of the files whose names begin so in a folder below the root.
    func bytes(of prefix: String, in name: PathBytes) throws -> Int64 {
        let folder = try folder(name)
        return try folder.entries().filter { $0.name.hasPrefix(prefix) }.reduce(0) {
            try $0 + folder.status($1.name).size
        }
    }

    /// A service that had read those texts would know their fingerprints; one that made the register anew reads the
    /// originals again, which are not there.
    private func giveFingerprints() throws {
        let register = try ContentRegister(path: path + "/root/state/register.sqlite")
        var noise = Noise(seed: place.calls.randomNumber())
        let newest = try register.newestFingerprints(Limits.fingerprintsMax)
        try register.setFingerprints(newest.map { ($0.sequence, noise.next()) })
        try register.close()
    }

    private func write(_ name: String, _ settings: String) throws {
        let root = URL(fileURLWithPath: path).appendingPathComponent("root").path
        try "root = \"\(root)\"\n\(settings)\n".write(
            toFile: "\(path)/\(name).toml",
            atomically: false,
            encoding: .utf8
        )
    }
}

/// What `body` gives, and how long it takes.
func timed<Result>(_ body: () throws -> Result) rethrows -> (Result, seconds: Double) {
    let calls = LinuxSystemCalls()
    let start = calls.monotonicTime()
    let result = try body()
    return (result, (calls.monotonicTime() - start).inSeconds)
}
