/// The folded text on its way, line by line, and beside it where each of its scalars was written.
struct Folding {
    private let scalars: [Unicode.Scalar]
    private var folded: [Unicode.Scalar]
    private var origins: [Int32]
    private var count = 0

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
        // Nothing becomes longer when it is folded.
        folded = Array(repeating: " ", count: scalars.count)
        origins = Array(repeating: 0, count: scalars.count)
    }

    /// - Returns: nil for a line with nothing to see on it.
    mutating func add(_ range: Range<Int>, number: Int, isAfterBlank: Bool) -> SourceLine? {
        let scalars = scalars
        let written = scalars.span.extracting(range)
        var (start, end) = (0, written.count)
        while start < end, written[start].isWhite || written[start].isInvisible { start += 1 }
        while start < end, written[end - 1].isWhite || written[end - 1].isInvisible { end -= 1 }
        guard start < end else { return nil }
        let foldedStart = count
        fold(written.extracting(start..<end), from: range.lowerBound + start)
        return SourceLine(
            start: range.lowerBound + start,
            end: range.lowerBound + end,
            foldedStart: foldedStart,
            foldedEnd: count,
            number: number,
            isAfterBlank: isAfterBlank
        )
    }

    private mutating func fold(_ written: Span<Unicode.Scalar>, from origin: Int) {
        let start = count
        var isAfterSpace = false
        for index in written.indices {
            let scalar = ScalarFold.fold(written[index])
            if scalar == ScalarFold.nothing || (scalar == " " && isAfterSpace) { continue }
            isAfterSpace = scalar == " "
            append(scalar, origin + index)
        }
        // Marks alone: they are there, and nothing is found in them.
        if count == start { append("?", origin) }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ origin: Int) {
        folded[count] = scalar
        origins[count] = Int32(truncatingIfNeeded: origin)
        count += 1
    }

    /// What was folded, and by place in it the place where it was written.
    consuming func result() -> (folded: [Unicode.Scalar], origins: [Int32]) {
        folded.removeLast(folded.count - count)
        origins.removeLast(origins.count - count)
        return (folded, origins)
    }
}
