/// Writes one JSON text (RFC 8259) into a buffer, without white space. What could mislead a person, a terminal or a
/// line splitter (control, format, bidi, U+0085, U+2028 …) stands as `\u` escapes, so that every line splitter agrees
/// and no name moves a cursor.
public struct JSONWriter: Sendable {
    /// The text so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// An empty text.
    public init(capacity: Int = 1_024) { bytes.reserveCapacity(capacity) }

    /// `{ … }`
    public mutating func object(_ members: (inout JSONWriter) -> Void) { nested("{", "}", members) }

    /// `[ … ]`
    public mutating func array(_ elements: (inout JSONWriter) -> Void) { nested("[", "]", elements) }

    /// The name of the member whose value comes next.
    public mutating func key(_ name: StaticString) {
        separate()
        quote(name.description)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A string, or null.
    public mutating func value(_ text: String?) {
        guard let text else { return null() }
        separate()
        quote(text)
        needsComma = true
    }

    /// A whole number.
    public mutating func value(_ number: some BinaryInteger) { literal(number.description) }

    /// `true` or `false`.
    public mutating func value(_ truth: Bool) { literal(truth ? "true" : "false") }

    /// A number of seconds, with three decimals where it is not whole; what is finer than milliseconds is left out.
    public mutating func seconds(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let milliseconds = (attoseconds / 1_000_000_000_000_000).magnitude
        let sign = seconds < 0 || (attoseconds < 0 && milliseconds > 0) ? "-" : ""
        literal(
            sign + "\(seconds.magnitude)" + (milliseconds == 0 ? "" : ".\(String(milliseconds + 1_000).dropFirst())")
        )
    }

    /// A number of thousandths with three decimals.
    /// - precondition: it is not negative.
    public mutating func thousandths(_ number: Int) {
        precondition(number >= 0, "an index is no debt")
        literal("\(number / 1_000).\(String(number % 1_000 + 1_000).dropFirst())")
    }

    /// `null`.
    public mutating func null() { literal("null") }

    /// A member with a string, or null.
    public mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        value(text)
    }

    /// A member with a whole number.
    public mutating func member(_ name: StaticString, _ number: some BinaryInteger) {
        key(name)
        value(number)
    }

    /// A member with `true` or `false`.
    public mutating func member(_ name: StaticString, _ truth: Bool) {
        key(name)
        value(truth)
    }

    /// A member with a number of seconds, or null.
    public mutating func member(_ name: StaticString, seconds duration: Duration?) {
        key(name)
        if let duration { seconds(duration) } else { null() }
    }

    private mutating func nested(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: open))
        needsComma = false
        body(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    private mutating func quote(_ text: String) {
        let quotationMark = UInt8(ascii: "\"")
        bytes.append(quotationMark)
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != quotationMark && $0 != 0x5C }) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { append(scalar) }
        }
        bytes.append(quotationMark)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "\\":
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(UInt8(ascii: scalar))
        case "\n": bytes.append(contentsOf: "\\n".utf8)
        case "\r": bytes.append(contentsOf: "\\r".utf8)
        case "\t": bytes.append(contentsOf: "\\t".utf8)
        default:
            guard scalar.isUnfitForDisplay else { return bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
            for unit in String(scalar).utf16 {
                bytes.append(contentsOf: "\\u".utf8)
                for shift in [12, 8, 4, 0] { bytes.append(Hex.digits[Int(unit >> shift & 15)]) }
            }
        }
    }
}
