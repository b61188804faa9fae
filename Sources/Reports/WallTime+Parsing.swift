import ReleaseModel

extension WallTime {
    /// What ``rfc3339(_:)`` wrote with nanoseconds, and nothing else.
    init?(rfc3339Nanoseconds text: String) {
        let fields = text.utf8.split { !(0x30...0x39).contains($0) }.map { Int64(String(Substring($0))) }
        guard fields.count == 7, let year = fields[0], let month = fields[1], let day = fields[2],
            let hour = fields[3], let minute = fields[4], let second = fields[5],
            let nanoseconds = fields[6].flatMap(UInt32.init(exactly:)),
            (0...9_999).contains(year), (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour),
            (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        let seconds = Self.days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
        self.init(seconds: seconds, nanoseconds: nanoseconds)
        // The punctuation, the widths and the length of the month are right if it would be written the same.
        guard rfc3339(.nanoseconds) == text else { return nil }
    }

    /// Days since 1970 of a date of the proleptic Gregorian calendar, counted in eras of 400 years from 1 March.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let marchYear = (month <= 2 ? year - 1 : year) + 400
        let yearOfEra = marchYear % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return (marchYear / 400 - 1) * 146_097 + dayOfEra - 719_468
    }
}
