import FileIO
import ReleaseModel
import SystemPackage

/// A simulated machine while it runs: its disk, what is open, its clock.
struct Machine: Sendable {
    /// An open file description.
    struct OpenFile: Sendable {
        var inode: Int
        var mode: OpenMode
        /// The name it was opened by, in its folder; it goes along with a rename. Empty for a folder's own `.`.
        var folder = 0
        var name: PathBytes = ""
        var position = 0
        var hasWritten = false
        var isListed = false
        var holdsLock = false
        var holdsLease = false
        var isQueue = false
        var canWrite: Bool {
            switch mode {
            case .readWrite, .readWriteOrCreate, .createNew: true
            default: false
            }
        }
    }

    var volume: Volume
    var files: [OpenFile?] = [nil, nil, nil]
    var time: Int64 = 1_000_000_000_000
    var numbers: SeededNumbers
    var calls = 0
    /// The call after which nothing more happens: the power is cut.
    var lastCall = Int.max
    var isCut = false
    var cut: SimulatedCall?
    var watches: [Int32: Watch] = [:]
    var nextWatch: Int32 = 1
    /// Of every queue together: the service has one.
    var events: [UInt8] = []
    /// Where the last of them begins.
    var lastEventStart = 0
    var nextCookie: UInt32 = 1
    /// Inodes that somebody else has open for writing.
    var writers: Set<Int> = []
    /// What fstatfs(2) says is free.
    var freeBytes: UInt64 = 1 << 40
    var canClone = false
    var hasEvents = true
    var user: UInt32 = 1_000
    var rule: (@Sendable (SimulatedCall, inout Machine) -> SimulatedFault?)?
    var watcher: (any DiskWatcher)?
    var snapshots: [Snapshot]?
    var trace: [String]?

    /// Each call takes a thousandth of a millisecond, so that no two changes of a file have the same time.
    mutating func pass() {
        time += 1_000
        volume.now += 1_000
    }

    func file(_ descriptor: RawDescriptor) throws(Errno) -> OpenFile {
        let index = Int(descriptor)
        guard files.indices.contains(index), let file = files[index] else { throw .badFileDescriptor }
        return file
    }

    /// One that is open for more than looking: for every call that does something with the file (open(2), `O_PATH`).
    func usableFile(_ descriptor: RawDescriptor) throws(Errno) -> OpenFile {
        let file = try file(descriptor)
        if file.mode == .look { throw .badFileDescriptor }
        return file
    }

    func inode(_ descriptor: RawDescriptor) throws(Errno) -> Int {
        descriptor == -100 ? Volume.root : try file(descriptor).inode
    }

    mutating func add(_ file: OpenFile) -> RawDescriptor {
        if let free = files.indices.dropFirst(3).first(where: { files[$0] == nil }) {
            files[free] = file
            return RawDescriptor(free)
        }
        files.append(file)
        return RawDescriptor(files.count - 1)
    }
}

/// A disk in the instant before a call.
public struct Snapshot: Sendable {
    /// The call that had not happened yet.
    public let call: SimulatedCall
    /// The disk.
    public let volume: Volume
}

/// Looks at the disk after each call that may have changed it: for rules that hold at every moment.
public protocol DiskWatcher: Sendable {
    /// - Parameter call: what was done, or tried.
    mutating func look(at volume: Volume, after call: SimulatedCall)
}
