@_spi(_Unicode) import Swift

/// What a letter and one mark after it become together (Unicode's canonical composition), for the letters and marks
/// of the languages that are read here: a text typed on a Mac is full of them. From the standard library's own data.
struct CompositionTable: Sendable {
    static let common = CompositionTable()

    private static let marks: [Unicode.Scalar] = [
        "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}", "\u{30A}", "\u{30B}",
        "\u{30C}", "\u{323}", "\u{327}", "\u{328}", "\u{653}", "\u{654}", "\u{655}",
    ]
    /// By mark (17) and letter (64 Latin, 64 Arabic); zero where the two do not compose.
    private var composed: [UInt32]

    private init() {
        composed = Array(repeating: 0, count: Self.marks.count * 128)
        for (row, mark) in Self.marks.enumerated() {
            for base in Array(0x40...0x7F) + Array(0x620...0x65F) as [UInt32] {
                guard let letter = Unicode.Scalar(base), let column = Self.column(letter) else { continue }
                var text = ""
                text.unicodeScalars.append(letter)
                text.unicodeScalars.append(mark)
                let both = Array(text._nfc)
                if both.count == 1 { composed[row * 128 + column] = both[0].value }
            }
        }
    }

    private static func column(_ base: Unicode.Scalar) -> Int? {
        switch base.value {
        case 0x40...0x7F: Int(base.value - 0x40)
        case 0x620...0x65F: Int(base.value - 0x620) + 64
        default: nil
        }
    }

    private static func row(_ mark: Unicode.Scalar) -> Int? {
        switch mark.value {
        case 0x300...0x304: Int(mark.value - 0x300)
        case 0x306...0x308: Int(mark.value - 0x306) + 5
        case 0x30A...0x30C: Int(mark.value - 0x30A) + 8
        case 0x323: 11
        case 0x327: 12
        case 0x328: 13
        case 0x653...0x655: Int(mark.value - 0x653) + 14
        default: nil
        }
    }

    /// - Returns: nil where the table knows nothing of the two.
    func compose(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        guard let row = Self.row(mark), let column = Self.column(base) else { return nil }
        let value = composed[row * 128 + column]
        return value == 0 ? nil : Unicode.Scalar(value)
    }
}
