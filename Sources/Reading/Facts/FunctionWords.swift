/// Some 45 small words of each language, folded; a word may be of several.
enum FunctionWords {
    static let languages = ["fr", "en", "es", "pt", "it"]

    private static let words = [
        """
        le la les l un une des du de d et en dans est sont que qu qui pour par sur avec aux au ce cette ces il elle ils
        ont a ne pas plus se sa ses son leur leurs nous mais ou été afin entre
        """,
        """
        the of and to in is are was were that for with on by as at from this these those it its be been has have had
        will would which who their they he she not but an or we our about after also into more
        """,
        """
        el la los las un una unos unas de del y en es son que para por con se su sus al lo como más pero no este esta
        estos estas ha han fue ser entre sobre desde hasta también sin muy o a le les
        """,
        """
        o a os as um uma de do da dos das e em no na nos nas é são que para por com se seu sua ao à pelo pela mais não
        este esta foi ser entre sobre também como mas ou ter tem foram pelos
        """,
        """
        il lo la i gli le un una di del della dei delle dello e in nel nella è sono che per con si suo sua al alla ai da
        dal dalla più non questo questa ha hanno come anche ma o su tra
        """,
    ]

    /// The longest of them.
    static let lengthMax = 8

    /// Its letters in one number: they are ASCII once folded.
    static func key(_ word: FoldedText) -> UInt64 {
        word.reduce(0) { $0 << 8 | UInt64($1.value & 0xFF) }
    }

    /// By ``key(_:)``: the languages that have the word, a bit each.
    static let index: [UInt64: UInt8] = {
        var index: [UInt64: UInt8] = [:]
        for (language, list) in words.enumerated() {
            for word in list.split(whereSeparator: { " \n".contains($0) }) {
                index[key(String(word).folded[...]), default: 0] |= 1 << UInt8(language)
            }
        }
        return index
    }()
}
