@_spi(_Unicode) import Swift

/// What normalization has to know of each scalar (UAX 15), asked once of the standard library's own data: how it
/// decomposes, in which order its marks stand, which two compose. Made when the first text needs it, in some
/// milliseconds.
struct NormalizationTable: Sendable {
    static let unicode = NormalizationTable()

    /// What is known of one scalar.
    struct Entry: Sendable {
        /// Where its canonical decomposition stands among all of them; none where it is its own.
        fileprivate var start: UInt16 = 0
        fileprivate(set) var decompositionCount: UInt8 = 0
        /// Canonical combining class; zero for what marks stand on.
        fileprivate(set) var combiningClass: UInt8 = 0
        /// Whether it is the first, or the second, of two that compose. Hangul is not in it.
        fileprivate(set) var isFirst = false
        fileprivate(set) var isSecond = false
        /// Whether it may become something else, or change what stands before it (NFC_Quick_Check is not Yes).
        fileprivate(set) var isActive = false
    }

    private static let pageBits: UInt32 = 7

    /// By the upper bits of a scalar. Page 0 stands for all in which there is nothing.
    private var pages: [UInt8] = Array(repeating: 0, count: 0x110000 >> pageBits)
    /// By page, then by the lower bits.
    private var entries: [Entry] = Array(repeating: Entry(), count: 1 << pageBits)
    private var decompositions: [Unicode.Scalar] = []
    private var compositions: [UInt64: Unicode.Scalar] = [:]

    private init() {
        for value in Self.assigned.joined() {
            if let scalar = Unicode.Scalar(value) { enter(scalar) }
        }
        for value in [HangulSyllable.vowels, HangulSyllable.tails].joined() {
            if let scalar = Unicode.Scalar(value) { change(scalar) { $0.isActive = true } }
        }
        // What begins with the second of a pair may lose it to the first.
        for index in entries.indices where entries[index].decompositionCount > 0 {
            let first = decompositions[Int(entries[index].start)]
            if self[first].isSecond { entries[index].isActive = true }
        }
    }

    /// All but ideographs, Hangul syllables, private use and planes without a script. A test holds every scalar there is
    /// against the standard library.
    private static let assigned: [ClosedRange<UInt32>] = [
        0xC0...0x33FF, 0xA000...0xABFF, 0xF900...0xFFFF, 0x10000...0x16FFF, 0x1B000...0x1FFFF, 0x2F800...0x2FA1F,
    ]

    private mutating func enter(_ scalar: Unicode.Scalar) {
        let properties = scalar.properties
        if properties.generalCategory == .unassigned { return }
        let combiningClass = properties.canonicalCombiningClass.rawValue
        if combiningClass > 0 {
            change(scalar) {
                $0.combiningClass = combiningClass
                $0.isActive = true
            }
        }
        let decomposed = Array(String(Character(scalar))._nfd)
        if decomposed == [scalar] { return }
        let start = UInt16(decompositions.count)
        decompositions += decomposed
        let isOwnComposition = Array(String(Character(scalar))._nfc) == [scalar]
        change(scalar) {
            $0.start = start
            $0.decompositionCount = UInt8(decomposed.count)
            $0.isActive = $0.isActive || !isOwnComposition
        }
        if isOwnComposition { enterComposition(scalar, of: decomposed) }
    }

    /// What it is composed of: the composition of all but the last, and the last.
    private mutating func enterComposition(_ scalar: Unicode.Scalar, of decomposed: [Unicode.Scalar]) {
        var text = ""
        text.unicodeScalars.append(contentsOf: decomposed.dropLast())
        let first = Array(text._nfc)
        guard let second = decomposed.last, first.count == 1 else { return }
        compositions[Self.key(first[0], second)] = scalar
        change(first[0]) { $0.isFirst = true }
        change(second) {
            $0.isSecond = true
            $0.isActive = true
        }
    }

    private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
        UInt64(first.value) << 32 | UInt64(second.value)
    }

    private mutating func change(_ scalar: Unicode.Scalar, _ body: (inout Entry) -> Void) {
        let page = Int(scalar.value >> Self.pageBits)
        if pages[page] == 0 {
            pages[page] = UInt8(entries.count >> Self.pageBits)
            entries += Array(repeating: Entry(), count: 1 << Self.pageBits)
        }
        body(&entries[index(scalar)])
    }

    private func index(_ scalar: Unicode.Scalar) -> Int {
        Int(pages[Int(scalar.value >> Self.pageBits)]) << Self.pageBits | Int(scalar.value & (1 << Self.pageBits - 1))
    }

    subscript(_ scalar: Unicode.Scalar) -> Entry { entries[index(scalar)] }

    /// The canonical decomposition, whole and in order; empty where the scalar is its own.
    func decomposition(_ entry: Entry) -> ArraySlice<Unicode.Scalar> {
        decompositions[Int(entry.start)..<Int(entry.start) + Int(entry.decompositionCount)]
    }

    /// The two as one.
    /// - Returns: nil where they stay two.
    func compose(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
        if let syllable = HangulSyllable.compose(first, second) { return syllable }
        guard self[second].isSecond, self[first].isFirst else { return nil }
        return compositions[Self.key(first, second)]
    }
}

/// Korean syllables, composed by arithmetic (The Unicode Standard, 3.12).
enum HangulSyllable {
    static let vowels: ClosedRange<UInt32> = 0x1161...0x1175
    static let tails: ClosedRange<UInt32> = 0x11A8...0x11C2
    private static let leads: ClosedRange<UInt32> = 0x1100...0x1112
    private static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
    private static let tailCount: UInt32 = 28
    private static let vowelCount: UInt32 = 21

    /// A lead and a vowel, or a syllable without a tail and a tail.
    static func compose(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
        if vowels.contains(second.value), leads.contains(first.value) {
            let lead = first.value - leads.lowerBound
            let vowel = second.value - vowels.lowerBound
            return Unicode.Scalar(syllables.lowerBound + (lead * vowelCount + vowel) * tailCount)
        }
        if tails.contains(second.value), syllables.contains(first.value),
            (first.value - syllables.lowerBound) % tailCount == 0
        {
            return Unicode.Scalar(first.value + second.value - tails.lowerBound + 1)
        }
        return nil
    }
}
