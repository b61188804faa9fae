/// A time of day as written, and the zone behind it.
struct ClockTime: Equatable {
    /// Since midnight; nil for a midnight of which nobody can say whose it is.
    var minutes: Int?
    var zone: ClockZone?

    private static let words = PhraseMap<Int?>([
        ("midi", 720), ("noon", 720), ("12 noon", 720), ("mediodía", 720), ("midnight", nil), ("minuit", nil),
        ("medianoche", nil), ("منتصف الليل", nil),
    ])

    private enum Half { case morning, evening }
    private static let halves = PhraseMap<Half>([
        ("am", .morning), ("a.m.", .morning), ("a.m", .morning), ("du matin", .morning), ("de la mañana", .morning),
        ("صباحا", .morning), ("صباحاً", .morning), ("ص", .morning), ("pm", .evening), ("p.m.", .evening),
        ("p.m", .evening), ("du soir", .evening), ("de l'après-midi", .evening), ("de la tarde", .evening),
        ("de la noche", .evening), ("مساء", .evening), ("مساءً", .evening), ("م", .evening), ("ظهرا", .evening),
    ])
    private static let hourWords = PhraseSet([
        "h", "hs", "hrs", "hrs.", "hours", "heures", "heure", "horas", "hora", "uhr",
    ])

    /// The time that begins at a place.
    static func read(_ text: FoldedText, at place: Int) -> (time: ClockTime, end: Int)? {
        if let word = words.match(text, at: place) {
            let zone = ZoneReader.zone(text, at: word.end)
            return (ClockTime(minutes: word.meaning, zone: zone?.zone), zone?.end ?? word.end)
        }
        guard let first = DateReader.number(text, at: place) else { return nil }
        let digits = first.end - place
        if digits == 4 { return military(text, first) }
        guard digits <= 2, first.value <= 24 else { return nil }
        var (minutes, end, isTime) = Self.minutes(text, first.end)
        var hour = first.value
        let half = halves.match(text, at: pastSpace(text, end))
        if let half {
            guard hour <= 12, hour >= 1 else { return nil }
            hour = hour % 12 + (half.meaning == .evening ? 12 : 0)
            end = half.end
            isTime = true
        } else if let word = hourWords.match(text, at: pastSpace(text, end)) {
            end = word.end
            isTime = true
        }
        let zone = ZoneReader.zone(text, at: end)
        guard isTime || zone != nil && text[place..<first.end].count <= 2 && zone?.zone != nil else { return nil }
        if hour == 24 { return minutes == 0 ? (ClockTime(minutes: nil, zone: zone?.zone), zone?.end ?? end) : nil }
        return (ClockTime(minutes: hour * 60 + minutes, zone: zone?.zone), zone?.end ?? end)
    }

    private static func pastSpace(_ text: FoldedText, _ place: Int) -> Int {
        place < text.endIndex && text[place] == " " ? place + 1 : place
    }

    /// `:30`, `h30`, ` h 30`, `.30`, and whether that proves a time.
    private static func minutes(_ text: FoldedText, _ place: Int) -> (Int, Int, Bool) {
        var mark = place
        if mark + 1 < text.endIndex, text[mark] == " ", text[mark + 1] == "h" { mark += 1 }
        guard mark < text.endIndex, text[mark] == ":" || text[mark] == "h" || text[mark] == "." else {
            return (0, place, false)
        }
        let isHour = text[mark] == "h"
        let isPoint = text[mark] == "."
        let next = isHour ? pastSpace(text, mark + 1) : mark + 1
        guard let found = DateReader.number(text, at: next), found.end - next == 2, found.value < 60 else {
            let isAlone = isHour && (mark + 1 >= text.endIndex || !text[mark + 1].isWordPart)
            return isAlone ? (0, mark + 1, true) : (0, place, false)
        }
        var end = found.end
        // Seconds.
        if text[mark] == ":", end < text.endIndex, text[end] == ":", let seconds = DateReader.number(text, at: end + 1),
            seconds.end - end == 3
        {
            end = seconds.end
        }
        // `10.30` alone may be many things.
        return (found.value, end, !isPoint)
    }

    /// `0600 GMT`, `1430 hrs`.
    private static func military(_ text: FoldedText, _ number: (value: Int, end: Int)) -> (time: ClockTime, end: Int)? {
        guard number.value / 100 < 24, number.value % 100 < 60 else { return nil }
        var end = number.end
        let word = hourWords.match(text, at: pastSpace(text, end))
        if let word { end = word.end }
        let zone = ZoneReader.zone(text, at: end)
        guard word != nil || zone != nil else { return nil }
        let minutes = number.value / 100 * 60 + number.value % 100
        return (ClockTime(minutes: minutes, zone: zone?.zone), zone?.end ?? end)
    }
}
