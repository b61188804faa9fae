import ReleaseModel

/// JSON (RFC 8259) written straight into bytes, on one line: Foundation's encoder would cost the service more memory
/// than all it has to say.
struct StatusWriter {
    /// What has been written.
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// `{…}` around the members that `members` writes.
    mutating func object(_ members: (inout StatusWriter) -> Void) {
        open("{")
        members(&self)
        close("}")
    }

    /// `[…]`, one value written by `each` for each element.
    mutating func array<Element>(_ elements: some Sequence<Element>, _ each: (inout StatusWriter, Element) -> Void) {
        open("[")
        for element in elements { each(&self, element) }
        close("]")
    }

    /// A member's name; its value must follow.
    mutating func key(_ name: String) {
        text(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A whole number.
    mutating func number(_ value: some BinaryInteger) { scalar(String(value)) }

    /// `true` or `false`.
    mutating func boolean(_ value: Bool) { scalar(value ? "true" : "false") }

    /// `null`.
    mutating func null() { scalar("null") }

    /// Seconds, with the milliseconds behind a point where there are any.
    mutating func seconds(_ duration: Duration) {
        let milliseconds = duration.inNanoseconds / 1_000_000
        let (whole, part) = milliseconds.magnitude.quotientAndRemainder(dividingBy: 1_000)
        let digits = String(part + 1_000).dropFirst()
        scalar((milliseconds < 0 ? "-" : "") + "\(whole)" + (part == 0 ? "" : ".\(digits)"))
    }

    /// A string. What a terminal, a line splitter or an eye could stumble over is escaped: controls, U+0085,
    /// U+2028, U+2029, bidi and other format characters, private use, the unassigned.
    mutating func text(_ value: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                bytes += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
            } else if scalar.isUnfitForDisplay {
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { escape(unit) }
            } else {
                bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// Ends the line.
    mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

    private mutating func escape(_ unit: UInt16) {
        bytes += "\\u".utf8
        bytes += Hex.text([UInt8(unit >> 8), UInt8(unit & 0xFF)]).utf8
    }

    private mutating func scalar(_ text: String) {
        separate()
        bytes += text.utf8
        needsComma = true
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }
}

extension StatusWriter {
    /// A string member.
    mutating func member(_ name: String, _ value: String) {
        key(name)
        text(value)
    }

    /// A string member, or `null`.
    mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { text(value) } else { null() }
    }

    /// A number member.
    mutating func member(_ name: String, _ value: some BinaryInteger) {
        key(name)
        number(value)
    }

    /// A time in UTC with nanoseconds, as a record has its file's time.
    mutating func member(_ name: String, _ value: WallTime) { member(name, value.rfc3339(.nanoseconds)) }

    /// A duration in seconds, or `null`.
    mutating func member(_ name: String, _ value: Duration?) {
        key(name)
        if let value { seconds(value) } else { null() }
    }

    /// A name as in the journal: `name` for people, and `nameBytes` where the text is not exactly the bytes.
    mutating func member(_ name: String, _ value: PathBytes) {
        member(name, value.text)
        if !value.text.utf8.elementsEqual(value.bytes) { member(name + "Bytes", Base64.text(value.bytes)) }
    }
}
