import ReleaseModel

/// A day of the Gregorian calendar; the year may be left unsaid.
struct CalendarDate: Equatable {
    var year: Int?
    var month: Int
    var day: Int

    /// - Returns: nil for a day that does not exist.
    init?(year: Int?, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year ?? 2_000) else { return nil }
        if let year, !(1_900...2_100).contains(year) { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// `YYYY-MM-DD`, `XXXX-MM-DD` (EDTF) without a year.
    var text: String {
        "\(year.map(String.init) ?? "XXXX")-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// Days since 1970, nil without a year.
    var daysSince1970: Int? { year.map { Int(WallTime.days(Int64($0), Int64(month), Int64(day))) } }

    /// 0 is Sunday.
    var weekday: Int? { daysSince1970.map { ($0 + 4) % 7 } }
}
