import Reading
import Testing

@Suite("A text as it is searched")
struct SearchTextTests {
    @Test(arguments: [
        ("Élève à Noël", "eleve a noel"), ("CAFE\u{301}", "cafe"),
        ("cœur, œuvre, Æther, Straße", "coeur oeuvre aether strasse"),
        ("l’OIM l'OIM", "l oim l oim"), ("co\u{AD}opération", "cooperation"), ("أحمد إلى آخر", "احمد الي اخر"),
        ("مدرسة", "مدرسه"), ("مُحَمَّد", "محمد"), ("مـــحمد", "محمد"), ("٢٠٢٤ ۲۰۲۴ 2024", "2024 2024 2024"),
        ("\u{200F}بيروت\u{202C}", "بيروت"), ("МОСКВА", "москва"), ("A.B.C.", "a b c"), ("", ""), ("… – !", ""),
        ("ÑANDÚ ñandú", "nandu nandu"),
    ])
    func `is words that spellings have in common`(text: String, folded: String) {
        #expect(SearchText.folded(text) == folded)
    }

    @Test func `knows where each word stands`() {
        let text = "L’Été, 2024"
        #expect(SearchText.words(in: text).map { String(text[$0.range]) } == ["L", "Été", "2024"])
    }

    @Test func `every country has an English name by its letters, and nothing else has`() {
        #expect(CountryTable.englishName("LB") == "Lebanon")
        #expect(CountryTable.englishName("XX") == nil)
        #expect(CountryTable.englishName("lb") == nil)
    }
}
