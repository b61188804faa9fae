/// Unicode Normalization Form C (UAX 15). What is in that form already, nearly every text, is only looked at. The
/// standard library normalises too, but its time grows with the square of the marks on one letter (80 s for 1 MiB of
/// them, measured), and is some hundred nanoseconds a scalar where every letter bears some; only its data is used.
struct ComposedText {
    /// - Complexity: linear.
    static func compose(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard let first = scalars.firstIndex(where: { !isInert($0) }) else { return scalars }
        var text = ComposedText(scalars[..<max(0, first - 1)], count: scalars.count)
        let span = scalars.span
        for index in max(0, first - 1)..<span.count {
            let scalar = span[index]
            let isFollowed = index + 1 < span.count && text.isActive(span[index + 1])
            // Nothing before touches it, and nothing behind.
            if !isFollowed, !text.isActive(scalar) { text.append(scalar) } else { text.decompose(scalar) }
        }
        text.composeMarks()
        return text.out
    }

    private let table = NormalizationTable.unicode
    private var out: [Unicode.Scalar]
    /// Where in `out` the last scalar stands on which marks stand; nil before the first.
    private var base: Int?
    /// The marks since then, with their classes.
    private var marks: [Mark] = []
    private var areMarksOrdered = true

    private struct Mark {
        let scalar: Unicode.Scalar
        let combiningClass: UInt8
    }

    private init(_ start: ArraySlice<Unicode.Scalar>, count: Int) {
        out = Array(start)
        out.reserveCapacity(count)
    }

    /// A scalar that normalising leaves alone whatever stands before it: a starter that is its own composition and
    /// never the second of a pair (NFC_Quick_Check=Yes). Only ranges of which that is certain: the table is not made for
    /// a text that has no others.
    private static func isInert(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300: true
        case 0x388...0x482, 0x48A...0x52F: true
        case 0x600...0x60F, 0x61B...0x64A, 0x660...0x66F, 0x671...0x6D5: true
        case 0x904...0x93B, 0x93D...0x94C, 0x1100...0x1112: true
        case 0x1E00...0x1EFF: true
        case 0x2002...0x20CF: true
        case 0x2116...0x2122: true
        case 0x2460...0x2ADB: scalar.value != 0x27CB
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x3105...0x312F, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
        case 0xFFFC...0xFFFD, 0x1F300...0x1FAFF: true
        default: false
        }
    }

    private func isActive(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x300 && table[scalar].isActive }

    private mutating func append(_ scalar: Unicode.Scalar) {
        composeMarks()
        base = out.count
        out.append(scalar)
    }

    private mutating func decompose(_ scalar: Unicode.Scalar) {
        let entry = table[scalar]
        if entry.decompositionCount == 0 {
            enter(scalar, entry.combiningClass)
        } else {
            for part in table.decomposition(entry) { enter(part, table[part].combiningClass) }
        }
    }

    private mutating func enter(_ scalar: Unicode.Scalar, _ combiningClass: UInt8) {
        if combiningClass > 0 {
            if let last = marks.last, last.combiningClass > combiningClass { areMarksOrdered = false }
            marks.append(Mark(scalar: scalar, combiningClass: combiningClass))
            return
        }
        composeMarks()
        if let base, base == out.count - 1, let both = table.compose(out[base], scalar) {
            out[base] = both
        } else {
            base = out.count
            out.append(scalar)
        }
    }

    /// Each mark becomes one with its base, where there is such a one and no mark of its class stands between them.
    private mutating func composeMarks() {
        if marks.isEmpty { return }
        if !areMarksOrdered { orderMarks() }
        var lastClass: UInt8 = 0
        for mark in marks {
            if let base, mark.combiningClass > lastClass, let both = table.compose(out[base], mark.scalar) {
                out[base] = both
            } else {
                lastClass = mark.combiningClass
                out.append(mark.scalar)
            }
        }
        marks.removeAll(keepingCapacity: true)
    }

    /// Canonical order: by combining class, and as they came within one.
    private mutating func orderMarks() {
        areMarksOrdered = true
        if marks.count > Self.fewMarks { return countMarks() }
        for end in 1..<marks.count {
            var index = end
            while index > 0, marks[index - 1].combiningClass > marks[index].combiningClass {
                marks.swapAt(index - 1, index)
                index -= 1
            }
        }
    }

    /// The same in time that goes with the marks, however many there are.
    private mutating func countMarks() {
        var ends = [Int](repeating: 0, count: 256)
        for mark in marks { ends[Int(mark.combiningClass)] += 1 }
        for index in 1..<ends.count { ends[index] += ends[index - 1] }
        var ordered = marks
        for mark in marks.reversed() {
            ends[Int(mark.combiningClass)] -= 1
            ordered[ends[Int(mark.combiningClass)]] = mark
        }
        marks = ordered
    }

    /// More than any language has on one letter (the Stream-Safe Text Format allows as many, UAX 15, 13).
    private static let fewMarks = 30
}
