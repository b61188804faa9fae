/// Where a release stops telling and says whom to ask.
enum ContactLeadIn {
    static let phrases = PhraseSet([
        "pour plus d'information", "pour plus d'informations", "pour plus de renseignements", "pour plus de détails",
        "pour toute information", "pour tout renseignement", "pour tous renseignements",
        "pour davantage d'informations",
        "pour de plus amples informations", "pour de plus amples renseignements", "pour en savoir plus",
        "pour toute question", "pour toute demande", "for more information", "for further information",
        "for additional information", "for more details", "for further details", "for media inquiries",
        "for media enquiries", "for media queries", "for press inquiries", "for inquiries", "for enquiries",
        "para más información", "para mayor información", "para mayores informes", "para más informes",
        "para más detalles", "para obtener más información", "para información adicional",
        "para consultas", "para solicitar más información", "لمزيد من المعلومات", "للمزيد من المعلومات",
        "لمزيد من التفاصيل", "للمزيد من التفاصيل", "لمزيد من الاستفسارات", "للاستفسار", "للاستفسارات",
        "لأية استفسارات", "للحصول على مزيد من المعلومات", "للحصول على المزيد من المعلومات",
    ])

    private static let labels = PhraseSet([
        "contact", "contacts", "contact presse", "contacts presse", "contact médias", "contacts médias",
        "contact média", "personne à contacter", "media contact", "media contacts", "press contact",
        "press contacts", "contact person", "contact persons", "contacto", "contactos", "contacto de prensa",
        "contactos de prensa", "contacto para prensa", "contacto para medios", "للاتصال", "للتواصل", "جهة الاتصال",
        "جهات الاتصال", "الاتصال", "please contact", "veuillez contacter", "merci de contacter",
    ])

    /// What comes right before the name.
    static let verbs = PhraseSet([
        "contacter", "contactez", "prendre contact avec", "entrer en contact avec", "vous adresser à",
        "s'adresser à", "adressez-vous à", "écrire à", "contact", "get in touch with",
        "reach out to", "write to", "contactar con", "contactar a", "contactar", "contacte con",
        "contacte a", "contacte", "contáctese con", "contactarse con", "póngase en contacto con",
        "ponerse en contacto con", "comuníquese con", "comunicarse con", "diríjase a", "dirigirse a", "escriba a",
        "الاتصال مع", "الاتصال على", "الاتصال", "التواصل مع", "التواصل", "الاتصال بالسيد", "الاتصال بالسيدة",
        "مراسلة", "الاتصال بكل من", "التواصل مع كل من",
    ])

    /// The same, but words that a sentence may hold for another reason.
    private static let otherVerbs = PhraseSet(["joindre", "appeler", "call", "email", "escribir a", "llamar a"])

    /// Lines after a lead-in in which a way to reach somebody must stand.
    private static let reachLines = 8
    /// Words of a sentence up to its verb.
    private static let reachScalars = 300

    /// Where the lead-in begins on one of the lines, nil where nobody is named.
    static func find(_ lines: ArraySlice<SourceLine>, in text: SourceText) -> (line: Int, place: Int)? {
        for index in lines.indices {
            let line = text.folded(lines[index])
            guard let place = place(line), isFollowed(lines, index, place, text) else { continue }
            return (index, place)
        }
        return nil
    }

    /// What stands behind the lead-in, the verb and all that leads up to it.
    static func start(_ text: FoldedText) -> Int {
        let words = text.fromFirstWord
        var end = words.startIndex
        if let phrase = phrases.match(words, at: end) {
            end = phrase.end
            let reach = words[end..<min(end + reachScalars, words.endIndex)]
            let sentence = reach.prefix { !"@+".has($0) }
            if let verb = verbs.first(sentence) ?? otherVerbs.first(sentence) {
                end = verb.range.upperBound
            } else if let colon = sentence.firstIndex(of: ":") {
                end = colon + 1
            }
        } else if let label = labels.match(words, at: end) {
            end = label.end
            let near = words[end..<min(end + 24, words.endIndex)]
            if let colon = near.firstIndex(of: ":") { end = colon + 1 }
        }
        return end
    }

    /// Where a sentence goes on behind its verb, if it was wrapped before it.
    static func continued(_ first: FoldedText, _ start: Int, _ second: FoldedText) -> Int? {
        let words = first.fromFirstWord
        guard let phrase = phrases.match(words, at: words.startIndex), phrase.end == start,
            !first[start...].contains(where: { "@+:".has($0) })
        else { return nil }
        return verbs.first(second.prefix(80).prefix { !"@+".has($0) })?.range.upperBound
    }

    /// At the head of a line, or of a sentence on it.
    private static func place(_ line: FoldedText) -> Int? {
        let words = line.fromFirstWord
        guard let first = words.first else { return nil }
        let start = words.startIndex
        if phrases.match(words, at: start) != nil { return start }
        if let label = labels.match(words, at: start) {
            let rest = line[label.end...].trimmed
            if rest.isEmpty || rest.first == ":" || rest.first == "-" || rest.first == "*" { return start }
            if label.end - start > 12, first == "p" || first == "v" || first == "m" { return start }
        }
        var place = start + 1
        while place < words.endIndex {
            if words[place] == " ", words[place - 1].endsSentence || words[place - 1] == "\"",
                phrases.match(words, at: place + 1) != nil
            {
                return place + 1
            }
            place += 1
        }
        return nil
    }

    private static func isFollowed(
        _ lines: ArraySlice<SourceLine>,
        _ index: Int,
        _ place: Int,
        _ text: SourceText
    ) -> Bool {
        for near in index..<min(index + reachLines, lines.endIndex) {
            var line = text.folded(lines[near])
            if near == index { line = line[place...] }
            if near > index, phrases.match(line.fromFirstWord, at: line.fromFirstWord.startIndex) != nil {
                return false
            }
            // A paragraph of the body that happens to name an address does not make a contact of the lines before.
            if near > index, line.wordCount(upTo: 61) > 60 { return false }
            if EmailReader.contains(line) || PhoneReader.contains(line) { return true }
        }
        return false
    }
}
