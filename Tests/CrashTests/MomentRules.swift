import FileIO
import ReleaseModel
import TestSupport

/// What must hold at every moment, not only after a restart: when a line can be read, its original and its frame of the
/// commit log are on the disk, and the claim is too; no original with a record is ever replaced, changed or removed; no
/// line that could be read ever changes or goes.
struct MomentRules: DiskWatcher {
    private(set) var faults: [String] = []
    private var seen: [Int: [UInt8]] = [:]
    private var originals: [PathBytes: Int] = [:]
    private static let root = SimulatedPeople.root
    private static let journal = root.appending("journal")

    mutating func look(at volume: Volume, after call: SimulatedCall) {
        switch call.kind {
        case .write, .truncate, .clone: checkBytes(volume, call)
        case .unlink, .rename, .link, .removeDirectory: checkNames(volume, call)
        case .setPermissions: checkModes(volume)
        default: break
        }
    }

    private mutating func checkBytes(_ volume: Volume, _ call: SimulatedCall) {
        if originals.values.contains(call.inode) {
            faults.append("promise 5: \(call.kind) to an original that has a record")
        }
        guard volume.isFile(call.inode, in: Self.journal) else { return }
        let now = volume.bytes(call.inode)
        let before = seen[call.inode] ?? []
        if !now.starts(with: before) {
            faults.append("promise 4: a line that could be read was changed by \(call.kind) at \(call.offset)")
        }
        // After a power cut the end of the journal may hold what was never flushed, until it is written again.
        var end = before.count
        while let next = now[end...].firstIndex(of: 10), let record = KnownRecords.record(now[end..<next]) {
            checkNew(now[end..<next], record, volume)
            end = next + 1
        }
        seen[call.inode] = Array(now[..<end])
    }

    private mutating func checkNew(_ line: ArraySlice<UInt8>, _ record: SeenRecord, _ volume: Volume) {
        let folders = [Self.root.appending("state").appending("log"), Self.journal]
        if !folders.contains(where: { volume.durableFiles(in: $0).contains { $0.contains(line) } }) {
            faults.append("promise 4: \(record.sequence) can be read, and neither log nor journal has it on the disk")
        }
        if let path = Self.original(record) {
            let bytes = volume.durableContents(path)
            if bytes.map({ KnownDigests.hex($0[...]) }) != record.sha256 {
                faults.append("promise 3: \(record.sequence) can be read, its original is not on the disk")
            }
            if record.type == "accepted" { originals[path] = volume.inode(path) }
        }
        if let href = record.textHref {
            let path = Self.root.appending("archive").appending(PathBytes(href))
            if volume.durableContents(path) == nil || volume.durableContents(path) != volume.contents(path) {
                faults.append("promise 3: \(record.sequence) can be read, its text is not on the disk")
            }
            originals[path] = volume.inode(path)
        }
        let dropped = Self.root.appending(PathBytes(record.path))
        if volume.inode(dropped) == nil, volume.isDurable(dropped) {
            faults.append("promise 2: \(record.sequence) can be read, a power cut puts its file back into the inbox")
        }
    }

    private static func original(_ record: SeenRecord) -> PathBytes? {
        guard record.type != "rejected", let sha256 = record.sha256 else { return nil }
        return root.appending("archive").appending(PathBytes("sha256/\(sha256.prefix(2))/\(sha256)"))
    }

    private mutating func checkNames(_ volume: Volume, _ call: SimulatedCall) {
        for (path, inode) in originals where volume.inode(path) != inode {
            faults.append("promise 3: the original \(path.split.name.text.prefix(8)) was removed or replaced")
            originals[path] = nil
        }
        for inode in seen.keys where !volume.isFile(inode, in: Self.journal) {
            faults.append("promise 4: a segment was removed or replaced by \(call.kind)")
            seen[inode] = nil
        }
    }

    private mutating func checkModes(_ volume: Volume) {
        for (path, inode) in originals where volume.permissions(path) != 0o444 && volume.inode(path) == inode {
            faults.append("promise 5: an original that has a record was made writable")
        }
    }
}

extension Array where Element == UInt8 {
    fileprivate func contains(_ part: ArraySlice<UInt8>) -> Bool {
        guard let first = part.first, count >= part.count else { return part.isEmpty }
        var start = 0
        while let found = self[start...].firstIndex(of: first), found + part.count <= count {
            if self[found..<(found + part.count)] == part { return true }
            start = found + 1
        }
        return false
    }
}
