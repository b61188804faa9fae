import FileIO
import ReleaseModel
import SystemPackage
import TestSupport

/// A simulated machine, and every disk that its next start may find: for the rules of what it keeps, which have no
/// counterpart on a machine that does not lose its power.
struct CutMachine {
    let disk: SimulatedDisk
    /// The top of it, open.
    let root: RawDescriptor

    init(_ disk: SimulatedDisk = SimulatedDisk()) throws {
        self.disk = disk
        root = try disk.open("/", at: -100, .configuredDirectory, permissions: 0)
    }

    /// Opens something for writing, made where missing.
    func open(_ path: PathBytes) throws -> RawDescriptor {
        try disk.open(path, at: root, .readWriteOrCreate, permissions: 0o600)
    }

    /// A folder, open.
    func folder(_ path: PathBytes) throws -> RawDescriptor {
        try disk.open(path, at: root, .directory, permissions: 0)
    }

    /// Writes, and does not flush.
    func write(_ file: RawDescriptor, _ bytes: [UInt8], at offset: Int64 = 0) throws {
        guard try disk.write(file, bytes[...], at: offset) == bytes.count else { throw Errno.ioError }
    }

    /// Renames, replacing what is there.
    func rename(_ path: PathBytes, to newPath: PathBytes) throws {
        try disk.rename(path, at: root, to: newPath, at: root, replacing: true)
    }

    /// Every disk that a power cut may leave now: each pick once.
    var outcomes: [Volume] {
        let survival = Survival(disk.volume)
        var numbers = SeededNumbers(seed: 1)
        return survival.ways(10_000, &numbers).map { survival.disk(keeping: $0) }
    }

    /// What may be left of a file; nil where it is gone.
    func contents(_ path: PathBytes) -> Set<[UInt8]?> { Set(outcomes.map { $0.contents(path) }) }

    /// Which files may be there.
    var files: Set<[PathBytes]> { Set(outcomes.map { $0.files(below: "/") }) }
}
