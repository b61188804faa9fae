import Foundation
import Journal
import Reading
import ReleaseModel

/// One version of a release as an item of IPTC's ninjs 3.1 (iptc.org/std/ninjs). What a record does not say is absent.
struct NinjsItem {
    /// The text of a release without headline and contacts.
    struct Body {
        let value: String
        let wordCount: Int
        let charCount: Int

        /// The body of a clean text, found by the rules by which its record was made; nil where there is none.
        init?(_ clean: String, contentType: String?) {
            let options = ReadingOptions(contentType: contentType)
            let result = Reading.read(Array(clean.utf8), options: options)
            guard let text = result.text, !result.paragraphs.isEmpty else { return nil }
            value = result.paragraphs.joined(separator: "\n")
            (wordCount, charCount) = (text.wordCount, text.charCount)
        }
    }

    let record: JournalLine
    let release: JSONValue?
    /// The place of the originals, from the root of the machine on.
    let archive: PathBytes
    /// When the release's first version was recorded.
    var firstCreated: String?
    var body: Body?

    private let subject: ContentSubject

    /// - Parameter line: the record's line.
    /// - Returns: nil for a record that is no version of a release.
    init?(_ record: JournalLine, _ line: ArraySlice<UInt8>, archive: PathBytes) {
        guard [EventType.accepted.rawValue, EventType.revised.rawValue].contains(record.type),
            let subject = record.subject.flatMap({ ContentSubject($0) })
        else { return nil }
        self.record = record
        self.subject = subject
        self.archive = archive
        release = JSONValue(line)?["data"]?["release"]
    }

    /// The first 64 bits of a SHA-256.
    private struct ContentSubject {
        let bytes: [UInt8]

        init?(_ hex: String) {
            guard hex.utf8.count == 16, let value = UInt64(hex, radix: 16) else { return nil }
            bytes = (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
        }

        /// The name of the first version's content, cut to 64 bits (RFC 6920, 3 and 9.4).
        var uri: String {
            let base64 = Data(bytes).base64EncodedString()
            return "ni:///sha-256-64;"
                + base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        }
    }

    /// One line.
    var json: [UInt8] {
        var json = JSONWriter(capacity: 4_096)
        json.object { item in
            item.member("uri", subject.uri)
            item.key("standard")
            item.object { standard in
                standard.member("name", "ninjs")
                standard.member("version", "3.1")
                standard.member("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#")
            }
            item.member("type", type)
            item.member("representationType", "full")
            item.present("version", release?["version"]?.string ?? "1")
            item.present("firstCreated", firstCreated)
            item.member("versionCreated", record.time)
            item.present("embargoedUntil", release?["embargoedUntil"]?.string)
            item.present("pubStatus", release?["pubStatus"]?.string)
            item.present("edNote", release?["edNote"]?.string)
            item.present("language", release?["language"]?.string)
            texts(&item)
            item.present("located", release?["dateline"]?["city"]?.string ?? release?["dateline"]?["text"]?.string)
            place(&item)
            NinjsContacts(release?["contacts"]?.array ?? []).write(&item)
            identifiers(&item)
        }
        return json.bytes + [0x0A]
    }

    private var type: String {
        switch record.contentType?.split(separator: "/").first {
        case "image": "picture"
        case "audio": "audio"
        case "video": "video"
        default: "text"
        }
    }

    private func texts(_ item: inout JSONWriter) {
        if let headline = release?["headline"]?.string {
            item.key("headlines")
            item.array { $0.object { $0.member("value", headline) } }
        }
        guard let body else { return }
        item.key("bodies")
        item.array { list in
            list.object { json in
                json.member("role", "main")
                json.member("contentType", "text/plain")
                json.member("charCount", body.charCount)
                json.member("wordCount", body.wordCount)
                json.member("value", body.value)
            }
        }
    }

    /// The country once for each of its codes.
    private func place(_ item: inout JSONWriter) {
        guard let country = release?["country"], let alpha2 = country["alpha2"]?.string else { return }
        let codes = ["iso3166-1a2:\(alpha2)"] + (country["m49"]?.string.map { ["m49:\($0)"] } ?? [])
        item.key("places")
        item.array { list in
            for code in codes {
                list.object { json in
                    json.present("name", CountryTable.englishName(alpha2))
                    json.member("rel", "country")
                    json.member("literal", code)
                }
            }
        }
    }

    private func identifiers(_ item: inout JSONWriter) {
        let known: [(String, String?)] = [
            ("sequence", record.sequence.description), ("sha256", record.digest?.hex),
            ("text-sha256", record.text?.digest.hex),
        ]
        item.key("altIds")
        item.array { list in
            for (role, value) in known {
                guard let value else { continue }
                list.object { json in
                    json.member("role", role)
                    json.member("value", value)
                }
            }
        }
        guard let href = record.href else { return }
        item.key("renditions")
        item.array { list in
            list.object { json in
                json.member("name", "original")
                json.member("href", "file://" + FileURI.escaped(archive.appending(PathBytes(href))))
                json.present("contentType", record.contentType)
                json.member("sizeInBytes", record.sizeInBytes)
            }
        }
    }
}

extension JSONWriter {
    /// A member that is absent rather than null.
    mutating func present(_ name: StaticString, _ text: String?) {
        if let text { member(name, text) }
    }
}
