import Register
import Testing

@testable import releasectl

@Suite("The snippet of a release that was found")
struct SnippetTests {
    private func snippet(_ text: String, _ query: String...) throws -> String {
        Snippet(text, for: try QueryParser.query(query)).text(Colours(areOn: false))
    }

    @Test func `marks what was looked for, as written`() throws {
        #expect(try snippet("Les Élèves ont fêté l'été.", "eleves", "ete") == "Les *Élèves* ont fêté l'*été*.")
    }

    @Test func `marks a row of words as one, and its words alone not`() throws {
        let text = "La traite, puis la traite\ndes personnes."
        #expect(try snippet(text, "traite des personnes") == "La traite, puis la *traite des personnes*.")
    }

    @Test func `marks the whole of a word of which the beginning was asked for`() throws {
        #expect(try snippet("Migrants et migration", "migr*") == "*Migrants* et *migration*")
        #expect(try snippet("Migrants et migration", "migrant") == "Migrants et migration")
    }

    @Test func `marks Arabic words whatever their variants, marks and all`() throws {
        #expect(try snippet("مكافحة الإتِّجار بالبشر", "الاتجار") == "مكافحة *الإتِّجار* بالبشر")
    }

    @Test func `shows the part with most hits, and that there is more`() throws {
        let filler = (0..<100).map { "w\($0)" }.joined(separator: " ")
        let shown = try snippet("traite \(filler) traite des personnes traite \(filler)", "traite", "personnes")
        #expect(shown.hasPrefix("… w94 w95 w96 w97 w98 w99 *traite* des *personnes"), "\(shown)")
        #expect(shown.hasSuffix(" …"))
    }

    @Test(arguments: ["", "...", "\n\n"])
    func `of a text without words is empty`(text: String) throws { #expect(try snippet(text, "x") == "") }

    @Test func `is one line and moves no cursor`() throws {
        #expect(try snippet("a\n\n b\u{1B}[31m \u{202E}c", "b") == "a *b*\\u{1b}[31m \\u{202e}c")
    }

    @Test func `is bold on a terminal`() throws {
        let snippet = Snippet("a b", for: try QueryParser.query(["b"]))
        #expect(snippet.text(Colours(areOn: true)) == "a \u{1B}[1mb\u{1B}[0m")
    }
}
