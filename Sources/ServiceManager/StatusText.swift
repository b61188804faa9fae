internal import ReleaseModel

/// Text made fit to stand behind `STATUS=`: one line, of what can be displayed, at most 512 bytes long.
struct StatusText {
    static let bytesMax = 512
    let text: String

    /// Blanks stand for tabulators and ends of line, U+FFFD for all else that is unfit for display. What is too long
    /// is cut between two characters and ends in an ellipsis.
    init(_ raw: String) {
        var clean = ""
        for scalar in raw.unicodeScalars {
            switch scalar {
            case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": clean += " "
            case _ where scalar.isUnfitForDisplay: clean += "\u{FFFD}"
            default: clean.unicodeScalars.append(scalar)
            }
        }
        text = clean.utf8.count <= Self.bytesMax ? clean : Self.cut(clean, to: Self.bytesMax - Self.ellipsis.utf8.count)
    }

    private static let ellipsis = "…"

    private static func cut(_ text: String, to bytes: Int) -> String {
        var length = 0
        let fitting = text.prefix { character in
            length += character.utf8.count
            return length <= bytes
        }
        return fitting + ellipsis
    }
}
