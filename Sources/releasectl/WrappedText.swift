extension String {
    /// Lines of at most so many columns, broken between words; a longer word is broken within itself. Escape sequences
    /// of colours (ECMA-48) take none.
    /// - precondition: `width` is positive.
    func wrapped(to width: Int) -> [String] {
        precondition(width > 0, "nothing fits into no columns")
        var lines: [String] = []
        var line = ""
        var used = 0
        func end() {
            lines.append(line)
            (line, used) = ("", 0)
        }
        for word in split(separator: " ") {
            let columns = String(word).columnsWithoutColours
            if used > 0, used + 1 + columns > width { end() }
            if used > 0 {
                line += " "
                used += 1
            }
            if columns <= width {
                line += word
                used += columns
                continue
            }
            for scalar in word.unicodeScalars {
                let columns = String(scalar).columns
                if used + columns > width { end() }
                line.unicodeScalars.append(scalar)
                used += columns
            }
        }
        if used > 0 || lines.isEmpty { end() }
        return lines
    }

    /// Columns on a terminal, colours left out.
    private var columnsWithoutColours: Int {
        var count = 0
        var isEscape = false
        for scalar in unicodeScalars {
            if scalar == "\u{1B}" { isEscape = true }
            if !isEscape { count += String(scalar).columns }
            if isEscape, scalar == "m" { isEscape = false }
        }
        return count
    }
}
