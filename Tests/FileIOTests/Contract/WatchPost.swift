import FileIO
import ReleaseModel
import SystemPackage

/// One event of inotify(7), decoded by the tests' own hand.
struct WatchEvent: Equatable {
    var watch: Int32
    var mask: UInt32
    var cookie: UInt32
    var name: PathBytes

    init(_ watch: Int32, _ mask: UInt32, _ name: PathBytes = "", cookie: UInt32 = 0) {
        (self.watch, self.mask, self.cookie, self.name) = (watch, mask, cookie, name)
    }

    static func decode(_ bytes: [UInt8]) -> [WatchEvent] {
        var events: [WatchEvent] = []
        var start = 0
        func word(_ place: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[start + place + $1]) << UInt32(8 * $1) }
        }
        while start + 16 <= bytes.count {
            let length = Int(word(12))
            let name = bytes[(start + 16)..<(start + 16 + length)].prefix { $0 != 0 }
            events.append(
                WatchEvent(Int32(bitPattern: word(0)), word(4), PathBytes(Array(name)), cookie: word(8))
            )
            start += 16 + length
        }
        return events
    }
}

/// `IN_*`, linux/inotify.h.
enum WatchBits {
    static let attributes: UInt32 = 0x4
    static let closeWrite: UInt32 = 0x8
    static let movedFrom: UInt32 = 0x40
    static let movedTo: UInt32 = 0x80
    static let create: UInt32 = 0x100
    static let delete: UInt32 = 0x200
    static let deleteSelf: UInt32 = 0x400
    static let moveSelf: UInt32 = 0x800
    static let ignored: UInt32 = 0x8000
    static let folder: UInt32 = 0x4000_0000
    /// What the service watches for.
    static let all =
        attributes | closeWrite | movedFrom | movedTo | create | delete | deleteSelf | moveSelf | 0x0100_0000
}

/// A place with a folder that is watched.
final class WatchPost {
    let place: Place
    let queue: RawDescriptor
    let watched: RawDescriptor
    let watch: Int32

    init(_ machine: Machine, mask: UInt32 = WatchBits.all) throws {
        place = try Place(machine)
        queue = try place.makeEventQueue()
        watched = try place.makeFolder("watched")
        watch = try place.calls.watch(queue, directory: watched, mask: mask)
    }

    /// The events of what is done, so many at least: a close is told when the last copy of a descriptor is gone,
    /// and a process that another test starts at this moment has one for an instant.
    func events(_ count: Int = 1, of deeds: () throws -> Void) throws -> [WatchEvent] {
        try deeds()
        var events: [WatchEvent] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while try place.calls.waitReadable(queue, for: events.count < count ? .seconds(10) : .zero) {
            events += WatchEvent.decode(Array(buffer[..<(try place.calls.read(queue, into: &buffer))]))
        }
        return events
    }
}
