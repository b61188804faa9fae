/// A kind of number with a unit behind it, as people write it: what ``DurationText`` and ``ByteSize`` have in common.
struct Quantity {
    /// What it is called in faults.
    let name: String
    /// Each unit's spelling and how many of the smallest unit it is, rising; the last that divides a number evenly
    /// is the one it is shown in.
    let units: [(name: String, factor: UInt64)]
    /// What stands between number and unit when one is shown.
    let separator: String
    /// How nothing is written.
    let zero: String
    /// More than this is a slip of the pen, and could overflow sums made with it.
    let maximum: UInt64
    /// Good ones, in quotes.
    let examples: String

    /// Eighteen digits fit 64 bits, whatever they are.
    private static let digitsMax = 18

    /// Reads `text` exactly, without going through floating point; what is smaller than the smallest unit is cut off.
    /// - Throws: ``BadText``, also for what is less than `minimum` or more than ``maximum``.
    func parse(_ text: String, atLeast minimum: UInt64) throws(BadText) -> UInt64 {
        var rest = Array(text.utf8)[...]
        if rest.first == UInt8(ascii: "-") {
            throw BadText(problem: "negative \(name) \(text.quoted)", remedy: "write \(quoted(minimum)) or more")
        }
        let whole = Self.digits(&rest)
        var fraction: [UInt8] = []
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = Self.digits(&rest)
            if fraction.isEmpty { throw bad(text) }
        }
        let unit = rest.drop { $0 == UInt8(ascii: " ") }
        if !whole.isEmpty && unit.isEmpty {
            throw BadText(problem: "\(name) \(text.quoted) has no unit", remedy: remedy)
        }
        guard !whole.isEmpty, let factor = units.first(where: { unit.elementsEqual($0.name.utf8) })?.factor else {
            throw bad(text)
        }
        let number = (whole + fraction).drop { $0 == 0 }
        guard number.count <= Self.digitsMax, fraction.count <= Self.digitsMax else {
            throw BadText(problem: "\(name) \(text.quoted) has too many digits", remedy: remedy)
        }
        let scaled = number.reduce(UInt128(0)) { $0 * 10 + UInt128($1) } * UInt128(factor)
        let value = scaled / fraction.reduce(UInt128(1)) { power, _ in power * 10 }
        if value > UInt128(maximum) {
            throw BadText(problem: "\(name) \(text.quoted) is too large", remedy: "write \(quoted(maximum)) or less")
        }
        if value < UInt128(minimum) {
            throw BadText(problem: "\(name) \(text.quoted) is too small", remedy: "write \(quoted(minimum)) or more")
        }
        return UInt64(value)
    }

    /// `"100ms"`, `"4 KiB"`.
    private func quoted(_ value: UInt64) -> String {
        guard value > 0, let unit = units.last(where: { value.isMultiple(of: $0.factor) }) else { return zero.quoted }
        return "\(value / unit.factor)\(separator)\(unit.name)".quoted
    }

    private var remedy: String { "write a number and a unit, such as \(examples)" }

    private func bad(_ text: String) -> BadText { BadText(problem: "bad \(name) \(text.quoted)", remedy: remedy) }

    private static func digits(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
        rest = rest.dropFirst(digits.count)
        return digits.map { $0 - 0x30 }
    }
}
