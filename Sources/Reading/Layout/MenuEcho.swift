/// The website's menu in front of a release, found by its echoes: on such pages each label stands twice, alone and at
/// the head of what it opens. Nothing is learned from other files, so the same bytes give the same answer for ever.
struct MenuEcho {
    /// The first line after the menu and the labels above the headline: an index into the text's lines.
    private(set) var end = 0
    /// Lines of the file up to the last of them.
    private(set) var chromeLines = 0

    private let text: SourceText
    private var echoes = 0
    private var bullets = 0

    /// A label of more words is no label: a headline may be repeated as the first line of its body.
    private static let labelWordsMax = 8
    private static let labelLengthMax = 80
    /// Lines over which the sentence behind a label may have been wrapped.
    private static let blurbLinesMax = 12

    init(_ text: SourceText) {
        self.text = text
        let start = pastKickers(0)
        let block = menu(from: start)
        let isMenu = echoes >= 3 && bullets >= 1
        end = isMenu ? pastKickers(block) : start
        if end > 0 { chromeLines = Int(text.lines[end - 1].number) }
    }

    private func pastKickers(_ start: Int) -> Int {
        var index = start
        while index < text.lines.count, Kickers.isKicker(text.folded(text.lines[index])) { index += 1 }
        return index
    }

    /// - Returns: the first line that is not of the menu.
    private mutating func menu(from start: Int) -> Int {
        var index = start
        while index < text.lines.count {
            if isBullet(index) {
                bullets += 1
                index += 1
                if isSmallAndShort(index), isItem(index + 1) { index += 1 }
            } else if isEcho(index) {
                echoes += 1
                index = pastBlurb(index)
            } else if Kickers.isKicker(text.folded(text.lines[index])), isItem(index + 1) {
                index += 1
            } else {
                return index
            }
        }
        return index
    }

    private func isItem(_ index: Int) -> Bool { isBullet(index) || isEcho(index) }

    private func isBullet(_ index: Int) -> Bool {
        guard index < text.lines.count else { return false }
        let line = text.folded(text.lines[index])
        return line.first == "-" && (line.count == 1 || line[line.startIndex + 1] == " ")
    }

    /// Whether the next line begins with this one, and not in the middle of a word.
    private func isEcho(_ index: Int) -> Bool {
        guard index + 1 < text.lines.count else { return false }
        let label = text.folded(text.lines[index])
        guard label.count <= Self.labelLengthMax, label.contains(where: \.isWordPart),
            label.wordCount(upTo: Self.labelWordsMax + 1) <= Self.labelWordsMax
        else { return false }
        let next = text.lines[index + 1]
        let echo = text.folded(next)
        guard echo.starts(with: label) else { return false }
        guard echo.count > label.count else { return true }
        let after = echo.startIndex + label.count
        return !(text.written(folded: after..<(after + 1), in: next).unicodeScalars.first?.isSmall ?? false)
    }

    /// Past a label and its echo, and what was wrapped of the sentence behind the echo.
    private func pastBlurb(_ index: Int) -> Int {
        let echo = text.folded(text.lines[index + 1])
        let next = index + 2
        guard echo.count > text.folded(text.lines[index]).count, !(echo.last?.endsSentence ?? false) else {
            return next
        }
        for end in next..<min(next + Self.blurbLinesMax, text.lines.count) {
            if isItem(end) { return next }
            if text.folded(text.lines[end]).last?.endsSentence ?? false { return isItem(end + 1) ? end + 1 : next }
        }
        return next
    }

    /// The wrapped end of an item.
    private func isSmallAndShort(_ index: Int) -> Bool {
        guard index < text.lines.count, !isItem(index) else { return false }
        let line = text.lines[index]
        return text.scalars[line.written.lowerBound].isSmall
            && text.folded(line).wordCount(upTo: Self.labelWordsMax + 1) <= Self.labelWordsMax
    }
}
