/// Markdown's own marks (CommonMark 0.31), for what people see; the digest keeps them.
enum MarkdownMarks {
    /// `---` and the lines up to the next one, in front of everything: settings of a website, not text.
    static func pastFrontMatter(_ lines: ArraySlice<SourceLine>, in text: SourceText) -> ArraySlice<SourceLine> {
        guard let first = lines.first, text.folded(first).elementsEqual(fence) else { return lines }
        let end = lines.dropFirst().prefix(60).firstIndex { text.folded($0).elementsEqual(fence) }
        return end.map { lines[($0 + 1)...] } ?? lines
    }

    private static let fence = "---".folded

    /// A thematic break.
    static func isRule(_ line: FoldedText) -> Bool {
        guard let mark = line.first, "-*_".has(mark) else { return false }
        return line.allSatisfy { $0 == mark || $0 == " " } && line.count { $0 == mark } >= 3
    }

    /// The line under a heading.
    static func isUnderline(_ line: FoldedText) -> Bool {
        line.count >= 2 && (line.allSatisfy { $0 == "=" } || line.allSatisfy { $0 == "-" })
    }

    /// A line as it is read: without the marks of headings, quotes, emphasis and code, links by their text.
    static func plain(_ written: String) -> String {
        let scalars = Array(written.unicodeScalars)
        var out = String.UnicodeScalarView()
        var index = 0
        let isHeading = scalars.first == "#"
        while index < scalars.count, "#> ".has(scalars[index]) { index += 1 }
        while index < scalars.count {
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            switch scalar {
            case "*", "`": break
            case "_":
                // Within a word it is the word's own.
                if index > 0, scalars[index - 1].isWordPart, next.isWordPart { out.append(scalar) }
            case "\\" where !next.isWordPart && !next.isWhite:
                out.append(next)
                index += 1
            case "]" where next == "(":
                let close = scalars[index...].prefix(400).firstIndex(of: ")")
                if let close { index = close } else { out.append(scalar) }
            case "[" where scalars[index...].prefix(400).firstIndex(of: "]").map({ isLink(scalars, $0) }) ?? false:
                break
            case "!" where next == "[": break
            default: out.append(scalar)
            }
            index += 1
        }
        while let last = out.last, last.isWhite || (isHeading && last == "#") { out.removeLast() }
        return String(out)
    }

    private static func isLink(_ scalars: [Unicode.Scalar], _ close: Int) -> Bool {
        close + 1 < scalars.count && scalars[close + 1] == "("
    }
}
