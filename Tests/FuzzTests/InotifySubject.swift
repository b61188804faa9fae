import Inbox
import ReleaseModel

extension FuzzSubject {
    static let inotify = FuzzSubject(
        description: "inotify",
        rounds: 5_000,
        samples: [
            InotifySample.event(1, 0x8, "release.docx", padded: 16) + InotifySample.event(-1, 0x4000, "", padded: 0)
                + InotifySample.event(2, 0x4000_0080, "a folder", padded: 32),
            InotifySample.event(1, 0x100, String(repeating: "n", count: 255), padded: 256),
        ],
        words: [InotifySample.event(3, 0x2, "", padded: 0)]
    ) { bytes in
        // Behind other bytes, as a slice of the buffer that the kernel fills.
        let buffer = [0xAA, 0xAA] + bytes
        let events = InboxEvent.decode(buffer[2...])
        if events.count > bytes.count / 16 { return "\(events.count) events in \(bytes.count) bytes" }
        let names = events.reduce(0) { $0 + $1.name.bytes.count }
        if names + 16 * events.count > bytes.count { return "names longer than the buffer" }
        return events == InotifySample.read(bytes) ? nil : "other events than inotify(7) says"
    }
}

/// inotify(7)'s records, written and read a second time.
private enum InotifySample {
    static func event(_ watch: Int32, _ mask: UInt32, _ name: String, padded: Int) -> [UInt8] {
        let head = [UInt32(bitPattern: watch), mask, 7, UInt32(padded)]
        let bytes = head.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) } }
        return bytes + name.utf8 + [UInt8](repeating: 0, count: padded - name.utf8.count)
    }

    static func read(_ bytes: [UInt8]) -> [InboxEvent] {
        func word(_ at: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) } }
        var events: [InboxEvent] = []
        var at = 0
        while at + 16 <= bytes.count {
            let end = at + 16 + Int(word(at + 12))
            if end > bytes.count { break }
            let name = bytes[(at + 16)..<end].split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).first
            let watch = Int32(bitPattern: word(at))
            events.append(InboxEvent(watch: watch, mask: word(at + 4), name: PathBytes(Array(name ?? []))))
            at = end
        }
        return events
    }
}
