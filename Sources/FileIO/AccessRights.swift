internal import CLinux
internal import Glibc
public import ReleaseModel
import SystemPackage

/// Who may do what with a file or a folder: owner, group, mode and access control lists.
public struct AccessRights: Sendable, Equatable {
    /// What it is.
    public var kind: FileStatus.Kind
    /// Owner.
    public var uid: UInt32
    /// Group.
    public var gid: UInt32
    /// The permission bits, 07777.
    public var permissions: UInt32
    /// The list that goes beyond the mode; nil where there is none.
    public var list: AccessControlList?
    /// What is made in a folder begins with this list; nil where there is none.
    public var defaultList: AccessControlList?

    /// Rights by mode, and by lists where there are some.
    public init(
        kind: FileStatus.Kind = .directory,
        uid: UInt32,
        gid: UInt32,
        permissions: UInt32,
        list: AccessControlList? = nil,
        defaultList: AccessControlList? = nil
    ) {
        self.kind = kind
        self.uid = uid
        self.gid = gid
        self.permissions = permissions
        self.list = list
        self.defaultList = defaultList
    }

    /// Whether this user may do all of `wanted` (4 read, 2 write, 1 enter), by the algorithm of acl(5). User 0 may.
    public func allow(_ wanted: UInt32, uid user: UInt32, groups: Set<UInt32>) -> Bool {
        if user == 0 { return true }
        if user == uid { return permissions >> 6 & wanted == wanted }
        guard let list else {
            let granted = groups.contains(gid) ? permissions >> 3 : permissions
            return granted & wanted == wanted
        }
        if let granted = list.permissions(ofUser: user) { return granted & wanted == wanted }
        var isMember = false
        for entry in list.entries {
            switch entry.subject {
            case .owningGroup where groups.contains(gid): break
            case .group(let group) where groups.contains(group): break
            default: continue
            }
            isMember = true
            if entry.permissions & list.mask & wanted == wanted { return true }
        }
        return !isMember && permissions & wanted == wanted
    }
}

extension Directory {
    /// statx(2) and getxattr(2) of something in this directory, or of itself by the empty name; a link is not followed.
    public func rights(_ name: PathBytes = "") throws(FileError) -> AccessRights {
        do { return try Self.rights(name, at: raw) } catch { throw FileError(.look, shown(name), error) }
    }

    private static func rights(_ name: PathBytes, at directory: RawDescriptor) throws(Errno) -> AccessRights {
        var raw = clinux_status()
        try unsafe name.withCString { (name) throws(Errno) in
            _ = try checked { unsafe clinux_status(directory, name, &raw) }
        }
        var rights = AccessRights(
            kind: FileStatus.Kind(mode: raw.mode),
            uid: raw.uid,
            gid: raw.gid,
            permissions: raw.mode & 0o7777
        )
        // By the descriptor, so that it is the same file whatever the path leads to by now.
        let path = PathBytes("/proc/self/fd/\(directory)").appending(name.isEmpty ? "." : name)
        rights.list = try list("system.posix_acl_access", path)
        if rights.kind == .directory { rights.defaultList = try list("system.posix_acl_default", path) }
        return rights
    }

    private static func list(_ attribute: PathBytes, _ path: PathBytes) throws(Errno) -> AccessControlList? {
        // Room for more entries than ext4 and xfs take.
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        do {
            let count = try unsafe path.withCString { (path) throws(Errno) in
                try unsafe attribute.withCString { (attribute) throws(Errno) in
                    try unsafe buffer.withBytes { (start, size) throws(Errno) in
                        try checked { unsafe clinux_attribute(path, attribute, start, UInt(size)) }
                    }
                }
            }
            return AccessControlList(attribute: Array(buffer[..<count]))
        } catch {
            // ENODATA: none; EOPNOTSUPP: this file system has none.
            if error == .noData || error == .notSupported { return nil }
            throw error
        }
    }
}
