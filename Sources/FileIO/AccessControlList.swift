/// A POSIX access control list (acl(5)), as the kernel keeps it in `system.posix_acl_access` and
/// `system.posix_acl_default`.
public struct AccessControlList: Sendable, Equatable {
    /// Whom an entry is about.
    public enum Subject: Sendable, Equatable {
        case owner, user(UInt32), owningGroup, group(UInt32), mask, others
    }

    /// One entry.
    public struct Entry: Sendable, Equatable {
        /// Whom it is about.
        public var subject: Subject
        /// 4 read, 2 write, 1 enter or run.
        public var permissions: UInt32

        /// What somebody may do.
        public init(_ subject: Subject, _ permissions: UInt32) {
            self.subject = subject
            self.permissions = permissions
        }
    }

    /// In the order of the kernel.
    public var entries: [Entry]

    /// A list of entries.
    public init(_ entries: [Entry]) { self.entries = entries }

    /// Decodes the attribute: version 2 (4 bytes), then tag (2), permissions (2) and number (4) of each entry, all
    /// little-endian (linux/posix_acl_xattr.h).
    /// - Returns: nil when it is something else.
    public init?(attribute bytes: [UInt8]) {
        func number(_ offset: Int, _ count: Int) -> UInt32 {
            (0..<count).reduce(0) { $0 | UInt32(bytes[offset + $1]) << (8 * $1) }
        }
        guard bytes.count >= 4, (bytes.count - 4).isMultiple(of: 8), number(0, 4) == 2 else { return nil }
        entries = []
        for offset in stride(from: 4, to: bytes.count, by: 8) {
            let id = number(offset + 4, 4)
            let subject: Subject
            switch number(offset, 2) {
            case 0x01: subject = .owner
            case 0x02: subject = .user(id)
            case 0x04: subject = .owningGroup
            case 0x08: subject = .group(id)
            case 0x10: subject = .mask
            case 0x20: subject = .others
            default: return nil
            }
            entries.append(Entry(subject, number(offset + 2, 2) & 7))
        }
    }

    /// The most that anybody but the owner and the others may do.
    public var mask: UInt32 { entries.first { $0.subject == .mask }?.permissions ?? 7 }

    /// What the entry of this user comes to; nil where there is none.
    public func permissions(ofUser uid: UInt32) -> UInt32? {
        entries.first { $0.subject == .user(uid) }.map { $0.permissions & mask }
    }
}
