@_spi(_Unicode) import Swift

/// Unicode Normalization Form C (UAX 15). What is in that form already, nearly every text, is only looked at. The
/// standard library normalises the rest, stretch by stretch: its own time grows with the square of the marks on one
/// letter (80 s for 1 MiB of them, measured), so longer stacks than any language has are put in order before.
enum ComposedText {
    static func compose(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard let first = scalars.firstIndex(where: { !isInert($0) }) else { return scalars }
        var out = Array(scalars[..<max(0, first - 1)])
        out.reserveCapacity(scalars.count)
        var index = max(0, first - 1)
        var known: [UInt64: [Unicode.Scalar]] = [:]
        while index < scalars.count {
            let next = index + 1
            guard next < scalars.count, !isInert(scalars[next]) || !isInert(scalars[index]) else {
                out.append(scalars[index])
                index = next
                continue
            }
            let isLast = next + 1 >= scalars.count || isInert(scalars[next + 1])
            if isLast, next < scalars.count, isInert(scalars[index]),
                let both = CompositionTable.common.compose(scalars[index], scalars[next])
            {
                out.append(both)
                index = next + 1
                continue
            }
            // From a scalar that nothing before it touches to the next such one.
            var end = next
            while end < scalars.count, !isInert(scalars[end]) { end += 1 }
            append(scalars[index..<end], to: &out, &known)
            index = end
        }
        return out
    }

    /// A scalar that normalising leaves alone whatever stands before it: a starter that is its own composition and
    /// never the second of a pair (NFC_Quick_Check=Yes). Only ranges of which that is certain; the others take the
    /// longer way.
    static func isInert(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300: true
        case 0x388...0x482, 0x48A...0x52F: true
        case 0x600...0x60F, 0x61B...0x64A, 0x660...0x66F, 0x671...0x6D5: true
        case 0x904...0x93B, 0x93D...0x94C, 0x1100...0x1112: true
        case 0x1E00...0x1EFF: true
        case 0x2002...0x20CF: true
        case 0x2460...0x2ADB: scalar.value != 0x27CB
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x3105...0x312F, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
        case 0xFFFC...0xFFFD, 0x1F300...0x1FAFF: true
        default: false
        }
    }

    /// Short stretches come again and again: each is normalised once.
    private static let knownMax = 4_096

    private static func append(
        _ stretch: ArraySlice<Unicode.Scalar>,
        to out: inout [Unicode.Scalar],
        _ known: inout [UInt64: [Unicode.Scalar]]
    ) {
        guard stretch.count <= 3 else { return appendComposed(stretch, to: &out) }
        // A scalar has 21 bits.
        let key = stretch.reduce(UInt64(0)) { $0 << 21 | UInt64($1.value) }
        if let composed = known[key] {
            out.append(contentsOf: composed)
            return
        }
        var composed: [Unicode.Scalar] = []
        appendComposed(stretch, to: &composed)
        out.append(contentsOf: composed)
        if known.count < knownMax { known[key] = composed }
    }

    /// More marks than the Stream-Safe Text Format (UAX 15, 13) allows on one letter.
    private static let marksMax = 30

    private static func appendComposed(_ stretch: ArraySlice<Unicode.Scalar>, to out: inout [Unicode.Scalar]) {
        var text: [Unicode.Scalar] = []
        var marks: [Unicode.Scalar] = []
        func flush() {
            if marks.count > marksMax {
                // Nothing that a person wrote: the marks are put into canonical order and stay apart.
                out.append(contentsOf: String(text[...])._nfc)
                out.append(contentsOf: ordered(marks))
                text.removeAll(keepingCapacity: true)
            } else {
                text += marks
            }
            marks.removeAll(keepingCapacity: true)
        }
        for scalar in stretch {
            if scalar.properties.canonicalCombiningClass == .notReordered {
                flush()
                text.append(scalar)
            } else {
                marks.append(scalar)
            }
        }
        flush()
        out.append(contentsOf: String(text[...])._nfc)
    }

    /// Canonical order: by combining class, and as they came within one.
    private static func ordered(_ marks: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var byClass: [[Unicode.Scalar]] = Array(repeating: [], count: 256)
        for mark in marks { byClass[Int(mark.properties.canonicalCombiningClass.rawValue)].append(mark) }
        return byClass.flatMap { $0 }
    }
}
