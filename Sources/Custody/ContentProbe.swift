public import ReleaseModel

/// Watches a file's bytes pass, and knows at the end what kind of text they are, if any.
public struct ContentProbe: Sendable {
    private var head: [UInt8] = []
    private var carried: [UInt8] = []
    private var isUTF8 = true
    private var hasNull = false

    /// Before the first byte.
    public init() {}

    /// The next bytes.
    public mutating func take(_ bytes: ArraySlice<UInt8>) {
        if head.count < 512 { head += bytes.prefix(512 - head.count) }
        if hasNull { return }
        hasNull = bytes.contains(0)
        guard isUTF8 && !hasNull else { return }
        let joined = carried.isEmpty ? bytes : (carried + bytes)[...]
        let cut = Self.startOfLastScalar(joined)
        carried = Array(joined[cut...])
        isUTF8 = Self.isValid(joined[..<cut])
    }

    /// What the whole file is.
    public func mediaType(name: PathBytes) -> MediaType {
        MediaType(head: head, text: textKind, name: name)
    }

    private var textKind: TextKind {
        if head.starts(with: [0xFF, 0xFE]) && head.count % 2 == 0 { return .utf16LittleEndian }
        if head.starts(with: [0xFE, 0xFF]) && head.count % 2 == 0 { return .utf16BigEndian }
        if hasNull { return .binary }
        return isUTF8 && Self.isValid(carried[...]) ? .utf8 : .unknownCharset
    }

    /// Where a sequence begins that may go on in the next bytes; at most three bytes from the end.
    private static func startOfLastScalar(_ bytes: ArraySlice<UInt8>) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.endIndex - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? bytes.endIndex - back : bytes.endIndex
        }
        return bytes.endIndex
    }

    private static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }
}
