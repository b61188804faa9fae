/// The zone in which a time is written.
enum ClockZone: Sendable, Equatable {
    /// Seconds ahead of UTC.
    case offset(Int)
    /// A place's clock, with its summer time.
    case ruled(Rule)
    /// "Local time", of wherever the reader is.
    case local
    /// A zone that is several, or that nobody here knows.
    case unreadable

    enum Rule: Sendable {
        /// Central European Time and its summer time: Geneva, Paris, Madrid, Rome, Berlin.
        case centralEurope
        /// London.
        case britain
        /// Eastern Time of the United States.
        case newYork
    }

    /// Seconds ahead of UTC when its clock shows this hour.
    func seconds(on date: CalendarDate, minutes: Int) -> Int? {
        switch self {
        case .offset(let seconds): return seconds
        case .local, .unreadable: return nil
        case .ruled(let rule):
            guard let year = date.year, year >= 2_007, let day = date.daysSince1970 else { return nil }
            let now = day * 1_440 + minutes
            let isSummer: Bool
            switch rule {
            case .centralEurope:
                isSummer = Self.isSummer(now, Self.last(3, year), 180, Self.last(10, year), 180)
            case .britain:
                isSummer = Self.isSummer(now, Self.last(3, year), 120, Self.last(10, year), 120)
            case .newYork:
                let first = Self.first(11, year)
                isSummer = Self.isSummer(now, Self.first(3, year) + 7, 180, first, 120)
            }
            let standard = rule == .centralEurope ? 3_600 : rule == .britain ? 0 : -5 * 3_600
            return standard + (isSummer ? 3_600 : 0)
        }
    }

    /// From a Sunday at a minute of the clock to another. An hour that is there twice counts as the later one.
    private static func isSummer(_ now: Int, _ begin: Int, _ first: Int, _ end: Int, _ last: Int) -> Bool {
        now >= begin * 1_440 + first - 60 && now < end * 1_440 + last - 60
    }

    /// The first Sunday of a month, in days since 1970.
    private static func first(_ month: Int, _ year: Int) -> Int {
        guard let date = CalendarDate(year: year, month: month, day: 1), let day = date.daysSince1970,
            let weekday = date.weekday
        else { return 0 }
        return day + (7 - weekday) % 7
    }

    /// The last Sunday of a month of 31 days.
    private static func last(_ month: Int, _ year: Int) -> Int {
        let first = first(month, year)
        guard let begin = CalendarDate(year: year, month: month, day: 1)?.daysSince1970 else { return 0 }
        return first + 28 < begin + 31 ? first + 28 : first + 21
    }
}
