/// A moment of the world's clock, as `stat` and CloudEvents give it: seconds and nanoseconds since 1970, UTC.
/// It may step back; nothing but a record's text and a person's eye depends on it.
public struct WallTime: Hashable, Comparable, Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z, negative before.
    public let seconds: Int64
    /// 0..<1_000_000_000.
    public let nanoseconds: UInt32

    /// A moment of whole seconds and nanoseconds since 1970.
    public init(seconds: Int64, nanoseconds: UInt32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    public static func < (left: WallTime, right: WallTime) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// The digits after the second that a text shows.
    public enum Precision: Int, Sendable {
        case seconds = 0
        case milliseconds = 3
        case nanoseconds = 9
    }

    /// RFC 3339 in UTC, such as `2026-11-21T08:00:00.000Z`. Years outside 0…9999, which RFC 3339 cannot write,
    /// are shown as its first or last moment.
    public func rfc3339(_ precision: Precision) -> String {
        let clamped = min(max(seconds, -62_167_219_200), 253_402_300_799)
        let day = clamped >= 0 ? clamped / 86_400 : (clamped - 86_399) / 86_400
        let second = clamped - day * 86_400
        let (year, month, date) = Self.civil(day)
        var out = Self.digits(year, 4) + "-" + Self.digits(month, 2) + "-" + Self.digits(date, 2)
        out += "T" + Self.digits(second / 3_600, 2) + ":" + Self.digits(second / 60 % 60, 2)
        out += ":" + Self.digits(second % 60, 2)
        if precision != .seconds {
            out += "." + Self.digits(Int64(nanoseconds), 9).prefix(precision.rawValue)
        }
        return out + "Z"
    }

    /// The moment that ``rfc3339(_:)`` wrote. - Returns: nil for any other form.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return bytes[range].reduce(0) { $0 * 10 + Int64($1 - 0x30) }
        }
        guard let year = number(0..<4), let month = number(5..<7), let date = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            (1...12).contains(month), bytes.last == UInt8(ascii: "Z")
        else { return nil }
        let fraction = bytes.count > 21 ? number(20..<(bytes.count - 1)) : 0
        guard let fraction, bytes.count <= 30 else { return nil }
        let scale = (0..<(bytes.count > 21 ? 9 - (bytes.count - 21) : 0)).reduce(Int64(1)) { power, _ in power * 10 }
        let days = Self.days(year, month, date)
        self.init(
            seconds: days * 86_400 + hour * 3_600 + minute * 60 + second, nanoseconds: UInt32(fraction * scale)
        )
    }

    /// The inverse of ``civil(_:)``.
    private static func days(_ year: Int64, _ month: Int64, _ date: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Days since 1970 as year, month and day of the proleptic Gregorian calendar (ISO 8601), by whole eras of
    /// 400 years counted from 1 March of year 0.
    private static func civil(_ days: Int64) -> (Int64, Int64, Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func digits(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
