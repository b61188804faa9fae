/// A JSON text (RFC 8259) as a tree, for what the service itself once wrote: a text that lies about itself costs no
/// more than its length, nests no deeper than ``Limits/jsonDepthMax``, and names no member twice.
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
    public var integer: Int64? { whole() }

    /// A whole number of any width, nil where it does not fit.
    public func whole<Number: FixedWidthInteger>(_: Number.Type = Number.self) -> Number? {
        switch self {
        case .integer(let number): Number(exactly: number)
        case .number(let text): Number(text)
        default: nil
        }
    }

    /// `true` or `false`.
    public var bool: Bool? {
        if case .bool(let truth) = self { return truth }
        return nil
    }

    /// The elements of an array.
    public var array: [JSONValue]? {
        if case .array(let elements) = self { return elements }
        return nil
    }

    /// A number of seconds with no exponent and at most three decimals, as ``JSONWriter/seconds(_:)`` writes it.
    public var seconds: Duration? {
        switch self {
        case .integer(let whole): return .seconds(whole)
        case .number(let text):
            let isNegative = text.hasPrefix("-")
            let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let whole = Int64(parts[0]), let decimals = Int64(parts[1]) else { return nil }
            let scales: [Int: Int64] = [1: 100, 2: 10, 3: 1]
            guard let scale = scales[parts[1].utf8.count] else { return nil }
            let magnitude = Duration.seconds(whole) + .milliseconds(decimals * scale)
            return isNegative ? .zero - magnitude : magnitude
        default: return nil
        }
    }
}
