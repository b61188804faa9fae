/// Whether lines were broken by a machine at a fixed width, and if so where paragraphs end: at a full stop after which
/// the next word would still have fitted on the line. Old pages were wrapped while their accents were HTML entities
/// (`é` was `&eacute;`, eight columns): of the two ways to count, the one under which fewer lines break for no reason.
struct WrapRule {
    private let widths: [Widths]
    private let isEntity: Bool
    private let column: Int

    private struct Widths {
        var plain: Int
        var entity: Int
        var firstPlain: Int
        var firstEntity: Int
        var endsSentence: Bool
        var isSingleWord: Bool
    }

    /// No typewriter's line is longer; nor any machine's that wraps for reading.
    private static let columnMax = 100
    private static let linesMin = 4

    /// - Returns: nil where each line is a paragraph of its own.
    init?(_ lines: [SourceLine], in text: SourceText) {
        guard lines.count >= Self.linesMin else { return nil }
        // One long line shows that nobody wrapped these; but an address cannot be broken.
        guard
            lines.allSatisfy({ line in
                line.written.count <= Self.columnMax || !text.scalars[line.written].contains(where: \.isWhite)
            })
        else { return nil }
        widths = lines.map { Self.measure($0, text) }
        let open = widths.dropLast().count { !$0.endsSentence }
        guard open * 3 >= widths.count else { return nil }
        let plain = Self.column(widths) { $0.plain }
        let entity = Self.column(widths) { $0.entity }
        let plainFaults = Self.faults(widths, plain, { $0.plain }, { $0.firstPlain })
        let entityFaults = Self.faults(widths, entity, { $0.entity }, { $0.firstEntity })
        isEntity = entityFaults < plainFaults
        column = isEntity ? entity : plain
        guard min(plainFaults, entityFaults) * 2 <= open else { return nil }
    }

    /// Whether a paragraph ends with a line, by its number among the lines given.
    func endsParagraph(_ index: Int) -> Bool {
        guard index + 1 < widths.count else { return true }
        let (line, next) = (widths[index], widths[index + 1])
        let width = isEntity ? line.entity : line.plain
        let first = isEntity ? next.firstEntity : next.firstPlain
        return line.endsSentence && width + 1 + first <= column
    }

    private static func column(_ widths: [Widths], _ width: (Widths) -> Int) -> Int {
        widths.lazy.filter { !$0.isSingleWord }.map(width).max() ?? 0
    }

    /// Lines that break in the middle of a sentence where the next word would have fitted.
    private static func faults(
        _ widths: [Widths],
        _ column: Int,
        _ width: (Widths) -> Int,
        _ first: (Widths) -> Int
    ) -> Int {
        zip(widths, widths.dropFirst()).count { line, next in
            !line.endsSentence && width(line) + 1 + first(next) <= column
        }
    }

    private static func measure(_ line: SourceLine, _ text: SourceText) -> Widths {
        var widths = Widths(
            plain: 0,
            entity: 0,
            firstPlain: 0,
            firstEntity: 0,
            endsSentence: endsSentence(line, text),
            isSingleWord: true
        )
        for scalar in text.scalars[line.written] {
            if scalar.isWhite, widths.isSingleWord {
                widths.isSingleWord = false
                (widths.firstPlain, widths.firstEntity) = (widths.plain, widths.entity)
            }
            widths.plain += 1
            widths.entity += EntityWidth.of(scalar)
        }
        if widths.isSingleWord { (widths.firstPlain, widths.firstEntity) = (widths.plain, widths.entity) }
        return widths
    }

    /// A full stop, or one inside quotes or brackets.
    static func endsSentence(_ line: SourceLine, _ text: SourceText) -> Bool {
        var folded = text.folded(line)
        while let last = folded.last, "\")]' ".has(last) { folded = folded.dropLast() }
        return folded.last?.endsSentence ?? false
    }
}

/// The columns a character took while it was an HTML entity (HTML 4, Latin-1 and the special ones).
enum EntityWidth {
    static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0xA0: return 1
        case 0xA0...0xFF: return latin[Int(scalar.value - 0xA0)] + 2
        case 0x152, 0x153: return 7
        case 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D: return 7
        case 0x2026: return 8
        case 0x20AC: return 6
        default: return 1
        }
    }

    /// The lengths of the names from `nbsp` to `yuml`.
    private static let latin =
        ("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute "
        + "micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring "
        + "AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml "
        + "times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil "
        + "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash "
        + "ugrave uacute ucirc uuml yacute thorn yuml").split(separator: " ").map(\.utf8.count)
}
