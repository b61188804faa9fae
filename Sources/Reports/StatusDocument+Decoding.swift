import FoundationEssentials
import ReleaseModel

// Only `releasectl` decodes; the service itself never calls into Foundation from here.

extension StatusDocument {
    /// Why a status document cannot be read.
    public enum Fault: Error, Sendable, Equatable, CustomStringConvertible {
        /// Written by another release of the service.
        case otherFormat(Int)
        /// Not JSON, or not the members of this format.
        case unreadable(String)

        /// What is wrong and the remedy, in one line.
        public var description: String {
            switch self {
            case .otherFormat(let found):
                "the status has format \(found) and this program reads format \(StatusDocument.format): "
                    + "use the releasectl that was installed with the running service"
            case .unreadable(let what):
                "the status cannot be read: \(what); a running service writes it anew, so try again in a second"
            }
        }
    }

    /// The status that ``encode(_:)`` wrote.
    public static func decode(_ bytes: [UInt8]) throws(Fault) -> ServiceStatus {
        do {
            let decoder = JSONDecoder()
            let data = Data(bytes)
            let header = try decoder.decode(StatusWire.Header.self, from: data)
            guard header.format == format else { throw Fault.otherFormat(header.format) }
            return try decoder.decode(StatusWire.self, from: data).status()
        } catch let fault as Fault {
            throw fault
        } catch let error as DecodingError {
            throw .unreadable(sentence(error))
        } catch {
            throw .unreadable(HarmlessText.line("\(error)"))
        }
    }

    private static func sentence(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context): "\(place(context.codingPath + [key])) is missing"
        case .valueNotFound(_, let context): "\(place(context.codingPath)) is null"
        case .typeMismatch(_, let context): "\(place(context.codingPath)) has the wrong type"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is not JSON"
        case .dataCorrupted(let context): "\(place(context.codingPath)) has a value nobody writes"
        @unknown default: "it is not a status document"
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.map { key in key.intValue.map { "\($0)" } ?? key.stringValue }.joined(separator: ".")
    }
}
