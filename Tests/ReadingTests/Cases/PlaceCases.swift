/// Datelines and countries.
enum PlaceCases {
    private static let fr = Sentences.french
    private static let en = Sentences.english
    private static func french(_ start: String, _ end: String = "") -> String {
        "Un toit pour tous\n\(start)\(fr)\n\(fr)\(end)"
    }
    private static func english(_ start: String) -> String { "Roofs for all\n\(start)\(en)" }

    static let all: [ReadingCase] = [
        ReadingCase(
            "a country",
            french("Liban - "),
            ["dateline": "Liban", "city": "-", "date": "-", "country": "LB dateline-country-name"]
        ),
        ReadingCase(
            "a country before a long dash",
            french("Liban – "),
            ["dateline": "Liban", "country": "LB dateline-country-name"]
        ),
        ReadingCase("a country of two words", french("Soudan du Sud - "), ["country": "SS dateline-country-name"]),
        ReadingCase(
            "a country with a hyphen",
            french("Guinée-Bissau – "),
            ["dateline": "Guinée-Bissau", "country": "GW dateline-country-name"]
        ),
        ReadingCase(
            "a demonym in the place of a country",
            french("Libyenne - "),
            ["dateline": "Libyenne", "city": "-", "country": "LY dateline-demonym"]
        ),
        ReadingCase(
            "an English name in a French text",
            french("Lebanon - "),
            ["country": "LB dateline-country-name", "language": "fr"]
        ),
        ReadingCase(
            "a town",
            french("Nairobi – "),
            ["dateline": "Nairobi", "city": "Nairobi", "country": "KE dateline-city"]
        ),
        ReadingCase(
            "a town and its country",
            french("Tripoli, Libye – "),
            ["dateline": "Tripoli, Libye", "city": "Tripoli", "country": "LY dateline-country-name"]
        ),
        ReadingCase(
            "a town, a dash, its country",
            french("Tripoli - Libye - "),
            ["dateline": "Tripoli - Libye", "city": "Tripoli", "country": "LY dateline-country-name"]
        ),
        ReadingCase(
            "a town and its country in brackets",
            french("Bamako (Mali) – "),
            ["dateline": "Bamako (Mali)", "city": "Bamako", "country": "ML dateline-country-name"]
        ),
        ReadingCase(
            "two towns of one country",
            french("Niamey/Agadez – "),
            ["dateline": "Niamey/Agadez", "city": "-", "country": "NE dateline-city"]
        ),
        ReadingCase(
            "two countries are ambiguous",
            french("Haïti / République dominicaine - "),
            ["dateline": "Haïti / République dominicaine", "country": "-", "notes": "ambiguous-place"]
        ),
        ReadingCase(
            "a name that two places have",
            english("Georgia – "),
            ["dateline": "Georgia", "country": "-", "notes": "ambiguous-place"]
        ),
        ReadingCase(
            "a town that two countries have is a town",
            english("Santiago – "),
            ["dateline": "Santiago", "city": "Santiago", "country": "-", "notes": "ambiguous-place"]
        ),
        ReadingCase(
            "a people that two countries have is no town",
            french("Congolaise – "),
            ["dateline": "Congolaise", "city": "-", "country": "-", "notes": "ambiguous-place"]
        ),
        ReadingCase(
            "towns of two countries",
            french("Nairobi / Bamako – "),
            ["country": "-", "notes": "ambiguous-place"]
        ),
        ReadingCase(
            "a town that nobody knows",
            french("Zagora-les-Bains – "),
            ["dateline": "Zagora-les-Bains", "city": "Zagora-les-Bains", "country": "-"]
        ),
        ReadingCase(
            "a part of the world is no town",
            french("Sahel – "),
            ["dateline": "Sahel", "city": "-", "country": "-"]
        ),
        ReadingCase("an illness is no place", french("COVID-19 – "), ["dateline": "-"]),
        ReadingCase(
            "an apposition is no dateline",
            "Un toit\nL'OIM – l'organisme des migrations – a aidé. " + fr,
            ["dateline": "-"]
        ),
        ReadingCase(
            "a country with an apposition is no dateline",
            "Un toit\nLe Liban – où vivent ces familles – a aidé. " + fr,
            ["dateline": "-"]
        ),
        ReadingCase(
            "a town with an apposition is no dateline",
            "Un toit\nBamako – où vivent ces familles – a aidé. " + fr,
            ["dateline": "-"]
        ),
        ReadingCase("a heading is no place", french("Témoignage – "), ["dateline": "-"]),
        ReadingCase(
            "a word that the text writes small is no place",
            "Un toit\nCouvertures – Les équipes arrivent. " + fr,
            ["dateline": "-"]
        ),
        ReadingCase("an organization is no place", french("OIM – "), ["dateline": "-"]),
        ReadingCase("a hyphen within a word is no dash", "Un toit\nPort-au-Prince se relève. " + fr, ["dateline": "-"]),
        ReadingCase(
            "town and day without a year",
            english("Port-au-Prince, 12 January – "),
            [
                "dateline": "Port-au-Prince, 12 January", "city": "Port-au-Prince", "date": "XXXX-01-12",
                "country": "HT dateline-city", "published": "-",
            ]
        ),
        ReadingCase(
            "capitals, country, date and a full stop",
            english("KABUL, Afghanistan, 31 March 2021. "),
            [
                "dateline": "KABUL, Afghanistan, 31 March 2021", "city": "KABUL", "date": "2021-03-31",
                "country": "AF dateline-country-name", "published": "2021-03-31",
            ]
        ),
        ReadingCase(
            "a place and a full stop without a date are a sentence",
            english("Kabul, Afghanistan. "),
            ["dateline": "-"]
        ),
        ReadingCase(
            "a French date with its article",
            french("Genève, le 1er mars 2019 – "),
            ["city": "Genève", "date": "2019-03-01", "country": "CH dateline-city"]
        ),
        ReadingCase(
            "a Spanish dateline",
            "Techos para todos\nBogotá, 3 de mayo de 2018 – " + Sentences.spanish,
            ["city": "Bogotá", "date": "2018-05-03", "country": "CO dateline-city", "language": "es"]
        ),
        ReadingCase(
            "an Arabic country",
            "سقف للجميع\nلبنان – " + Sentences.arabic,
            ["dateline": "لبنان", "country": "LB dateline-country-name"]
        ),
        ReadingCase(
            "an Arabic town with its date",
            "سقف للجميع\nطرابلس، 12 يناير 2020 – " + Sentences.arabic,
            ["date": "2020-01-12"]
        ),
        ReadingCase("no dateline, no contact: null", french(""), ["dateline": "-", "country": "-"]),
        ReadingCase(
            "the contact's office names the country",
            french("", "\nPour plus d'informations, veuillez contacter Ana Sol, OIM Mali, Email: asol@ex.org"),
            ["country": "ML contact-office", "dateline": "-"]
        ),
        ReadingCase(
            "the dateline wins over the office",
            french("Liban - ", "\nPour plus d'informations, veuillez contacter Ana Sol, OIM Mali, Email: asol@ex.org"),
            ["country": "LB dateline-country-name"]
        ),
        ReadingCase(
            "offices in two countries say nothing",
            french(
                "",
                "\nPour plus d'informations, veuillez contacter Ana Sol, OIM Mali, Email: asol@ex.org ou Jean Roy, OIM Tchad, Email: jroy@ex.org"
            ),
            ["country": "-", "offices": "OIM Mali | OIM Tchad"]
        ),
        ReadingCase(
            "the house's own seat says nothing",
            french("", "\nPour plus d'informations, veuillez contacter Ana Sol, OIM Genève, Email: asol@ex.org"),
            ["country": "-", "offices": "OIM Genève"]
        ),
        ReadingCase(
            "a telephone's country says nothing",
            french("", "\nPour plus d'informations, veuillez contacter Ana Sol, Tél. +223 20 22 76 97"),
            ["country": "-"]
        ),
        ReadingCase(
            "an ambiguous dateline is not mended by the office",
            french(
                "Haïti / République dominicaine - ",
                "\nPour plus d'informations, veuillez contacter Ana Sol, OIM Mali, Email: asol@ex.org"
            ),
            ["country": "-"]
        ),
        ReadingCase(
            "a dateline under a subheading",
            "Un toit pour tous\nLa neige arrive\n\nLiban - " + fr,
            ["dateline": "Liban"]
        ),
    ]
}
