/// Corrections, withdrawals, kinds, dates, languages.
enum MarkerCases {
    private static let fr = Sentences.french
    private static func french(_ banner: String) -> String { "\(banner)\nUn toit pour tous\n\(fr)" }
    private static func english(_ banner: String) -> String { "\(banner)\nRoofs for all\n\(Sentences.english)" }
    private static func spanish(_ banner: String) -> String { "\(banner)\nTechos para todos\n\(Sentences.spanish)" }
    private static func arabic(_ banner: String) -> String { "\(banner)\nسقف للجميع\n\(Sentences.arabic)" }

    static let all: [ReadingCase] = [
        ReadingCase(
            "a correction's banner",
            french("RECTIFICATIF"),
            ["note": "RECTIFICATIF", "headline": "Un toit pour tous", "key": "un toit pour tous", "chrome": "0"]
        ),
        ReadingCase(
            "a banner that explains",
            french("CORRECTION : le nombre de familles est 50 et non 500."),
            ["note": "CORRECTION : le nombre de familles est 50 et non 500.", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "a banner in brackets",
            french("[Mise à jour]"),
            ["note": "[Mise à jour]", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "a banner with its number",
            french("CORRECTION 2"),
            ["note": "CORRECTION 2", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "a marker in front of the headline",
            "CORRECTION : Un toit pour tous\n" + fr,
            ["note": "CORRECTION", "headline": "CORRECTION : Un toit pour tous", "key": "un toit pour tous"]
        ),
        ReadingCase(
            "a marker behind the headline",
            "Un toit pour tous (corrigé)\n" + fr,
            ["note": "corrigé", "headline": "Un toit pour tous (corrigé)", "key": "un toit pour tous"]
        ),
        ReadingCase(
            "one release takes the place of another",
            french("Ce communiqué annule et remplace celui du 3 mars"),
            ["note": "Ce communiqué annule et remplace celui du 3 mars", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "a headline that begins with a marker's word",
            "Mise à jour de la situation dans la vallée\n" + fr,
            ["note": "-", "headline": "Mise à jour de la situation dans la vallée"]
        ),
        ReadingCase(
            "English figures that are updated",
            "Updated figures show more roofs\n" + Sentences.english,
            ["note": "-"]
        ),
        ReadingCase(
            "a headline all in capitals",
            "UPDATED FIGURES SHOW MORE ROOFS\n" + Sentences.english,
            ["note": "-"]
        ),
        ReadingCase(
            "a correction in the body",
            "Un toit pour tous\n" + fr + "\nCorrection : le pont est ouvert.",
            ["note": "-", "paragraphs": "2"]
        ),
        ReadingCase(
            "correcting and replacing",
            english("CORRECTING and REPLACING Roofs for some"),
            ["note": "CORRECTING and REPLACING Roofs for some", "headline": "Roofs for all"]
        ),
        ReadingCase(
            "a Spanish correction",
            spanish("FE DE ERRATAS"),
            ["note": "FE DE ERRATAS", "headline": "Techos para todos"]
        ),
        ReadingCase("an Arabic correction", arabic("تصحيح:"), ["note": "تصحيح:", "headline": "سقف للجميع"]),
        ReadingCase(
            "an Arabic headline about one",
            "تصحيح المسار في الوادي\n" + Sentences.arabic,
            ["note": "-", "headline": "تصحيح المسار في الوادي"]
        ),
        ReadingCase(
            "a French withdrawal",
            french("ANNULATION"),
            ["status": "canceled", "note": "-", "headline": "Un toit pour tous"]
        ),
        ReadingCase("not to be used", french("NE PAS UTILISER"), ["status": "canceled"]),
        ReadingCase("an English withdrawal", english("KILL"), ["status": "canceled", "headline": "Roofs for all"]),
        ReadingCase("a Spanish withdrawal", spanish("ANULADO"), ["status": "canceled"]),
        ReadingCase("an Arabic withdrawal", arabic("إلغاء"), ["status": "canceled"]),
        ReadingCase(
            "a debt that is cancelled",
            "Annulation de la dette de la vallée\n" + fr,
            ["status": "usable", "headline": "Annulation de la dette de la vallée"]
        ),
        ReadingCase("water that must not be used", "Ne pas utiliser l'eau du puits\n" + fr, ["status": "usable"]),
        ReadingCase(
            "withdrawn beats embargoed",
            english("KILL\nEMBARGOED UNTIL 10:00 GMT 15 April 2014"),
            ["status": "canceled", "embargo": "2014-04-15T10:00:00Z"]
        ),
        ReadingCase(
            "the kind with its number",
            french("COMMUNIQUÉ DE PRESSE N° 12/2014"),
            ["headline": "Un toit pour tous"]
        ),
        ReadingCase("a joint release", french("Communiqué de presse conjoint"), ["headline": "Un toit pour tous"]),
        ReadingCase(
            "a headline about a release",
            "Communiqué des familles de la vallée\n" + fr,
            ["headline": "Communiqué des familles de la vallée"]
        ),
        ReadingCase("an Arabic kind", arabic("بيان صحفي"), ["headline": "سقف للجميع", "chrome": "1"]),
        ReadingCase(
            "English, immediate",
            english("FOR IMMEDIATE RELEASE"),
            ["headline": "Roofs for all", "status": "usable", "chrome": "0"]
        ),
        ReadingCase("Spanish, immediate", spanish("PARA SU PUBLICACIÓN INMEDIATA"), ["headline": "Techos para todos"]),
        ReadingCase("Arabic, immediate", arabic("للنشر الفوري"), ["headline": "سقف للجميع"]),
        ReadingCase(
            "a date above the headline",
            french("15 avril 2014"),
            ["published": "2014-04-15", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "a date under the headline",
            "Un toit pour tous\nPublié le 15 avril 2014\n" + fr,
            ["published": "2014-04-15", "paragraphs": "1"]
        ),
        ReadingCase("an English date", english("Posted: Tuesday, April 15th, 2014"), ["published": "2014-04-15"]),
        ReadingCase("a Spanish date", spanish("Fecha: 15 de abril de 2014"), ["published": "2014-04-15"]),
        ReadingCase("an Arabic date", arabic("تاريخ النشر: 15 نيسان/أبريل 2014"), ["published": "2014-04-15"]),
        ReadingCase("an Arabic date in Arabic digits", arabic("١٥ أبريل ٢٠١٤"), ["published": "2014-04-15"]),
        ReadingCase("two years' digits are no year", english("Posted: 15/04/14"), ["published": "-"]),
        ReadingCase("numbers that may be two days are none", english("Posted: 04/05/2014"), ["published": "-"]),
        ReadingCase(
            "a date in the body is not the release's",
            "Un toit pour tous\n" + fr + " Le pont date du 15 avril 2014.",
            ["published": "-"]
        ),
        ReadingCase(
            "two dates that differ say nothing",
            french("15 avril 2014\nPublié le 16 avril 2014"),
            ["published": "-"]
        ),
        ReadingCase("French", french(""), ["language": "fr"]),
        ReadingCase("English", english(""), ["language": "en"]),
        ReadingCase("Spanish", spanish(""), ["language": "es"]),
        ReadingCase("Arabic", arabic(""), ["language": "ar"]),
        ReadingCase(
            "Portuguese is not Spanish",
            "Telhados para todos\nAs equipas móveis distribuíram mantas e água às famílias que vivem no vale, e os alunos não foram para a escola.",
            ["language": "pt"]
        ),
        ReadingCase(
            "Italian is not Spanish",
            "Tetti per tutti\nLe squadre mobili hanno distribuito coperte e acqua alle famiglie che vivono nella valle, e gli alunni non sono andati a scuola.",
            ["language": "it"]
        ),
        ReadingCase("seven words are too few", "Un toit pour les\nGens de la vallée.", ["language": "-"]),
        ReadingCase(
            "two languages in equal parts are none",
            "Toit / Roof\nLes équipes et les familles sont dans la vallée.\nThe teams and the families are in the valley.",
            ["language": "-"]
        ),
        ReadingCase(
            "a small lead is none",
            "Toit / Roof\nLes équipes et les familles sont dans la vallée et les villages.\n"
                + "The teams and the families are in the valley of the river for us.\nAvec nous, elles sont loin.",
            ["language": "-"]
        ),
        ReadingCase(
            "a language without a list is none",
            "Dächer für alle\nDie Gruppen haben Decken und Wasser an Familien verteilt, welche im Tal wohnen und nicht fort können.",
            ["language": "-"]
        ),
        ReadingCase(
            "Persian is not Arabic",
            "سقفی برای همه\nگروه‌های سیار پتو و آب را میان خانواده‌هایی که در دره زندگی می‌کنند پخش کردند و برگشتند.",
            ["language": "-"]
        ),
        ReadingCase(
            "the menu does not count",
            "-\nQui\nQui\nEau\nEau\nSel\nSelLes sources de la vallée sont pour tous et avec nous dans les murs.\nRoofs for all\n"
                + Sentences.english,
            ["language": "en"]
        ),
    ]
}
