import FileIO
import ReleaseModel

/// The queue of events, as inotify(7) fills it.
extension Machine {
    /// A folder that is watched, and for what.
    struct Watch: Sendable {
        var inode: Int
        var mask: UInt32
    }

    /// Puts an event into the queue, where the folder is watched for it.
    mutating func tell(
        _ mask: UInt32,
        in folder: Int,
        _ name: PathBytes = "",
        isFolder: Bool = false,
        cookie: UInt32 = 0
    ) {
        guard hasEvents else { return }
        for (watch, watched) in watches where watched.inode == folder && watched.mask & mask != 0 {
            put(watch, mask | (isFolder ? EventBits.folder : 0), cookie, name)
        }
    }

    /// The two names of a rename, told as one.
    mutating func tellMove(of inode: Int, _ old: (folder: Int, name: PathBytes), _ new: (folder: Int, name: PathBytes))
    {
        let cookie = nextCookie
        nextCookie += 1
        let isFolder = volume[inode].kind == .directory
        tell(EventBits.movedFrom, in: old.folder, old.name, isFolder: isFolder, cookie: cookie)
        tell(EventBits.movedTo, in: new.folder, new.name, isFolder: isFolder, cookie: cookie)
        tell(EventBits.moveSelf, in: inode)
        for index in files.indices where files[index]?.inode == inode {
            guard files[index]?.folder == old.folder, files[index]?.name == old.name else { continue }
            files[index]?.folder = new.folder
            files[index]?.name = new.name
        }
    }

    mutating func tellAttributes(of file: OpenFile) {
        let isFolder = volume[file.inode].kind == .directory
        tell(EventBits.attributes, in: file.folder, file.name, isFolder: isFolder)
        tell(EventBits.attributes, in: file.inode, isFolder: isFolder)
    }

    /// A folder that has no name any more, and that nobody has open, takes its watches with it.
    mutating func endWatches(ofFolder inode: Int) {
        guard volume.inodes[inode]?.links == 0, !files.contains(where: { $0?.inode == inode }) else { return }
        tell(EventBits.deleteSelf, in: inode)
        for (watch, watched) in watches where watched.inode == inode { endWatch(watch) }
    }

    mutating func endWatch(_ watch: Int32) {
        watches[watch] = nil
        if hasEvents { put(watch, EventBits.ignored, 0, "") }
    }

    private mutating func put(_ watch: Int32, _ mask: UInt32, _ cookie: UInt32, _ name: PathBytes) {
        let padded = name.isEmpty ? 0 : (name.bytes.count + 1 + 15) / 16 * 16
        var event: [UInt8] = []
        for word in [UInt32(bitPattern: watch), mask, cookie, UInt32(padded)] {
            for shift: UInt32 in [0, 8, 16, 24] { event.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        event += name.bytes
        event += [UInt8](repeating: 0, count: padded - name.bytes.count)
        // The same as the last one is told once.
        if events.count >= lastEventStart + event.count, events[lastEventStart...].elementsEqual(event) { return }
        lastEventStart = events.count
        events += event
    }

    /// Whole events, as many as fit.
    mutating func takeEvents(_ limit: Int) -> [UInt8] {
        var end = 0
        while end + 16 <= events.count {
            let length = Int(events[end + 12]) | Int(events[end + 13]) << 8
            guard end + 16 + length <= limit else { break }
            end += 16 + length
        }
        let taken = Array(events[..<end])
        events.removeFirst(end)
        lastEventStart = max(lastEventStart - end, 0)
        return taken
    }
}

/// Bits of inotify(7).
enum EventBits {
    static let attributes: UInt32 = 0x4
    static let closeWrite: UInt32 = 0x8
    static let movedFrom: UInt32 = 0x40
    static let movedTo: UInt32 = 0x80
    static let create: UInt32 = 0x100
    static let delete: UInt32 = 0x200
    static let deleteSelf: UInt32 = 0x400
    static let moveSelf: UInt32 = 0x800
    static let ignored: UInt32 = 0x8000
    static let onlyFolders: UInt32 = 0x0100_0000
    static let folder: UInt32 = 0x4000_0000
}
