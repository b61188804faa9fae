import Custody
import ReleaseModel
import Reports

extension FuzzSubject {
    /// The name of a rejected file, under which it is set aside.
    static let setAside = FuzzSubject(
        description: "set-aside",
        rounds: 1_500,
        samples: ["a.txt", "é (2).docx", ".profile", "..", "a." + String(repeating: "x", count: 20)].map {
            [UInt8](text: $0)
        }
            + [[UInt8](repeating: 0x61, count: 255), [0xFF, 0x2E, 0xFE]],
        words: [[0x2E], [0x2F], [0x20], [UInt8](repeating: 0x61, count: 247), [UInt8](text: " (2)"), [0xC3, 0xA9]]
    ) { bytes in
        let name = PathBytes(bytes.filter { $0 != 0 })
        var seen: Set<PathBytes> = []
        for attempt in [1, 2, 3, 10, 999, Int.max] {
            let (file, why) = SetAsideName.candidate(for: name, attempt: attempt)
            if !seen.insert(file).inserted { return "attempt \(attempt) is one that was tried before" }
            if file.isEmpty || file == "." || file == ".." || file.bytes.contains(0x2F) { return "\(file.escaped)" }
            if why.bytes.count > Limits.nameBytesMax { return "a note with a name of \(why.bytes.count) bytes" }
            if why.bytes != file.bytes + Array(SetAsideName.whySuffix.utf8) { return "a note of another name" }
            let wasText = String(validating: name.split.name.bytes, as: UTF8.self) != nil
            if wasText && String(validating: file.bytes, as: UTF8.self) == nil { return "cut within a character" }
        }
        return nil
    }

    /// A path in custody.
    static let custodyPlace = FuzzSubject(
        description: "custody-place",
        rounds: 1_500,
        samples: ["batch/inbox/a.txt", "batch/inbox/a/b/é.txt", "batch/inbox"].map { [UInt8](text: $0) },
        words: [[0x2F], [0x2F, 0x2F], [0x2E, 0x2E, 0x2F], [0xFF]]
    ) { bytes in
        let path = PathBytes(bytes.filter { $0 != 0 })
        let parts = path.components
        guard let place = CustodyPlace(path: path) else { return parts.count < 3 ? nil : "no place" }
        if parts.count < 3 { return "a place of \(parts.count) parts" }
        if CustodyPlace(path: place.path) != place { return "another place when read again" }
        // An inbox's name is ASCII; another folder there is a stranger's.
        guard String(validating: parts[1].bytes, as: UTF8.self) != nil else { return nil }
        return place.path.components == parts ? nil : "another path when written again"
    }

    /// A time.
    static let moment = FuzzSubject(
        description: "moment",
        rounds: 5_000,
        samples: [
            "2026-11-21T08:00:00Z", "2024-02-29T23:59:59.999Z", "0000-01-01T00:00:00.000000000Z",
            "9999-12-31T23:59:59.999999999Z",
        ].map { [UInt8](text: $0) },
        words: ["60", "00", "99", "-", ":", "Z", "+00:00", ".", "T"].map { [UInt8](text: $0) }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        guard let time = WallTime(rfc3339: text) else { return nil }
        return WallTime.Precision.allCases.contains { Array(time.rfc3339($0).utf8) == bytes }
            ? nil : "written otherwise"
    }

    /// A sequence number.
    static let sequence = FuzzSubject(
        description: "sequence",
        rounds: 3_000,
        samples: ["000000000001", "999999999999", "0", "42"].map { [UInt8](text: $0) },
        words: ["+", "-", "0", "9", "٣", " "].map { [UInt8](text: $0) }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let isNumber = (1...12).contains(bytes.count) && bytes.allSatisfy { (0x30...0x39).contains($0) }
        guard let sequence = SequenceNumber(text: text) else { return isNumber ? "refused" : nil }
        if !isNumber { return "taken" }
        return bytes.reduce(0) { $0 * 10 + UInt64($1 - 0x30) } == sequence.value ? nil : "another number"
    }

    /// The bytes of a file: the first says how the rest is cut into pieces.
    static let content = FuzzSubject(
        description: "content",
        rounds: 1_500,
        samples: [
            [3] + [UInt8](text: "Für 😀 alle €"), [7, 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31],
            [5] + [UInt8](text: "<!DOCTYPE html>"),
            [9, 0xFF, 0xFE, 0x61, 0],
            [1, 0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26)
                + [UInt8](text: "mimetypeapplication/vnd.oasis.opendocument.text"),
        ],
        words: [[0xF0, 0x9F, 0x98, 0x80], [0xE2, 0x82], [0xC3], [0xED, 0xA0, 0x80], [0], [0xEF, 0xBB, 0xBF]]
    ) { bytes in
        let size = Int(bytes.first ?? 0) % 7 + 1
        let rest = Array(bytes.dropFirst())
        var pieces = ContentProbe()
        for start in stride(from: 0, to: rest.count, by: size) {
            pieces.take(rest[start..<min(start + size, rest.count)])
        }
        var whole = ContentProbe()
        whole.take(rest[...])
        let kind = whole.mediaType(name: "a")
        if pieces.mediaType(name: "a") != kind { return "another kind in pieces of \(size)" }
        let isUTF8 = String(validating: rest, as: UTF8.self) != nil && !rest.contains(0)
        return kind.charset == "utf-8" && !isUTF8 ? "called UTF-8" : nil
    }
}
