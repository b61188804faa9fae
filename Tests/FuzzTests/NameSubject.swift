import Foundation
import Inbox
import ReleaseModel
import TestSupport

extension FuzzSubject {
    /// A name as the kernel may give it: any bytes but NUL and slash, 255 at most.
    static let name = FuzzSubject(
        description: "name",
        rounds: 2_000,
        samples: [
            [UInt8](text: "e\u{301}té.txt"), [UInt8](text: "\u{202E}txt.exe\u{2028}\u{85}"), [0xFF, 0xFE, 0x61, 0xC3],
            [UInt8](text: "x\r\n\u{1B}[2J\"\\\u{7F}"), [UInt8](text: String(repeating: "한", count: 85)),
            [UInt8](text: "\u{1112}\u{1161}\u{11AB}\u{AC00}\u{11A8}"), [UInt8](repeating: 0xED, count: 255),
        ],
        words: [
            "\u{300}", "\u{FEFF}", "\u{200F}", "\u{2066}", "\u{E0041}", "\u{FFFD}", "\u{212B}", "😀", "\\", "\"",
            "\u{1}",
            "\u{F900}", "\u{0344}", "\u{FB2C}", "\u{1D15E}",
        ].map { [UInt8](text: $0) } + [[0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80]]
    ) { bytes in
        let bytes = Array(bytes.filter { $0 != 0 && $0 != 0x2F }.prefix(Limits.nameBytesMax))
        let name = PathBytes(bytes)
        _ = (NameRule(file: name), NameRule(folder: name))
        if let scalar = PlainText.harmful(in: name.escaped) { return "escaped, it holds \(scalar)" }
        var json = JSONWriter()
        json.object { $0.name(name, text: "name", bytes: "nameBytes") }
        guard let written = String(validating: json.bytes, as: UTF8.self) else { return "what is written is not UTF-8" }
        if let scalar = PlainText.harmful(in: written) { return "written, it holds \(scalar)" }
        guard let tree = try? JSONTree(json.bytes), let text = tree["name"]?.text else {
            return "not JSON to Foundation"
        }
        // As a reader in any language gets the name back: the bytes where they are given, else the text.
        let identity =
            tree["nameBytes"]?.text.map { Data(base64Encoded: $0).map { Array($0) } ?? [0] } ?? Array(text.utf8)
        if identity != bytes { return "an independent reader gets \(identity)" }
        guard let value = JSONValue(json.bytes[...]), let again = value["name"]?.string else { return "not JSON to us" }
        return PathBytes(text: again, base64: value["nameBytes"]?.string) == name ? nil : "we get another name"
    }
}

/// What could mislead a terminal or a splitter of lines, listed by hand.
private enum PlainText {
    static func harmful(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { scalar in
            switch scalar.value {
            case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
                0xFFF9...0xFFFB, 0xE0000...0xE007F:
                true
            default: false
            }
        }
    }
}
