import Foundation
import ReleaseModel
import TestSupport

extension FuzzSubject {
    /// A JSON text, held against Foundation's reading of it.
    static let json = FuzzSubject(
        description: "json",
        rounds: 5_000,
        samples: [
            #"{"a":[1,-2.5e3,"x\u00e9\ud83d\ude00é😀\n",true,false,null,{}],"b":{"c":[[]],"d":""},"e":12.050}"#,
            #"[0,-0,1E+2,9223372036854775807,9223372036854775808,-9223372036854775809,0.1,"\/\b\f\r\t\"\\"]"#,
            #" "\ud83d" "#, #"{"é":1,"é":2}"#,
        ].map { [UInt8](text: $0) },
        words: [
            "[", "]", "{", "}", "\"", ":", ",", "null", "true", "1e999", "-", "0", ".", "e", "\\u", "\\ud800",
            "\\udc00",
            "\\u0000", "\"a\":", "[[[[[[[[[[[[[[[[", "]]]]]]]]]]]]]]]]", "\u{FEFF}", " ", "é", "e\u{301}",
        ].map { [UInt8](text: $0) } + [[0xFF], [0xC3], [0], [0xED, 0xA0, 0x80]]
    ) { bytes in
        let ours = JSONValue(bytes[...])
        let theirs = try? JSONTree(bytes)
        switch (ours, theirs) {
        case (nil, nil): return nil
        case (let ours?, let theirs?): return ours.isSame(as: theirs) ? nil : "read otherwise: \(ours), \(theirs)"
        case (nil, _?): return JSONSurvey(bytes).whyRefused == nil ? "refused, and Foundation takes it" : nil
        case (let ours?, nil): return ours.hasHugeNumber ? nil : "taken, and Foundation refuses it"
        }
    }
}

extension JSONValue {
    /// Foundation's numbers are 64 bits of floating point, and it refuses what does not fit.
    fileprivate var hasHugeNumber: Bool {
        switch self {
        case .number(let text): !(Double(text) ?? .infinity).isFinite || Double(text) == 0
        case .array(let elements): elements.contains(where: \.hasHugeNumber)
        case .object(let members): members.values.contains(where: \.hasHugeNumber)
        default: false
        }
    }

    fileprivate func isSame(as tree: JSONTree) -> Bool {
        switch (self, tree) {
        case (.null, .null): return true
        case (.bool(let mine), .flag(let other)): return mine == other
        case (.integer(let mine), .number(let other)): return Double(mine) == other
        case (.number(let text), .number(let other)):
            guard let mine = Double(text) else { return false }
            return mine == other || abs(mine - other) <= abs(mine) * 1e-14 || abs(mine) < 1e-300
        case (.string(let mine), .text(let other)):
            // Foundation takes a byte order mark out of the front of a string.
            let bare = mine.hasPrefix("\u{FEFF}") ? String(mine.unicodeScalars.dropFirst()) : mine
            return mine.utf8.elementsEqual(other.utf8) || bare.utf8.elementsEqual(other.utf8)
        case (.array(let mine), .list(let other)):
            return mine.count == other.count && zip(mine, other).allSatisfy { $0.isSame(as: $1) }
        case (.object(let mine), .object(let other)):
            return mine.count == other.count && mine.allSatisfy { key, value in other[key].map(value.isSame) ?? false }
        default: return false
        }
    }
}

/// Why we refuse a text that Foundation takes: on purpose.
struct JSONSurvey {
    private(set) var whyRefused: String?

    init(_ bytes: [UInt8]) {
        if bytes.contains(0) || bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.starts(with: [0xFF, 0xFE])
        {
            whyRefused = "not plain UTF-8: RFC 8259 has no byte order mark, no UTF-16 and no UTF-32"
            return
        }
        var names: [Set<String>] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): names.append([])
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if bytes[..<index].last(where: { $0 > 0x20 }) == UInt8(ascii: ",") {
                    whyRefused = "a comma with nothing behind it"
                }
                _ = names.popLast()
            case UInt8(ascii: "\""):
                let start = index
                index += 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                let token = Array(bytes[start..<min(index + 1, bytes.count)])
                if Self.hasLoneSurrogate(token) { whyRefused = "half a surrogate pair, which no text is" }
                let isName = bytes[min(index + 1, bytes.count)...].first { $0 > 0x20 } == UInt8(ascii: ":")
                if isName, case .text(let name)? = try? JSONTree(token), !names.isEmpty {
                    if !names[names.count - 1].insert(name).inserted { whyRefused = "a member that is there twice" }
                }
            default: break
            }
            if names.count > Limits.jsonDepthMax { whyRefused = "nested deeper than any record" }
            index += 1
        }
    }

    private static func hasLoneSurrogate(_ token: [UInt8]) -> Bool {
        var units: [UInt16] = []
        var index = 0
        while index < token.count {
            if token[index] == UInt8(ascii: "\\"), index + 1 < token.count {
                let digits = String(decoding: token[(index + 2)...].prefix(4), as: UTF8.self)
                let isUnit = token[index + 1] == UInt8(ascii: "u")
                units.append(isUnit ? UInt16(digits, radix: 16) ?? 0 : 0)
                index += isUnit ? 6 : 2
            } else {
                units.append(0)
                index += 1
            }
        }
        var pairs = units[...]
        while let unit = pairs.popFirst() {
            if (0xDC00...0xDFFF).contains(unit) { return true }
            if (0xD800...0xDBFF).contains(unit), !(0xDC00...0xDFFF).contains(pairs.popFirst() ?? 0) { return true }
        }
        return false
    }
}
