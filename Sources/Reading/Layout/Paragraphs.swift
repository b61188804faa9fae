/// The body as paragraphs: lines that a machine wrapped are joined again.
enum Paragraphs {
    /// As places among the body's lines.
    static func ranges(_ lines: [SourceLine], in text: SourceText) -> [Range<Int>] {
        guard let wrap = WrapRule(lines, in: text) else { return lines.indices.map { $0..<($0 + 1) } }
        // Blank lines between paragraphs say it better than any rule.
        let hasBlanks = lines.dropFirst().contains(where: \.isAfterBlank)
        var ranges: [Range<Int>] = []
        var start = 0
        for index in lines.indices {
            let isLast = index + 1 == lines.count
            if isLast || (hasBlanks ? lines[index + 1].isAfterBlank : wrap.endsParagraph(index)) {
                ranges.append(start..<(index + 1))
                start = index + 1
            }
        }
        return ranges
    }

    /// The paragraphs as written.
    static func written(_ lines: [SourceLine], in text: SourceText) -> [String] {
        ranges(lines, in: text).map { range in
            if range.count == 1 { return text.written(lines[range.lowerBound]) }
            return lines[range].map(text.written).joined(separator: " ")
        }
    }

    /// White-space separated tokens with a letter or a digit in them. No word runs on over the end of a line.
    static func wordCount(_ lines: [SourceLine], in text: SourceText) -> Int {
        let scalars = text.scalars.span
        var count = 0
        for line in lines {
            var hasWord = false
            for index in line.written {
                if scalars[index].isWhite {
                    hasWord = false
                } else if !hasWord, scalars[index].isWordPart {
                    hasWord = true
                    count += 1
                }
            }
        }
        return count
    }

    /// Unicode scalars of the paragraphs as written, one between each two.
    static func scalarCount(_ lines: [SourceLine]) -> Int {
        lines.reduce(max(0, lines.count - 1)) { $0 + $1.written.count }
    }
}
