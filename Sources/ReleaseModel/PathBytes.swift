/// A file's name, or a path relative to a directory, as the bytes the kernel keeps.
///
/// A `String` is the wrong type for a name: NFC and NFD twins compare equal, and two different invalid names become
/// the same U+FFFD. A name becomes text only for people, and then escaped (``escaped``).
public struct PathBytes: Hashable, Sendable, Comparable, ExpressibleByStringLiteral {
    /// The bytes, without a NUL.
    public let bytes: [UInt8]

    /// - precondition: no byte is NUL; the kernel gives no such name, and takes none.
    public init(_ bytes: [UInt8]) {
        precondition(!bytes.contains(0), "a path holds no NUL")
        self.bytes = bytes
    }

    /// The UTF-8 of `text`.
    public init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// The UTF-8 of a literal.
    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// Whether there is no byte at all: the top of an inbox.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The parts between the slashes; none for the empty path.
    public var components: [PathBytes] {
        bytes.split(separator: Self.slash).map { PathBytes(Array($0)) }
    }

    /// `self/name`; where one of the two is the empty path, the other alone.
    public func appending(_ name: PathBytes) -> PathBytes {
        if name.isEmpty { return self }
        return isEmpty ? name : PathBytes(bytes + [Self.slash] + name.bytes)
    }

    /// The path without its last part, and that part.
    public var split: (folder: PathBytes, name: PathBytes) {
        guard let cut = bytes.lastIndex(of: Self.slash) else { return ("", self) }
        return (PathBytes(Array(bytes[..<cut])), PathBytes(Array(bytes[(cut + 1)...])))
    }

    /// Whether the name begins with these bytes.
    public func hasPrefix(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

    /// Whether the name ends with these bytes, ASCII letters compared without regard to case.
    public func hasSuffixIgnoringCase(_ suffix: String) -> Bool {
        let wanted = suffix.utf8
        var index = bytes.count
        guard index >= wanted.count else { return false }
        // From the end: most names differ there, and nothing is copied.
        for byte in wanted.reversed() {
            index -= 1
            if Self.lower(bytes[index]) != Self.lower(byte) { return false }
        }
        return true
    }

    /// By the bytes, whatever they stand for.
    public static func < (left: PathBytes, right: PathBytes) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
    static let slash = UInt8(ascii: "/")
}
