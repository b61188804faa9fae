/// Labels that a web page sets above a headline, which belong to the page.
enum Kickers {
    private static let words = PhraseSet(
        Markers.kinds + [
            "communiqués", "communiqués de presse", "press releases", "comunicados", "comunicados de prensa", "global",
            "news", "local", "all news", "news & stories", "stories", "actualités", "actualité", "nouvelles",
            "noticias", "الأخبار", "أخبار", "خبر", "بيانات صحفية", "عالمي", "محلي", "mondial", "skip to main content",
            "skip to content", "aller au contenu principal", "aller au contenu", "pasar al contenido principal",
            "saltar al contenido principal", "تجاوز إلى المحتوى الرئيسي", "انتقل إلى المحتوى الرئيسي", "home",
            "accueil", "inicio", "الرئيسية", "newsroom", "salle de presse", "sala de prensa",
        ]
    )
    /// No label of a page is longer.
    private static let lengthMax = 80

    /// Whether a line is nothing but such labels: `News -`, `Communiqué`, `News - Global`.
    static func isKicker(_ line: FoldedText) -> Bool {
        guard line.count <= lengthMax, line.contains(where: \.isWordPart) else { return false }
        return line.split(whereSeparator: { "-|/>:*#·".has($0) }).allSatisfy { part in
            let label = part.words
            return label.isEmpty || words.whole(label) != nil
        }
    }
}
