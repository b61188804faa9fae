/// A moment of the world's clock, as `stat` and CloudEvents give it: seconds and nanoseconds since 1970, UTC.
/// It may step back; nothing but a record's text and a person's eye depends on it.
public struct WallTime: Hashable, Comparable, Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z, negative before.
    public let seconds: Int64
    /// 0..<1_000_000_000.
    public let nanoseconds: UInt32

    /// A moment of whole seconds and nanoseconds since 1970. A remote file system can give a file a second of more
    /// nanoseconds than there are: they count as the last one.
    public init(seconds: Int64, nanoseconds: UInt32) {
        self.seconds = seconds
        self.nanoseconds = min(nanoseconds, 999_999_999)
    }

    /// Whether `left` is the earlier moment.
    public static func < (left: WallTime, right: WallTime) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    private static let firstWithText = WallTime(seconds: -62_167_219_200, nanoseconds: 0)
    private static let lastWithText = WallTime(seconds: 253_402_300_799, nanoseconds: 999_999_999)

    /// The digits after the second that a text shows.
    public enum Precision: Int, Sendable, CaseIterable {
        case seconds = 0
        case milliseconds = 3
        case nanoseconds = 9
    }

    /// RFC 3339 in UTC, such as `2026-11-21T08:00:00.000Z`. Years outside 0…9999, which RFC 3339 cannot write,
    /// are shown as its first or last moment.
    public func rfc3339(_ precision: Precision) -> String {
        let shown = min(max(self, Self.firstWithText), Self.lastWithText)
        let day = shown.seconds >= 0 ? shown.seconds / 86_400 : (shown.seconds - 86_399) / 86_400
        let second = shown.seconds - day * 86_400
        let (year, month, date) = Self.civil(day)
        var out = Self.digits(year, 4) + "-" + Self.digits(month, 2) + "-" + Self.digits(date, 2)
        out += "T" + Self.digits(second / 3_600, 2) + ":" + Self.digits(second / 60 % 60, 2)
        out += ":" + Self.digits(second % 60, 2)
        if precision != .seconds {
            out += "." + Self.digits(Int64(shown.nanoseconds), 9).prefix(precision.rawValue)
        }
        return out + "Z"
    }

    /// The moment that ``rfc3339(_:)`` wrote, with no fraction, three digits of one or nine.
    /// - Returns: nil for any other text, a leap second (`:60`) included: no clock of Linux shows one.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard let precision = Precision.allCases.first(where: { $0.textLength == bytes.count }) else { return nil }
        func number(_ range: Range<Int>) -> Int64? {
            bytes[range].reduce(0) { number, byte in
                guard let number, (0x30...0x39).contains(byte) else { return nil }
                return number * 10 + Int64(byte - 0x30)
            }
        }
        guard let year = number(0..<4), let month = number(5..<7), let date = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let fraction = precision == .seconds ? 0 : number(20..<(bytes.count - 1))
        else { return nil }
        self.init(
            seconds: Self.days(year, month, date) * 86_400 + hour * 3_600 + minute * 60 + second,
            nanoseconds: UInt32(precision == .milliseconds ? fraction * 1_000_000 : fraction)
        )
        // The punctuation is right, and month, day, hour, minute and second are ones that exist, if the moment is
        // written the same.
        guard rfc3339(precision).utf8.elementsEqual(bytes) else { return nil }
    }

    /// Days from 1970-01-01 to a day of the proleptic Gregorian calendar: the inverse of ``civil(_:)``.
    public static func days(_ year: Int64, _ month: Int64, _ date: Int64) -> Int64 {
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

extension WallTime.Precision {
    /// The characters of a whole text, its `Z` included.
    fileprivate var textLength: Int { self == .seconds ? 20 : 21 + rawValue }
}
