internal import CLinux
internal import Glibc
import ReleaseModel
import SystemPackage

/// How large a file system is and how much of it is free, as statfs(2) says.
public struct FileSystemRoom: Sendable, Equatable {
    /// Bytes in all.
    public var totalBytes: UInt64
    /// Bytes free for who is not root.
    public var freeBytes: UInt64
    /// Inodes in all; 0 where the file system makes them as it needs them.
    public var totalInodes: UInt64
    /// Inodes free.
    public var freeInodes: UInt64

    /// Numbers of a file system.
    public init(totalBytes: UInt64, freeBytes: UInt64, totalInodes: UInt64, freeInodes: UInt64) {
        self.totalBytes = totalBytes
        self.freeBytes = freeBytes
        self.totalInodes = totalInodes
        self.freeInodes = freeInodes
    }
}

extension Directory {
    /// statfs(2) of the file system that the directory is on.
    public func room() throws(FileError) -> FileSystemRoom {
        try attempt(.look, "") { () throws(Errno) in
            var room = clinux_room()
            _ = try checked { unsafe clinux_room(raw, &room) }
            return FileSystemRoom(
                totalBytes: room.total_bytes,
                freeBytes: room.free_bytes,
                totalInodes: room.total_inodes,
                freeInodes: room.free_inodes
            )
        }
    }
}
