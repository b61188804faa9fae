public import ReleaseModel

/// `NAME.why.txt`, beside a file that was set aside: what happened, why, and what to do, for the people who dropped
/// it. They open it with a double click on Windows: UTF-8 with a byte-order mark, lines ended by CR LF.
public enum WhyFile {
    /// The note's bytes, with no control character in them but those line ends.
    ///
    /// - Parameters:
    ///   - name: as dropped.
    ///   - folder: path below the inbox, empty at its top.
    ///   - largestBytes: the largest size that is taken, told to those whose file is larger.
    public static func bytes(
        name: PathBytes,
        folder: PathBytes,
        sizeInBytes: Int64,
        sequence: SequenceNumber,
        time: WallTime,
        rejection: Rejection,
        language: PeopleLanguage,
        largestBytes: Int64? = nil
    ) -> [UInt8] {
        let words = WhyWords(language)
        var lines = [words.title, "", words.label(words.file, HarmlessText.name(name))]
        if !folder.isEmpty { lines.append(words.label(words.folder, HarmlessText.name(folder))) }
        // The size of a link or a device says nothing to anybody.
        if rejection.reason != .notARegularFile { lines.append(words.label(words.size, language.size(sizeInBytes))) }
        lines.append(words.label(words.date, language.date(time)))
        lines.append(words.label(words.number, sequence.description))
        let why = words.why(rejection.reason, sizeInBytes: sizeInBytes, largestBytes: largestBytes)
        lines += ["", words.whyHeading, why]
        lines += ["", words.remedyHeading, words.remedy(rejection.reason)]
        lines += ["", words.kept]
        let detail = HarmlessText.cut(HarmlessText.line(rejection.detail), to: Limits.whyDetailLengthMax)
        if !detail.isEmpty { lines += ["", words.label(words.detail, detail)] }
        return byteOrderMark + lines.flatMap { Array($0.utf8) + lineEnd }
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
}
