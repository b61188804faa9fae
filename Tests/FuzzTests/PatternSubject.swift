import ReleaseModel
import Settings

extension FuzzSubject {
    /// A pattern, and behind a line's end a name to hold against it.
    static let pattern = FuzzSubject(
        description: "pattern",
        rounds: 3_000,
        samples: [
            "*.exe\nsetup.EXE", "a*b?c*\naXbYc", "[!a-f]*[]x-z]\n9abcx", "*a*a*b\naaaaaaaaab", "[[]?\\\n[x\\",
        ].map { [UInt8](text: $0) },
        words: ["*", "?", "[", "]", "!", "-", "[!", "[^", "**", "a", "A", "\n"].map { [UInt8](text: $0) }
    ) { bytes in
        let parts = bytes.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
        let name = (parts.count > 1 ? Array(parts[1]) : []).filter { $0 != 0 }.prefix(Limits.nameBytesMax)
        let text = String(decoding: parts[0], as: UTF8.self)
        guard let pattern = try? NamePattern(text) else { return nil }
        let expected = PlainPattern.matches(Array(text.utf8)[...], Array(name))
        return pattern.matches(PathBytes(Array(name))) == expected
            ? nil : "\(text.debugDescription) and \(Array(name)): not \(expected)"
    }
}

/// glob(7) as a table of which beginnings of the name fit which beginnings of the pattern.
private enum PlainPattern {
    static func matches(_ pattern: ArraySlice<UInt8>, _ name: [UInt8]) -> Bool {
        var reached = [Bool](repeating: false, count: name.count + 1)
        reached[0] = true
        var rest = pattern
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "*") {
                if let first = reached.firstIndex(of: true) {
                    for index in first..<reached.count { reached[index] = true }
                }
                continue
            }
            let fits = one(byte, &rest)
            for index in stride(from: name.count, to: 0, by: -1) {
                reached[index] = reached[index - 1] && fits(lower(name[index - 1]))
            }
            reached[0] = false
        }
        return reached[name.count]
    }

    private static func one(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) -> (UInt8) -> Bool {
        if byte == UInt8(ascii: "?") { return { _ in true } }
        guard byte == UInt8(ascii: "["), rest.count > 1 else { return { $0 == lower(byte) } }
        let negated = rest.first == UInt8(ascii: "!")
        if negated { rest = rest.dropFirst() }
        guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "]")) else { return { _ in false } }
        let members = Array(rest[..<end])
        rest = rest[(end + 1)...]
        var allowed: Set<UInt8> = []
        var index = 0
        while index < members.count {
            let isRange = index + 2 < members.count && members[index + 1] == UInt8(ascii: "-")
            let last = isRange ? members[index + 2] : members[index]
            if members[index] <= last { for member in members[index]...last { allowed.insert(lower(member)) } }
            index += isRange ? 3 : 1
        }
        return { allowed.contains($0) != negated }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }
}
