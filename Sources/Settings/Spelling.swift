/// Guesses what somebody meant to write.
enum Spelling {
    /// The word nearest to `text`, if one is near: a slip or two, as far as the length of the word leaves it
    /// recognisable. Case, and a dash for an underscore, count for nothing.
    static func nearest(to text: String, among words: [String]) -> String? {
        let written = plain(text)
        return words.map { ($0, distance(written, plain($0), near: slipsMax($0))) }
            .filter { $0.1 <= slipsMax($0.0) }
            .min { $0.1 < $1.1 }?.0
    }

    private static func slipsMax(_ word: String) -> Int { word.utf8.count < 5 ? 1 : 2 }

    private static func plain(_ text: String) -> [UInt8] {
        text.lowercased().utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }
    }

    /// How many letters must be put in, left out, exchanged or swapped with their neighbour to get from one to the
    /// other (optimal string alignment); simply `near + 1` when the lengths alone differ by more than `near`.
    private static func distance(_ left: [UInt8], _ right: [UInt8], near: Int) -> Int {
        if abs(left.count - right.count) > near { return near + 1 }
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                var best = min(
                    previous[column + 1] + 1,
                    current[column] + 1,
                    previous[column] + (left[row] == right[column] ? 0 : 1)
                )
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
