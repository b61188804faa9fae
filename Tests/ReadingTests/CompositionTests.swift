@_spi(_Unicode) import Swift
import Reading
import Testing

/// Normalization held against the standard library's, which is slow on many marks and right.
@Suite("text is composed (NFC) as Unicode says") struct CompositionTests {
    /// What ends no line and so stands in the clean text as it is.
    private static let scalars: [Unicode.Scalar] = (0x20...0x10FFFF).compactMap { value in
        [0x85, 0x2028, 0x2029, 0xFEFF].contains(value) ? nil : Unicode.Scalar(UInt32(value))
    }

    /// Scalars by thousands, so that a text is a line of no great length.
    private func expectComposed(_ pieces: some Sequence<[Unicode.Scalar]>) {
        var text = "x"
        func compare() {
            let found = String(decoding: Reading.read(Array(text.utf8)).cleanText, as: UTF8.self).unicodeScalars
            let wanted = Array(text._nfc) + ["\n"]
            guard !found.elementsEqual(wanted) else { return }
            let place = zip(found, wanted).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
            let near = wanted[max(0, place - 4)..<min(wanted.count, place + 4)].map { String($0.value, radix: 16) }
            Issue.record("otherwise near \(near)")
        }
        for piece in pieces {
            text.unicodeScalars.append(contentsOf: piece)
            text.unicodeScalars.append("x")
            if text.utf8.count > 60_000 {
                compare()
                text = "x"
            }
        }
        compare()
    }

    @Test("every scalar, alone between letters")
    func alone() { expectComposed(Self.scalars.map { [$0] }) }

    @Test("every scalar, taken apart")
    func apart() { expectComposed(Self.scalars.map { Array(String(Character($0))._nfd) }) }

    @Test("every scalar with marks of every class behind it, two by two")
    func marks() {
        let marks = Self.scalars.filter { $0.properties.canonicalCombiningClass != .notReordered }
        var byClass: [UInt8: [Unicode.Scalar]] = [:]
        for mark in marks { byClass[mark.properties.canonicalCombiningClass.rawValue, default: []].append(mark) }
        #expect(byClass.count > 50)
        var noise = Noise()
        let letters = Self.scalars.filter { $0.value < 0x3100 || $0.value >= 0xF900 && $0.value < 0x12000 }
        expectComposed(letters.map { [$0, noise.draw(marks), noise.draw(marks)] })
        let classes = byClass.values.flatMap { [$0[0], $0[$0.count - 1]] }
        expectComposed(
            classes.flatMap { first in classes.map { second in ["e", first, second, "\u{301}"] } }
        )
    }

    @Test("every scalar that begins with what may be the second of a pair, behind every first")
    func pairs() {
        let composites = Self.scalars.filter { scalar in
            let text = String(Character(scalar))
            return !(0xAC00...0xD7A3).contains(scalar.value) && Array(text._nfd).count > 1
                && Array(text._nfc) == [scalar]
        }
        let parts = composites.map { Array(String(Character($0))._nfd) }
        let firsts = Set(composites + parts.map { $0[0] }).sorted { $0.value < $1.value }
        let seconds = Set(parts.flatMap { $0.dropFirst() })
        let starting = zip(composites, parts).filter { seconds.contains($1[0]) }.map(\.0)
        #expect(composites.count > 900)
        expectComposed(firsts.flatMap { first in (starting + seconds).map { [first, $0] } })
        expectComposed(firsts.flatMap { first in starting.map { [first, $0, $0] } })
    }

    @Test("all that is read here, in no order")
    func mixed() {
        var noise = Noise()
        let ranges: [ClosedRange<UInt32>] = [
            0x41...0x7A, 0xC0...0x17F, 0x300...0x345, 0x370...0x3FF, 0x400...0x4FF, 0x620...0x655, 0x900...0x97F,
            0x1100...0x11C2, 0x1E00...0x1FFF, 0x2100...0x212B, 0x3041...0x309A, 0xAC00...0xAC20, 0xF900...0xF920,
        ]
        expectComposed(
            (0..<40_000).lazy.map { _ in
                (0...noise.next(12)).compactMap { _ in
                    let range = noise.draw(ranges)
                    return Unicode.Scalar(range.lowerBound + UInt32(noise.next(range.count)))
                }
            }
        )
    }

    @Test("more marks on one letter than any language has", arguments: [29, 30, 31, 32, 60, 500])
    func stacks(_ count: Int) {
        var noise = Noise()
        let marks = (UInt32(0x300)...0x36F).compactMap(Unicode.Scalar.init)
        expectComposed((0..<20).map { _ in ["e"] + (0..<count).map { _ in noise.draw(marks) } })
        expectComposed([Array(repeating: "\u{301}", count: count), ["a"] + Array(repeating: "\u{323}", count: count)])
    }

    @Test("marks before any letter stay, in order")
    func leading() {
        let text = "\u{301}\u{323}a\u{301}\u{323}"
        let found = Reading.read(Array(text.utf8)).cleanText
        #expect(Array("\u{323}\u{301}\u{1EA1}\u{301}\n".utf8) == found)
    }
}

/// The same numbers in every run, without any order to be seen.
private struct Noise {
    private var seed: UInt64 = 7

    mutating func next(_ bound: Int) -> Int {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((seed >> 33) % UInt64(bound))
    }

    mutating func draw<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }
}
