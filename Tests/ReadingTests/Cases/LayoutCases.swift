/// Menus, labels, headlines, paragraphs, end marks.
enum LayoutCases {
    private static let fr = Sentences.french
    private static let en = Sentences.english
    private static let menu =
        "-\nNos valeurs\nNos valeursDepuis 1990, la maison aide.\nÉquipe\nÉquipe\n- Direction\n- Bureaux\n-\nAgenda\nAgenda\n"

    static let all: [ReadingCase] = [
        ReadingCase(
            "a menu with three echoes and a bullet goes",
            menu + "Un toit pour tous\n" + fr,
            ["chrome": "10", "headline": "Un toit pour tous", "paragraphs": "1", "last": fr]
        ),
        ReadingCase(
            "two echoes are no menu",
            "-\nÉquipe\nÉquipe\nAgenda\nAgenda\nUn toit pour tous\n" + fr,
            ["chrome": "0"]
        ),
        ReadingCase(
            "three echoes without a bullet are no menu",
            "Le toit\nLe toit\nLe mur\nLe mur\nLe sol\nLe sol\n" + fr,
            ["chrome": "0", "headline": "Le toit"]
        ),
        ReadingCase(
            "a headline repeated as the first line of the body stays",
            "Un toit pour tous\nUn toit pour tous\n" + fr,
            ["chrome": "0", "headline": "Un toit pour tous", "paragraphs": "2"]
        ),
        ReadingCase(
            "a long headline is no label, though the body repeats it",
            menu + "Un toit pour tous les habitants de la vallée avant la fin de cet hiver\n"
                + "Un toit pour tous les habitants de la vallée avant la fin de cet hiver\n" + fr,
            ["chrome": "10", "headline": "Un toit pour tous les habitants de la vallée avant la fin de cet hiver"]
        ),
        ReadingCase(
            "an echo may go on behind the label, but not within a word",
            "-\nAid\nAide alimentaire en hausse\nEau\nEau\nSel\nSel\nMur\nMur\n" + fr,
            ["chrome": "0"]
        ),
        ReadingCase(
            "the menu of an English page",
            "-\nAbout\nAboutThe house has helped since 1990.\nPeople\nPeople\n- Board\nGet help\nGet help\n- 2030\nRoofs for all\n"
                + en,
            ["chrome": "9", "headline": "Roofs for all", "language": "en"]
        ),
        ReadingCase(
            "the menu of a Spanish page",
            "-\nQuiénes\nQuiénesLa casa ayuda.\nEquipo\nEquipo\nActúa\nActúa\n- Datos\nTechos para todos\n"
                + Sentences.spanish,
            ["chrome": "8", "headline": "Techos para todos", "language": "es"]
        ),
        ReadingCase(
            "the menu of an Arabic page",
            "-\nمن نحن\nمن نحنتعمل الدار منذ سنوات.\nالهيكل\nالهيكل\n- المدير\nعملنا\nعملنا\nسقف للجميع\n"
                + Sentences.arabic,
            ["chrome": "8", "headline": "سقف للجميع", "language": "ar"]
        ),
        ReadingCase(
            "blank lines within the menu are of the menu",
            "-\n\nEau\nEau\n\nSel\nSel\n\nMur\nMur\n\nUn toit pour tous\n" + fr,
            ["chrome": "10", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "a sentence of the menu may have been wrapped",
            "-\nNos valeurs\nNos valeursDepuis 1990, la maison\naide tous ceux qui passent.\nEau\nEau\nSel\nSel\n- Fin\nUn toit pour tous\n"
                + fr,
            ["chrome": "9", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "labels above the headline are the page's",
            "Communiqué\nGlobal\nUn toit pour tous\n" + fr,
            ["chrome": "2", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "a label with its dash",
            "News - \nLocal\nRoofs for all\n" + en,
            ["chrome": "2", "headline": "Roofs for all"]
        ),
        ReadingCase(
            "what a page says to screen readers stands above the menu",
            "Skip to main content\n-\nEau\nEau\nSel\nSel\nMur\nMur\nUn toit pour tous\n" + fr,
            ["chrome": "8", "headline": "Un toit pour tous"]
        ),
        ReadingCase(
            "a headline that begins with a label's word is a headline",
            "Global forum opens in the valley\n" + en,
            ["chrome": "0", "headline": "Global forum opens in the valley"]
        ),
        ReadingCase(
            "a headline runs on with a small letter",
            "Un toit pour tous les\nhabitants de la vallée\n\n" + fr,
            ["headline": "Un toit pour tous les habitants de la vallée", "paragraphs": "1"]
        ),
        ReadingCase(
            "a headline runs on behind a word that nothing ends with",
            "A New Roof for the Families of\nThe Valley\n\n" + en,
            ["headline": "A New Roof for the Families of The Valley"]
        ),
        ReadingCase(
            "a headline does not run into a sentence",
            "Un toit pour tous\nLa vallée attendait. Le toit est là.\n" + fr,
            ["headline": "Un toit pour tous", "paragraphs": "2"]
        ),
        ReadingCase(
            "a blank line ends a headline",
            "Un toit pour\n\nhabitants de la vallée, le jour est venu.\n" + fr,
            ["headline": "Un toit pour"]
        ),
        ReadingCase(
            "a first line as long as a paragraph is no headline",
            fr + " " + fr + " " + fr + " " + fr + "\n" + fr,
            ["headline": "-", "paragraphs": "2"]
        ),
        ReadingCase(
            "nothing but a menu is no text",
            "-\nEau\nEau\nSel\nSel\nMur\nMur\n",
            ["chrome": "-", "headline": "-", "notes": ""]
        ),
        ReadingCase(
            "nothing to see is no text",
            "\u{200B}\n \u{FEFF}\t\n",
            ["chrome": "-", "notes": "", "charset": "utf-8"]
        ),
        ReadingCase(
            "a wrapped paragraph ends where the next word would have fitted",
            "Un toit\nLa vallée attendait depuis un\nlong hiver que les familles\naient un toit. Il est là.\nLe mur et le sol viendront au\nprintemps, avec les écoles du\nvillage voisin.",
            ["paragraphs": "2", "last": "Le mur et le sol viendront au printemps, avec les écoles du village voisin."]
        ),
        ReadingCase(
            "a full stop at the full width ends no paragraph",
            "Un toit\nLa vallée attendait un toit ici.\nIl est là depuis hier, et bien\nd'autres le suivront avant que\nla neige ne revienne ici.",
            ["paragraphs": "1"]
        ),
        ReadingCase(
            "accents count as the entities that they were",
            """
            Un toit
            L'été a été très sec dans la
            vallée et les élèves ont manqué
            l'école pendant la récolte des blés tardifs.
            Les mères étaient fatiguées et les pères
            réparaient les murs écroulés avant la neige.
            Puis la commune a décidé que chaque hameau aurait un
            maître, un poêle et du bois pour tout l'hiver, ce qui a
            rassuré les aînés.
            """,
            ["paragraphs": "1"]
        ),
        ReadingCase(
            "thirty alone is a number",
            "Roofs for all\n" + en + "\n30\n" + en,
            ["paragraphs": "3"]
        ),
        ReadingCase(
            "lines that end with full stops are paragraphs",
            "Un toit\nLe mur est là.\nLe sol est là.\nLe toit est là.\nLa porte est là.",
            ["paragraphs": "4"]
        ),
        ReadingCase(
            "blank lines part wrapped paragraphs",
            "Un toit\n\nLa vallée attendait depuis un\nlong hiver que les familles\naient un toit. Il est enfin là.\n\nLe mur et le sol viendront au\nprintemps.",
            ["paragraphs": "2"]
        ),
        ReadingCase(
            "an end mark is not of the body, nor the end of the file",
            "Un toit pour tous\n" + fr
                + "\n###\nPour plus d'informations, veuillez contacter Ana Sol, OIM Mali, Email: asol@ex.org",
            ["paragraphs": "1", "names": "Ana Sol", "emails": "asol@ex.org"]
        ),
        ReadingCase(
            "behind an end mark nothing need announce who is asked",
            "Un toit pour tous\n" + fr + "\n- FIN -\nAna Sol, OIM Mali, Tél. +223 20 22 76 97",
            ["names": "Ana Sol", "phones": "+22320227697"]
        ),
        ReadingCase(
            "thirty between dashes is an end mark, a list of thirty is not",
            "Roofs for all\n" + en + "\n– 30 –\n" + en + "\n30 houses were built.",
            ["paragraphs": "3"]
        ),
        ReadingCase(
            "words and characters of the body alone",
            "Un toit pour tous\nDeux mots -- et « trois ».\n\nFin proche.\nContact : Ana Sol, asol@ex.org",
            ["words": "6", "characters": "38", "paragraphs": "2"]
        ),
        ReadingCase(
            "Markdown's heading is the headline without its mark",
            "# Un *toit* pour [tous](http://x.org)\n\n" + fr,
            ["headline": "Un toit pour tous", "chrome": "0"],
            contentType: "text/markdown"
        ),
        ReadingCase("in plain text a number sign is written", "# Un toit\n\n" + fr, ["headline": "# Un toit"]),
        ReadingCase(
            "Markdown's older heading",
            "Un toit\n=======\n\n" + fr,
            ["headline": "Un toit", "paragraphs": "1"],
            contentType: "text/markdown"
        ),
        ReadingCase(
            "Markdown's settings in front",
            "---\ntitle: x\n---\n# Un toit\n\n" + fr,
            ["headline": "Un toit"],
            contentType: "text/markdown"
        ),
        ReadingCase(
            "another format is kept and not read",
            "<p>Un toit</p>",
            ["headline": "-", "notes": "not-extracted"],
            contentType: "text/html"
        ),
    ]
}
