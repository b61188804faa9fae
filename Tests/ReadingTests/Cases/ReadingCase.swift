import Reading
import ReleaseModel

/// A small release and what must be read in it: members by their name, `-` for null.
struct ReadingCase: Sendable, CustomStringConvertible {
    let description: String
    let text: String
    let expected: [String: String]
    var contentType: String?

    init(_ description: String, _ text: String, _ expected: [String: String], contentType: String? = nil) {
        self.description = description
        self.text = text
        self.expected = expected
        self.contentType = contentType
    }

    /// Where the result is another, one line each.
    var faults: [String] {
        let options = ReadingOptions(zone: ZoneOffset(seconds: 3_600), contentType: contentType)
        let facets = Self.facets(Reading.read(Array(text.utf8), options: options))
        return expected.sorted { $0.key < $1.key }.compactMap { name, wanted in
            let found = facets[name] ?? "no such member"
            return found == wanted ? nil : "\(description): \(name) is \(found), not \(wanted)"
        }
    }

    /// All that can be asked of a result.
    static func facets(_ result: ReadingResult) -> [String: String] {
        let facts = result.facts
        let contacts = facts?.contacts ?? []
        func all(_ member: (ReleaseContact) -> String?) -> String {
            contacts.isEmpty ? "none" : contacts.map { member($0) ?? "-" }.joined(separator: " | ")
        }
        return [
            "headline": facts?.headline ?? "-",
            "dateline": facts?.dateline?.text ?? "-",
            "city": facts?.dateline?.city ?? "-",
            "date": facts?.dateline?.date ?? "-",
            "country": facts?.country.map { "\($0.alpha2) \($0.basis.rawValue)" } ?? "-",
            "language": facts?.language ?? "-",
            "published": facts?.datePublished ?? "-",
            "embargo": facts?.embargoedUntil?.rfc3339(.seconds) ?? "-",
            "status": facts?.pubStatus.rawValue ?? "-",
            "note": facts?.edNote ?? "-",
            "names": all(\.name),
            "titles": all(\.jobTitle),
            "offices": all(\.affiliation),
            "phones": all(\.telephone),
            "emails": all(\.email),
            "notes": result.notes.joined(separator: " "),
            "chrome": result.text.map { String($0.chromeLines) } ?? "-",
            "paragraphs": result.text.map { String($0.paragraphCount) } ?? "-",
            "words": result.text.map { String($0.wordCount) } ?? "-",
            "characters": result.text.map { String($0.charCount) } ?? "-",
            "last": result.paragraphs.last ?? "-",
            "charset": result.charset ?? "-",
            "key": result.headlineKey,
        ]
    }
}

/// Sentences to build releases of.
enum Sentences {
    static let french =
        "Les équipes mobiles ont distribué des couvertures et de l'eau aux familles qui vivent dans la vallée."
    static let english = "The mobile teams have handed out blankets and water to the families who live in the valley."
    static let spanish = "Los equipos móviles han repartido mantas y agua a las familias que viven en el valle."
    static let arabic = "وزعت الفرق المتنقلة البطانيات والمياه على الأسر التي تعيش في الوادي منذ بداية الشتاء."
}
