/// What a scraped page leaves around an address: `"mailto:x">x`, `<a href=mailto:x>`, `</a>`, `<br>`.
enum HTMLRemnant {
    private static let tagMax = 300

    /// The end of a remnant that begins at a place, nil where none does. The address in it stands behind it once more,
    /// or within it only: then the remnant ends before the address.
    static func end(_ text: FoldedText, at place: Int) -> Int? {
        switch text[place] {
        case "<": tag(text, at: place)
        case "\"", "'": text[(place + 1)...].starts(with: mailto) ? place + 1 + mailto.count : nil
        case "m": text[place...].starts(with: mailto) ? place + mailto.count : nil
        default: nil
        }
    }

    private static let names = PhraseSet([
        "a", "b", "i", "br", "p", "em", "strong", "span", "div", "font", "u", "li", "ul", "td", "tr",
    ])
    private static let mailto = "mailto:".folded

    private static func tag(_ text: FoldedText, at place: Int) -> Int? {
        let next = place + 1
        guard next < text.endIndex, text[next] == "/" || ("a"..."z").contains(text[next]) else { return nil }
        let name = text[next...].prefix(24).drop { $0 == "/" }.prefix { $0.isWordPart }
        guard names.whole(name) != nil else { return nil }
        let inside = text[next...].prefix(tagMax)
        let close = inside.firstIndex(of: ">")
        // The address within the tag is to be read.
        let limit = close ?? inside.endIndex
        var look = next
        while look + mailto.count <= limit {
            if text[look] == "m", text[look...].starts(with: mailto) { return look + mailto.count }
            look += 1
        }
        return close.map { $0 + 1 }
    }
}
