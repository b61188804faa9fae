/// Addresses of the plain kind (RFC 5321's dot-string and a domain with a dot in it).
enum EmailReader {
    private static let localMax = 64
    private static let domainMax = 253

    static func contains(_ text: FoldedText) -> Bool { first(text, from: text.startIndex) != nil }

    /// The first address from a place on, in folded text.
    static func first(_ text: FoldedText, from place: Int) -> Range<Int>? {
        var at = place
        while let found = text[at...].firstIndex(of: "@") {
            if let range = address(text, around: found, from: place) { return range }
            at = found + 1
        }
        return nil
    }

    private static func address(_ text: FoldedText, around at: Int, from place: Int) -> Range<Int>? {
        var start = at
        while start > place, at - start < localMax, isLocal(text[start - 1]) { start -= 1 }
        while start < at, ".'-".has(text[start]) { start += 1 }
        var end = at + 1
        while end < text.endIndex, end - at <= domainMax, isDomain(text[end]) { end += 1 }
        // Trailing full stops belong to the sentence.
        while end > at + 1, ".-".has(text[end - 1]) { end -= 1 }
        guard start < at, text[start..<at].last != ".", let dot = text[at..<end].lastIndex(of: "."), dot > at + 1,
            end - dot > 2
        else { return nil }
        return start..<end
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.isWordPart || "._%+-'".has(scalar))
    }

    private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.isWordPart || scalar == "." || scalar == "-")
    }
}
