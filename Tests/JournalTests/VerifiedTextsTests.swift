import FileIO
import Journal
import ReleaseModel
import Testing

@Suite("A journal verifier, of texts") struct VerifiedTextsTests {
    private let text = JournalLine.hash(Array("a text".utf8)[...])
    private let otherText = JournalLine.hash(Array("another text".utf8)[...])

    /// Record 1 has a text, record 2 has none.
    private func journal() throws -> VerifierJournal {
        let journal = try VerifierJournal()
        journal.add(.accepted(similarTo: nil), text: text)
        journal.add()
        return journal
    }

    private func relation(_ rel: ReleaseRelation.Kind, _ record: UInt64, _ match: ReleaseRelation.Match)
        -> ReleaseRelation
    { ReleaseRelation(rel, SequenceNumber(record), match) }

    private func verified(_ journal: VerifierJournal) throws -> (faults: [String], verifier: JournalVerifier) {
        try journal.write(0..<journal.lines.count)
        var faults: [String] = []
        let verifier = JournalVerifier(
            folder: try journal.folder,
            remembering: nil,
            href: VerifierJournal.href,
            textHref: VerifierJournal.textHref,
            forEach: { count, body in for index in 0..<count { body(index) } },
            tell: { faults.append($0.problem) }
        )
        try verifier.run { _ in }
        return (faults, verifier)
    }

    @Test func `finds nothing in duplicates by their text, revisions, and duplicates of those`() throws {
        let journal = try journal()
        journal.add(.duplicate(relation(.duplicateOf, 1, .text)))
        journal.add(.revised(relation(.versionOf, 1, .near)), text: otherText)
        journal.add(.duplicate(relation(.duplicateOf, 3, .bytes)), contentOf: 3)
        journal.add(.duplicate(relation(.duplicateOf, 4, .text)))
        #expect(try verified(journal).faults == [])
    }

    @Test func `remembers which records have a text, and which one`() throws {
        let journal = try journal()
        journal.add(.revised(relation(.versionOf, 1, .near)), text: otherText)
        var texts: [SequenceNumber: ContentDigest] = [:]
        try verified(journal).verifier.contents.originals { _, list in
            for original in list { texts[original.sequence] = original.text }
        }
        #expect(texts == [SequenceNumber(1): text, SequenceNumber(3): otherText])
    }

    @Test(arguments: [2, 9, 3] as [UInt64]) func `wants a text at the other end of a relation by text`(
        _ original: UInt64
    ) throws {
        for outcome in [
            ReleaseRecord.Outcome.duplicate(relation(.duplicateOf, original, .text)),
            .revised(relation(.versionOf, original, .near)),
        ] {
            let journal = try journal()
            journal.add(outcome)
            let faults = try verified(journal).faults
            #expect(faults.count == 1)
            #expect(faults.first?.contains("of record \(SequenceNumber(original)), where no record of a text") == true)
        }
    }

    @Test func `wants the original of every revision and of every duplicate by its text`() throws {
        for outcome in [
            ReleaseRecord.Outcome.duplicate(relation(.duplicateOf, 1, .text)), .revised(relation(.versionOf, 1, .near)),
        ] {
            let journal = try journal()
            journal.add(outcome, isKept: false)
            let faults = try verified(journal).faults
            #expect(faults.count == 1)
            #expect(faults.first?.contains("names no original") == true)
        }
    }

    @Test func `wants a text at its place beside the original`() throws {
        let journal = try journal()
        journal.add(.accepted(similarTo: nil), text: otherText, textHref: "kept/elsewhere.txt")
        #expect(
            try verified(journal).faults
                == ["record 000000000003: text.href is not the place of the text of its sha256"]
        )
    }
}
