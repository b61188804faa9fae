import FileIO
import ReleaseModel
import SystemPackage

/// What open files give.
extension Machine {
    func bytes(of file: OpenFile, from position: Int, _ limit: Int) throws(Errno) -> [UInt8] {
        if file.mode == .look { throw .badFileDescriptor }
        let node = volume[file.inode]
        guard node.kind != .directory else { throw .isDirectory }
        guard position >= 0 else { throw .invalidArgument }
        return Array(node.bytes.cache.dropFirst(position).prefix(limit))
    }

    func isLockedByOther(_ descriptor: RawDescriptor) throws(Errno) -> Bool {
        let inode = try usableFile(descriptor).inode
        return files.enumerated().contains { index, file in
            index != Int(descriptor) && file.map { $0.inode == inode && $0.holdsLock } ?? false
        }
    }
}
