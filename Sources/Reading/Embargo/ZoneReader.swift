/// Zones as they stand behind a time: `GMT`, `UTC+2`, `CEST`, `heure de Genève`, `local time`, `بتوقيت غرينتش`.
enum ZoneReader {
    private static func hours(_ hours: Double) -> ClockZone { .offset(Int(hours * 3_600)) }

    /// Abbreviations that mean one zone. `BST`, `IST`, `CST`, `AST` … mean several.
    private static let names = PhraseMap<ClockZone>([
        ("gmt", hours(0)), ("utc", hours(0)), ("z", hours(0)), ("tu", hours(0)), ("tuc", hours(0)), ("ut", hours(0)),
        ("temps universel", hours(0)), ("universal time", hours(0)), ("tiempo universal", hours(0)),
        ("غرينتش", hours(0)), ("غرينيتش", hours(0)), ("جرينتش", hours(0)), ("جرينيتش", hours(0)),
        ("wet", hours(0)), ("west", hours(1)), ("wat", hours(1)), ("cet", hours(1)), ("mez", hours(1)),
        ("cest", hours(2)), ("mesz", hours(2)), ("hec", hours(1)), ("heec", hours(2)), ("eet", hours(2)),
        ("cat", hours(2)), ("sast", hours(2)), ("eest", hours(3)), ("eat", hours(3)), ("msk", hours(3)),
        ("pkt", hours(5)), ("npt", hours(5.75)), ("ict", hours(7)), ("wib", hours(7)), ("hkt", hours(8)),
        ("pht", hours(8)), ("jst", hours(9)), ("kst", hours(9)), ("aest", hours(10)), ("est", hours(-5)),
        ("edt", hours(-4)), ("cdt", hours(-5)), ("mst", hours(-7)), ("mdt", hours(-6)), ("pst", hours(-8)),
        ("pdt", hours(-7)), ("art", hours(-3)), ("brt", hours(-3)), ("cot", hours(-5)), ("pet", hours(-5)),
        ("et", .ruled(.newYork)), ("eastern time", .ruled(.newYork)), ("eastern", .ruled(.newYork)),
        ("bst", .unreadable), ("ist", .unreadable), ("cst", .unreadable), ("ast", .unreadable), ("ct", .unreadable),
        ("pt", .unreadable), ("mt", .unreadable), ("amt", .unreadable), ("gst", .unreadable), ("sst", .unreadable),
        ("local time", .local), ("local", .local), ("locale", .local), ("heure locale", .local),
        ("heures locales", .local), ("hora local", .local), ("بالتوقيت المحلي", .local), ("التوقيت المحلي", .local),
        ("توقيت محلي", .local),
    ])

    private static let places = PhraseMap<ClockZone>([
        ("genève", .ruled(.centralEurope)), ("geneva", .ruled(.centralEurope)), ("ginebra", .ruled(.centralEurope)),
        ("جنيف", .ruled(.centralEurope)), ("paris", .ruled(.centralEurope)), ("parís", .ruled(.centralEurope)),
        ("باريس", .ruled(.centralEurope)), ("bruxelles", .ruled(.centralEurope)),
        ("brussels", .ruled(.centralEurope)), ("bruselas", .ruled(.centralEurope)),
        ("madrid", .ruled(.centralEurope)), ("rome", .ruled(.centralEurope)), ("roma", .ruled(.centralEurope)),
        ("berlin", .ruled(.centralEurope)), ("vienne", .ruled(.centralEurope)), ("vienna", .ruled(.centralEurope)),
        ("london", .ruled(.britain)), ("londres", .ruled(.britain)), ("لندن", .ruled(.britain)),
        ("new york", .ruled(.newYork)), ("nueva york", .ruled(.newYork)), ("نيويورك", .ruled(.newYork)),
        ("washington", .ruled(.newYork)), ("greenwich", hours(0)), ("dakar", hours(0)), ("abidjan", hours(0)),
        ("lagos", hours(1)), ("niamey", hours(1)), ("nairobi", hours(3)), ("addis-abeba", hours(3)),
        ("addis ababa", hours(3)), ("bogota", hours(-5)), ("bogotá", hours(-5)), ("lima", hours(-5)),
        ("manille", hours(8)), ("manila", hours(8)), ("bangkok", hours(7)), ("tokyo", hours(9)),
    ])

    /// Words before the name of a place whose clock is meant.
    private static let before = PhraseSet([
        "heure locale de", "heure locale à", "heure de", "heure d'", "heures de", "hora de", "hora local de",
        "local time in", "time in", "بتوقيت", "بالتوقيت المحلي في",
    ])
    private static let clockWord = PhraseSet(["time"])
    private static let filler = PhraseSet(["heure", "hora", "heures", "horas", "hrs", "hours", "time", "à", "in", "de"])

    /// The zone that begins at a place, behind a time.
    static func zone(_ text: FoldedText, at place: Int) -> (zone: ClockZone, end: Int)? {
        var start = past(text, place)
        if let found = before.match(text, at: start) {
            let name = past(text, found.end)
            if let zone = names.match(text, at: name) ?? places.match(text, at: name) {
                return (zone.meaning, zone.end)
            }
            return name < text.endIndex && text[name].isWordPart ? (.unreadable, name) : nil
        }
        if let named = placeTime(text, start) { return named }
        if let written = offset(text, start) { return written }
        if let found = filler.match(text, at: start), names.match(text, at: start) == nil {
            start = past(text, found.end)
        }
        guard let found = names.match(text, at: start) else { return nil }
        if found.meaning == .offset(0), let written = offset(text, found.end) { return written }
        return (found.meaning, found.end)
    }

    /// `Geneva time`.
    private static func placeTime(_ text: FoldedText, _ start: Int) -> (zone: ClockZone, end: Int)? {
        let reach = text[start..<min(start + 40, text.endIndex)]
        let words = reach.prefix { $0.isWordPart || $0 == " " || $0 == "-" }
        guard let time = clockWord.first(words), time.range.lowerBound > start else { return nil }
        let name = words[..<time.range.lowerBound].words
        guard names.first(name) == nil else { return nil }
        return (places.whole(name) ?? .unreadable, time.range.upperBound)
    }

    private static func past(_ text: FoldedText, _ place: Int) -> Int {
        var place = place
        while place < text.endIndex, " ,(-".has(text[place]) { place += 1 }
        return place
    }

    /// `+2`, `+02:00`, `-5`, `+5h30`.
    private static func offset(_ text: FoldedText, _ place: Int) -> (zone: ClockZone, end: Int)? {
        var start = place
        while start < text.endIndex, text[start] == " " { start += 1 }
        guard start < text.endIndex, text[start] == "+" || text[start] == "-",
            let hours = DateReader.number(text, at: start + 1)
        else { return nil }
        let sign = text[start] == "-" ? -1 : 1
        let digits = hours.end - start - 1
        if digits == 4, hours.value % 100 < 60, hours.value / 100 <= 14 {
            return (.offset(sign * (hours.value / 100 * 3_600 + hours.value % 100 * 60)), hours.end)
        }
        guard digits <= 2, hours.value <= 14 else { return nil }
        var (minutes, end) = (0, hours.end)
        if end < text.endIndex, text[end] == ":" || text[end] == "h", let found = DateReader.number(text, at: end + 1),
            found.end - end == 3, found.value < 60
        {
            (minutes, end) = (found.value, found.end)
        }
        return (.offset(sign * (hours.value * 3_600 + minutes * 60)), end)
    }
}
