public import FileIO
public import ReleaseModel

/// Finds records by what stands in their lines, reading the journal once at the speed of a copy: only lines that hold
/// the bytes looked for are taken apart.
public enum JournalSearch {
    /// Calls `found` with each record whose line holds `text`, in order. What the line means by it is the caller's to
    /// check.
    /// - Throws: ``JournalDamage``, ``FileError``.
    public static func records(in folder: Directory, holding text: [UInt8], _ found: (JournalLine) -> Void) throws {
        let pattern = BytePattern(text)
        let copier = JournalCopier(folder: folder, after: nil)
        while let stretch = try copier.stretch() {
            var rest = stretch.bytes
            while let hit = pattern.firstIndex(in: rest) {
                let newline = UInt8(ascii: "\n")
                let begin = rest[..<hit].lastIndex(of: newline).map { $0 + 1 } ?? rest.startIndex
                let end = rest[hit...].firstIndex(of: newline) ?? rest.endIndex
                if let record = JournalLine(rest[begin..<end]) { found(record) }
                rest = rest[min(end + 1, rest.endIndex)...]
            }
        }
    }

    /// How the service writes a name into a record.
    public static func text(ofName name: PathBytes) -> [UInt8] {
        var json = JSONWriter()
        json.object { $0.name(name, text: "name", bytes: "nameBytes") }
        return Array(json.bytes.dropFirst().dropLast())
    }

    /// How the service writes where a rejected file lies.
    public static func text(ofSetAside path: PathBytes) -> [UInt8] {
        var json = JSONWriter()
        json.object { $0.name(path, text: "setAside", bytes: "setAsideBytes") }
        return Array(json.bytes.dropFirst().dropLast())
    }

    /// How the service writes the type of a record.
    public static func text(ofType type: String) -> [UInt8] { Array("\"type\":\"\(type)\"".utf8) }

    /// How the service writes a SHA-256.
    public static func text(ofDigest digest: ContentDigest) -> [UInt8] { Array("\"sha256\":\"\(digest.hex)\"".utf8) }
}
