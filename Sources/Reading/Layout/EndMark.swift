/// What newsrooms set under a text: `###`, `– 30 –`, `- FIN -`, `ENDS`. Not the end of the file.
enum EndMark {
    private static let words = PhraseSet([
        "fin", "end", "ends", "30", "xxx", "fin du communiqué", "end of release", "fin del comunicado", "انتهى",
        "النهاية",
    ])

    /// What an end mark begins with: most lines are told apart by their first letter.
    private static let begins = Set("#*_=-([<~.efx3\u{627}".unicodeScalars.map(\.value))
    private static let short = PhraseSet(["30", "xxx"])

    static func isEndMark(_ line: FoldedText) -> Bool {
        guard line.count <= 40, let first = line.first, begins.contains(first.value) else { return false }
        guard line.contains(where: \.isWordPart) else {
            return line.count >= 3 && line.allSatisfy { "#*_=- ".has($0) }
        }
        let word = line.words
        guard words.whole(word) != nil else { return false }
        // A number or a short word is one only between its marks.
        return word.count < line.count || short.whole(word) == nil
    }
}
