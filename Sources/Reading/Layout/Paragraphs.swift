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
            var bytes: [UInt8] = []
            for line in lines[range] {
                if !bytes.isEmpty { bytes.append(0x20) }
                for scalar in text.scalars[line.written] { bytes.append(scalar) }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
