import ReleaseModel

/// A path as one word of a shell's command.
enum ShellWord {
    /// As it is where that is harmless, between single quotes where it is text, else as `$'…'` with its odd bytes in
    /// octal (bash, zsh, ksh): the very bytes in each case, and nothing that moves a cursor.
    static func quoted(_ path: PathBytes) -> String {
        let plain = Set("/._-+=:,@%".utf8)
        let isPlain = path.bytes.allSatisfy { byte in
            plain.contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
        }
        if isPlain && !path.isEmpty { return path.text }
        let isText = String(validating: path.bytes, as: UTF8.self)?.unicodeScalars.allSatisfy { !$0.isUnfitForDisplay }
        if isText == true {
            let parts = path.text.split(separator: "'", omittingEmptySubsequences: false)
            return "'" + parts.joined(separator: "'\\''") + "'"
        }
        let bytes = path.bytes.map { byte -> String in
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
            case 0x20..<0x7F: String(UnicodeScalar(byte))
            // Three digits at most are read, so that one behind it is safe (a hexadecimal number has no such end).
            default: "\\" + String(String(UInt32(byte) + 0o1000, radix: 8).dropFirst())
            }
        }
        return "$'" + bytes.joined() + "'"
    }

    /// The same of a text.
    static func quoted(_ text: String) -> String { quoted(PathBytes(text.utf8.filter { $0 != 0 })) }
}
