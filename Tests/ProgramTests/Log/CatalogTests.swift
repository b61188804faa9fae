import ReleaseModel
import Testing

@testable import released

@Suite("The catalog of messages")
struct CatalogTests {
    private let catalog: MessageCatalog

    init() throws { catalog = try MessageCatalog() }

    @Test func `every kind is explained in both languages, and nothing else is`() {
        let wanted = EventKind.allCases.flatMap { kind in
            ["", "fr"].map { MessageCatalog.Key(identifier: kind.messageIdentifier, language: $0) }
        }
        #expect(Set(catalog.entries.keys) == Set(wanted))
        #expect(catalog.repeated.isEmpty)
    }

    @Test func `an identifier is 32 hexadecimal digits, and belongs to one kind`() {
        let identifiers = EventKind.allCases.map(\.messageIdentifier)
        #expect(Set(identifiers).count == identifiers.count)
        for identifier in identifiers { #expect(identifier.wholeMatch(of: /[0-9a-f]{32}/) != nil, "\(identifier)") }
    }

    @Test(arguments: EventKind.allCases)
    func `a kind is sent, and its explanation names only fields that each such entry has`(kind: EventKind) throws {
        let samples = ServiceEventSamples.all.filter { $0.kind == kind }
        try #require(!samples.isEmpty, "nothing in the program says this")
        let sent = samples.map { Set($0.fields.keys.map(Self.name)) }.reduce(Set(EventField.allCases.map(Self.name))) {
            $0.intersection($1)
        }
        for language in ["", "fr"] {
            let key = MessageCatalog.Key(identifier: kind.messageIdentifier, language: language)
            let entry = try #require(catalog.entries[key], "\(kind) \(language)")
            #expect(entry.fields.isSubset(of: sent), "\(entry.fields.subtracting(sent)) of \(key)")
            #expect(Set(entry.headers.keys) == ["Subject", "Defined-By", "Support", "Documentation"], "\(key)")
            #expect(entry.text.joined().count > 80, "\(key)")
            #expect(entry.text.allSatisfy { $0.count <= 82 }, "\(key)")
        }
    }

    @Test func `both languages tell the same facts`() throws {
        for kind in EventKind.allCases {
            let fields = ["", "fr"].map {
                catalog.entries[MessageCatalog.Key(identifier: kind.messageIdentifier, language: $0)]?.fields
            }
            #expect(fields[0] == fields[1], "\(kind)")
        }
    }

    @Test func `every condition of the intake has a kind of its own remedy`() throws {
        let codes = ServiceEventSamples.conditions
        try #require(codes.count > 8, "the intake's source is not understood: \(codes)")
        for code in codes {
            let whole = code.hasSuffix("-") ? code + "main" : code
            #expect(EventKind(condition: whole) != .degradedOther, "\(whole)")
        }
    }

    @Test(arguments: [
        (Int32(78), EventKind.failedConfiguration), (65, .failedDamage), (74, .failedDisk), (77, .failedPermission),
        (75, .failedBusy), (70, .failedUnexpectedly), (71, .failedUnexpectedly),
    ])
    func `a failure is explained by its exit code`(code: Int32, kind: EventKind) {
        #expect(EventKind(exitCode: code) == kind)
    }

    @Test func `an entry that nobody sends would be seen`() {
        let catalog = MessageCatalog(
            """
            # a comment
            -- 14178c56f4104710a751748440183834 fr
            Subject: x @RELEASED_FILE@
            Support: y

            A text with @RELEASED_SHA256@.
            -- not a key
            """
        )
        let entry = catalog.entries.first
        #expect(entry?.key.language == "fr")
        #expect(entry?.value.headers == ["Subject": "x @RELEASED_FILE@", "Support": "y"])
        #expect(entry?.value.fields == ["RELEASED_FILE", "RELEASED_SHA256"])
    }

    private static func name(_ field: EventField) -> String { "RELEASED_" + field.rawValue.uppercased() }
}
