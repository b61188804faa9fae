/// Dates as people write them in four languages. Numbers alone only where they can mean one day: `15/04/2014` is one,
/// `05/04/2014` is not.
enum DateReader {
    /// A date that begins at a place.
    static func date(_ text: FoldedText, at place: Int) -> (date: CalendarDate, end: Int)? {
        var start = place
        if let weekday = CalendarWords.weekdays.match(text, at: start) {
            start = pastGap(text, weekday.end)
            if let second = CalendarWords.weekdays.match(text, at: start) { start = pastGap(text, second.end) }
            if let article = CalendarWords.articles.match(text, at: start) { start = pastGap(text, article.end) }
        }
        return named(text, at: start) ?? numbers(text, at: start)
    }

    /// The first date in a text.
    static func first(_ text: FoldedText) -> (date: CalendarDate, range: Range<Int>)? {
        var isInWord = false
        for place in text.indices {
            if !isInWord, let found = date(text, at: place) { return (found.date, place..<found.end) }
            isInWord = text[place].isWordPart
        }
        return nil
    }

    /// A text that is a date and nothing else, but for what announces it.
    static func whole(_ text: FoldedText) -> CalendarDate? {
        var start = text.fromFirstWord
        var isAnnounced = false
        if let prefix = CalendarWords.published.match(start, at: start.startIndex) {
            start = start[prefix.end...].fromFirstWord
            isAnnounced = true
        }
        if let article = CalendarWords.articles.match(start, at: start.startIndex) {
            start = start[article.end...].fromFirstWord
        }
        guard let found = date(start, at: start.startIndex), isAnnounced || found.date.year != nil else { return nil }
        // A time may follow.
        let rest = start[found.end...]
        let isOnlyTime = rest.count <= 24 && rest.wordCount(upTo: 4) <= 3 && rest.fromFirstWord.first?.isDigit ?? true
        return isOnlyTime ? found.date : nil
    }

    private static func pastGap(_ text: FoldedText, _ place: Int) -> Int {
        var place = place
        while place < text.endIndex, " ,.،".has(text[place]) { place += 1 }
        return place
    }

    /// A number of at most four digits.
    static func number(_ text: FoldedText, at place: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = place
        while end < text.endIndex, text[end].isDigit, end - place < 5 {
            value = value * 10 + Int(text[end].value - 0x30)
            end += 1
        }
        return end > place && end - place <= 4 ? (value, end) : nil
    }

    private static func year(_ text: FoldedText, at place: Int) -> (Int, Int)? {
        guard let found = number(text, at: place), found.end - place == 4, (1_900...2_100).contains(found.value),
            found.end == text.endIndex || !text[found.end].isWordPart
        else { return nil }
        return (found.value, found.end)
    }

    /// `15 avril 2014`, `1er mai`, `15 de abril de 2014`, `April 15, 2014`, `15 نيسان/أبريل 2014`.
    private static func named(_ text: FoldedText, at place: Int) -> (date: CalendarDate, end: Int)? {
        if let day = number(text, at: place), day.value <= 31 {
            var next = day.end
            if let ordinal = ordinals.match(text, at: next) { next = ordinal.end }
            next = pastGap(text, next)
            if let link = links.match(text, at: next) { next = pastGap(text, link.end) }
            guard next > day.end, let month = month(text, at: next) else { return nil }
            return completed(text, month.value, day.value, month.end)
        }
        guard let month = month(text, at: place), let day = number(text, at: pastGap(text, month.end)),
            day.value <= 31, day.end - pastGap(text, month.end) <= 2
        else { return nil }
        let end = ordinals.match(text, at: day.end)?.end ?? day.end
        guard end == text.endIndex || !text[end].isWordPart else { return nil }
        return completed(text, month.value, day.value, end)
    }

    private static let ordinals = PhraseSet(["er", "st", "nd", "rd", "th", "º", "ro"])
    private static let links = PhraseSet(["de", "of", "من", "شهر"])
    private static let yearLinks = PhraseSet(["de", "del", "of", "عام", "سنة"])

    /// A month's name, and the same month's other name behind a slash or in brackets.
    private static func month(_ text: FoldedText, at place: Int) -> (value: Int, end: Int)? {
        guard let found = CalendarWords.months.match(text, at: place) else { return nil }
        var end = found.end
        if end < text.endIndex, text[end] == "." { end += 1 }
        var next = end
        while next < text.endIndex, " /(".has(text[next]), next - end < 3 { next += 1 }
        if next > end, let other = CalendarWords.months.match(text, at: next), other.meaning == found.meaning {
            end = other.end
            if end < text.endIndex, text[end] == ")" { end += 1 }
        }
        return (found.meaning, end)
    }

    private static func completed(
        _ text: FoldedText,
        _ month: Int,
        _ day: Int,
        _ end: Int
    ) -> (date: CalendarDate, end: Int)? {
        var next = pastGap(text, end)
        if let link = yearLinks.match(text, at: next) { next = pastGap(text, link.end) }
        if let year = year(text, at: next) {
            return CalendarDate(year: year.0, month: month, day: day).map { ($0, year.1) }
        }
        return CalendarDate(year: nil, month: month, day: day).map { ($0, end) }
    }

    /// `2014-04-15`, `15/04/2014`, `15.04.2014`.
    private static func numbers(_ text: FoldedText, at place: Int) -> (date: CalendarDate, end: Int)? {
        guard let first = number(text, at: place), first.end < text.endIndex else { return nil }
        let mark = text[first.end]
        guard "-/.".has(mark), let second = number(text, at: first.end + 1), second.end < text.endIndex,
            text[second.end] == mark, let third = number(text, at: second.end + 1),
            third.end == text.endIndex || !text[third.end].isWordPart
        else { return nil }
        if first.end - place == 4, second.end - first.end <= 3, third.end - second.end <= 3 {
            let date = CalendarDate(year: first.value, month: second.value, day: third.value)
            return date.map { ($0, third.end) }
        }
        guard third.end - second.end == 5 else { return nil }
        let dayFirst = CalendarDate(year: third.value, month: second.value, day: first.value)
        let monthFirst = CalendarDate(year: third.value, month: first.value, day: second.value)
        if let dayFirst, let monthFirst { return dayFirst == monthFirst ? (dayFirst, third.end) : nil }
        return (dayFirst ?? monthFirst).map { ($0, third.end) }
    }
}
