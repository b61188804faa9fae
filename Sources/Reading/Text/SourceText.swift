/// A decoded text in NFC, its lines, and beside it the folded text in which words are looked for. Every place in the
/// folded text knows where it was written.
struct SourceText {
    /// As written.
    let scalars: [Unicode.Scalar]
    /// As ``ScalarFold`` folds it, runs of white space one space, no line ends.
    let folded: [Unicode.Scalar]
    /// By place in `folded`: the place in `scalars`.
    private let origins: [Int32]
    /// The lines that have something on them.
    let lines: [SourceLine]

    /// A text of more lines is no release: what is left of it is one line more.
    static let linesMax = 20_000

    /// - Parameter scalars: in NFC.
    init(_ scalars: [Unicode.Scalar]) {
        var folding = Folding(scalars)
        var lines: [SourceLine] = []
        var (number, start, previous) = (1, 0, 0)
        while start < scalars.count {
            var end = start
            if lines.count < Self.linesMax {
                while end < scalars.count, !scalars[end].endsLine { end += 1 }
            } else {
                end = scalars.count
            }
            let isAfterBlank = !lines.isEmpty && number > previous + 1
            if let line = folding.add(start..<end, number: number, isAfterBlank: isAfterBlank) {
                lines.append(line)
                previous = number
            }
            if end + 1 < scalars.count, scalars[end] == "\r", scalars[end + 1] == "\n" { end += 1 }
            start = end + 1
            number += 1
        }
        self.scalars = scalars
        self.lines = lines
        (folded, origins) = folding.result()
    }

    /// The folded text of a line.
    func folded(_ line: SourceLine) -> ArraySlice<Unicode.Scalar> { folded[line.folded] }

    /// What was written on a line.
    func written(_ line: SourceLine) -> String { text(line.written) }

    /// What was written where a part of the folded text stands, trimmed.
    func written(folded part: Range<Int>, in line: SourceLine) -> String {
        guard !part.isEmpty else { return "" }
        let start = Int(origins[part.lowerBound])
        let end = part.upperBound < line.folded.upperBound ? Int(origins[part.upperBound]) : line.written.upperBound
        return text(trimmed(start..<end))
    }

    /// Without white space and what cannot be seen at the ends.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, scalars[start].isWhite || scalars[start].isInvisible { start += 1 }
        while start < end, scalars[end - 1].isWhite || scalars[end - 1].isInvisible { end -= 1 }
        return start..<end
    }

    /// Where a place of the folded text was written.
    func origin(_ place: Int) -> Int { Int(origins[place]) }

    /// A part of `scalars`.
    func text(_ range: Range<Int>) -> String { String(scalars[range]) }
}

/// A line that has something on it, as places in a ``SourceText``; small, for there may be a million.
struct SourceLine {
    private let start: Int32
    private let end: Int32
    private let foldedStart: Int32
    private let foldedEnd: Int32
    /// In the file, from 1.
    let number: Int32
    /// Whether a line with nothing on it stands before.
    let isAfterBlank: Bool

    init(start: Int, end: Int, foldedStart: Int, foldedEnd: Int, number: Int, isAfterBlank: Bool) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
        self.foldedStart = Int32(truncatingIfNeeded: foldedStart)
        self.foldedEnd = Int32(truncatingIfNeeded: foldedEnd)
        self.number = Int32(truncatingIfNeeded: number)
        self.isAfterBlank = isAfterBlank
    }

    /// Trimmed, in `scalars`.
    var written: Range<Int> { Int(start)..<Int(end) }
    /// In `folded`.
    var folded: Range<Int> { Int(foldedStart)..<Int(foldedEnd) }

    /// The line from a place of its folded text on, or up to it.
    func part(written: Range<Int>, folded: Range<Int>, isAfterBlank: Bool) -> SourceLine {
        SourceLine(
            start: written.lowerBound,
            end: written.upperBound,
            foldedStart: folded.lowerBound,
            foldedEnd: folded.upperBound,
            number: Int(number),
            isAfterBlank: isAfterBlank
        )
    }
}

extension SourceText {
    /// A line in two, before a place in its folded text.
    func split(_ line: SourceLine, at place: Int) -> (SourceLine, SourceLine) {
        let cut = Int(origins[place])
        let before = trimmed(line.written.lowerBound..<cut)
        let after = trimmed(cut..<line.written.upperBound)
        return (
            line.part(written: before, folded: line.folded.lowerBound..<place, isAfterBlank: line.isAfterBlank),
            line.part(written: after, folded: place..<line.folded.upperBound, isAfterBlank: false)
        )
    }
}
