import Custody
import FileIO
import Foundation
import ReleaseModel
import TestSupport
import Testing

@Suite("Fixity")
struct FixityTests {
    /// Digests of FIPS 180-4 (NIST's SHA256ShortMsg and the examples of the standard).
    @Test(
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ]
    )
    func `is the SHA-256 of the bytes`(text: String, digest: String) throws {
        let fixity = try read(Array(text.utf8))
        #expect(fixity.digest.hex == digest)
        #expect(fixity.size == Int64(text.utf8.count))
    }

    @Test func `is right over many reads`() throws {
        let fixity = try read(Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect(fixity.digest.hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        #expect(fixity.size == 1_000_000)
    }

    @Test func `writes to the copy what it hashed`() throws {
        let folder = try TemporaryFolder("fixity")
        let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try folder.write("a", bytes)
        let calls = FaultyCalls(flushes: false)
        calls.obey { $0.call == "write" ? .short(70_001) : nil }
        let directory = try Directory.open(configured: PathBytes(folder.path), calls: calls)
        let source = try directory.open("a", .read)
        let target = try directory.open("b", .createNew)
        let fixity = try Fixity.read(source, copyingTo: target, progress: {})
        #expect(try folder.read("b") == bytes)
        #expect(fixity.digest == (try read(bytes)).digest)
    }

    private func read(_ bytes: [UInt8]) throws -> Fixity {
        let folder = try TemporaryFolder("fixity")
        try folder.write("a", bytes)
        let directory = try Directory.open(configured: PathBytes(folder.path), calls: LinuxSystemCalls())
        let file = try directory.open("a", .read)
        return try Fixity.read(file, progress: {})
    }
}

@Suite("What kind of bytes pass")
struct ContentProbeTests {
    private func kind(_ chunks: [ArraySlice<UInt8>]) -> String? {
        var probe = ContentProbe()
        for chunk in chunks { probe.take(chunk) }
        let type = probe.mediaType(name: "a")
        return type.contentType == "application/octet-stream" ? "binary" : type.charset ?? "unknown"
    }

    /// Every way to cut the bytes in two, and into single bytes.
    private func kinds(_ bytes: [UInt8]) -> Set<String?> {
        var found: Set = [kind([bytes[...]]), kind(bytes.indices.map { bytes[$0...$0] })]
        for cut in 0...bytes.count { found.insert(kind([bytes[..<cut], bytes[cut...]])) }
        return found
    }

    @Test(
        arguments: [
            "", "a", "plain", "é", "€", "😀", "aé", "a€b😀c", "ÿ\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}",
            "\u{FEFF}mark", "العربية 简体",
        ]
    )
    func `is UTF-8 wherever the chunks are cut`(text: String) {
        #expect(kinds(Array(text.utf8)) == ["utf-8"])
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0x61, 0xE2, 0x82], [0xC3, 0x28], [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0x61, 0x80, 0x80, 0x80, 0x80, 0x61], [0xE2, 0x28, 0xA1],
            [0xF8, 0x88, 0x80, 0x80, 0x80],
        ] as [[UInt8]]
    )
    func `is no UTF-8 wherever the chunks are cut`(bytes: [UInt8]) {
        #expect(kinds(bytes) == ["unknown"])
    }

    @Test func `is binary with a NUL, wherever that is`() {
        #expect(kinds([0x61, 0x00, 0x62]) == ["binary"])
        #expect(kind([ArraySlice(Array(repeating: 0x61, count: 10_000)), [0x00]]) == "binary")
    }

    @Test func `is UTF-16 by its mark, though it holds NULs`() {
        #expect(kinds([0xFF, 0xFE, 0x61, 0x00]) == ["utf-16"])
        #expect(kinds([0xFE, 0xFF, 0x00, 0x61]) == ["utf-16"])
    }
}
