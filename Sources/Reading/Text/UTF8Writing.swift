extension Span where Element == Unicode.Scalar {
    /// Bytes that the scalars take as UTF-8.
    var utf8Count: Int {
        var count = 0
        for index in indices { count += self[index].utf8Count }
        return count
    }
}

extension Unicode.Scalar {
    /// Bytes that it takes as UTF-8.
    ///
    /// Counted without a branch: in text of mixed scripts each would be guessed wrong half the time.
    fileprivate var utf8Count: Int { 1 + (value < 0x80 ? 0 : 1) + (value < 0x800 ? 0 : 1) + (value < 0x10000 ? 0 : 1) }
}

extension OutputSpan<UInt8> {
    /// A scalar as UTF-8 (RFC 3629).
    @inline(__always)
    mutating func append(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 {
            append(UInt8(truncatingIfNeeded: value))
            return
        }
        if value < 0x800 {
            append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
        } else {
            if value < 0x10000 {
                append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            } else {
                append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
                append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
            }
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        }
        append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
}

extension String {
    /// Scalars as they are.
    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        let span = scalars.span
        let bytes = [UInt8](capacity: span.utf8Count) { out in
            for index in span.indices { out.append(span[index]) }
        }
        self.init(decoding: bytes, as: UTF8.self)
    }
}
