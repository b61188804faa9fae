/// The headline as written, and the markers of correction and withdrawal above it and on it.
struct HeadlineReader {
    /// As written; nil where the text begins with its body.
    private(set) var text: String?
    /// The headline without its marker, folded, to find the versions of one release.
    private(set) var key = ""
    /// The correction's banner as written.
    private(set) var edNote: String?
    /// The marker itself as written.
    private(set) var correctionMarker: String?
    private(set) var isWithdrawn = false

    init(_ layout: ReleaseLayout, in source: SourceText, isMarkdown: Bool) {
        func written(_ line: SourceLine) -> String {
            isMarkdown ? MarkdownMarks.plain(source.written(line)) : source.written(line)
        }
        if !layout.headline.isEmpty { text = layout.headline.map(written).joined(separator: " ") }
        for line in layout.header {
            guard case .banner(let marker) = line.kind, let banner = Banner(line.line, in: source) else { continue }
            if marker == .withdrawal {
                isWithdrawn = true
            } else if edNote == nil {
                edNote = written(line.line)
                correctionMarker = source.written(folded: banner.range, in: line.line)
            }
        }
        if let first = layout.headline.first, let banner = Banner(first, in: source) {
            let marker = source.written(folded: banner.range, in: first)
            if banner.marker == .withdrawal {
                isWithdrawn = true
            } else {
                if edNote == nil { edNote = marker }
                correctionMarker = correctionMarker ?? marker
            }
        }
        key = Self.key(layout.headline, in: source)
    }

    /// The words of a headline's lines, folded, without a marker before or behind them.
    static func key(_ lines: [SourceLine], in source: SourceText) -> String {
        var body = lines.map { source.folded($0) }
        if let first = lines.first, let banner = Banner(first, in: source) {
            switch banner.place {
            case .prefix, .wholeLine: body[0] = body[0][banner.range.upperBound...]
            case .suffix: body[0] = body[0][..<banner.range.lowerBound]
            }
        }
        return body.map { String(String.UnicodeScalarView($0.words)) }.joined(separator: " ")
    }
}
