public import ReleaseModel

/// One event of inotify(7), decoded. Events are hints: they mark what to look at.
public struct InboxEvent: Sendable, Equatable {
    /// The watch it came from; -1 for an overflow.
    public var watch: Int32
    /// `IN_*` bits.
    public var mask: UInt32
    /// The name in the watched folder, empty for the folder itself.
    public var name: PathBytes

    /// An event of a watch.
    public init(watch: Int32, mask: UInt32, name: PathBytes) {
        self.watch = watch
        self.mask = mask
        self.name = name
    }

    /// The bits that are asked for, and no more: readers' opens and closes would flood the queue.
    public static let mask: UInt32 =
        Bits.attributes | Bits.closeWrite | Bits.movedFrom | Bits.movedTo | Bits.create | Bits.delete
        | Bits.deleteSelf | Bits.moveSelf | 0x0100_0000 /* IN_ONLYDIR */

    /// Bits of `mask` (inotify(7), linux/inotify.h).
    public enum Bits {
        static let attributes: UInt32 = 0x4
        static let closeWrite: UInt32 = 0x8
        static let movedFrom: UInt32 = 0x40
        static let movedTo: UInt32 = 0x80
        static let create: UInt32 = 0x100
        static let delete: UInt32 = 0x200
        static let deleteSelf: UInt32 = 0x400
        static let moveSelf: UInt32 = 0x800
        static let unmount: UInt32 = 0x2000
        static let overflow: UInt32 = 0x4000
        static let ignored: UInt32 = 0x8000
        static let isFolder: UInt32 = 0x4000_0000
    }

    /// Events were lost: only a scan can tell what happened.
    public var isOverflow: Bool { has(Bits.overflow) }

    func has(_ bits: UInt32) -> Bool { mask & bits != 0 }

    /// Decodes what read(2) gave: watch (4 bytes), mask (4), cookie (4), length of the name (4), the name padded with
    /// NULs; in the machine's byte order, little-endian on every machine this is built for. A length that lies ends
    /// the list.
    public static func decode(_ bytes: ArraySlice<UInt8>) -> [InboxEvent] {
        var events: [InboxEvent] = []
        var rest = bytes
        while rest.count >= 16 {
            let length = Int(word(rest, 12))
            guard rest.count - 16 >= length else { break }
            let name = rest.dropFirst(16).prefix(length).prefix { $0 != 0 }
            events.append(
                InboxEvent(
                    watch: Int32(bitPattern: word(rest, 0)),
                    mask: word(rest, 4),
                    name: PathBytes(Array(name))
                )
            )
            rest = rest.dropFirst(16 + length)
        }
        return events
    }

    private static func word(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> UInt32 {
        (0..<4).reversed().reduce(0) { $0 << 8 | UInt32(bytes[bytes.startIndex + offset + $1]) }
    }
}
