import Foundation

/// A logarithmic axis: equal factors are equal lengths.
struct LogScale: Equatable {
    /// Its two ends, each 1, 2 or 5 times a power of ten.
    let lowest: Double
    let highest: Double

    /// An axis on which all these values lie, and that spans ten times at least: else a difference of a tenth would look
    /// like a great one.
    /// - precondition: there are values, and all are more than zero, which such an axis does not have.
    init(_ values: [Double]) {
        guard let least = values.min(), let most = values.max() else { preconditionFailure("nothing was measured") }
        precondition(least > 0 && most.isFinite, "a logarithmic axis has neither zero nor infinity")
        let (middle, half) = ((least * most).squareRoot(), 10.0.squareRoot())
        lowest = min(Self.round(least, up: false), Self.round(middle / half, up: false))
        highest = max(Self.round(most, up: true), Self.round(middle * half, up: true))
    }

    /// Where a value lies: 0 at the lowest end, 1 at the highest.
    func share(_ value: Double) -> Double { log10(value / lowest) / log10(highest / lowest) }

    /// The values that are written at the axis: powers of ten; on a short axis also twice and five times them.
    var ticks: [Double] {
        let decades = log10(highest / lowest)
        let leading: [Double] = decades > 2.5 ? [1] : [1, 2, 5]
        let powers = Int(floor(log10(lowest)))...Int(ceil(log10(highest)))
        return powers.flatMap { power in leading.map { $0 * Self.power(power) } }
            .filter { $0 >= lowest * 0.999 && $0 <= highest * 1.001 }
    }

    /// A number as people read it: `0.05`, `7.5`, `12 000`, `10 M`.
    static func label(_ value: Double) -> String {
        if value >= 1_000_000 { return short(value / 1_000_000, decimals: value >= 100_000_000 ? 0 : 1) + "\u{A0}M" }
        if value >= 100 { return grouped(Int(value.rounded())) }
        if value >= 10 { return short(value, decimals: 1) }
        return short(value, decimals: value >= 1 ? 2 : 2 + Int(-floor(log10(value))))
    }

    /// Without noughts at the end.
    private static func short(_ value: Double, decimals: Int) -> String {
        var text = String(format: "%.\(decimals)f", value)
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text
    }

    private static func grouped(_ value: Int) -> String {
        if value < 1_000 { return "\(value)" }
        return "\(value / 1_000)\u{A0}" + String(format: "%03d", value % 1_000)
    }

    private static func round(_ value: Double, up isUp: Bool) -> Double {
        let power = Int(floor(log10(value)))
        let steps = [1, 2, 5, 10].map { $0 * Self.power(power) }
        // A hair's breadth for what the computing of powers loses.
        if isUp { return steps.first { $0 >= value * 0.999_999 } ?? steps[3] }
        return steps.last { $0 <= value * 1.000_001 } ?? steps[0]
    }

    private static func power(_ exponent: Int) -> Double { pow(10, Double(exponent)) }
}
