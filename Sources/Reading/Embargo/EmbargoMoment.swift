import ReleaseModel

/// What the words of an embargo say of its end. Fails closed: what cannot be read withholds.
struct EmbargoMoment: Equatable {
    var until: WallTime?
    var isWithheld: Bool
    var note: ReadingNote?

    private static let unreadable = EmbargoMoment(until: nil, isWithheld: true, note: .embargoUnparsed)
    /// Noon of the next day in UTC: the end of a day in UTC−12, the last place on earth where it is still that day.
    private static let lastPlaceSeconds = 36 * 3_600

    private static let partsMax = 8

    init(until: WallTime?, isWithheld: Bool, note: ReadingNote?) {
        self.until = until
        self.isWithheld = isWithheld
        self.note = note
    }

    /// - Parameter words: the embargo's own line or lines.
    init(_ words: FoldedText, zone inbox: ZoneOffset) {
        let (dates, times) = Self.parts(words)
        self = Self.moment(dates, times, inbox)
    }

    /// The dates and the times in their order.
    static func parts(_ words: FoldedText) -> (dates: [CalendarDate], times: [ClockTime]) {
        var dates: [CalendarDate] = []
        var times: [ClockTime] = []
        var place = words.startIndex
        var isInWord = false
        while place < words.endIndex, dates.count + times.count < partsMax {
            if !isInWord, let date = DateReader.date(words, at: place) {
                dates.append(date.date)
                place = date.end
                // `15 April 2014, 10:00` has its zone behind the time; `10:00, 15 April 2014 GMT` behind the date.
                if let zone = ZoneReader.zone(words, at: place), let last = times.indices.last,
                    times[last].zone == nil
                {
                    times[last].zone = zone.zone
                    place = zone.end
                }
                continue
            }
            if !isInWord, let time = ClockTime.read(words, at: place) {
                times.append(time.time)
                place = max(time.end, place + 1)
                continue
            }
            if !isInWord, let zone = ZoneReader.zone(words, at: place), words[place].isWordPart, zone.zone == .local {
                times.append(ClockTime(minutes: nil, zone: .local))
                place = zone.end
                continue
            }
            isInWord = words[place].isWordPart
            place += 1
        }
        return (dates, times)
    }

    private static func moment(_ dates: [CalendarDate], _ times: [ClockTime], _ inbox: ZoneOffset) -> EmbargoMoment {
        guard let first = dates.first, dates.allSatisfy({ $0.year != nil }), !times.isEmpty,
            dates.count == 1 || dates.count == times.count || Set(dates.map(\.text)).count == 1
        else { return unreadable }
        var moments: [Int] = []
        var isAssumed = false
        var isLocal = false
        for (index, time) in times.enumerated() {
            let date = dates.count == times.count ? dates[index] : first
            guard let day = date.daysSince1970 else { return unreadable }
            if time.zone == .local {
                isLocal = true
                moments.append(day * 86_400 + lastPlaceSeconds)
                continue
            }
            guard let minutes = time.minutes else { return unreadable }
            var seconds = time.zone?.seconds(on: date, minutes: minutes)
            if time.zone == nil {
                isAssumed = true
                seconds = inbox.seconds(date.year ?? 0, date.month, date.day, minutes / 60, minutes % 60)
            }
            guard let seconds else { return unreadable }
            moments.append(day * 86_400 + minutes * 60 - seconds)
        }
        guard let last = moments.max() else { return unreadable }
        return EmbargoMoment(
            until: WallTime(seconds: Int64(last), nanoseconds: 0),
            isWithheld: isAssumed || isLocal || Set(moments).count > 1,
            note: isAssumed ? .embargoZoneAssumed : nil
        )
    }
}
