extension PathBytes {
    /// The bytes decoded as UTF-8, U+FFFD for what is not. For people; never an identity.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The name as one line of harmless text for logs, terminals and pages: what could move a cursor, turn the
    /// direction of writing, hide itself or break a line stands as `\u{…}`; bytes that are not UTF-8 as `\xNN`.
    public var escaped: String {
        var out = ""
        var rest = bytes[...]
        while !rest.isEmpty {
            let (scalar, length) = Self.firstScalar(of: rest)
            if let scalar {
                if scalar == "\\" {
                    out += "\\\\"
                } else if scalar.isUnfitForDisplay {
                    out += "\\u{" + String(scalar.value, radix: 16) + "}"
                } else {
                    out.unicodeScalars.append(scalar)
                }
            } else {
                for byte in rest.prefix(length) {
                    out += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
            }
            rest = rest.dropFirst(length)
        }
        return out
    }

    /// The first scalar and its length, or nil and the length of what is not UTF-8.
    private static func firstScalar(of bytes: ArraySlice<UInt8>) -> (Unicode.Scalar?, Int) {
        var decoder = UTF8()
        var iterator = bytes.prefix(4).makeIterator()
        switch decoder.decode(&iterator) {
        case .scalarValue(let scalar): return (scalar, UTF8.width(scalar))
        case .emptyInput, .error: return (nil, 1)
        }
    }
}

extension Unicode.Scalar {
    /// Whether a person, a terminal or a line splitter could be misled by this scalar: control, format (bidi
    /// included), line and paragraph separators, private use, surrogates and what Unicode has not assigned.
    public var isUnfitForDisplay: Bool {
        if value < 0x7F { return value < 0x20 }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
        default: return false
        }
    }
}
