/// Walks through a TOML document once, as far as is needed to know which keys stand on which line. It ends on any text
/// at all: every turn of every loop goes forward or leaves.
struct SourceScanner {
    typealias Step = SourceLines.Step

    private(set) var lines: [[Step]: Int] = [:]
    private(set) var nulLine: Int?
    /// The first thing in the document that the parser must not be given.
    private(set) var trap: (line: Int, problem: String)?

    /// No setting lies deeper. What does is not noted: else a line of nothing but dots would cost its length squared.
    private static let stepsMax = 8
    /// The parser takes no more (toml++, `TOML_MAX_NESTED_VALUES`).
    private static let depthMax = 256
    /// Far below what overflows the stack where the parser lets go of tables within tables.
    private static let keysMax = 128

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    /// Lists and inline tables around the position.
    private var depth = 0
    /// The table whose header came last.
    private var table: [Step] = []
    /// How often each `[[…]]` has come.
    private var elements: [[Step]: Int] = [:]

    init(_ text: String) {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        bytes = Array(text.utf8)
        if bytes.starts(with: byteOrderMark) { position = byteOrderMark.count }
    }

    mutating func scan() {
        while skipBlank(), let byte = next {
            let start = position
            if byte == UInt8(ascii: "[") { header() } else { pair(in: table) }
            if position == start { advance() }
        }
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func advance() {
        if next == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    private mutating func advance(while condition: (UInt8) -> Bool) {
        while let byte = next, condition(byte) { advance() }
    }

    /// Spaces, ends of lines and comments. - Returns: true, for use in a condition.
    private mutating func skipBlank() -> Bool {
        while let byte = next {
            if byte == UInt8(ascii: "#") {
                advance { $0 != UInt8(ascii: "\n") }
            } else if " \t\r\n".utf8.contains(byte) {
                advance()
            } else {
                break
            }
        }
        return true
    }

    private mutating func note(_ steps: [Step]) {
        if steps.count <= Self.stepsMax && lines[steps] == nil { lines[steps] = line }
    }

    /// `[a.b]` or `[[a.b]]`.
    private mutating func header() {
        advance()
        let isElement = next == UInt8(ascii: "[")
        if isElement { advance() }
        checkBeginning(isElement: isElement)
        let keys = keyPath().prefix(Self.stepsMax)
        table = []
        for (index, key) in keys.enumerated() {
            table.append(.key(key))
            note(table)
            if isElement && index == keys.count - 1 { elements[table, default: 0] += 1 }
            // Keys below an array of tables belong to its last one.
            if let count = elements[table] { table.append(.element(count - 1)) }
        }
        note(table)
        advance { $0 == UInt8(ascii: "]") }
    }

    /// toml++ 3.4 ends the process where a header begins with what begins no key: `[` at the end of a line, `[=`.
    private mutating func checkBeginning(isElement: Bool) {
        advance { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard let byte = next, trap == nil else { return }
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return
        case UInt8(ascii: "["): if !isElement { return }
        default: if "-_\"']".utf8.contains(byte) { return }
        }
        trap = (line, "not valid TOML: the header of a table begins with no name")
    }

    /// `a.b = value`.
    private mutating func pair(in table: [Step]) {
        var steps = table
        for key in keyPath().prefix(Self.stepsMax) {
            steps.append(.key(key))
            note(steps)
        }
        guard next == UInt8(ascii: "=") else { return }
        advance()
        advance { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        value(steps)
    }

    private mutating func keyPath() -> [String] {
        var keys: [String] = []
        while true {
            advance { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if let byte = next, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                keys.append(string())
            } else {
                let start = position
                advance { !" \t\r\n.=[]{},#\"'".utf8.contains($0) }
                keys.append(String(decoding: bytes[start..<position], as: UTF8.self))
            }
            advance { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if keys.count > Self.keysMax && trap == nil { trap = (line, "a name of more than \(Self.keysMax) parts") }
            guard next == UInt8(ascii: ".") else { return keys }
            advance()
        }
    }

    private mutating func value(_ steps: [Step]) {
        // The parser ends here as well, and says so.
        guard depth < Self.depthMax else { return position = bytes.count }
        depth += 1
        defer { depth -= 1 }
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = string()
        case UInt8(ascii: "["): list(steps)
        case UInt8(ascii: "{"): inlineTable(steps)
        default:
            let start = position
            advance { !",]}#\n".utf8.contains($0) }
            checkTime(bytes[start..<position])
        }
    }

    /// And where something else than a time stands behind a date: `2026-11-21T-7`.
    private mutating func checkTime(_ text: ArraySlice<UInt8>) {
        let (behindDate, behindT) = (text.dropFirst(10), text.dropFirst(11))
        guard trap == nil, let byte = behindDate.first, "Tt ".utf8.contains(byte), let first = behindT.first else {
            return
        }
        let isDate = text.dropFirst(4).first == UInt8(ascii: "-") && text.dropFirst(7).first == UInt8(ascii: "-")
        if isDate && !"0123456789 \t\r".utf8.contains(first) {
            trap = (line, "not valid TOML: a date with no time behind it")
        }
    }

    private mutating func list(_ steps: [Step]) {
        advance()
        var count = 0
        while skipBlank(), let byte = next, byte != UInt8(ascii: "]") {
            let start = position
            // There toml++ 3.4 ends the process as well.
            if byte == UInt8(ascii: "}") && trap == nil { trap = (line, "not valid TOML: a } in a list") }
            if byte != UInt8(ascii: ",") {
                note(steps + [.element(count)])
                value(steps + [.element(count)])
                count += 1
            }
            if position == start { advance() }
        }
        advance()
    }

    private mutating func inlineTable(_ steps: [Step]) {
        advance()
        while skipBlank(), let byte = next, byte != UInt8(ascii: "}") {
            let start = position
            if byte != UInt8(ascii: ",") { pair(in: steps) }
            if position == start { advance() }
        }
        advance()
    }

    /// A string of any of the four kinds. - Returns: what stands between its quotes, escapes as they are.
    private mutating func string() -> String {
        let quote = bytes[position]
        let isLong = bytes[position...].starts(with: [quote, quote, quote])
        let width = isLong ? 3 : 1
        for _ in 0..<width { advance() }
        let start = position
        while let byte = next, isLong || byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") {
                noteNul()
                advance()
                if next != nil { advance() }
            } else if bytes[position...].starts(with: repeatElement(quote, count: width)) {
                break
            } else {
                advance()
            }
        }
        let content = String(decoding: bytes[start..<min(position, bytes.count)], as: UTF8.self)
        // One or two more quotes right before the three that end a long string belong to it.
        var quotes = 0
        while next == quote && quotes < (isLong ? 5 : 1) {
            advance()
            quotes += 1
        }
        return content
    }

    private mutating func noteNul() {
        let escape = bytes[position...].dropFirst()
        if nulLine == nil, escape.starts(with: "u0000".utf8) || escape.starts(with: "U00000000".utf8) {
            nulLine = line
        }
    }
}
