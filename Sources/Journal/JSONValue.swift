/// A JSON text (RFC 8259) as a tree. Bounded in depth; a text that lies about itself costs no more than its length.
public enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// A number with a fraction or an exponent, or too large for 64 bits: its text.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// - Returns: nil unless `bytes` are exactly one JSON text.
    public init?(_ bytes: ArraySlice<UInt8>) {
        var parser = JSONParser(bytes)
        guard let value = parser.value(depth: 0), parser.isAtEnd else { return nil }
        self = value
    }

    /// The member of an object.
    public subscript(name: String) -> JSONValue? {
        if case .object(let members) = self { return members[name] }
        return nil
    }

    /// The text of a string.
    public var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// A whole number.
    public var integer: Int64? {
        if case .integer(let number) = self { return number }
        return nil
    }
}
