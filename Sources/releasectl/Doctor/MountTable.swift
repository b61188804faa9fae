import ReleaseModel

/// What is mounted where, as `/proc/self/mountinfo` says (proc(5)).
struct MountTable: Equatable {
    /// One mount.
    struct Mount: Equatable {
        let id: UInt64
        let point: PathBytes
        let type: String
        /// Whether this mount of the file system is read-only, and whether the file system is as a whole.
        let isReadOnly: Bool
        let isReadOnlyFileSystem: Bool
    }

    private let mounts: [UInt64: Mount]

    /// Lines that are something else are left out.
    init(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).compactMap(Self.mount)
        mounts = Dictionary(lines.map { ($0.id, $0) }) { $1 }
    }

    /// By the number that statx(2) gives.
    subscript(id: UInt64) -> Mount? { mounts[id] }

    /// `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue`
    private static func mount(_ line: ArraySlice<UInt8>) -> Mount? {
        let fields = line.split(separator: UInt8(ascii: " "))
        guard fields.count >= 10, let end = fields.dropFirst(6).firstIndex(where: { $0.elementsEqual("-".utf8) }),
            fields.count > end + 3, let id = UInt64(String(decoding: fields[0], as: UTF8.self))
        else { return nil }
        func isReadOnly(_ options: ArraySlice<UInt8>) -> Bool {
            options.split(separator: UInt8(ascii: ",")).contains { $0.elementsEqual("ro".utf8) }
        }
        return Mount(
            id: id,
            point: PathBytes(unescaped(fields[4])),
            type: String(decoding: fields[end + 1], as: UTF8.self),
            isReadOnly: isReadOnly(fields[5]),
            isReadOnlyFileSystem: isReadOnly(fields[end + 3])
        )
    }

    /// `\040` for a space: three octal digits.
    private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var rest = field
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3)
            if byte == UInt8(ascii: "\\"), digits.count == 3,
                let number = UInt8(String(decoding: digits, as: UTF8.self), radix: 8), number != 0
            {
                out.append(number)
                rest = rest.dropFirst(3)
            } else {
                out.append(byte)
            }
        }
        return out
    }
}
