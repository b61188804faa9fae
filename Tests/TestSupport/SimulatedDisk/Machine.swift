import FileIO
import ReleaseModel
import SystemPackage

/// A simulated machine while it runs: its disk, what is open, its clock.
struct Machine: Sendable {
    /// An open file description.
    struct OpenFile: Sendable {
        var inode: Int
        var mode: OpenMode
        var position = 0
        var hasWritten = false
        var isListed = false
        var holdsLock = false
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
    var watches: [Int32: Int] = [:]
    var nextWatch: Int32 = 1
    var events: [UInt8] = []
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

    /// Puts an event into the queue, where the folder is watched (inotify(7)).
    mutating func tell(_ mask: UInt32, in folder: Int, _ name: PathBytes, isFolder: Bool = false) {
        guard hasEvents else { return }
        for (watch, inode) in watches where inode == folder {
            let padded = (name.bytes.count + 1 + 15) / 16 * 16
            for word in [UInt32(bitPattern: watch), mask | (isFolder ? 0x4000_0000 : 0), 0, UInt32(padded)] {
                for shift in [0, 8, 16, 24] { events.append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
            }
            events += name.bytes
            events += [UInt8](repeating: 0, count: padded - name.bytes.count)
        }
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

/// Bits of inotify(7).
enum EventBits {
    static let attributes: UInt32 = 0x4
    static let closeWrite: UInt32 = 0x8
    static let movedFrom: UInt32 = 0x40
    static let movedTo: UInt32 = 0x80
    static let create: UInt32 = 0x100
    static let delete: UInt32 = 0x200
}
