import Reading
import ReleaseModel
import TestSupport
import Testing

@Suite("the canonical text ct1") struct CanonicalTextTests {
    private func canonical(_ text: String) -> String {
        String(decoding: Reading.read(Array(text.utf8)).canonicalText, as: UTF8.self)
    }

    @Test(
        "by the letter of the method",
        arguments: [
            ("a\u{AD}b\u{200B}c\u{200F}d\u{202A}e\u{202E}f\u{2060}g\u{2066}h\u{2069}i\u{FEFF}j", "abcdefghij"),
            ("‘a’ ʼb “c” – — − …", "'a' 'b \"c\" - - - ..."),
            ("a\u{A0}\u{202F}\u{2003}\t\r\n\u{85}\u{2028}\u{3000}b ", "a b"),
            ("‚a‛ „b« ‐c‑ ″", "‚a‛ „b« ‐c‑ ″"),
            ("É e\u{301} A\u{30A} \u{212B} ﬁ ½ Ａ", "É é Å Å ﬁ ½ Ａ"),
            ("STRASSE ß İ", "STRASSE ß İ"),
            ("u\u{308}\u{301} q\u{323}\u{307} q\u{307}\u{323}", "ǘ q\u{323}\u{307} q\u{323}\u{307}"),
            ("\u{1112}\u{1161}\u{11AB} \u{AC00}\u{11A8} \u{958}", "한 각 \u{915}\u{93C}"),
            ("\u{627}\u{653} \u{648}\u{654} \u{64A}\u{654}", "\u{622} \u{624} \u{626}"),
            ("* a\n# b\n> c\n_d_ **e**", "* a # b > c _d_ **e**"),
        ]
    )
    func method(_ text: String, _ wanted: String) {
        #expect(canonical(text).utf8.elementsEqual(wanted.utf8))
    }

    @Test("the clean text in the archive has the digest of the text", arguments: FullRelease.all)
    func cleanText(_ release: FullRelease) throws {
        for text in [
            release.text, release.text.replacing("\n", with: "\r\n"), release.text.replacing("\n", with: "\u{2028}"),
            "\u{301} e\u{301}\r\r\n\n a\u{AD}\u{327}\u{301} – ‘b’",
        ] {
            let result = Reading.read(Array(text.utf8))
            let digest = try #require(result.text?.digest)
            #expect(CanonicalText.digest(ofCleanText: result.cleanText) == digest)
            #expect(CanonicalText.digest(ofCleanText: result.cleanText + Array("x".utf8)) != digest)
            #expect(CanonicalText.digest(ofCleanText: result.cleanText + [0xFF]) == nil)
        }
    }

    @Test("the digest is the SHA-256 of the canonical text")
    func digest() {
        let result = Reading.read(Array("Un  toit\n\nabc".utf8))
        // printf 'Un toit abc' | sha256sum
        #expect(result.canonicalText == Array("Un toit abc".utf8))
        #expect(result.text?.digest == CanonicalText.digest(Array("Un toit abc".utf8)))
        #expect(result.text?.method == "ct1")
        #expect(
            CanonicalText.digest(Array("abc".utf8)).hex
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }
}
