/// What may be the name of a place that the country table does not know, by its form alone.
enum ProperName {
    /// Parts of the world, which are no towns.
    static let regions = PhraseSet([
        "sahel", "le sahel", "maghreb", "méditerranée", "mediterranean", "mediterráneo", "afrique", "africa", "áfrica",
        "afrique de l'ouest", "west africa", "afrique centrale", "central africa", "afrique australe",
        "southern africa", "afrique de l'est", "east africa", "corne de l'afrique", "horn of africa", "europe",
        "europa", "asie", "asia", "asie centrale", "central asia", "asie du sud-est", "southeast asia", "amérique",
        "amérique centrale", "central america", "centroamérica", "américa central", "amérique du sud",
        "south america", "américa del sur", "amérique latine", "latin america", "américa latina", "caraïbes",
        "caribbean", "caribe", "moyen-orient", "middle east", "proche-orient", "oriente medio", "balkans",
        "pacifique", "pacific", "darfour", "darfur", "kurdistan", "gobi", "أفريقيا", "أوروبا", "آسيا",
        "الشرق الأوسط",
    ])

    /// Headings over news, which are no places.
    private static let headings = PhraseSet([
        "urgent", "opinion", "tribune", "santé", "health", "salud", "feature", "features", "analyse", "analysis",
        "análisis", "vidéo", "video", "photo", "photos", "témoignage", "témoignages", "reportage", "entretien",
        "interview", "entrevista", "communiqué", "correction", "mise à jour", "update", "news", "flash", "note",
        "nota", "migration", "migrations", "migración", "migrants", "football", "fútbol", "traite", "covid",
        "ebola", "événement", "event", "invitation", "agenda", "avis", "notice", "rappel", "media advisory",
        "résumé", "summary", "resumen", "question", "réponse", "answer", "exclusif", "exclusive", "exclusiva",
        "breaking", "statement", "déclaration", "declaración", "عاجل", "تصريح", "بيان", "رأي", "تقرير", "فيديو",
        "صور", "مقابلة", "تحديث", "تصحيح", "الهجرة",
    ])

    private static let wordsMax = 4

    static func isProperName(_ name: FoldedText, line: SourceLine, in text: SourceText) -> Bool {
        let words = name.split(whereSeparator: { $0 == " " || $0 == "-" })
        guard (1...wordsMax).contains(words.count), name.count <= 48,
            !name.contains(where: { $0.isDigit || ":;?!@=%+«»\"".has($0) }),
            headings.whole(name.words) == nil, ContactWords.organizations.first(name) == nil,
            Markers.changes.whole(name.words) == nil
        else { return false }
        if ContactWords.titles.first(name) != nil || ContactWords.units.first(name) != nil { return false }
        for (index, word) in words.enumerated() {
            guard let place = word.indices.first(where: { word[$0].isWordPart }) else { return false }
            if word[place].isArabicLetter { continue }
            if text.scalar(folded: place).isCapital { continue }
            if index == 0 || !particles.contains(where: { word.elementsEqual($0) }) { return false }
        }
        // `L'OIM`, `D'ici à mai`: an article or a preposition with its apostrophe.
        guard let apostrophe = name.firstIndex(of: "'") else { return true }
        return !elisions.contains { name[...apostrophe].elementsEqual($0) }
    }

    private static let elisions = ["l'", "d'", "qu'", "s'"].map(\.folded)
    private static let particles = ["de", "du", "des", "la", "le", "les", "el", "al", "sur", "en", "of", "and", "au"]
        .map(\.folded)
}

extension SourceText {
    /// What was written at a place of the folded text.
    func scalar(folded place: Int) -> Unicode.Scalar { scalars[origin(place)] }
}
