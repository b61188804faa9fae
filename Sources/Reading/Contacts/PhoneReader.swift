/// Telephone numbers as people write them, to E.164.
enum PhoneReader {
    enum Number: Equatable {
        /// With its country's code: E.164.
        case international(String)
        /// Without.
        case national
    }

    /// ITU-T E.164: fifteen digits at most. Shorter than seven no country has with its code.
    private static let digitsMin = 7
    private static let digitsMax = 15

    private static let trunk = "(0)".folded

    static func contains(_ text: FoldedText) -> Bool { first(text, from: text.startIndex) != nil }

    /// The first number from a place on: `+` or `00` and digits, or seven digits without.
    static func first(_ text: FoldedText, from place: Int) -> (number: Number, range: Range<Int>)? {
        var start = place
        while start < text.endIndex {
            let scalar = text[start]
            let begins =
                scalar == "+" || (scalar == "(" && start + 1 < text.endIndex && opens(text[start + 1]))
                || (scalar.isDigit && (start == place || !text[start - 1].isWordPart))
            guard begins else {
                start += 1
                continue
            }
            let (found, end) = number(text, from: start)
            if let found { return (found, start..<end) }
            start = max(end, start + 1)
        }
        return nil
    }

    private static func opens(_ scalar: Unicode.Scalar) -> Bool { scalar == "+" || scalar.isDigit }

    /// - Returns: the number that begins at `start`, nil where none does, and where to look on.
    private static func number(_ text: FoldedText, from start: Int) -> (Number?, Int) {
        var digits: [UInt8] = []
        var place = start
        var end = start
        var hasPlus = false
        scanning: while place < text.endIndex, digits.count <= 24 {
            let scalar = text[place]
            switch scalar {
            case "+":
                // A second number, or the plus of one that is written from right to left.
                if !digits.isEmpty {
                    if !hasPlus, place == end, !(place + 1 < text.endIndex && text[place + 1].isDigit) {
                        hasPlus = true
                        end = place + 1
                    }
                    break scanning
                }
                hasPlus = true
            case "(":
                // The trunk zero goes, all else in brackets is dialled.
                if text[place...].starts(with: trunk) {
                    place += 2
                } else if digits.count >= digitsMax {
                    break scanning
                }
            case ")", " ", "-", ".": break
            case "/":
                guard place + 1 < text.endIndex, text[place + 1].isDigit, place > start, text[place - 1].isDigit else {
                    break scanning
                }
            default:
                guard scalar.isDigit else { break scanning }
                digits.append(UInt8(truncatingIfNeeded: scalar.value))
                end = place + 1
            }
            place += 1
        }
        return (judged(digits, hasPlus: hasPlus), max(end, start + 1))
    }

    private static func judged(_ digits: [UInt8], hasPlus: Bool) -> Number? {
        var digits = digits
        var isInternational = hasPlus
        if !hasPlus, digits.starts(with: [0x30, 0x30]), digits.count >= digitsMin + 4 {
            digits.removeFirst(2)
            isInternational = true
        }
        guard digits.count >= digitsMin else { return nil }
        guard isInternational else { return digits.count <= digitsMax ? .national : nil }
        // No country's code begins with a zero; what is longer than fifteen digits is two numbers, or none.
        guard digits.count <= digitsMax, digits.first != 0x30 else { return nil }
        return .international("+" + String(decoding: digits, as: UTF8.self))
    }
}
