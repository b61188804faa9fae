import ReleaseModel

extension String {
    /// The text on one line, with whatever could move a cursor, hide itself or break the line as `\u{…}`, and cut
    /// where it would fill a screen: a fault may quote anything that stands in a file.
    var harmless: String {
        var out = ""
        for (count, scalar) in unicodeScalars.enumerated() {
            if count == Self.displayedScalarsMax { return out + "…" }
            if scalar.isUnfitForDisplay {
                out += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// ``harmless`` in double quotes.
    var quoted: String { "\"\(harmless)\"" }

    private static let displayedScalarsMax = 200
}
