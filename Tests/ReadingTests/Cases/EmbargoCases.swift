/// Embargoes, which fail closed.
enum EmbargoCases {
    private static let fr = Sentences.french
    private static func french(_ notice: String) -> String { "\(notice)\nUn toit pour tous\n\(fr)" }
    private static func english(_ notice: String) -> String { "\(notice)\nRoofs for all\n\(Sentences.english)" }

    static let all: [ReadingCase] = [
        ReadingCase(
            "one moment with a zone",
            french("SOUS EMBARGO JUSQU'AU 15 avril 2014 à 10h00 GMT"),
            ["embargo": "2014-04-15T10:00:00Z", "status": "usable", "notes": "", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "the moment on the next line",
            french("SOUS EMBARGO JUSQU'AU\nmardi 15 avril 2014, 10h00 GMT"),
            ["embargo": "2014-04-15T10:00:00Z", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "French words without the word",
            french("À ne pas publier avant le 15 avril 2014 à 12h00 (heure de Genève)"),
            ["embargo": "2014-04-15T10:00:00Z", "status": "usable"]
        ),
        ReadingCase(
            "Geneva's clock in winter",
            french("Ne pas publier avant le 15 janvier 2014 à 12h00, heure de Genève"),
            ["embargo": "2014-01-15T11:00:00Z"]
        ),
        ReadingCase(
            "English, American order",
            english("EMBARGOED UNTIL April 15, 2014, 6:00 a.m. EDT"),
            ["embargo": "2014-04-15T10:00:00Z", "status": "usable"]
        ),
        ReadingCase(
            "English, four digits",
            english("NOT FOR RELEASE BEFORE 1000 GMT, 15 April 2014"),
            ["embargo": "2014-04-15T10:00:00Z"]
        ),
        ReadingCase(
            "a written offset",
            english("Embargoed until 15 April 2014, 12:00 UTC+2"),
            ["embargo": "2014-04-15T10:00:00Z"]
        ),
        ReadingCase(
            "RFC 3339 with an offset",
            english("Embargo: 2014-04-15 12:00 +02:00"),
            ["embargo": "2014-04-15T10:00:00Z"]
        ),
        ReadingCase("noon", english("Embargoed until noon GMT, 15 April 2014"), ["embargo": "2014-04-15T12:00:00Z"]),
        ReadingCase(
            "Spanish",
            "EMBARGADO HASTA el 15 de abril de 2014 a las 10:00 GMT\nTechos para todos\n" + Sentences.spanish,
            ["embargo": "2014-04-15T10:00:00Z", "status": "usable"]
        ),
        ReadingCase(
            "Spanish words without the word",
            "NO PUBLICAR ANTES DEL 15 de abril de 2014, 10:00 GMT\nTechos para todos\n" + Sentences.spanish,
            ["embargo": "2014-04-15T10:00:00Z"]
        ),
        ReadingCase(
            "Arabic",
            "محظور النشر حتى 15 نيسان/أبريل 2014 الساعة 10:00 بتوقيت غرينتش\nسقف للجميع\n" + Sentences.arabic,
            ["embargo": "2014-04-15T10:00:00Z", "status": "usable", "headline": "سقف للجميع"]
        ),
        ReadingCase(
            "two zones that agree",
            english("EMBARGOED UNTIL 10:00 GMT (12:00 CEST) 15 April 2014"),
            ["embargo": "2014-04-15T10:00:00Z", "status": "usable"]
        ),
        ReadingCase(
            "two zones that agree over midnight",
            english("EMBARGOED UNTIL 00:01 GMT 15 April 2014 (20:01 EDT 14 April 2014)"),
            ["embargo": "2014-04-15T00:01:00Z", "status": "usable"]
        ),
        ReadingCase(
            "two zones that disagree: the later, withheld",
            english("EMBARGOED UNTIL 10:00 GMT (13:00 CEST) 15 April 2014"),
            ["embargo": "2014-04-15T11:00:00Z", "status": "withheld"]
        ),
        ReadingCase(
            "no zone: the inbox's, withheld",
            english("EMBARGOED UNTIL 10:00, 15 April 2014"),
            ["embargo": "2014-04-15T09:00:00Z", "status": "withheld", "notes": "embargo-zone-assumed"]
        ),
        ReadingCase(
            "local time: the end of that day where it ends last",
            english("EMBARGOED UNTIL 10:00 local time, 15 April 2014"),
            ["embargo": "2014-04-16T12:00:00Z", "status": "withheld", "notes": ""]
        ),
        ReadingCase(
            "heure locale",
            french("SOUS EMBARGO JUSQU'AU 15 avril 2014 à 10h00 heure locale"),
            ["embargo": "2014-04-16T12:00:00Z", "status": "withheld"]
        ),
        ReadingCase(
            "a date without its year",
            french("SOUS EMBARGO JUSQU'AU 15 avril à 10h00 GMT"),
            ["embargo": "-", "status": "withheld", "notes": "embargo-unparsed"]
        ),
        ReadingCase(
            "a date without a time",
            french("SOUS EMBARGO JUSQU'AU 15 avril 2014"),
            ["embargo": "-", "status": "withheld", "notes": "embargo-unparsed"]
        ),
        ReadingCase(
            "a day that does not exist",
            english("EMBARGOED UNTIL 10:00 GMT 31 April 2014"),
            ["embargo": "-", "status": "withheld"]
        ),
        ReadingCase(
            "numbers that may be two days",
            english("EMBARGOED UNTIL 10:00 GMT 04/05/2014"),
            ["embargo": "-", "status": "withheld", "notes": "embargo-unparsed"]
        ),
        ReadingCase(
            "numbers that can be one day only",
            english("EMBARGOED UNTIL 10:00 GMT 15/04/2014"),
            ["embargo": "2014-04-15T10:00:00Z"]
        ),
        ReadingCase(
            "a zone that is several",
            english("EMBARGOED UNTIL 10:00 IST 15 April 2014"),
            ["embargo": "-", "status": "withheld", "notes": "embargo-unparsed"]
        ),
        ReadingCase(
            "a clock that nobody here knows",
            english("EMBARGOED UNTIL 10:00 Ulaanbaatar time, 15 April 2014"),
            ["embargo": "-", "status": "withheld"]
        ),
        ReadingCase(
            "a midnight of either day",
            english("EMBARGOED UNTIL midnight GMT 15 April 2014"),
            ["embargo": "-", "status": "withheld"]
        ),
        ReadingCase(
            "the word alone",
            english("UNDER EMBARGO"),
            ["embargo": "-", "status": "withheld", "notes": "embargo-unparsed", "headline": "Roofs for all"]
        ),
        ReadingCase(
            "immediate and embargo: the embargo wins",
            french("POUR DIFFUSION IMMÉDIATE\nSOUS EMBARGO JUSQU'AU 15 avril 2014 à 10h00 GMT"),
            ["embargo": "2014-04-15T10:00:00Z", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "behind the kind of text",
            french("COMMUNIQUÉ DE PRESSE – SOUS EMBARGO JUSQU'AU 15 avril 2014 à 10h00 GMT"),
            ["embargo": "2014-04-15T10:00:00Z", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "under the headline",
            "Roofs for all\nEMBARGOED UNTIL 10:00 GMT 15 April 2014\n" + Sentences.english,
            ["embargo": "2014-04-15T10:00:00Z", "headline": "Roofs for all", "paragraphs": "1"]
        ),
        ReadingCase(
            "in front of the first paragraph",
            "Roofs for all\nEMBARGOED UNTIL 10:00 GMT 15 April 2014 – " + Sentences.english + " " + Sentences.english
                + " " + Sentences.english,
            ["embargo": "2014-04-15T10:00:00Z"]
        ),
        ReadingCase(
            "behind the headline",
            "Roofs for all (embargoed until 10:00 GMT 15 April 2014)\n" + Sentences.english,
            ["embargo": "2014-04-15T10:00:00Z", "headline": "Roofs for all (embargoed until 10:00 GMT 15 April 2014)"]
        ),
        ReadingCase(
            "at the end of the file",
            "Roofs for all\n" + Sentences.english + "\nEMBARGOED UNTIL 10:00 GMT 15 April 2014",
            ["embargo": "2014-04-15T10:00:00Z"]
        ),
        ReadingCase(
            "a body that mentions one",
            "Roofs for all\n" + Sentences.english + " The report is under embargo until Monday.",
            ["embargo": "-", "status": "usable", "notes": "embargo-mentioned"]
        ),
        ReadingCase(
            "a headline about trade",
            "L'embargo sur les armes est levé\n" + fr,
            ["status": "usable", "notes": "embargo-mentioned", "headline": "L'embargo sur les armes est levé"]
        ),
        ReadingCase(
            "a state under embargo",
            "Un toit pour tous\n" + fr + "\nSous embargo depuis des années, le pays importe peu.",
            ["status": "usable", "notes": "embargo-mentioned"]
        ),
        ReadingCase(
            "no embargo at all",
            french("POUR DIFFUSION IMMÉDIATE"),
            ["embargo": "-", "status": "usable", "notes": "", "headline": "Un toit pour tous"]
        ),
    ]
}
