/// Swift source, as far as these tests must understand it.
enum SourceText {
    /// The lines with comments and the text of string literals taken out; what is interpolated stays.
    static func code(_ text: String) -> [String] {
        var scanner = Scanner(text)
        return scanner.code().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The module that a line of code imports.
    static func importedModule(_ line: String) -> String? {
        var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        let before: Set = ["public", "internal", "package", "private", "fileprivate"]
        while let first = words.first, first.hasPrefix("@") || before.contains(first) { words.removeFirst() }
        guard words.first == "import", words.count > 1 else { return nil }
        let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
        let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
        return name.split(separator: ".").first.map(String.init)
    }

    /// How often a word stands in a line of code by itself, not as a part of a longer one.
    static func count(_ word: String, in line: String) -> Int {
        let (line, word) = (Array(line.utf8), Array(word.utf8))
        guard line.count >= word.count, !word.isEmpty else { return 0 }
        return (0...(line.count - word.count)).count { start in
            let end = start + word.count
            return line[start] == word[0] && line[start..<end].elementsEqual(word)
                && (start == 0 || !isName(line[start - 1]))
                && (end == line.count || !isName(word[word.count - 1]) || !isName(line[end]))
        }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
    }

    private struct Scanner {
        private let bytes: [UInt8]
        private var at = 0
        private var out: [UInt8] = []

        init(_ text: String) { bytes = Array(text.utf8) }

        mutating func code() -> String {
            run(untilParenthesis: false)
            return String(decoding: out, as: UTF8.self)
        }

        private func starts(_ text: String, at index: Int) -> Bool {
            bytes[index] == text.utf8.first && bytes[index...].starts(with: text.utf8)
        }

        /// What a comment, a literal or an end may begin with; nearly everything else is passed on at once.
        private static let beginnings = Set("/#\"()".utf8)

        /// Code, to its end or to the parenthesis that ends an interpolation.
        private mutating func run(untilParenthesis: Bool) {
            var depth = 0
            while at < bytes.count {
                if !Self.beginnings.contains(bytes[at]) {
                    out.append(bytes[at])
                    at += 1
                } else if starts("//", at: at) {
                    while at < bytes.count, bytes[at] != 0x0A { at += 1 }
                } else if starts("/*", at: at) {
                    skipComment()
                } else if let hashes = literalHashes() {
                    skipLiteral(hashes)
                } else {
                    let byte = bytes[at]
                    if byte == UInt8(ascii: "(") { depth += 1 }
                    if byte == UInt8(ascii: ")") {
                        if untilParenthesis && depth == 0 { return }
                        depth -= 1
                    }
                    out.append(byte)
                    at += 1
                }
            }
        }

        /// Comments nest.
        private mutating func skipComment() {
            var depth = 0
            repeat {
                if starts("/*", at: at) {
                    depth += 1
                    at += 2
                } else if starts("*/", at: at) {
                    depth -= 1
                    at += 2
                } else {
                    if bytes[at] == 0x0A { out.append(0x0A) }
                    at += 1
                }
            } while depth > 0 && at < bytes.count
        }

        /// The `#`s before the quote of a literal that begins here; nil where none begins.
        private func literalHashes() -> Int? {
            guard bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "#") else { return nil }
            let hashes = bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count
            return at + hashes < bytes.count && bytes[at + hashes] == UInt8(ascii: "\"") ? hashes : nil
        }

        private mutating func skipLiteral(_ hashes: Int) {
            at += hashes
            let isMultiline = starts("\"\"\"", at: at)
            let hash = String(repeating: "#", count: hashes)
            let end = (isMultiline ? "\"\"\"" : "\"") + hash
            at += isMultiline ? 3 : 1
            out += Array("\"\"".utf8)
            while at < bytes.count {
                if starts(end, at: at) {
                    at += end.utf8.count
                    return
                }
                if starts("\\\(hash)(", at: at) {
                    at += 2 + hashes
                    run(untilParenthesis: true)
                    at += 1
                } else if starts("\\\(hash)", at: at) {
                    at += 2 + hashes
                } else {
                    if bytes[at] == 0x0A { out.append(0x0A) }
                    at += 1
                }
            }
        }
    }
}
