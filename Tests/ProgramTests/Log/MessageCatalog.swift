import Foundation

/// `systemd/released.catalog`, read as systemd reads it (catalog.c of systemd: `-- ID [LANGUAGE]` begins an entry,
/// header lines follow, then an empty line, then the text).
struct MessageCatalog {
    struct Key: Hashable, CustomStringConvertible {
        let identifier: String
        /// Empty for English.
        let language: String
        var description: String { "\(identifier) \(language)" }
    }

    struct Entry {
        var headers: [String: String] = [:]
        var text: [String] = []

        /// The names between two `@` anywhere in it.
        var fields: Set<String> {
            let parts = (headers.values + text).map { $0.split(separator: "@", omittingEmptySubsequences: false) }
            return Set(
                parts.flatMap { $0.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) } }
            )
        }
    }

    private(set) var entries: [Key: Entry] = [:]
    /// Keys that are there twice.
    private(set) var repeated: [Key] = []

    /// The one of this package.
    init() throws {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = package.appendingPathComponent("systemd/released.catalog")
        self.init(try String(contentsOf: file, encoding: .utf8))
    }

    init(_ text: String) {
        var key: Key?
        var isInHeader = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("#") {
            let words = line.split(separator: " ")
            if line.hasPrefix("-- "), words.count == 2 || words.count == 3, words[1].count == 32 {
                let next = Key(identifier: String(words[1]), language: words.count == 3 ? String(words[2]) : "")
                if entries.updateValue(Entry(), forKey: next) != nil { repeated.append(next) }
                key = next
                isInHeader = true
            } else if let key {
                if isInHeader, let colon = line.firstRange(of: ": ") {
                    entries[key]?.headers[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
                } else {
                    isInHeader = false
                    entries[key]?.text.append(String(line))
                }
            }
        }
    }
}
