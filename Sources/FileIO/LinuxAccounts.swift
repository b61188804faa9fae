internal import Glibc

/// The users and groups that this machine knows (passwd(5), group(5), or whatever nsswitch.conf(5) names).
public enum LinuxAccounts {
    /// A user.
    public struct User: Sendable, Equatable {
        /// The name.
        public var name: String
        /// The number.
        public var uid: UInt32
        /// The first group.
        public var gid: UInt32

        /// A user by name and numbers.
        public init(name: String, uid: UInt32, gid: UInt32) {
            self.name = name
            self.uid = uid
            self.gid = gid
        }
    }

    /// A group.
    public struct Group: Sendable, Equatable {
        /// The name.
        public var name: String
        /// The number.
        public var gid: UInt32
        /// Those who were added to it; whose first group it is does not stand here.
        public var members: [String]

        /// A group by name, number and members.
        public init(name: String, gid: UInt32, members: [String]) {
            self.name = name
            self.gid = gid
            self.members = members
        }
    }

    /// getpwnam_r(3).
    public static func user(_ name: String) -> User? {
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>? = nil
        var buffer = [CChar](repeating: 0, count: 16 << 10)
        guard unsafe getpwnam_r(name, &entry, &buffer, buffer.count, &found) == 0, unsafe found != nil else {
            return nil
        }
        return User(name: name, uid: unsafe entry.pw_uid, gid: unsafe entry.pw_gid)
    }

    /// getpwuid_r(3).
    public static func user(_ uid: UInt32) -> User? {
        LinuxSystemCalls().userName(uid).flatMap { user($0) }
    }

    /// getgrnam_r(3).
    public static func group(_ name: String) -> Group? {
        unsafe group { unsafe getgrnam_r(name, $0, $1, $2, $3) }
    }

    /// getgrgid_r(3).
    public static func group(_ gid: UInt32) -> Group? {
        unsafe group { unsafe getgrgid_r(gid, $0, $1, $2, $3) }
    }

    /// getgrouplist(3): every group of a user, the first included.
    public static func groups(of user: User) -> Set<UInt32> {
        var count: Int32 = 1_024
        var groups = [gid_t](repeating: 0, count: Int(count))
        guard unsafe getgrouplist(user.name, user.gid, &groups, &count) >= 0 else { return [user.gid] }
        return Set(groups[..<Int(count)])
    }

    private typealias Lookup = (
        UnsafeMutablePointer<group>, UnsafeMutablePointer<CChar>, Int,
        UnsafeMutablePointer<UnsafeMutablePointer<group>?>
    ) -> Int32

    private static func group(_ look: Lookup) -> Group? {
        var entry = unsafe Glibc.group()
        var found: UnsafeMutablePointer<group>? = nil
        // A directory service may answer with thousands of members.
        var buffer = [CChar](repeating: 0, count: 1 << 20)
        let code = unsafe buffer.withUnsafeMutableBufferPointer { buffer -> Int32 in
            guard let start = buffer.baseAddress else { return EINVAL }
            return unsafe look(&entry, start, buffer.count, &found)
        }
        guard code == 0, unsafe found != nil, let name = unsafe entry.gr_name else { return nil }
        var members: [String] = []
        if let list = unsafe entry.gr_mem {
            var index = 0
            while let member = unsafe list[index] {
                members.append(unsafe String(cString: member))
                index += 1
            }
        }
        return Group(name: unsafe String(cString: name), gid: unsafe entry.gr_gid, members: members)
    }
}
