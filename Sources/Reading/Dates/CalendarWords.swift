/// Months and days of the week in the four languages.
enum CalendarWords {
    private static let monthNames: [(Int, [String])] = [
        (1, ["janvier", "janv", "january", "jan", "enero", "ene", "يناير", "كانون الثاني", "جانفي"]),
        (2, ["février", "févr", "fév", "february", "feb", "febrero", "فبراير", "شباط", "فيفري"]),
        (3, ["mars", "march", "mar", "marzo", "مارس", "آذار"]),
        (4, ["avril", "avr", "april", "apr", "abril", "abr", "أبريل", "ابريل", "إبريل", "نيسان", "أفريل"]),
        (5, ["mai", "may", "mayo", "مايو", "أيار", "ماي"]),
        (6, ["juin", "june", "jun", "junio", "يونيو", "يونيه", "حزيران", "جوان"]),
        (7, ["juillet", "juil", "july", "jul", "julio", "يوليو", "يوليه", "تموز", "جويلية", "يوليوز"]),
        (8, ["août", "august", "aug", "agosto", "ago", "أغسطس", "آب", "أوت", "غشت"]),
        (
            9,
            [
                "septembre", "sept", "september", "sep", "septiembre", "setiembre", "سبتمبر", "أيلول", "شتنبر",
            ]
        ),
        (10, ["octobre", "oct", "october", "octubre", "أكتوبر", "تشرين الأول"]),
        (11, ["novembre", "nov", "november", "noviembre", "نوفمبر", "تشرين الثاني", "نونبر"]),
        (
            12,
            [
                "décembre", "déc", "december", "dec", "diciembre", "dic", "ديسمبر", "كانون الأول", "دجنبر",
            ]
        ),
    ]

    static let months = PhraseMap<Int>(monthNames.flatMap { month, names in names.map { ($0, month) } })

    static let weekdays = PhraseSet([
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
        "sat", "sun", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "الاثنين", "الإثنين",
        "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد", "يوم",
    ])

    /// What may stand before a date.
    static let articles = PhraseSet(["le", "the", "on", "el", "del", "du", "of", "في", "بتاريخ"])

    /// What says that a line's date is the release's own.
    static let published = PhraseSet([
        "publié le", "publiée le", "publié", "date de publication", "date", "posted on", "posted", "published on",
        "published", "date published", "publication date", "release date", "publicado el", "publicado",
        "fecha de publicación", "fecha", "تاريخ النشر", "نشر في", "نشر بتاريخ", "التاريخ",
    ])
}
