import Register
import Testing

@testable import releasectl

@Suite("What a person types to find releases")
struct QueryParserTests {
    typealias Term = SearchQuery.Term

    @Test(
        arguments: [
            (["traite", "personnes"], [Term(["traite"]), Term(["personnes"])], []),
            (["Élève"], [Term(["eleve"])], []),
            (["CŒUR", "œuvre"], [Term(["coeur"]), Term(["oeuvre"])], []),
            (["\"traite des personnes\""], [Term(["traite", "des", "personnes"])], []),
            (["traite des personnes"], [Term(["traite", "des", "personnes"])], []),
            (["migr*"], [Term(["migr"], isPrefix: true)], []),
            (["\"droits de l'hom\"*"], [Term(["droits", "de", "l", "hom"], isPrefix: true)], []),
            (["traite", "-liban"], [Term(["traite"])], [Term(["liban"])]),
            (["traite", "\u{2212}liban"], [Term(["traite"])], [Term(["liban"])]),
            (["a", "-\"b c\""], [Term(["a"])], [Term(["b", "c"])]),
            (["a \"b c\" -d e*"], [Term(["a"]), Term(["b", "c"]), Term(["e"], isPrefix: true)], [Term(["d"])]),
            (["l’OIM"], [Term(["l", "oim"])], []),
            (["الإتجار", "المنظمة"], [Term(["الاتجار"]), Term(["المنظمه"])], []),
            (["مُحَمَّد"], [Term(["محمد"])], []),
            (["٢٠٢٤"], [Term(["2024"])], []),
            (["\"never closed"], [Term(["never", "closed"])], []),
            (["NEAR(a", "b)"], [Term(["near", "a"]), Term(["b"])], []),
            (["AND"], [Term(["and"])], []),
            (["text:x"], [Term(["text", "x"])], []),
            (["a\"b"], [Term(["a"]), Term(["b"])], []),
            (["cafe\u{301}"], [Term(["cafe"])], []),
        ] as [([String], [Term], [Term])]
    )
    func `is words, rows of words, beginnings and what must not be there`(
        arguments: [String],
        wanted: [Term],
        unwanted: [Term]
    ) throws {
        #expect(try QueryParser.query(arguments) == SearchQuery(wanted: wanted, unwanted: unwanted))
    }

    @Test(arguments: [[], [""], ["-"], ["-liban"], ["*"], ["\"\""], ["--", "'"], ["؟ ! …"], ["\u{0}"]])
    func `without a word to look for is refused`(arguments: [String]) {
        #expect(throws: QueryParser.NothingWanted.self) { try QueryParser.query(arguments) }
    }

    @Test func `has at most so many terms`() throws {
        let most = (0..<QueryParser.termsMax).map { "w\($0)" }
        #expect(try QueryParser.query(most).wanted.count == QueryParser.termsMax)
        #expect(throws: QueryParser.TooMany.self) { try QueryParser.query(most + ["-one"]) }
    }

    @Test(arguments: [
        (["find", "a", "-liban"], ["find", "a", "\u{2212}liban"]),
        (["find", "-help"], ["find", "\u{2212}help"]),
        (["find", "-h"], ["find", "-h"]),
        (["find", "--json", "-x"], ["find", "--json", "-x"]),
        (["find", "--", "-liban"], ["find", "--", "-liban"]),
        (["journal", "-follow"], ["journal", "-follow"]),
        ([], []),
    ])
    func `is no option though it begins with a hyphen`(arguments: [String], sheltered: [String]) {
        #expect(QueryParser.sheltered(arguments) == sheltered)
    }
}
