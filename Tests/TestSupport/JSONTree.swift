import Foundation

/// JSON as an independent reader sees it, comparable.
public enum JSONTree: Sendable, Equatable {
    /// `null`.
    case null
    /// `true` or `false`.
    case flag(Bool)
    /// Any number.
    case number(Double)
    /// A string.
    case text(String)
    /// An array.
    case list([JSONTree])
    /// An object.
    case object([String: JSONTree])

    /// Reads one JSON text.
    public init(_ bytes: [UInt8]) throws {
        self.init(try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed]))
    }

    private init(_ value: Any) {
        switch value {
        case let text as String: self = .text(text)
        case let list as [Any]: self = .list(list.map { JSONTree($0) })
        case let members as [String: Any]: self = .object(members.mapValues { JSONTree($0) })
        case let number as NSNumber:
            // A Bool is a number of the C type char there.
            let isFlag = unsafe number.objCType.pointee == CChar(bitPattern: UInt8(ascii: "c"))
            self = isFlag ? .flag(number.boolValue) : .number(number.doubleValue)
        default: self = .null
        }
    }

    /// A member; nil where it is absent, and where this is no object.
    public subscript(name: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The names of the members.
    public var names: Set<String> {
        guard case .object(let members) = self else { return [] }
        return Set(members.keys)
    }

    /// The string.
    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The number, where it is a whole one.
    public var whole: Int? {
        guard case .number(let number) = self else { return nil }
        return Int(exactly: number)
    }

    /// The elements; empty where this is no array.
    public var elements: [JSONTree] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }
}
