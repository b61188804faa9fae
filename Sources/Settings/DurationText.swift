/// Durations as people write them: `"5s"`, `"1.5 h"`.
public enum DurationText {
    /// A number, whole or decimal, and one of the units ms, s, min, h, d; spaces may stand between them.
    ///
    /// At most 36500 days, so that a moment so far ahead still fits the clock's 64 bits of nanoseconds. What is less
    /// than a nanosecond is cut off.
    /// - Throws: ``BadText``, also for what is shorter than `minimum`.
    public static func parse(_ text: String, atLeast minimum: Duration = .zero) throws(BadText) -> Duration {
        let minimum = UInt64(max(0, minimum / .nanoseconds(1)))
        return .nanoseconds(Int64(try quantity.parse(text, atLeast: minimum)))
    }

    private static var quantity: Quantity {
        let second: UInt64 = 1_000_000_000
        return Quantity(
            name: "duration",
            units: [
                ("ms", 1_000_000), ("s", second), ("min", 60 * second), ("h", 3_600 * second), ("d", 86_400 * second),
            ],
            separator: "",
            zero: "0s",
            maximum: 36_500 * 86_400 * second,
            examples: #""5s", "2min", "1d""#
        )
    }
}
