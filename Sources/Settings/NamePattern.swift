public import ReleaseModel

/// A pattern for the names of files, as shells have them (glob(7)), over the bytes of a name: `*` any number of bytes,
/// `?` one byte, `[abc]`, `[a-z]` one of these, `[!a-z]` one that is none of these. ASCII letters are compared without
/// regard to case; all else is itself, a dot at the beginning and a backslash too. A `]` right after `[` or `[!` is
/// itself.
public struct NamePattern: Hashable, Sendable, CustomStringConvertible {
    /// The pattern as written.
    public let description: String
    private let parts: [Part]

    private enum Part: Hashable {
        case anyNumber
        case one(ByteSet)
    }

    /// Reads a pattern.
    /// - Throws: ``BadText`` for one that is empty, too long for any name, has a `/` or a `[` that is not closed.
    public init(_ text: String) throws(BadText) {
        let bytes = Array(text.utf8)
        if bytes.isEmpty {
            throw BadText(problem: "empty pattern", remedy: "write a name or a pattern, such as \"*.exe\"")
        }
        if bytes.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 }) {
            throw BadText(
                problem: "pattern \(text.quoted) cannot match a name",
                remedy: "write it without / and NUL: a pattern is compared with the name alone, whatever its folder"
            )
        }
        var parts: [Part] = []
        var rest = bytes[...]
        while let byte = rest.first {
            rest = rest.dropFirst()
            switch byte {
            case UInt8(ascii: "*"): if parts.last != .anyNumber { parts.append(.anyNumber) }
            case UInt8(ascii: "?"): parts.append(.one(.all))
            case UInt8(ascii: "["): parts.append(.one(try Self.set(&rest, of: text)))
            default: parts.append(.one(ByteSet(byte)))
            }
        }
        if parts.count(where: { $0 != .anyNumber }) > Limits.nameBytesMax {
            throw BadText(
                problem: "pattern \(text.quoted) is longer than any name",
                remedy: "write one for names of at most \(Limits.nameBytesMax) bytes"
            )
        }
        self.parts = parts
        description = text
    }

    /// Whether the whole name fits. At worst the product of both lengths in steps: only the last `*` passed is ever
    /// gone back to, since what an earlier one could take the later one can take too.
    public func matches(_ name: PathBytes) -> Bool {
        let bytes = name.bytes
        var part = 0
        var byte = 0
        var retry: (part: Int, byte: Int)?
        while byte < bytes.count {
            if part < parts.count, case .one(let set) = parts[part], set.contains(bytes[byte]) {
                part += 1
                byte += 1
            } else if part < parts.count, parts[part] == .anyNumber {
                retry = (part + 1, byte)
                part += 1
            } else if let last = retry {
                retry = (last.part, last.byte + 1)
                part = last.part
                byte = last.byte + 1
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .anyNumber }
    }

    /// What stands between `[` and `]`.
    private static func set(_ rest: inout ArraySlice<UInt8>, of text: String) throws(BadText) -> ByteSet {
        let negated = rest.first == UInt8(ascii: "!")
        if negated { rest = rest.dropFirst() }
        guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "]")) else {
            throw BadText(
                problem: "pattern \(text.quoted) has a [ that is not closed",
                remedy: "add the ], or write [[] for a [ itself"
            )
        }
        var members = rest[..<end]
        rest = rest[(end + 1)...]
        if members.first == UInt8(ascii: "^") {
            throw BadText(
                problem: "pattern \(text.quoted) has [^",
                remedy: "write [! for none of these, or put the ^ last"
            )
        }
        if members.contains(where: { $0 >= 0x80 }) {
            // Such a letter is several bytes, and a set stands for one.
            throw BadText(
                problem: "pattern \(text.quoted) has a letter between [ and ] that is not ASCII",
                remedy: "write * in its place"
            )
        }
        var set = ByteSet()
        while let low = members.popFirst() {
            var high = low
            if members.count >= 2, members.first == UInt8(ascii: "-") {
                high = members[members.startIndex + 1]
                members = members.dropFirst(2)
            }
            if low > high {
                throw BadText(
                    problem: "pattern \(text.quoted) has a range that runs backwards",
                    remedy: "write the smaller end first, such as [a-z]"
                )
            }
            for byte in low...high { set.insert(byte) }
        }
        return negated ? set.inverted : set
    }
}
