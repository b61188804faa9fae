import Reading
import ReleaseModel
import TestSupport
import Testing

@Suite("the same release, a version of it, or another") struct DerivedTextTests {
    private func read(_ text: String) -> ReadingResult { Reading.read(Array(text.utf8)) }

    private func verdict(_ old: String, _ new: String) -> Similarity.Verdict {
        Similarity.verdict(old: .init(read(old)), new: .init(read(new)))
    }

    private func isRevised(_ verdict: Similarity.Verdict) -> Bool {
        if case .revised = verdict { return true }
        return false
    }

    @Test("a release of full size is read whole", arguments: FullRelease.all)
    func whole(_ release: FullRelease) throws {
        let result = read(release.text)
        let facts = try #require(result.facts)
        #expect(result.text?.chromeLines == release.menu.count)
        #expect(facts.headline == release.headline)
        #expect(result.paragraphs == release.paragraphs)
        #expect(try #require(result.text).wordCount >= 150)
        #expect(facts.language == release.language)
        #expect(facts.dateline != nil && facts.country != nil)
        #expect(facts.contacts.count == 1 && facts.contacts.first?.email?.hasSuffix("@ex.org") == true)
        #expect(facts.contacts.first?.telephone?.hasPrefix("+") == true)
        #expect(result.notes == [])
    }

    @Test("what changes only its form keeps its digest", arguments: FullRelease.all)
    func form(_ release: FullRelease) {
        let text = release.text
        let digest = read(text).text?.digest
        #expect(digest != nil)
        for (name, form) in release.forms { #expect(read(form).text?.digest == digest, "\(release) \(name)") }
        #expect(read(text.lowercased()).text?.digest != digest || release.language == "ar", "case counts")
    }

    @Test("in other charsets it is the same text", arguments: FullRelease.all)
    func charsets(_ release: FullRelease) throws {
        let digest = read(release.text).text?.digest
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in release.text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(Reading.read(utf16).text?.digest == digest)
        var bigEndian: [UInt8] = [0xFE, 0xFF]
        for unit in release.text.utf16 { bigEndian += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        #expect(Reading.read(bigEndian).text?.digest == digest)
        #expect(Reading.read(bigEndian).charset == "utf-16")
    }

    @Test("what changes a little of what it says is a version", arguments: FullRelease.all)
    func revised(_ release: FullRelease) {
        let old = read(release.text)
        for version in release.versions {
            let (name, changed) = (version.name, version.changed)
            let new = read(version.text)
            #expect(new.text?.digest != old.text?.digest, "\(release) \(name)")
            #expect(isRevised(Similarity.verdict(old: .init(old), new: .init(new))), "\(release) \(name)")
            #expect(
                Similarity.changedParagraphs(old: old.paragraphs, new: new.paragraphs) == changed,
                "\(release) \(name)"
            )
            let distance = SimHash(Shingles(old.canonicalText)).distance(SimHash(Shingles(new.canonicalText)))
            #expect(distance <= SimHash.distanceMax, "\(release) \(name)")
        }
        #expect(read(release.versions[4].text).facts?.edNote == release.banner)
    }

    @Test(
        "the first half of a release is a shorter version, the whole after the half a longer one",
        arguments: FullRelease.all
    )
    func half(_ release: FullRelease) {
        let half = release.firstHalf
        guard case .revised(let jaccard, _, let note) = verdict(release.text, half) else {
            Issue.record("\(release): not revised")
            return
        }
        #expect(jaccard < Similarity.revisedMin && note == .shorterThanPrevious)
        guard case .revised(_, _, let other) = verdict(half, release.text) else {
            Issue.record("\(release): not revised")
            return
        }
        #expect(other == .longerThanPrevious)
    }

    @Test("another release of the same series is another release", arguments: FullRelease.all)
    func sibling(_ release: FullRelease) {
        let other = release.siblingText
        #expect(verdict(release.text, other) == .new)
        #expect(Similarity.Candidate(read(other)).isComparable)
    }

    @Test("texts of two languages, or of few words, are not compared")
    func incomparable() {
        var foreign = Similarity.Candidate(read(FullRelease.french.text))
        let native = foreign
        foreign.language = "es"
        #expect(Similarity.verdict(old: native, new: foreign) == .new)
        foreign.language = nil
        #expect(Similarity.verdict(old: foreign, new: foreign) == .new)
        let short = Similarity.Candidate(read("Un toit pour tous\n" + Sentences.french))
        #expect(!short.isComparable)
        #expect(Similarity.verdict(old: short, new: short) == .new)
    }

    /// Texts of so many words of which the first are the same.
    private func candidate(same: Int, other: Int, name: String, headline: String, marker: String? = nil)
        -> Similarity.Candidate
    {
        let words = (0..<same).map { "w\($0)" } + (0..<other).map { "\(name)\($0)" }
        return Similarity.Candidate(
            shingles: Shingles(Array(words.joined(separator: " ").utf8)),
            language: "fr",
            headlineKey: headline,
            correctionMarker: marker
        )
    }

    @Test("between similar and the same, a headline or a marker decides")
    func between() {
        // 78 runs in common of 78 + 2 × 22 = 122: 0.64.
        let old = candidate(same: 80, other: 22, name: "a", headline: "un toit")
        #expect(verdictName(old, candidate(same: 80, other: 22, name: "b", headline: "un mur")) == "similar")
        #expect(verdictName(old, candidate(same: 80, other: 22, name: "b", headline: "un toit")) == "revised")
        #expect(
            verdictName(old, candidate(same: 80, other: 22, name: "b", headline: "", marker: "ERRATUM")) == "revised"
        )
        let nameless = candidate(same: 80, other: 22, name: "a", headline: "")
        #expect(verdictName(nameless, candidate(same: 80, other: 22, name: "b", headline: "")) == "similar")
        // 30 of 30 + 2 × 70: 0.18. Neither helps.
        let far = candidate(same: 32, other: 70, name: "a", headline: "un toit")
        #expect(
            verdictName(far, candidate(same: 32, other: 70, name: "b", headline: "un toit", marker: "ERRATUM")) == "new"
        )
        // 198 of 198 + 2 × 22: 0.82. Nothing is needed.
        let near = candidate(same: 200, other: 22, name: "a", headline: "un toit")
        #expect(verdictName(near, candidate(same: 200, other: 22, name: "b", headline: "un mur")) == "revised")
    }

    private func verdictName(_ old: Similarity.Candidate, _ new: Similarity.Candidate) -> String {
        switch Similarity.verdict(old: old, new: new) {
        case .revised: "revised"
        case .similar: "similar"
        case .new: "new"
        }
    }

    @Test("shingles are in small letters and in order")
    func shingles() {
        #expect(Shingles(Array("Un Toit POUR Été".utf8)) == Shingles(Array("un toit pour été".utf8)))
        #expect(Shingles(Array("un toit pour".utf8)) != Shingles(Array("toit un pour".utf8)))
        #expect(Shingles(Array("un toit".utf8)).hashes.isEmpty)
        #expect(Shingles(Array("a b a b a b a b".utf8)).hashes.count == 2)
        #expect(Shingles([]).wordCount == 0 && Shingles([]).jaccard(Shingles([])) == 0)
        #expect(SimHash(Shingles([])).bits == 0)
    }

    @Test("a paragraph that moved, or was wrapped anew, did not change")
    func changed() {
        #expect(Similarity.changedParagraphs(old: ["a b", "c d"], new: ["c  d", "a\u{A0}b"]) == [])
        #expect(Similarity.changedParagraphs(old: ["a", "b"], new: ["a", "x", "b", "a"]) == [2, 4])
        #expect(Similarity.changedParagraphs(old: [], new: ["a"]) == [1])
    }
}
