import Foundation

/// What people and systems make of a release.
extension FullRelease {
    /// The same text in other bytes, by what was done to it.
    public var forms: [String: String] {
        let body = release.joined(separator: "\n")
        return [
            "re-wrapped": menu.joined(separator: "\n") + "\n" + wrapped(body, 60),
            "the menu re-wrapped too": wrapped(text, 72),
            "with CRLF": replacing([("\n", "\r\n")]),
            "with a byte order mark": "\u{FEFF}" + text,
            "in NFD": text.decomposedStringWithCanonicalMapping,
            "with straight quotes": replacing([("’", "'"), ("“", "\""), ("”", "\"")]),
            "with curly quotes": replacing([("'", "’")]),
            "with other dashes": replacing([("–", "-")]),
            "with no-break spaces": replacing([(" ", "\u{A0}")]),
            "with narrow no-break spaces": replacing([(" ", "\u{202F}")]),
            "with soft hyphens": replacing([("e", "e\u{AD}"), ("ا", "ا\u{200B}")]),
            "with marks of direction": "\u{202B}" + replacing([("\n", "\u{202C}\n\u{202B}")]),
            "without its menu": body,
            "with blank lines": release.joined(separator: "\n\n\n"),
            "with its label": "Global\n" + body,
        ]
    }

    /// A release that says a little else.
    public struct Version: Sendable {
        /// What was done.
        public let name: String
        /// Its lines, without a menu.
        public let release: [String]
        /// The numbers of the paragraphs that the release does not have, the first being 1.
        public let changed: [Int]

        /// The whole file.
        public var text: String { release.joined(separator: "\n") }
    }

    /// What makes a version of it, in the order in which people come to it.
    public var versions: [Version] {
        let lines = release
        let row = lines[3].contains { $0.isNumber } ? 3 : 1
        var (oneDigit, added, cut) = (lines, lines, lines)
        if let digit = lines[row].firstIndex(where: { $0.isNumber }) {
            oneDigit[row].replaceSubrange(digit...digit, with: lines[row][digit] == "7" ? "8" : "7")
        }
        added[2] += " " + addition
        cut.remove(at: 4)
        return [
            Version(name: "one digit", release: oneDigit, changed: [row]),
            Version(
                name: "a word before the headline",
                release: ["Urgent : " + lines[0]] + lines.dropFirst(),
                changed: []
            ),
            Version(name: "a sentence added", release: added, changed: [2]),
            Version(name: "a paragraph cut", release: cut, changed: []),
            Version(name: "a banner of correction", release: [banner] + lines, changed: []),
        ]
    }

    /// As much of it as a broken upload leaves, menu and all.
    public var firstHalf: String { (menu + release.prefix(3)).joined(separator: "\n") }

    /// Another release of the same series, as a page.
    public var siblingText: String { (menu + sibling).joined(separator: "\n") }

    /// Each line filled anew to a width.
    private func wrapped(_ text: String, _ width: Int) -> String {
        text.split(separator: "\n").map { line in
            var rows: [String] = [""]
            for word in line.split(separator: " ") {
                if !rows[rows.count - 1].isEmpty, rows[rows.count - 1].count + 1 + word.count > width {
                    rows.append("")
                }
                rows[rows.count - 1] += (rows[rows.count - 1].isEmpty ? "" : " ") + word
            }
            return rows.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func replacing(_ pairs: [(Character, String)]) -> String {
        pairs.reduce(text) { text, pair in
            text.split(separator: pair.0, omittingEmptySubsequences: false).joined(separator: pair.1)
        }
    }
}
