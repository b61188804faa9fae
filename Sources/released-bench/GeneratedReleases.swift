/// Releases made of common words, no two alike: headline, place, paragraphs and a contact, in four languages by turns. The
/// house has forty people for the press, so each release is held against earlier ones of its contact.
struct GeneratedReleases {
    private var noise: Noise

    init(seed: UInt64) { noise = Noise(seed: seed) }

    /// The release of a number, as UTF-8: some 250 words.
    mutating func release(_ number: Int) -> [UInt8] {
        let language = Language.all[number % Language.all.count]
        let country = language.countries[draw(language.countries.count)]
        let headline = "\(words(of: language, 6)) \(number)"
        let paragraphs = (0..<5).map { _ in
            (0..<4).map { _ in sentence(language) }.joined(separator: " ")
        }
        let contact =
            "\(language.leadIn)\nAnna Moreau\nTel: +33 1 40 \(10 + draw(90)) 12 34\n"
            + "Email: press\(draw(40))@example.org\n"
        let text = "\(headline)\n\n\(country) - " + paragraphs.joined(separator: "\n\n") + "\n\n" + contact
        return Array(text.utf8)
    }

    private mutating func sentence(_ language: Language) -> String { words(of: language, 12) + "." }

    private mutating func words(of language: Language, _ count: Int) -> String {
        let words = (0..<count).map { _ in language.words[draw(language.words.count)] }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private mutating func draw(_ count: Int) -> Int { Int(noise.next() % UInt64(count)) }

    private struct Language {
        let words: [Substring]
        let countries: [String]
        let leadIn: String

        init(_ words: String, _ countries: [String], _ leadIn: String) {
            self.words = words.split(whereSeparator: \.isWhitespace)
            self.countries = countries
            self.leadIn = leadIn
        }

        static let all = [french, english, spanish, arabic]

        static let french = Language(
            """
            les des dans pour avec une sur par qui est sont ont été cette plus leurs aux mais du et la le de un \
            villages équipe route école santé récolte pluie marché travail enfants familles région année accès eau \
            programme soutien besoin centre médecins réponse sécurité avenir formation jeunes femmes projet côte port
            """,
            ["Liban", "Niger", "Mali", "Tchad"],
            "Pour plus d'informations, veuillez contacter"
        )

        static let english = Language(
            """
            the of and to in that for with was were have has this from their which are by been its more than at on \
            villages team road school health harvest rain market work children families region year access water \
            programme support need centre doctors response safety future training young women project coast harbour
            """,
            ["Kenya", "Lebanon", "Nepal", "Ghana"],
            "For more information, please contact"
        )

        static let spanish = Language(
            """
            los las del para con una por que está son han sido esta más sus como pero entre sobre desde y el la en \
            aldeas equipo camino escuela salud cosecha lluvia mercado trabajo niños familias región año acceso agua \
            programa apoyo necesidad centro médicos respuesta seguridad futuro formación jóvenes mujeres proyecto costa
            """,
            ["Perú", "Colombia", "Ecuador", "Honduras"],
            "Para más información"
        )

        static let arabic = Language(
            """
            في من على إلى عن مع هذا هذه التي الذي كان كانت بعد قبل أو كل بين ما لا قد أن \
            القرى فريق طريق مدرسة صحة حصاد مطر سوق عمل أطفال أسر منطقة عام وصول ماء برنامج دعم حاجة مركز أطباء \
            استجابة سلامة مستقبل تدريب شباب نساء مشروع ساحل ميناء بيت مدينة جسر
            """,
            ["لبنان", "مصر", "تونس", "اليمن"],
            "لمزيد من المعلومات"
        )
    }
}
