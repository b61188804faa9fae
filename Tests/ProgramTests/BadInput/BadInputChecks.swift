import Foundation
import TestSupport
import Testing

extension BadInputTable {
    /// Holds what everyone sees of one case against what was expected.
    func check(_ input: BadInput) async throws {
        let dropped = try #require(drops[input.rule], "it was not dropped")
        if let missing = dropped.failure as? CannotBeMadeHere {
            skipped("\(input.rule): \(missing.reason)")
        } else if let failure = dropped.failure {
            throw failure
        } else {
            try await check(input, dropped.place)
        }
        try checkNext(dropped)
    }

    /// The file behind it went on, and soon.
    private func checkNext(_ dropped: Dropped) throws {
        let next = (records[dropped.place.name] ?? []).filter { $0.path == dropped.place.name.appending(Self.nextName) }
        #expect(next.map(\.kind) == ["accepted"], "the next file")
        if let record = next.first {
            #expect(try recordedAt(record).timeIntervalSince(dropped.next) < 20, "the next file came late")
        }
    }

    private func check(_ input: BadInput, _ place: DropPlace) async throws {
        let found = (records[place.name] ?? []).filter { $0.path != place.name.appending(Self.nextName) }
        let kinds = found.map(\.kind)
        // Where it is the only answer, or where the name could do harm.
        let isAsked = input.outcome.recordCount == 0 || harm(in: input.path.bytes) != []
        let said = isAsked ? try await explainer.explain(place.path) : []
        #expect(harm(in: said) == [], "explain: \(said)")
        let words = String(decoding: said, as: UTF8.self)
        let own = place.name.appending(place.below)
        switch input.outcome {
        case .accepted(let bytes, let type):
            try #require(kinds == ["accepted"], "\(words)")
            #expect(found[0].path == own)
            #expect(found[0].digest == IndependentSHA256.hex(bytes ?? place.content))
            if let type { #expect(found[0].file["contentType"] == .text(type)) }
            #expect(!place.path.exists && (!isAsked || words.contains(" accepted ")), "\(words)")
        case .records(let expected):
            #expect(kinds == expected, "\(words)")
        case .each(let paths):
            #expect(Set(found.map(\.path)) == Set(paths.map { place.name.appending($0) }), "\(found.map(\.path))")
            #expect(kinds == paths.map { _ in "accepted" })
        case .rejected(let reason):
            try #require(kinds == ["rejected"], "\(words)")
            #expect(found[0].data["reason"]?.text == reason)
            #expect(!place.path.exists && (!isAsked || words.contains(reason)), "\(words)")
            try checkSetAside(found[0])
        case .ignored(let rule):
            #expect(kinds == [] && place.path.exists)
            #expect(words.contains("ignored: ") && words.contains(rule), "\(words)")
        case .waits(let reason):
            #expect(kinds == [] && place.path.exists)
            #expect(words.contains(reason), "\(words)")
        case .stays:
            #expect(kinds == [] && place.path.exists, "\(words)")
        case .gone:
            #expect(kinds == [] && !place.path.exists, "\(words)")
        }
    }

    /// In Rejected/ lie the file itself and a note that people can read.
    private func checkSetAside(_ record: JournalFile.Record) throws {
        let place = root.inbox.appending(record.setAside)
        #expect(place.exists, "\(place)")
        let text = try note(RawPath(place.bytes + Array(".why.txt".utf8)))
        #expect(harm(in: Array(text.utf8), allowing: ["\r", "\n"]) == [], "\(text)")
    }
}

extension JournalFile.Record {
    /// The bytes of the place where it was set aside.
    var setAside: RawPath {
        if let base64 = file["setAsideBytes"]?.text, let bytes = Data(base64Encoded: base64) {
            return RawPath(Array(bytes))
        }
        return RawPath(file["setAside"]?.text ?? "")
    }
}
