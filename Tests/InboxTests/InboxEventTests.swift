import Inbox
import ReleaseModel
import TestSupport
import Testing

@Suite("inotify events") struct InboxEventTests {
    /// inotify(7)'s record, little-endian, the name padded with NULs to `padded` bytes.
    private static func record(
        _ watch: Int32,
        _ mask: UInt32,
        _ name: [UInt8],
        padded: Int,
        saying length: UInt32? = nil
    ) -> [UInt8] {
        let head: [UInt32] = [UInt32(bitPattern: watch), mask, 0, length ?? UInt32(padded)]
        let bytes = head.flatMap { word in
            (0..<4).map { (byte: UInt32) in UInt8(truncatingIfNeeded: word >> (byte * 8)) }
        }
        return bytes + name + [UInt8](repeating: 0, count: max(0, padded - name.count))
    }

    private static func decode(_ bytes: [UInt8]) -> [InboxEvent] { InboxEvent.decode(bytes[...]) }

    @Test func `one event`() {
        let bytes = Self.record(7, 0x80, Array("x.docx".utf8), padded: 16)
        #expect(Self.decode(bytes) == [InboxEvent(watch: 7, mask: 0x80, name: "x.docx")])
    }

    @Test func `several events, with and without a name`() {
        let bytes =
            Self.record(1, 0x100, Array("a".utf8), padded: 16) + Self.record(2, 0x400, [], padded: 0)
            + Self.record(3, 0x4000_0080, Array("a folder".utf8), padded: 16)
        #expect(
            Self.decode(bytes) == [
                InboxEvent(watch: 1, mask: 0x100, name: "a"), InboxEvent(watch: 2, mask: 0x400, name: ""),
                InboxEvent(watch: 3, mask: 0x4000_0080, name: "a folder"),
            ]
        )
    }

    @Test("a name ends at its first NUL, however long the padding", arguments: [2, 16, 32, 256])
    func padding(padded: Int) {
        #expect(Self.decode(Self.record(1, 8, [0x78], padded: padded)).map(\.name) == ["x"])
    }

    @Test func `a name may fill its place to the last byte`() {
        #expect(
            Self.decode(Self.record(1, 8, Array("0123456789abcdef".utf8), padded: 16)).map(\.name.bytes.count) == [16]
        )
    }

    @Test func `a name is bytes, of any kind and up to 255`() {
        let name = [UInt8](repeating: 0xFF, count: 255)
        #expect(Self.decode(Self.record(1, 8, name, padded: 256)).map(\.name.bytes) == [name])
    }

    @Test func `an overflow has no watch and no name`() throws {
        let event = try #require(Self.decode(Self.record(-1, 0x4000, [], padded: 0)).first)
        #expect(event.isOverflow)
        #expect(event.watch == -1)
        #expect(!InboxEvent(watch: 1, mask: 0x8000, name: "").isOverflow)
    }

    @Test func `a slice of a larger buffer is read from its own beginning`() {
        let bytes = [0xFF, 0xFF, 0xFF] + Self.record(7, 8, [0x78], padded: 16) + [0xFF]
        #expect(InboxEvent.decode(bytes[3..<(bytes.count - 1)]) == [InboxEvent(watch: 7, mask: 8, name: "x")])
    }

    @Test func `a truncated event is left out, whole ones before it are not`() {
        let whole = Self.record(1, 8, [0x78], padded: 16)
        let bytes = whole + Self.record(2, 8, [0x79], padded: 16)
        for cut in whole.count..<bytes.count {
            #expect(Self.decode(Array(bytes[..<cut])).map(\.watch) == [1], "cut at \(cut)")
        }
        for cut in 0..<whole.count { #expect(Self.decode(Array(bytes[..<cut])).isEmpty, "cut at \(cut)") }
    }

    @Test("a length that lies ends the list", arguments: [17, 255, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF] as [UInt32])
    func lyingLength(length: UInt32) {
        let bytes = Self.record(1, 8, [0x78], padded: 16) + Self.record(2, 8, [0x79], padded: 16, saying: length)
        #expect(Self.decode(bytes).map(\.watch) == [1])
    }

    @Test(.timeLimit(.minutes(20)))
    func `no bytes at all make it fail`() {
        var numbers = SeededNumbers(seed: 20_261_121)
        for _ in 0..<20_000 {
            var bytes = (0..<Int.random(in: 0...80, using: &numbers)).map { _ in
                UInt8.random(in: 0...255, using: &numbers)
            }
            // Short lengths, so that more than the first event is reached.
            for at in stride(from: 13, to: bytes.count, by: 16) where at + 2 < bytes.count {
                bytes.replaceSubrange(at...(at + 2), with: [0, 0, 0])
                bytes[at - 1] %= 24
            }
            let events = Self.decode(bytes)
            #expect(events.count <= bytes.count / 16)
            #expect(events.allSatisfy { !$0.name.bytes.contains(0) })
        }
    }

    @Test func `readers' opens, reads and closes are not asked for`() {
        #expect(InboxEvent.mask & (0x1 | 0x2 | 0x10 | 0x20) == 0)
        #expect(InboxEvent.mask & (0x8 | 0x40 | 0x80 | 0x100 | 0x200 | 0x400 | 0x800 | 0x4) == 0xFCC)
    }
}
